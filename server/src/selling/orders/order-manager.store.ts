import type { Db } from "../../platform/db/connect.ts";

/** Makes users the managers of an order, with an event for each who was none. */
export async function insertManagersOfOrder(
  db: Db,
  companyId: number,
  orderId: number,
  userIds: readonly number[],
  now: Date,
): Promise<void> {
  await db`
    with made as (
      insert into order_managers (company_id, order_id, license_user_id, created_at)
      select ${companyId}, ${orderId}, id, ${now} from unnest(${[...userIds]}::bigint[]) as id
      on conflict (company_id, order_id, license_user_id) do nothing
      returning license_user_id)
    insert into events (company_id, type, subject_id, data, ts)
    select ${companyId}, 'order.manager_added', ${orderId}, jsonb_build_object('license_user', license_user_id), ${now}
    from made`;
}

/** Ends that a user manages an order, with an event; answers whether they did. */
export async function deleteManagerOfOrder(
  db: Db,
  companyId: number,
  orderId: number,
  userId: number,
  now: Date,
): Promise<boolean> {
  const result = await db`
    with gone as (
      delete from order_managers
      where company_id = ${companyId} and order_id = ${orderId} and license_user_id = ${userId}
      returning license_user_id)
    insert into events (company_id, type, subject_id, data, ts)
    select ${companyId}, 'order.manager_removed', ${orderId}, jsonb_build_object('license_user', license_user_id), ${now}
    from gone`;
  return result.count === 1;
}
