import type { Db } from "../../platform/db/connect.ts";
import {
  andConditions,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import type { LicenseHistoriesRow } from "../../platform/db/rows.generated.ts";

/** What the usage history of licenses can be filtered and ordered by (management-api.md §6.6). */
export const historyList: ListSpec = {
  from: (db, companyId, page) =>
    db`from license_histories h where h.company_id = ${companyId} ${besideChecks(db, page)}`,
  filters: {
    id: { kind: "integer", column: (db) => db`h.id`, published: ["exact", "in"] },
    license: { kind: "integer", column: (db) => db`h.license_id`, published: ["exact", "in"] },
    device: { kind: "integer", column: (db) => db`h.device_id`, published: ["exact"] },
    license_user: { kind: "integer", column: (db) => db`h.license_user_id`, published: ["exact"] },
    product: {
      kind: "integer",
      column: (db) => db`l.product_id`,
      within: (db, condition) => db`exists (
        select from licenses l where l.company_id = h.company_id and l.id = h.license_id and ${condition})`,
      published: ["exact", "in"],
    },
    ts: { kind: "time", column: (db) => db`h.ts`, published: ["gte", "lte", "date__gte", "date__lte"] },
    source: { kind: "text", column: (db) => db`h.source`, published: ["exact", "in"] },
    level: { kind: "text", column: (db) => db`h.level`, published: ["exact", "in"] },
    text: { kind: "text", column: (db) => db`h.text`, published: ["exact", "icontains"] },
  },
  orderings: { id: (db) => db`h.id`, ts: (db) => db`h.ts` },
  id: (db) => db`h.id`,
};

/** A line of the usage history without its company. */
export type HistoryRow = Omit<LicenseHistoriesRow, "company_id">;

const columns = (db: Db) =>
  db`h.id, h.license_id, h.device_id, h.license_user_id, h.ts, h.source, h.sdk_version, h.level, h.text, h.data`;

/** One page of the usage history, the newest first where nothing else is asked for. */
export function listHistory(db: Db, companyId: number, page: ListPage): Promise<Page<HistoryRow>> {
  const newest = newestFirst(page, (db) => db`h.ts`);
  return readPage(db, companyId, historyList, newest, columns(db));
}

/** One line of the usage history. */
export async function findHistory(db: Db, companyId: number, id: number): Promise<HistoryRow | undefined> {
  const [row] = await db<HistoryRow[]>`
    select ${columns(db)} from license_histories h where h.company_id = ${companyId} and h.id = ${id}`;
  return row;
}

/**
 * The lines of a time, both ends included, or of all, that the filters match, the oldest first, a thousand at a time.
 */
export function readHistory(
  db: Db,
  companyId: number,
  period: { readonly since: Date; readonly until: Date } | undefined,
  page: ListPage,
): AsyncIterable<readonly HistoryRow[]> {
  const within = period ? db`and h.ts >= ${period.since} and h.ts <= ${period.until}` : db``;
  return inPieces((after: (HistoryRow & { readonly exact_ts: string }) | undefined) => {
    const rest = after ? db`and (h.ts, h.id) > (${after.exact_ts}::text::timestamptz, ${after.id}::bigint)` : db``;
    return db<(HistoryRow & { exact_ts: string })[]>`
      select ${columns(db)}, h.ts::text as exact_ts from license_histories h
      where h.company_id = ${companyId} ${within} ${rest} ${besideChecks(db, page)}
        ${andConditions(db, companyId, historyList, page)}
      order by h.ts, h.id`.cursor(pieceRows);
  });
}

const check = "License check";

/**
 * Nearly all lines are checks: who looks for a text that they do not have is led past them by an index without them.
 */
function besideChecks(db: Db, { conditions }: ListPage) {
  const isOther = conditions.some(({ name, lookup, values }) => {
    const text = String(values[0]).toLowerCase();
    if (name !== "text") return false;
    if (lookup === "exact") return text !== check.toLowerCase();
    return lookup === "icontains" && !check.toLowerCase().includes(text);
  });
  return isOther ? db`and h.text <> 'License check'` : db``;
}
