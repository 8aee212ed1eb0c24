import { byId } from "../values/lists.ts";
import type { Db, Pool } from "./connect.ts";
import { andConditions, lookUpConditions } from "./list-conditions.ts";
import { countMatching } from "./list-count.ts";
import type { Column, Fragment, ListPage, ListSpec, Page } from "./list-spec.ts";

export type * from "./list-spec.ts";
export { andConditions };

/**
 * One page of a company's rows that match, and how many rows match in all: counted, unless that would take much longer
 * than the page itself (docs/decisions/0020).
 */
export async function readPage<Row extends object>(
  db: Db,
  companyId: number,
  spec: ListSpec,
  page: ListPage,
  columns: Fragment,
): Promise<Page<Row>> {
  const { rows, counting } = await beginPage<Row>(db, companyId, spec, page, columns);
  return { rows, ...(await counting) };
}

/**
 * The same for large rows: only the ids are found by a plan of their own, and `read` reads the rows by them, whose plan
 * is kept, while the others are counted. Rows that are gone by then are left out.
 */
export async function readPageById<Row extends { readonly id: number }>(
  db: Db,
  companyId: number,
  spec: ListSpec,
  page: ListPage,
  read: (ids: readonly number[]) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const named = await beginPage<{ id: number }>(db, companyId, spec, page, db`${spec.id(db)} as id`);
  const ids = named.rows.map(({ id }) => id);
  const [found, counted] = await Promise.all([ids.length === 0 ? [] : read(ids), named.counting]);
  const rowOf = byId(found);
  return { rows: ids.flatMap((id) => rowOf.get(id) ?? []), ...counted };
}

/**
 * How many rows a list has for the filters of a page, as the list itself says: a number of it, and what leads to the
 * list, agree.
 */
export async function countPage(
  pool: Db,
  companyId: number,
  spec: ListSpec,
  page: ListPage,
): Promise<Omit<Page<never>, "rows">> {
  const db = planned(pool);
  const lookedUp = await lookUpConditions(db, companyId, page);
  const matching = db`${spec.from(db, companyId, page)} ${andConditions(db, companyId, spec, page, lookedUp)}`;
  return countMatching(db, { companyId, spec, page, matching, seen: 0 });
}

/** Which index serves best depends on the values that are looked for, so lists are planned with them. */
function planned(pool: Db): Db {
  return "planned" in pool ? (pool as Pool).planned : pool;
}

/** The rows of a page, and how many there are in all as soon as that is known. */
async function beginPage<Row extends object>(
  pool: Db,
  companyId: number,
  spec: ListSpec,
  page: ListPage,
  columns: Fragment,
): Promise<{ readonly rows: readonly Row[]; readonly counting: Promise<Omit<Page<Row>, "rows">> }> {
  const db = planned(pool);
  const lookedUp = await lookUpConditions(db, companyId, page);
  const matching = db`${spec.from(db, companyId, page)} ${andConditions(db, companyId, spec, page, lookedUp)}`;
  // One row more than asked for shows whether the page is the last. The driver's types cannot follow a generic row.
  const found = (await db`
    select ${columns} ${matching} order by ${orderOf(db, spec, page)}
    limit ${page.limit + 1}::bigint offset ${page.offset}::bigint`) as unknown as Row[];
  const rows = found.slice(0, page.limit);
  const end = page.offset + rows.length;
  const isEnd = found.length <= page.limit && (rows.length > 0 || page.offset === 0);
  if (isEnd) return { rows, counting: Promise.resolve({ count: end, isEstimate: false }) };
  const seen = found.length > page.limit ? end + 1 : 0;
  return { rows, counting: countMatching(db, { companyId, spec, page, matching, seen }) };
}

/** The tables that a page needs beside the list's own. */
export function joinsOf(db: Db, { joins = [], orderings }: ListSpec, page: ListPage): Fragment {
  const isAsked = (name: string) =>
    page.conditions.some((condition) => condition.name === name) || page.order.some(({ by }) => by === orderings[name]);
  return joins
    .filter((join) => join.for.some(isAsked))
    .reduce<Fragment>((before, join) => db`${before} ${join.sql(db)}`, db``);
}

/** What comes after `order by`; rows that tie are ordered by id, so that pages never overlap. */
export function orderOf(db: Db, spec: ListSpec, page: ListPage): Fragment {
  const order = page.order.length > 0 ? page.order : orderOfRange(spec, page);
  const id = order[0]?.descending ? db`${spec.id(db)} desc` : spec.id(db);
  return order.reduceRight<Fragment>((after, { by, descending, isNullable }) => {
    if (!descending) return db`${by(db)}, ${after}`;
    return isNullable ? db`${by(db)} desc nulls last, ${after}` : db`${by(db)} desc, ${after}`;
  }, id);
}

/**
 * Where a range was asked for and no order, rows come in the order of the range: one index then finds the first of
 * them. By id they might come last, e.g. those of yesterday. Without such an index they come by id, from the end where
 * they are likely: what changed last is mostly what was made last.
 */
function orderOfRange(spec: ListSpec, page: ListPage): ListPage["order"] {
  const range = page.conditions.find(({ lookup }) => /^(date|(date__)?[gl]te?)$/.test(lookup));
  if (range === undefined) return [];
  const { name } = range;
  if (spec.unindexed?.includes(name)) return [{ by: spec.id, descending: /gte?$/.test(range.lookup) }];
  const by = Object.hasOwn(spec.orderings, name) ? spec.orderings[name] : undefined;
  return by ? [{ by, descending: false }] : [];
}

/** The page with the greatest `by` first where nothing else was asked for: what happened last. */
export function newestFirst(page: ListPage, by: Column): ListPage {
  return page.order.length > 0 ? page : { ...page, order: [{ by, descending: true }] };
}
