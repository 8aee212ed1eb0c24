import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { userWithEmail } from "../people/find-users.store.ts";

/** Makes users the managers of an order, with an event for each who was none. */
export async function insertManagersOfOrder(
  db: Db,
  companyId: number,
  orderId: number,
  userIds: readonly number[],
  now: Date,
): Promise<void> {
  const data = { license_user: db`license_user_id` };
  await db`
    with made as (
      insert into order_managers (company_id, order_id, license_user_id, created_at)
      select ${companyId}, ${orderId}, id, ${now} from unnest(${[...userIds]}::bigint[]) as id
      on conflict (company_id, order_id, license_user_id) do nothing
      returning license_user_id)
    ${insertEvents(db, companyId, [{ type: "order.manager_added", subject: orderId, data, from: db`made` }], now)}`;
}

/** Ends that a user manages an order, with an event; answers whether they did. */
export async function deleteManagerOfOrder(
  db: Db,
  companyId: number,
  orderId: number,
  userId: number,
  now: Date,
): Promise<boolean> {
  const data = { license_user: db`license_user_id` };
  const result = await db`
    with gone as (
      delete from order_managers
      where company_id = ${companyId} and order_id = ${orderId} and license_user_id = ${userId}
      returning license_user_id)
    ${insertEvents(db, companyId, [{ type: "order.manager_removed", subject: orderId, data, from: db`gone` }], now)}`;
  return result.count === 1;
}

/** Makes users the managers of orders that are placed, by their e-mails, with an event for each. */
export async function insertManagers(
  db: Db,
  companyId: number,
  managers: readonly { readonly order_id: number; readonly email: string }[],
  now: Date,
): Promise<void> {
  const data = { license_user: db`license_user_id` };
  const event = { type: "order.manager_added", subject: db`order_id`, data, from: db`made` } as const;
  await db`
    with made as (
      insert into order_managers (company_id, order_id, license_user_id, created_at)
      select ${companyId}, m.order_id, ${userWithEmail(db, companyId, db`m`)}, ${now}
      from json_to_recordset(${jsonRows(db, managers)}) as m(order_id bigint, email text)
      on conflict do nothing
      returning order_id, license_user_id)
    ${insertEvents(db, companyId, [event], now)}`.execute();
}
