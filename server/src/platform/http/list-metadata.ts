import type { MetadataCondition, MetadataLookup } from "../db/list-spec.ts";
import { isPlainObject, type Json } from "../values/json.ts";
import { readJson } from "./json-body.ts";
import { metadataDepthMax } from "./scalars.schema.ts";

/**
 * Filters of metadata (management-api.md §1.4, docs/decisions/0060): `metadata={"tier":"gold"}` finds what contains
 * that object; `metadata__a__b=<JSON>` compares what stands at a path of members and indexes,
 * `metadata__a__b__<look-up>=<JSON>` compares it in another way. What is no JSON is a text.
 */

const lookups: readonly MetadataLookup[] = [
  "exact",
  "contains",
  "isnull",
  "gt",
  "gte",
  "lt",
  "lte",
  "icontains",
  "iexact",
  "startswith",
];
const textual: readonly MetadataLookup[] = ["icontains", "iexact", "startswith"];

/** More conditions of metadata than so many are refused: each is a look at an index. */
export const metadataConditionsMax = 10;

/** What OpenAPI says of them. */
export const metadataDescription =
  "A JSON object that the metadata contains. One member: metadata__<name>=<JSON> (a text that is no JSON is taken as it stands); deeper ones and elements of lists: " +
  `metadata__<name>__<name or index>=<JSON>; with __${lookups.slice(1).join(", __")} behind the path in other ways.`;

/** Whether a parameter asks for metadata. */
export function isOfMetadata(parameter: string): boolean {
  return parameter === "metadata" || parameter.startsWith("metadata__");
}

/** The condition that a parameter means, or the sentence that says what is wrong with it. */
export function readMetadata(parameter: string, text: string): MetadataCondition | string {
  const { path, lookup } = placeOf(parameter);
  if (path.length > metadataDepthMax) return `Metadata is nested at most ${metadataDepthMax} levels deep.`;
  const json = readJson(text);
  if (json && json.problems.length > 0) return "Must be JSON that can be stored.";
  const value = json ? toJson(json.value) : text.trim();
  if (textual.includes(lookup)) return { path, lookup, value: typeof value === "string" ? value : text.trim() };
  if (lookup === "isnull") {
    const isTrue = /^(true|1)$/i.test(text.trim());
    return isTrue || /^(false|0)$/i.test(text.trim()) ? { path, lookup, value: isTrue } : "Must be true or false.";
  }
  if (path.length === 0 && !isPlainObject(value)) return "Must be a JSON object.";
  const isOrdered = typeof value === "number" || typeof value === "string";
  if (/^[gl]te?$/.test(lookup) && !isOrdered) return "Must be a number or a text.";
  return { path, lookup, value };
}

/** The path that a parameter names, and how what stands there is compared. */
function placeOf(parameter: string): Pick<MetadataCondition, "path" | "lookup"> {
  const [, ...steps] = parameter.split("__");
  const last = lookups.find((each) => each === steps.at(-1));
  if (steps.length === 0 || (steps.length === 1 && last === "contains")) return { path: [], lookup: "contains" };
  return last && steps.length > 1 ? { path: steps.slice(0, -1), lookup: last } : { path: steps, lookup: "exact" };
}

/** What a JSON parser gave is JSON. */
function toJson(value: unknown): Json {
  return value as Json;
}
