import { createHash } from "node:crypto";
import { ApiError } from "../errors.ts";
import { type Caller, problemsOf } from "../http/endpoint.ts";
import { parseJsonBody } from "../http/json-body.ts";
import type { LicenseKey, LicenseKeys } from "../http/license-keys.ts";
import { isPlainObject } from "../json.ts";
import { verifyOfflineSignature, verifyTextSignature } from "../signing/hmac.ts";
import { rawMember } from "./raw-member.rules.ts";
import { type RequestMembers, requestMembers } from "./request-file.schema.ts";

/** A request file whose signature holds: what a client asks for from a machine without a network. */
export interface RequestFile {
  readonly members: RequestMembers;
  /** Whose key it was signed with. */
  readonly caller: Caller;
  readonly secret: string;
  /** The API key. */
  readonly credential: string;
  /** Tells one request from another. */
  readonly hash: string;
}

/** What a refused request file may be answered with. */
export const requestFileErrors = [
  "missing_content",
  "invalid_api_key",
  "revoked_api_key",
  "read_only_api_key",
  "signature_mismatch",
] as const;

/**
 * Reads a request file of either schema and verifies its signature over the bytes as they stand (license-api.md §7.1, §7.2). `kind` is
 * what the endpoint does; a file that says something else is refused, one that says nothing is taken at the endpoint's word.
 */
export async function readRequestFile(
  base64: string,
  kind: "activation" | "deactivation",
  keys: LicenseKeys,
): Promise<RequestFile> {
  const text = decode(base64);
  const document = parseJsonBody(text);
  if (!isPlainObject(document)) throw unreadable();
  const isWrapped = isPlainObject(document.request);
  const parsed = requestMembers.safeParse(isWrapped ? document.request : document);
  if (!parsed.success) throw ApiError.of(problemsOf(parsed.error, "query", document));
  const members = parsed.data;
  if (members.request !== undefined && members.request !== kind)
    throw new ApiError("validation_error", { message: `The file asks for ${members.request}, not for ${kind}.` });
  const credential = members.api_key;
  if (credential === undefined)
    throw new ApiError("missing_parameters", { message: "must have required property 'api_key'" });
  const key = await keys.find(credential);
  if (!key) throw new ApiError("invalid_api_key");
  if (key.isRevoked) throw new ApiError("revoked_api_key");
  const outer = isWrapped ? { raw: rawMember(text, "request") ?? "", signature: document.signature } : undefined;
  if (!isSigned(members, credential, key, outer)) throw new ApiError("signature_mismatch");
  if (!key.caller.permissions.has("license_use_change")) throw new ApiError("read_only_api_key");
  const hash = createHash("sha256").update(text).digest("base64");
  return { members, caller: key.caller, secret: key.secret, credential, hash };
}

/** Schema 2 signs the text of the request as it stands; schema 1 what identifies it. */
function isSigned(
  members: RequestMembers,
  credential: string,
  { secret }: LicenseKey,
  outer: { readonly raw: string; readonly signature: unknown } | undefined,
): boolean {
  if (outer) return typeof outer.signature === "string" && verifyTextSignature(secret, outer.raw, outer.signature);
  const { date, license_key: licenseKey, username, hardware_id: hardwareId = "", signature = "" } = members;
  return verifyOfflineSignature({ secret, date, licenseKey, username, hardwareId, apiKey: credential }, signature);
}

function decode(base64: string): string {
  const line = base64.replace(/\s+/g, "");
  if (line === "") throw new ApiError("missing_content");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(line)) throw unreadable();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "base64"));
  } catch {
    throw unreadable();
  }
}

function unreadable(): ApiError {
  return new ApiError("validation_error", { message: "The file is not a request file: base64 of a JSON object." });
}
