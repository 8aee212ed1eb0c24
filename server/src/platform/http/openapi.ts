import { z } from "zod";
import type { JsonObject } from "../values/json.ts";
import { isPlainObject } from "../values/json.ts";
import { groupBy } from "../values/lists.ts";
import { type Answers, type AnyContract, successOf } from "./contract.ts";
import type { Api } from "./endpoint.ts";
import { errorAnswers } from "./openapi-errors.ts";

type Members = Record<string, JsonObject>;

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
      "they cannot be played back. A POST with an Idempotency-Key can be repeated. A refusal names its decision in the header " +
      "Licet-Decision: its number in GET /api/v1/decisions/{id}/.",
  },
};

/** The OpenAPI 3.1 document of one API, made from the contracts of its routes and nothing else. */
export function openApiDocument(api: Api): JsonObject {
  const { title, prefix, description } = descriptions[api.name];
  const named: Members = {};
  const answers: Members = {};
  const paths: Record<string, Members> = {};
  for (const contract of api.contracts) {
    const path = prefix + contract.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(api, contract, named, answers) };
  }
  const parameters = shareParameters(Object.values(paths).flatMap((path) => Object.values(path)));
  return {
    openapi: "3.1.0",
    info: { title, version: prefix.slice(5), description, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    security: [{ [api.name]: [] }],
    paths: sorted(paths),
    ...webhooksOf(api, named),
    components: {
      securitySchemes: { [api.name]: securityScheme(api.name) },
      parameters: sorted(parameters),
      responses: sorted(answers),
      schemas: sorted({ Error: errorSchema(api.name), ...named }),
    },
  };
}

/** What the server sends by itself. */
function webhooksOf({ webhooks = [] }: Api, named: Members): JsonObject {
  if (webhooks.length === 0) return {};
  const sent = webhooks.map(({ name, summary, description, schema }) => {
    const content = { "application/json": { schema: schemaOf(schema, "output", named) } };
    const requestBody = { required: true, content };
    const responses = { "2XX": { description: "It has arrived." } };
    return [name, { post: { summary, description, requestBody, responses } }] as const;
  });
  return { webhooks: Object.fromEntries(sent) };
}

function sorted(members: Members): JsonObject {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function operation(api: Api, contract: AnyContract, named: Members, answers: Members): JsonObject {
  return {
    operationId: operationId(contract),
    tags: [contract.tag],
    summary: contract.summary,
    ...(contract.description ? { description: contract.description } : {}),
    ...(contract.permission === "public" ? { security: [] } : { "x-permission": contract.permission }),
    parameters: [...parametersIn("path", contract.params, named), ...parametersIn("query", contract.query, named)],
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
      ...errorAnswers(api, contract, answers),
    },
  };
}

function answerContent(answers: Answers, named: Members): JsonObject {
  if (answers === "nothing") return {};
  if ("csv" in answers) return { content: { "text/csv": { schema: { type: "string" } } } };
  if ("file" in answers)
    return {
      content: Object.fromEntries(answers.file.map((type) => [type, { schema: { type: "string", format: "binary" } }])),
    };
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

function parametersIn(where: "path" | "query", schema: z.ZodType | undefined, named: Members): JsonObject[] {
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

/**
 * Puts what more than two operations take, and most of those with a parameter of that name take in this form, where it
 * is said once; answers it by name.
 */
function shareParameters(operations: readonly JsonObject[]): Members {
  const lists = operations.map(({ parameters }) => parameters as JsonObject[]);
  const forms = groupBy(lists.flat(), (parameter) => `${parameter.in}_${parameter.name}`);
  const shared: Members = {};
  for (const [name, all] of forms) {
    const [most = []] = [...groupBy(all, (form) => JSON.stringify(form)).values()].sort((a, b) => b.length - a.length);
    if (most[0] === undefined || most.length < 3 || 2 * most.length <= all.length) continue;
    shared[name] = most[0];
    const same = new Set(most);
    for (const list of lists)
      list.forEach((parameter, index) => {
        if (same.has(parameter)) list[index] = { $ref: `#/components/parameters/${name}` };
      });
  }
  return shared;
}

/** A schema that contains itself has a name (in `z.globalRegistry`), under which it is defined once, in `named`. */
function schemaOf(schema: z.ZodType, io: "input" | "output", named: Members): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _dialect, $defs, ...rest } = JSON.parse(text) as JsonObject;
  for (const [name, { id: _name, ...definition }] of Object.entries(($defs ?? {}) as Members)) {
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
