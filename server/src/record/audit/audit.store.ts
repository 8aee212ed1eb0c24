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
import type { AuditRow } from "../../platform/db/rows.generated.ts";

/** What the audit can be filtered and ordered by. */
export const auditList: ListSpec = {
  from: (db, companyId) => db`from audit where company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "gt", "lt"] },
    ts: { kind: "time", column: (db) => db`ts`, published: ["gte", "lt", "date__gte", "date__lte"] },
    actor_kind: { kind: "text", column: (db) => db`actor_kind`, published: ["exact"] },
    actor_id: { kind: "integer", column: (db) => db`actor_id`, published: ["exact"] },
    actor_name: { kind: "text", column: (db) => db`actor_name`, published: ["exact", "icontains"] },
    ip: { kind: "text", column: (db) => db`ip`, published: ["exact"] },
    request_id: { kind: "text", column: (db) => db`request_id`, published: ["exact"] },
    action: { kind: "text", column: (db) => db`action`, published: ["exact", "in"] },
    object: { kind: "text", column: (db) => db`object`, published: ["exact", "in"] },
    object_id: { kind: "integer", column: (db) => db`object_id`, published: ["exact"] },
  },
  orderings: { id: (db) => db`id`, ts: (db) => db`ts` },
  id: (db) => db`id`,
  // A row may hold what an object was and what it is, up to 128 kB.
  limitMax: 100,
};

const columns = (db: Db) =>
  db`id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after`;

/** A row of the audit without its company. */
export type AuditEntry = Omit<AuditRow, "company_id">;

/** One page of the audit, the newest first where nothing else is asked for. */
export function listAudit(db: Db, companyId: number, page: ListPage): Promise<Page<AuditEntry>> {
  const newest = newestFirst(page, (db) => db`ts`);
  return readPage(db, companyId, auditList, newest, columns(db));
}

/** All rows that a page's filters match, the newest first, a thousand at a time. */
export function readAudit(db: Db, companyId: number, page: ListPage): AsyncIterable<readonly AuditEntry[]> {
  return inPieces((after) => {
    const rest = after ? db`and id < ${after.id}` : db``;
    return db<AuditEntry[]>`
      select ${columns(db)} from audit
      where company_id = ${companyId} ${rest} ${andConditions(db, companyId, auditList, page)}
      order by id desc`.cursor(pieceRows);
  });
}
