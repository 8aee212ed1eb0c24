import { z } from "zod";
import { type ErrorCode, statusOf, titleOf } from "../../errors.ts";
import type { JsonObject } from "../values/json.ts";
import { isPlainObject } from "../values/json.ts";
import { claimsKeys } from "./claims.ts";
import { type Answers, type AnyContract, successOf } from "./contract.ts";
import type { Api } from "./endpoint.ts";

/** Codes that any route of an API may answer. */
const anyRoute: Record<Api["name"], readonly ErrorCode[]> = {
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

/** Refusals of the request itself, by their status: what any route may answer, and what those with a body or an Idempotency-Key may. */
const ofAnyRequest: readonly ErrorCode[] = [
  "method_not_allowed",
  "request_timeout",
  "uri_too_long",
  "request_headers_too_large",
];
const ofBodies: readonly ErrorCode[] = ["payload_too_large", "unsupported_media_type"];
const ofKeys: readonly ErrorCode[] = ["idempotency_key_reused"];

const descriptions: Record<Api["name"], { title: string; prefix: string; description: string }> = {
  management: {
    title: "Licet Management API",
    prefix: "/api/v1",
    description: "For back offices: catalog, orders, licenses. Authenticate with `Authorization: Api-Key <key>`.",
  },
  license: {
    title: "Licet License API",
    prefix: "/api/v4",
    description:
      "For applications: activate, check, deactivate. Sign each request with the headers Date and Authorization; answers are " +
      "signed by `license_signature` and the header LicenseSignature; with the header Licet-Nonce also by Licet-Signature, so that " +
      "they cannot be played back. A POST with an Idempotency-Key can be repeated.",
  },
};

/** The OpenAPI 3.1 document of one API, made from the contracts of its routes and nothing else. */
export function openApiDocument(api: Api): JsonObject {
  const { title, prefix, description } = descriptions[api.name];
  const named: Record<string, JsonObject> = {};
  const paths: Record<string, JsonObject> = {};
  for (const contract of api.contracts) {
    const path = prefix + contract.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(api, contract, named) };
  }
  return {
    openapi: "3.1.0",
    info: { title, version: prefix.slice(5), description, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    security: [{ [api.name]: [] }],
    paths: sorted(paths),
    components: {
      securitySchemes: { [api.name]: securityScheme(api.name) },
      responses: errorAnswers([...ofAnyRequest, ...ofBodies, ...ofKeys]),
      schemas: sorted({ Error: errorSchema(api.name), ...named }),
    },
  };
}

function sorted(members: Record<string, JsonObject>): JsonObject {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function operation(api: Api, contract: AnyContract, named: Record<string, JsonObject>): JsonObject {
  return {
    operationId: operationId(contract),
    tags: [contract.tag],
    summary: contract.summary,
    ...(contract.description ? { description: contract.description } : {}),
    ...(contract.permission === "public" ? { security: [] } : { "x-permission": contract.permission }),
    parameters: [...parameters(contract.params, "path", named), ...parameters(contract.query, "query", named)],
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            description: `At most ${(contract.takes ?? api.takes).bytesMax} bytes.`,
            content: bodyContent(contract, schemaOf(contract.body, "input", named)),
          },
        }
      : {}),
    responses: {
      [successOf(contract.answers)]: { description: "Success.", ...answerContent(contract.answers, named) },
      ...referred(requestCodes(api, contract)),
      ...errorAnswers([...contract.errors, ...anyRoute[api.name], ...(takesBody(contract) ? badBody : [])]),
    },
  };
}

const badBody: readonly ErrorCode[] = ["invalid_json", "malformed_request"];

function takesBody({ method }: AnyContract): boolean {
  return method !== "GET";
}

function requestCodes(api: Api, contract: AnyContract): ErrorCode[] {
  const isClaimed = claimsKeys(api, contract);
  return [...ofAnyRequest, ...(takesBody(contract) ? ofBodies : []), ...(isClaimed ? ofKeys : [])];
}

/** The statuses of these codes, each of which is told once for all routes. */
function referred(codes: readonly ErrorCode[]): JsonObject {
  return Object.fromEntries(
    codes.map((code) => [statusOf(code), { $ref: `#/components/responses/${statusOf(code)}` }]),
  );
}

function answerContent(answers: Answers, named: Record<string, JsonObject>): JsonObject {
  if (answers === "nothing") return {};
  if ("csv" in answers) return { content: { "text/csv": { schema: { type: "string" } } } };
  if ("text" in answers) return { content: { "text/plain": { schema: schemaOf(answers.text, "input", named) } } };
  return { content: { "application/json": { schema: schemaOf(answers.json, "input", named) } } };
}

function bodyContent({ takes }: AnyContract, schema: JsonObject): JsonObject {
  if (!takes || takes.as === "json") return { "application/json": { schema } };
  const form = { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] };
  return { "text/plain": { schema: { type: "string" } }, "multipart/form-data": { schema: form } };
}

function operationId({ method, path }: AnyContract): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return [method.toLowerCase(), ...words].join("_");
}

/** One answer per status, listing the codes that come with it. */
function errorAnswers(codes: readonly ErrorCode[]): JsonObject {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of codes) byStatus.set(statusOf(code), (byStatus.get(statusOf(code)) ?? new Set()).add(code));
  const answers = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    answers.map(([status, listed]) => [
      String(status),
      {
        description: [...listed]
          .sort()
          .map((code) => `\`${code}\`: ${titleOf(code)}`)
          .join("\n\n"),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    ]),
  );
}

function parameters(
  schema: z.ZodType | undefined,
  where: "path" | "query",
  named: Record<string, JsonObject>,
): JsonObject[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema, "input", named);
  if (!isPlainObject(properties)) return [];
  const isRequired = (name: string) => where === "path" || (Array.isArray(required) && required.includes(name));
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: where,
    required: isRequired(name),
    ...(isPlainObject(member) && member.type === "array" ? { style: "form", explode: false } : {}),
    schema: member as JsonObject,
  }));
}

/** A schema that contains itself has a name (in `z.globalRegistry`), by which it is told once, in `named`. */
function schemaOf(schema: z.ZodType, io: "input" | "output", named: Record<string, JsonObject>): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _dialect, $defs, ...rest } = JSON.parse(text) as JsonObject;
  for (const [name, { id: _name, ...definition }] of Object.entries(($defs ?? {}) as Record<string, JsonObject>)) {
    if (name.startsWith("__")) throw new Error("a schema that contains itself needs a name");
    named[name] = definition as JsonObject;
  }
  return rest as JsonObject;
}

function securityScheme(api: Api["name"]): JsonObject {
  const description =
    api === "management"
      ? "`Api-Key <prefix>.<secret>`"
      : 'Header Date, and `algorithm="hmac-sha256",headers="date",signature="…",apikey="…"`: the signature is the base64 of ' +
        "HMAC-SHA256 with the shared key over `licenseSpring`, a line feed, `date: ` and the value of Date.";
  return { type: "apiKey", in: "header", name: "Authorization", description };
}

function errorSchema(api: Api["name"]): JsonObject {
  const problem = {
    type: "object",
    properties: { code: { type: "string" }, message: { type: "string" }, value: {}, pointer: { type: "string" } },
  };
  const common = { status: { type: "integer" }, code: { type: "string" }, message: { type: "string" } };
  if (api === "license") return { type: "object", properties: common, required: Object.keys(common) };
  const properties = {
    ...common,
    detail: { type: "string" },
    errors: { type: "array", items: problem },
    request_id: { type: "string" },
  };
  return { type: "object", properties, required: Object.keys(properties) };
}
