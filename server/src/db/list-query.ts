import type postgres from "postgres";
import type { JsonObject } from "../json.ts";
import type { Db } from "./connect.ts";

/** A piece of a statement, composed by postgres.js: values in it are always parameters. */
export type Fragment = postgres.Fragment;

/** A value, or the column that holds it. */
export type Value<T> = T | Fragment;

/** How a value of the query is compared (management-api.md §1.4). */
export type Lookup =
  | "exact"
  | "iexact"
  | "icontains"
  | "startswith"
  | "in"
  | "isnull"
  | "not"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "date"
  | "date__gt"
  | "date__gte"
  | "date__lt"
  | "date__lte";

/** What a filter's column holds; decides which look-ups fit and how values are read. */
export type FilterKind = "text" | "integer" | "boolean" | "time" | "date";

/** One name that a list can be filtered by. */
export interface Filter {
  readonly kind: FilterKind;
  /** The SQL expression that is compared. */
  readonly column: (db: Db) => Fragment;
  /** For rows elsewhere: wraps the comparison, e.g. into `exists (select … where … and ${condition})`. */
  readonly within?: (db: Db, condition: Fragment) => Fragment;
  /** The look-ups that OpenAPI lists; every other one that fits the kind is accepted as well. */
  readonly published: readonly Lookup[];
}

/** What one list can be filtered and ordered by. `id` breaks every tie. */
export interface ListSpec {
  readonly filters: Readonly<Record<string, Filter>>;
  readonly orderings: Readonly<Record<string, (db: Db) => Fragment>>;
  readonly id: (db: Db) => Fragment;
  /** The metadata column, when the list can be filtered by it. */
  readonly metadata?: (db: Db) => Fragment;
}

/** A value in the type of its filter. */
export type FilterValue = string | number | boolean | Date;

/** One comparison that was asked for. */
export interface Condition {
  readonly filter: Filter;
  readonly lookup: Lookup;
  readonly values: readonly FilterValue[];
}

/** A list request in its canonical form, as `http/list.ts` reads it. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
  readonly conditions: readonly Condition[];
  readonly metadataContains: readonly JsonObject[];
  readonly metadataEquals: readonly { readonly path: readonly string[]; readonly value: string }[];
  readonly order: readonly { readonly by: (db: Db) => Fragment; readonly descending: boolean }[];
  /** Parameters that mean nothing here. */
  readonly ignored: readonly string[];
}

/** A page of rows, and how many rows there are in all. */
export interface Page<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

/** `" and <condition>"` for everything the page asks for; goes behind a `where` that has a condition already. */
export function andConditions(db: Db, spec: ListSpec, page: ListPage): Fragment {
  const all = page.conditions.map((condition) => conditionSql(db, condition));
  const { metadata } = spec;
  if (metadata) {
    for (const part of page.metadataContains) all.push(db`${metadata(db)} @> ${JSON.stringify(part)}::text::jsonb`);
    for (const { path, value } of page.metadataEquals)
      all.push(db`${metadata(db)} #>> ${[...path]}::text[] = ${value}::text`);
  }
  return all.reduce<Fragment>((before, condition) => db`${before} and ${condition}`, db``);
}

/** `order by … limit … offset …`; rows that tie are ordered by id, so that pages never overlap. */
function orderAndLimit(db: Db, spec: ListSpec, page: ListPage): Fragment {
  return db`order by ${orderOf(db, spec, page)} limit ${page.limit}::bigint offset ${page.offset}::bigint`;
}

/** What comes behind `order by`. */
export function orderOf(db: Db, spec: ListSpec, page: ListPage): Fragment {
  const first = page.order[0];
  const id = first?.descending ? db`${spec.id(db)} desc` : spec.id(db);
  return page.order.reduceRight<Fragment>(
    (after, { by, descending }) => (descending ? db`${by(db)} desc nulls last, ${after}` : db`${by(db)}, ${after}`),
    id,
  );
}

/**
 * One page: `columns` of the rows of `from`, a from clause with a where clause at its end, and how many rows match in all. A page that shows the
 * end needs no counting.
 */
export async function readPage<Row extends object>(
  db: Db,
  spec: ListSpec,
  page: ListPage,
  { columns, from }: { readonly columns: Fragment; readonly from: Fragment },
): Promise<Page<Row>> {
  const matching = db`${from} ${andConditions(db, spec, page)}`;
  // The driver's types cannot follow a generic row.
  const rows = (await db`select ${columns} ${matching} ${orderAndLimit(db, spec, page)}`) as unknown as Row[];
  if (rows.length < page.limit && (rows.length > 0 || page.offset === 0))
    return { rows, count: page.offset + rows.length };
  const [all] = await db<{ count: number }[]>`select count(*) as count ${matching}`;
  return { rows, count: all?.count ?? 0 };
}

function conditionSql(db: Db, { filter, lookup, values }: Condition): Fragment {
  const { column, within, kind } = filter;
  if (!within) return compare(db, column(db), kind, lookup, values);
  if (lookup === "not") return db`not ${within(db, compare(db, column(db), kind, "exact", values))}`;
  if (lookup === "isnull") {
    const any = within(db, db`${column(db)} is not null`);
    return values[0] === true ? db`not ${any}` : any;
  }
  return within(db, compare(db, column(db), kind, lookup, values));
}

/** Numbers are compared as bigint: a value that an integer column could not hold then matches nothing instead of failing. */
function compare(db: Db, column: Fragment, kind: FilterKind, lookup: Lookup, values: readonly FilterValue[]): Fragment {
  const [value = ""] = values;
  if (lookup === "isnull") return value === true ? db`${column} is null` : db`${column} is not null`;
  if (lookup === "icontains") return db`${column} ilike ${`%${escapeLike(String(value))}%`}::text`;
  if (lookup === "startswith") return db`${column} like ${`${escapeLike(String(value))}%`}::text`;
  if (lookup === "iexact") return db`lower(${column}) = lower(${String(value)}::text)`;
  if (lookup === "in") {
    return kind === "integer"
      ? db`${column} = any(${values.map(Number)}::bigint[])`
      : db`${column} = any(${values.map(String)}::text[])`;
  }
  if (lookup.startsWith("date")) return compareDay(db, column, lookup, db`${value}::date`);
  const typed = typedValue(db, kind, value);
  if (lookup === "not") return db`${column} is distinct from ${typed}`;
  if (lookup === "gt") return db`${column} > ${typed}`;
  if (lookup === "gte") return db`${column} >= ${typed}`;
  if (lookup === "lt") return db`${column} < ${typed}`;
  if (lookup === "lte") return db`${column} <= ${typed}`;
  return db`${column} = ${typed}`;
}

/** A day in UTC against a moment, written so that an index on the moment serves. */
function compareDay(db: Db, column: Fragment, lookup: Lookup, day: Fragment): Fragment {
  const begin = db`(${day}::timestamp at time zone 'UTC')`;
  const end = db`((${day} + 1)::timestamp at time zone 'UTC')`;
  if (lookup === "date__gt") return db`${column} >= ${end}`;
  if (lookup === "date__gte") return db`${column} >= ${begin}`;
  if (lookup === "date__lt") return db`${column} < ${begin}`;
  if (lookup === "date__lte") return db`${column} < ${end}`;
  return db`(${column} >= ${begin} and ${column} < ${end})`;
}

function typedValue(db: Db, kind: FilterKind, value: FilterValue): Fragment {
  if (kind === "integer") return db`${value}::bigint`;
  if (kind === "boolean") return db`${value}::boolean`;
  if (kind === "time") return db`${value}::timestamptz`;
  if (kind === "date") return db`${value}::date`;
  return db`${value}::text`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
