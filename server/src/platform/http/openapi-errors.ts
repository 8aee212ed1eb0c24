import { type ErrorCode, statusOf, titleOf } from "../../errors.ts";
import type { JsonObject } from "../values/json.ts";
import type { AnyContract } from "./contract.ts";
import type { Api } from "./endpoint.ts";
import { claimsKeys } from "./idempotency-claim.ts";

/** Codes that any operation of an API may answer. */
const ofAnyOperation: Record<Api["name"], readonly ErrorCode[]> = {
  management: [
    "not_authenticated",
    "invalid_management_key",
    "expired_management_key",
    "permission_denied",
    "session_not_valid",
    "foreign_origin",
    "validation_error",
    "too_many_attempts",
    "internal_error",
    "database_unavailable",
    "passwords_busy",
    "too_many_requests",
  ],
  license: [
    "missing_headers",
    "authorization_invalid_headers",
    "authorization_missing_params",
    "hmac_required",
    "date_header_diff",
    "invalid_api_key",
    "revoked_api_key",
    "signature_mismatch",
    "validation_error",
    "too_many_attempts",
    "internal_error",
    "database_unavailable",
    "passwords_busy",
    "too_many_requests",
  ],
};

/** Refusals of the request itself: of any, of those with a body, of those with an Idempotency-Key. */
const ofAnyRequest: readonly ErrorCode[] = [
  "method_not_allowed",
  "request_timeout",
  "uri_too_long",
  "request_headers_too_large",
];
const ofBodies: readonly ErrorCode[] = [
  "invalid_json",
  "malformed_request",
  "payload_too_large",
  "unsupported_media_type",
];
const ofKeys: readonly ErrorCode[] = ["idempotency_key_reused"];

/** An answer with more own codes than this has no name, and is written out in its operation. */
const namedCodesMax = 3;

/**
 * The answers of an operation to what it refuses, one for each status, with the codes that come with it. What several
 * operations may answer is in `shared`, by its status and codes, and is referenced.
 */
export function errorAnswers(api: Api, contract: AnyContract, shared: Record<string, JsonObject>): JsonObject {
  const takesBody = contract.method !== "GET";
  const general = new Set([
    ...ofAnyOperation[api.name],
    ...ofAnyRequest,
    ...(takesBody ? ofBodies : []),
    ...(claimsKeys(api, contract) ? ofKeys : []),
  ]);
  const statuses = new Set([...general, ...contract.errors].map(statusOf));
  const answers = [...statuses].sort().map((status) => {
    const isOfStatus = (code: ErrorCode) => statusOf(code) === status;
    const own = [...new Set(contract.errors)].filter((code) => isOfStatus(code) && !general.has(code)).sort();
    const others = [...general].filter(isOfStatus).sort();
    const answer = errorAnswer(own, others);
    if (own.length > namedCodesMax) return [status, answer];
    const name = [status, ...(takesBody && status === 400 ? ["body"] : []), ...own].join("-");
    shared[name] = answer;
    return [status, { $ref: `#/components/responses/${name}` }];
  });
  return Object.fromEntries(answers);
}

/** Says what each code means; of those that any operation may answer only the names, where there are others. */
function errorAnswer(own: readonly ErrorCode[], general: readonly ErrorCode[]): JsonObject {
  const sentences = (own.length > 0 ? own : general).map((code) => `\`${code}\`: ${titleOf(code)}`);
  const names = general.map((code) => `\`${code}\``).join(", ");
  if (own.length > 0 && general.length > 0) sentences.push(`Any request of this kind may also be answered ${names}.`);
  return {
    description: sentences.join("\n\n"),
    content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
  };
}
