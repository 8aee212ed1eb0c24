import type { Json } from "../values/json.ts";
import type { Db } from "./connect.ts";
import type { Fragment } from "./sql.ts";

export type { Fragment } from "./sql.ts";

/** A column of a statement, or another expression in it. */
export type Column = (db: Db) => Fragment;

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

/** What a filter's column holds; decides which lookups fit and how values are read. */
export type FilterKind = "text" | "integer" | "boolean" | "time" | "date";

/** One name that a list can be filtered by. */
export interface Filter {
  readonly kind: FilterKind;
  /** The SQL expression that is compared. */
  readonly column: Column;
  /**
   * The column holds the address of a person: addresses of one person compare equal, by an index of
   * `fold_person(column)`, in whatever case.
   */
  readonly isPerson?: true;
  /** The condition of `exact` where it is more than the same value, e.g. a key as people type it. */
  readonly exact?: (db: Db, companyId: number, text: string) => Fragment;
  /** For many rows elsewhere: wraps the comparison, e.g. into `exists (select … where … and ${condition})`. */
  readonly within?: (db: Db, condition: Fragment) => Fragment;
  /**
   * Where mostly few ids are meant, e.g. those of products: they are looked up first, then compared with `key`; with
   * `within`, inside of that.
   */
  readonly among?: Among;
  /** The lookups that OpenAPI lists; every other one that fits the kind is accepted as well. */
  readonly published: readonly Lookup[];
}

/** Ids that are looked up in a statement of their own before the rows are. */
export interface Among {
  /** What is compared with the ids: a reference, or the row's own id. */
  readonly key: Column;
  /** The ids: `select r.id from … r where r.company_id = ${companyId} and ${condition}`. */
  readonly ids: (db: Db, companyId: number, condition: Fragment) => Fragment;
  /** What is compared where very many ids are meant; without it, `key in (ids)`. */
  readonly inPlace?: Column;
  /**
   * Of a boolean, whose `false` means the rows whose `key` is not among the ids of `true`: the condition for those
   * where very many ids are meant.
   */
  readonly ifFalse?: Column;
}

/**
 * What one list can be filtered and ordered by. `id` breaks every tie. So that a first page stays quick over a million rows (docs/decisions/0020):
 *
 * - A filter of the list's own table compares a bare column, or exactly the expression of an index: then an index that begins with
 *   `(company_id, column)` serves. For `icontains` and `iexact` that is a trigram index (`using gin (column gin_trgm_ops)`), which also serves
 *   `exact` and `startswith`; for `startswith` alone a btree with `text_pattern_ops`. `or` and `coalesce` over two tables defeat every index.
 * - A filter of rows elsewhere: `among` when they are few (products, policies, accounts), `within` when they are many, with an index on what refers
 *   from there to here and one on what is compared.
 * - What a table has in two or three values only needs no index while each is frequent; give the rare one a partial index.
 * - An ordering is a column with an index `(company_id, column, id)`, or the table is small, or it is named in `unindexed`. Tables joined for one filter or ordering are named in
 *   `joins`, on their whole key, so that a request which does not need them is planned without them; by `left join` only where there may be no such row, since
 *   PostgreSQL begins with the other table only if it may.
 */
export interface ListSpec {
  /**
   * The rows of a company among which a page is: a from clause with a where clause at its end, which has a condition
   * already. It says the same for all pages with the same conditions; `joinsOf` gives what a page joins.
   */
  readonly from: (db: Db, companyId: number, page: ListPage) => Fragment;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly orderings: Readonly<Record<string, Column>>;
  /**
   * The orderings whose column can be null: nulls come last both ways, and an index serves only the way it is written.
   */
  readonly nullable?: readonly string[];
  /**
   * The orderings that change with every call of an application, so that no index keeps their order: they sort all rows
   * that match.
   */
  readonly unindexed?: readonly string[];
  readonly id: Column;
  /** The rows of the largest page; a larger one is cut to it without a word. Absent: 10,000 (docs/decisions/0066). */
  readonly limitMax?: number;
  /** The tables joined for some filters and orderings, each after those it needs itself. */
  readonly joins?: readonly Join[];
  /** The metadata column, when the list can be filtered by it. */
  readonly metadata?: Column;
}

/** A table that is joined where one of some filters or orderings is asked for. */
export interface Join {
  /** Their names. */
  readonly for: readonly string[];
  /** `join … on …` */
  readonly sql: Column;
}

/** A value in the type of its filter. */
export type FilterValue = string | number | boolean | Date;

/** One comparison that was asked for. */
export interface Condition {
  /** What the list calls its filter. */
  readonly name: string;
  readonly filter: Filter;
  readonly lookup: Lookup;
  readonly values: readonly FilterValue[];
}

/** How the value at a path of metadata is compared (management-api.md §1.4). */
export type MetadataLookup =
  | "exact"
  | "contains"
  | "isnull"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "icontains"
  | "iexact"
  | "startswith";

/** One comparison of metadata that was asked for; the whole of it has an empty path. */
export interface MetadataCondition {
  readonly path: readonly string[];
  readonly lookup: MetadataLookup;
  readonly value: Json;
}

/** A list request in its canonical form, as `platform/http/list.ts` reads it. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
  readonly conditions: readonly Condition[];
  readonly metadata: readonly MetadataCondition[];
  readonly order: readonly { readonly by: Column; readonly descending: boolean; readonly isNullable?: boolean }[];
  /** Parameters that mean nothing here. */
  readonly ignored: readonly string[];
  /** `count=exact`: every row is counted, however many they are. */
  readonly countsAll: boolean;
}

/** A page of rows, and how many rows there are in all. Made of another page by `{ ...page, rows }`. */
export interface Page<Row> {
  readonly count: number;
  /** There are about that many, and counting them would have taken longer than the page (docs/decisions/0020). */
  readonly isEstimate: boolean;
  readonly rows: readonly Row[];
}
