import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { detailsOf, type UserDetails } from "./user-details.store.ts";

/** What license users manage beside orders: tables of references, whose names are constants and never input. */
const tables = {
  license_user_group: { table: "license_user_group_managers", key: "license_user_group_id" },
  customer_account: { table: "customer_account_managers", key: "customer_account_id" },
} as const;

/** A kind of what is managed. */
export type Managed = keyof typeof tables;
/** A group or an account. */
export interface ManagedObject {
  readonly kind: Managed;
  readonly id: number;
}

/** Whether there is such a group or account; it stays while the transaction runs. */
export async function isThere(db: Db, companyId: number, { kind, id }: ManagedObject): Promise<boolean> {
  const rows = await db`
    select from ${db(`${kind}s`)} where company_id = ${companyId} and id = ${id} for key share`;
  return rows.length === 1;
}

/** Who manages it, in the order they became managers. */
export function listManagersOf(db: Db, companyId: number, { kind, id }: ManagedObject): Promise<UserDetails[]> {
  const { table, key } = tables[kind];
  return db<UserDetails[]>`
    select ${detailsOf(db)}
    from ${db(table)} m join license_users u on u.company_id = m.company_id and u.id = m.license_user_id
    where m.company_id = ${companyId} and m.${db(key)} = ${id}
    order by m.created_at, u.id`;
}

/** Makes a user its manager, with an event; who manages it already goes on to. */
export async function insertManager(
  db: Db,
  companyId: number,
  { kind, id }: ManagedObject,
  userId: number,
  now: Date,
): Promise<void> {
  const { table, key } = tables[kind];
  const data = { license_user: db`license_user_id` };
  await db`
    with made as (
      insert into ${db(table)} (company_id, ${db(key)}, license_user_id, created_at)
      values (${companyId}, ${id}, ${userId}, ${now})
      on conflict do nothing
      returning license_user_id)
    ${insertEvents(db, companyId, [{ type: `${kind}.manager_added`, subject: id, data, from: db`made` }], now)}`;
}

/** Ends that a user manages it, with an event; answers whether they did. */
export async function deleteManager(
  db: Db,
  companyId: number,
  { kind, id }: ManagedObject,
  userId: number,
  now: Date,
): Promise<boolean> {
  const { table, key } = tables[kind];
  const data = { license_user: db`license_user_id` };
  const result = await db`
    with gone as (
      delete from ${db(table)}
      where company_id = ${companyId} and ${db(key)} = ${id} and license_user_id = ${userId}
      returning license_user_id)
    ${insertEvents(db, companyId, [{ type: `${kind}.manager_removed`, subject: id, data, from: db`gone` }], now)}`;
  return result.count === 1;
}
