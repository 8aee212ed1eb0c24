import type { Db, Pool } from "./connect.ts";
import { andConditions, lookUpConditions } from "./list-conditions.ts";
import { countMatching, isSmallList } from "./list-count.ts";
import type { Column, Fragment, ListPage, ListSpec, Page } from "./list-spec.ts";

export type * from "./list-spec.ts";
export { andConditions };

/** Where the rows of a list are. */
interface Source {
  readonly companyId: number;
  /** What is read of each row. */
  readonly columns: Fragment;
  /** A from clause with a where clause at its end, which has a condition already; `joinsOf` tells what it joins for the page. */
  readonly from: Fragment;
}

/**
 * One page of the rows that match, and how many rows match in all: counted, unless that would take much longer than the page itself
 * (docs/decisions/0020).
 */
export async function readPage<Row extends object>(
  db: Db,
  spec: ListSpec,
  page: ListPage,
  source: Source,
): Promise<Page<Row>> {
  // Which index serves best depends on the values that are looked for, so lists are planned with them.
  if ("planned" in db) return readPlanned<Row>((db as Pool).planned, spec, page, source);
  const settings = db`set local plan_cache_mode = force_custom_plan`.execute();
  const [, found] = await Promise.all([settings, readPlanned<Row>(db, spec, page, source)]);
  await db`set local plan_cache_mode = force_generic_plan`;
  return found;
}

/**
 * The same where a row has much to tell: only the ids are found by a plan of their own, and `read` reads the rows by them, whose plan is kept.
 * Rows that are gone meanwhile are left out.
 */
export async function readPageById<Row extends { readonly id: number }>(
  db: Db,
  spec: ListSpec,
  page: ListPage,
  source: Omit<Source, "columns">,
  read: (ids: readonly number[]) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const named = await readPage<{ id: number }>(db, spec, page, { ...source, columns: db`${spec.id(db)} as id` });
  const ids = named.rows.map(({ id }) => id);
  const found = new Map((ids.length === 0 ? [] : await read(ids)).map((row) => [row.id, row]));
  return { ...named, rows: ids.flatMap((id) => found.get(id) ?? []) };
}

async function readPlanned<Row extends object>(
  db: Db,
  spec: ListSpec,
  page: ListPage,
  { companyId, columns, from }: Source,
): Promise<Page<Row>> {
  const lookedUp = await lookUpConditions(db, companyId, page);
  const matching = db`${from} ${andConditions(db, companyId, spec, page, lookedUp)}`;
  // One row more than asked for tells whether the page shows the end. The driver's types cannot follow a generic row.
  const found = (await db`
    select ${columns} ${matching} order by ${orderOf(db, spec, page)}
    limit ${page.limit + 1}::bigint offset ${page.offset}::bigint`) as unknown as Row[];
  const rows = found.slice(0, page.limit);
  const end = page.offset + rows.length;
  const isEnd = found.length <= page.limit && (rows.length > 0 || page.offset === 0);
  if (isEnd) return { rows, count: end, isEstimate: false };
  const seen = found.length > page.limit ? end + 1 : 0;
  const isSmall = () => isSmallList(db, spec, companyId, from);
  return { rows, ...(await countMatching(db, { matching, isSmall, seen, countsAll: page.countsAll })) };
}

/** The tables that a page needs beside the list's own. */
export function joinsOf(db: Db, { joins = [], filters, orderings }: ListSpec, page: ListPage): Fragment {
  const isAsked = (name: string) =>
    page.conditions.some(({ filter }) => filter === filters[name]) ||
    page.order.some(({ by }) => by === orderings[name]);
  return joins
    .filter((join) => join.for.some(isAsked))
    .reduce<Fragment>((before, join) => db`${before} ${join.sql(db)}`, db``);
}

/** What comes behind `order by`; rows that tie are ordered by id, so that pages never overlap. */
export function orderOf(db: Db, spec: ListSpec, page: ListPage): Fragment {
  const order = page.order.length > 0 ? page.order : orderOfRange(spec, page);
  const id = order[0]?.descending ? db`${spec.id(db)} desc` : spec.id(db);
  return order.reduceRight<Fragment>((after, { by, descending, isNullable }) => {
    if (!descending) return db`${by(db)}, ${after}`;
    return isNullable ? db`${by(db)} desc nulls last, ${after}` : db`${by(db)} desc, ${after}`;
  }, id);
}

/**
 * Where a range was asked for and no order, rows come in the order of the range: one index then finds the first of them. By id they might
 * come last, e.g. those of yesterday. Without such an index they come by id, from the end where they are likely: what changed last is mostly
 * what was made last.
 */
function orderOfRange(spec: ListSpec, page: ListPage): ListPage["order"] {
  const range = page.conditions.find(({ lookup }) => /^(date|(date__)?[gl]te?)$/.test(lookup));
  const [name] = Object.entries(spec.filters).find(([, filter]) => filter === range?.filter) ?? [];
  if (range === undefined || name === undefined) return [];
  if (spec.unindexed?.includes(name)) return [{ by: spec.id, descending: /gte?$/.test(range.lookup) }];
  const by = Object.hasOwn(spec.orderings, name) ? spec.orderings[name] : undefined;
  return by ? [{ by, descending: false }] : [];
}

/** The page with the greatest `by` first where nothing else was asked for: what happened last. */
export function newestFirst(page: ListPage, by: Column): ListPage {
  return page.order.length > 0 ? page : { ...page, order: [{ by, descending: true }] };
}
