import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// What openapi/management.json promises about answers, checked by a validator that does not use the server's own
// schemas.

const file = join(import.meta.dirname, "../../../openapi/management.json");
const published = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(published, "openapi");

const step = (name: string) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

/**
 * What is wrong with a JSON answer, by the published schema of its route and status; `undefined` when nothing is. A
 * status that is not published is wrong.
 */
export function breachOf(route: string, status: number, json: unknown): string | undefined {
  const [method = "", path = ""] = route.split(" ");
  const operation = [`/api/v1${path.replace(/:(\w+)/g, "{$1}")}`, method.toLowerCase()];
  const answer = published.paths[operation[0] ?? ""]?.[operation[1] ?? ""]?.responses?.[status];
  if (!answer) return `${route} does not publish ${status}`;
  if (answer.$ref !== undefined) return judgedBy(`openapi${answer.$ref}/content/application~1json/schema`, json);
  if (!answer.content?.["application/json"]) return undefined;
  const at = ["paths", ...operation, "responses", String(status), "content", "application/json", "schema"];
  return judgedBy(`openapi#/${at.map(step).join("/")}`, json);
}

function judgedBy(address: string, json: unknown): string | undefined {
  const validate = ajv.getSchema(address);
  if (!validate) return `there is no schema at ${address}`;
  return validate(json) ? undefined : ajv.errorsText(validate.errors);
}
