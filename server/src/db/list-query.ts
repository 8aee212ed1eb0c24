import type { Db } from "./connect.ts";
import { andConditions, lookUpConditions } from "./list-conditions.ts";
import type { Column, Fragment, ListPage, ListSpec, Page } from "./list-spec.ts";

export type * from "./list-spec.ts";
export { andConditions };

/** Where the rows of a list are. */
interface Source {
  readonly companyId: number;
  /** What is read of each row. */
  readonly columns: Fragment;
  /** A from clause with a where clause at its end, which has a condition already. */
  readonly from: Fragment;
}

/**
 * One page of the rows that match, and how many rows match in all. A page that shows the end needs no counting; one row more than asked for
 * tells whether it does.
 */
export async function readPage<Row extends object>(
  db: Db,
  spec: ListSpec,
  page: ListPage,
  { companyId, columns, from }: Source,
): Promise<Page<Row>> {
  const lookedUp = await lookUpConditions(db, companyId, page);
  const matching = db`${from} ${andConditions(db, companyId, spec, page, lookedUp)}`;
  // The driver's types cannot follow a generic row.
  const found = (await db`select ${columns} ${matching} ${orderAndLimit(db, spec, page)}`) as unknown as Row[];
  const rows = found.slice(0, page.limit);
  const end = page.offset + rows.length;
  if (found.length <= page.limit && (rows.length > 0 || page.offset === 0))
    return { rows, count: end, isEstimate: false };
  const [all] = await db<{ count: number }[]>`select count(*) as count ${matching}`;
  return { rows, count: all?.count ?? 0, isEstimate: false };
}

/** `order by … limit … offset …`; rows that tie are ordered by id, so that pages never overlap. */
function orderAndLimit(db: Db, spec: ListSpec, page: ListPage): Fragment {
  return db`order by ${orderOf(db, spec, page)} limit ${page.limit + 1}::bigint offset ${page.offset}::bigint`;
}

/** What comes behind `order by`. */
export function orderOf(db: Db, spec: ListSpec, page: ListPage): Fragment {
  const first = page.order[0];
  const id = first?.descending ? db`${spec.id(db)} desc` : spec.id(db);
  return page.order.reduceRight<Fragment>((after, { by, descending, isNullable }) => {
    if (!descending) return db`${by(db)}, ${after}`;
    return isNullable ? db`${by(db)} desc nulls last, ${after}` : db`${by(db)} desc, ${after}`;
  }, id);
}

/** The page with the greatest `by` first where nothing else was asked for: what happened last. */
export function newestFirst(page: ListPage, by: Column): ListPage {
  return page.order.length > 0 ? page : { ...page, order: [{ by, descending: true }] };
}
