import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import type { OrderToWrite } from "./place-order.store.ts";

/** What the audit keeps of an order that is placed: its summary, since it can have a hundred thousand licenses. */
export interface AuditLine {
  readonly id: number;
  readonly action: "create" | "append";
  readonly actor_kind: string;
  readonly actor_id: number;
  readonly actor_name: string;
  readonly ip: string;
  readonly request_id: string;
  readonly after: object;
}

const idsToldMax = 1000;

/** The row of an order; none of a trial, which an application asked for. */
export function auditsOf({ plan, orderId, licenseIds, author }: OrderToWrite): AuditLine[] {
  if (!author) return [];
  const { actor, ip, request_id } = author;
  const action = plan.order.existing_id === undefined ? "create" : "append";
  const after = {
    store_id: plan.order.store_id,
    licenses: licenseIds.length,
    license_ids: licenseIds.slice(0, idsToldMax),
  };
  const by = { actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name };
  return [{ id: orderId, action, ...by, ip, request_id, after }];
}

/** The part of the statement that writes orders which writes their rows of the audit. */
export function insertAudits(db: Db, companyId: number, audits: readonly AuditLine[], now: Date) {
  return db`
      insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, after)
      select ${companyId}, ${now}, actor_kind, actor_id, actor_name, ip, request_id, action, 'orders', id, after
      from json_to_recordset(${jsonRows(db, audits)}) as a(id bigint, action text, actor_kind text, actor_id bigint,
        actor_name text, ip text, request_id text, after jsonb)`;
}
