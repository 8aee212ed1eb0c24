import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import type { AuditRow } from "../../platform/http/audit.ts";

/** Stores rows of the audit; call in the transaction of the writes they describe. */
export async function recordAudits(db: Db, companyId: number, rows: readonly AuditRow[]): Promise<void> {
  await db`${insertAudits(db, companyId, rows)}`.execute();
}

/** The same as a part of the statement that writes. */
export function insertAudits(db: Db, companyId: number, rows: readonly AuditRow[]): Fragment {
  const lines = rows.map(({ actor, ...row }) => ({
    ...row,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
  }));
  return db`
    insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id,
      before, after)
    select ${companyId}, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after
    from json_to_recordset(${jsonRows(db, lines)}) as a(ts timestamptz, actor_kind text, actor_id bigint, actor_name text,
      ip text, request_id text, action text, object text, object_id bigint, before jsonb, after jsonb)`;
}
