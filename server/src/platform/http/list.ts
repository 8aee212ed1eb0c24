import { z } from "zod";
import type {
  Condition,
  FilterKind,
  FilterValue,
  ListPage,
  ListSpec,
  Lookup,
  MetadataCondition,
  Page,
} from "../db/list-query.ts";
import type { JsonObject } from "../values/json.ts";
import { isPlainObject } from "../values/json.ts";
import { ownAddress } from "./addresses.ts";
import type { Context } from "./endpoint.ts";
import { isOfMetadata, metadataConditionsMax, metadataDescription, readMetadata } from "./list-metadata.ts";
import { wireDate, wireDateTime } from "./scalars.schema.ts";

/**
 * The grammar of every list (management-api.md §1.4): `limit`, `offset`, `order_by`, filters with lookups. Empty
 * filters are ignored; so are unknown parameters, but they are named in the header `Licet-Ignored`. A value that its
 * filter cannot mean is refused. Metadata: `list-metadata.ts`.
 */

const limitDefault = 20;
/** Of a list that does not set it (docs/decisions/0066). */
const limitMax = 10_000;

const comparisons = ["gt", "gte", "lt", "lte"] as const;
const lookupsOf: Readonly<Record<FilterKind, readonly Lookup[]>> = {
  text: ["exact", "iexact", "icontains", "startswith", "in", "isnull", "not"],
  integer: ["exact", "in", "isnull", "not", ...comparisons],
  boolean: ["exact", "isnull", "not"],
  time: ["exact", "isnull", ...comparisons, "date", "date__gt", "date__gte", "date__lt", "date__lte"],
  date: ["exact", "isnull", "not", ...comparisons],
};
const lookupSuffixes: readonly Lookup[] = [...new Set(Object.values(lookupsOf).flat())].sort(
  (one, other) => other.length - one.length,
);

/** What a list can be asked for, whatever its rows come from. */
type ListGrammar = Omit<ListSpec, "from" | "id" | "joins">;

/** Every parameter of a list that OpenAPI publishes. */
export function listParameters(spec: ListGrammar): string[] {
  const filters = Object.entries(spec.filters).flatMap(([name, filter]) =>
    filter.published.map((lookup) => (lookup === "exact" ? name : `${name}__${lookup}`)),
  );
  return ["limit", "offset", "order_by", "count", ...filters, ...(spec.metadata ? ["metadata"] : [])];
}

/** The query of a list: reads it into a `ListPage`, or says which parameter is wrong. */
export function listQuery(spec: ListGrammar) {
  // Published, but not checked one by one: there are up to a hundred, and only those that were sent are read.
  const properties = Object.fromEntries(
    listParameters(spec).map((name) => [name, { type: "string", ...describe(name, spec) }]),
  );
  return z
    .unknown()
    .meta({ type: "object", properties })
    .transform((query, context): ListPage => {
      const read = readPage(spec, singleValues(query));
      for (const { name, message } of read.problems) context.addIssue({ code: "custom", path: [name], message });
      return read.page;
    });
}

/** The envelope of a list. */
export function listAnswer<T extends z.ZodType>(object: T) {
  return z.strictObject({
    count: z.int().describe("All rows that match; about that many where the header Licet-Count says estimated."),
    next: z.string().nullable().describe("Absolute address of the next page."),
    previous: z.string().nullable(),
    results: z.array(object),
  });
}

/** The answer of a list, with addresses that can be followed as they are; names ignored parameters in a header. */
export function presentPage<Row, Wire>(
  context: Pick<Context, "request" | "reply" | "deps">,
  page: ListPage,
  { count, isEstimate, rows }: Page<Row>,
  present: (row: Row) => Wire,
) {
  const { reply } = context;
  if (page.ignored.length > 0) reply.header("Licet-Ignored", page.ignored.map(encodeURIComponent).join(", "));
  if (isEstimate) reply.header("Licet-Count", "estimated");
  const { limit, offset } = page;
  return {
    count,
    next: offset + limit < count ? pageAddress(context, limit, offset + limit) : null,
    previous: offset > 0 ? pageAddress(context, limit, Math.max(0, offset - limit)) : null,
    results: rows.map(present),
  };
}

function pageAddress(context: Pick<Context, "request" | "deps">, limit: number, offset: number): string {
  // A request line may hold a whole address; where Licet is reached is not up to the caller.
  const asked = context.request.url.replace(/^https?:\/\/[^/?#]*/i, "");
  const url = new URL(`${ownAddress(context)}${asked}`);
  url.searchParams.set("limit", String(limit));
  if (offset > 0) url.searchParams.set("offset", String(offset));
  else url.searchParams.delete("offset");
  return url.href;
}

/** A parameter that is repeated counts once, the last time; lists are joined. */
function singleValues(query: unknown): Record<string, unknown> {
  if (!isPlainObject(query)) return {};
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      Array.isArray(value) ? (name.endsWith("__in") ? value.join(",") : value.at(-1)) : value,
    ]),
  );
}

interface Complaint {
  readonly name: string;
  readonly message: string;
}

function readPage(spec: ListGrammar, query: Record<string, unknown>): { page: ListPage; problems: Complaint[] } {
  const problems: Complaint[] = [];
  const conditions: Condition[] = [];
  const metadata: MetadataCondition[] = [];
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (["limit", "offset", "order_by", "count"].includes(name) || typeof value !== "string") continue;
    const target = resolve(spec, name);
    const isMetadata = spec.metadata !== undefined && isOfMetadata(name);
    if (value.includes("\u0000") || name.includes("\u0000"))
      problems.push({ name, message: "The text contains a NUL character." });
    else if (target && value.trim() !== "") {
      const read = readValues(target.filter.kind, target.lookup, value);
      if (typeof read === "string") problems.push({ name, message: read });
      else if (read.length > 0) conditions.push({ ...target, values: read });
    } else if (!target && isMetadata && value.trim() !== "") {
      const read = readMetadata(name, value);
      if (typeof read === "string") problems.push({ name, message: read });
      else metadata.push(read);
    } else if (!target && !isMetadata) ignored.push(name);
  }
  if (metadata.length > metadataConditionsMax)
    problems.push({ name: "metadata", message: `At most ${metadataConditionsMax} conditions.` });
  const limit = positive(query["limit"]) || limitDefault;
  const page: ListPage = {
    limit: Math.min(limit, spec.limitMax ?? limitMax),
    offset: positive(query["offset"]),
    conditions,
    metadata,
    order: readOrder(spec, query["order_by"]),
    ignored,
    countsAll: query["count"] === "exact",
  };
  return { page, problems };
}

/** The filter and the lookup that a parameter names. */
function resolve(spec: ListGrammar, parameter: string): Omit<Condition, "values"> | undefined {
  const whole = filterOf(spec, parameter);
  if (whole) return { name: parameter, filter: whole, lookup: "exact" };
  const lookup = lookupSuffixes.find((each) => parameter.endsWith(`__${each}`));
  if (!lookup) return undefined;
  const name = parameter.slice(0, -lookup.length - 2);
  const filter = filterOf(spec, name);
  return filter && lookupsOf[filter.kind].includes(lookup) ? { name, filter, lookup } : undefined;
}

function filterOf(spec: ListGrammar, name: string) {
  return Object.hasOwn(spec.filters, name) ? spec.filters[name] : undefined;
}

/** The values in the filter's type, or the sentence that says what is expected. */
function readValues(kind: FilterKind, lookup: Lookup, text: string): FilterValue[] | string {
  if (lookup !== "in") return readValue(kindOfValue(kind, lookup), text);
  const values: FilterValue[] = [];
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const read = readValue(kind, part);
    if (typeof read === "string") return read;
    values.push(...read);
  }
  return values;
}

const wholeNumber = /^\s*[+-]?\d{1,16}\s*$/;
const booleans = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);
const day = wireDate();
const moment = wireDateTime();

function readValue(kind: FilterKind, text: string): FilterValue[] | string {
  if (kind === "text") return [text.trim()];
  if (kind === "integer") {
    const number = wholeNumber.test(text) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(number) ? [number] : "Must be a whole number.";
  }
  if (kind === "boolean") {
    const found = booleans.get(text.trim().toLowerCase());
    return found === undefined ? "Must be true or false." : [found];
  }
  // A + of a time zone that was not escaped in the address arrives as a space.
  const read = (kind === "date" ? day : moment).safeParse(text.replace(/(:\d{2}(?:\.\d+)?) (\d{2}:?\d{2})$/, "$1+$2"));
  return read.success ? [read.data] : (read.error.issues[0]?.message ?? "Must be a date.");
}

function positive(value: unknown): number {
  const number = typeof value === "string" && /^\s*\d{1,16}\s*$/.test(value) ? Number(value) : 0;
  return Number.isSafeInteger(number) ? number : 0;
}

function readOrder(spec: ListGrammar, text: unknown): ListPage["order"] {
  if (typeof text !== "string") return [];
  return text.split(",").flatMap((part) => {
    const descending = part.trim().startsWith("-");
    const name = part.trim().replace(/^[-+]/, "");
    const by = Object.hasOwn(spec.orderings, name) ? spec.orderings[name] : undefined;
    return by ? [{ by, descending, isNullable: spec.nullable?.includes(name) ?? false }] : [];
  });
}

/** What OpenAPI publishes of a parameter: its description, and the type of its text. */
function describe(name: string, spec: ListGrammar): JsonObject {
  if (name === "limit")
    return { type: "integer", description: `Rows of a page (${limitDefault}); at most ${spec.limitMax ?? limitMax}.` };
  if (name === "offset") return { type: "integer", description: "Rows before the page (0)." };
  if (name === "order_by") {
    return { description: `One of ${Object.keys(spec.orderings).join(", ")}; with - in front, descending.` };
  }
  if (name === "count") {
    return { description: "exact: every row is counted. Otherwise very many rows are estimated, as Licet-Count says." };
  }
  if (name === "metadata") {
    return { description: metadataDescription };
  }
  const target = resolve(spec, name);
  if (!target) return { description: "" };
  const { lookup, filter } = target;
  const description = `${filter.kind}, ${lookup}.`;
  return lookup === "in"
    ? { type: "array", items: publishedTypes[filter.kind], description }
    : { ...publishedTypes[kindOfValue(filter.kind, lookup)], description };
}

const publishedTypes: Readonly<Record<FilterKind, JsonObject>> = {
  text: { type: "string" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  time: { type: "string", format: "date-time" },
  date: { type: "string", format: "date" },
};

function kindOfValue(kind: FilterKind, lookup: Lookup): FilterKind {
  if (lookup === "isnull") return "boolean";
  return lookup.startsWith("date") ? "date" : kind;
}

const pageParameters = ["limit", "offset", "order_by", "count"];

/** The query of an export: parameters of its own, and under `page` the filters of a list. */
export function filterQuery<Shape extends z.ZodRawShape>(spec: ListGrammar, own: Shape) {
  const list = listQuery(spec);
  const names = listParameters(spec).filter((name) => !pageParameters.includes(name) && !(name in own));
  const filters = Object.fromEntries(names.map((name) => [name, z.string().optional().meta(describe(name, spec))]));
  return z.preprocess(singleValues, z.looseObject({ ...filters, ...own })).transform((query, context) => {
    const page = list.safeParse(Object.fromEntries(Object.entries(query).filter(([name]) => !(name in own))));
    for (const { path, message } of page.error?.issues ?? []) context.addIssue({ code: "custom", path, message });
    return { ...(query as z.output<z.ZodObject<Shape>>), page: page.data ?? z.NEVER };
  });
}
