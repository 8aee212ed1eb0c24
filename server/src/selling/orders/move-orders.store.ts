import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";

/** Gives all orders of a customer to another one, or to nobody, with their events and a line in the history of each license; answers how many. */
export async function moveOrdersOfCustomer(
  db: Db,
  companyId: number,
  fromId: number,
  toId: number | null,
  now: Date,
): Promise<number> {
  const data = { changed: jsonb(db, ["customer"]) };
  const result = await db`
    with moved as (
      update orders set customer_id = ${toId}, updated_at = ${now}
      where company_id = ${companyId} and customer_id = ${fromId}
      returning id),
    noted as (
      insert into license_histories (company_id, license_id, ts, source, text, data)
      select ${companyId}, l.id, ${now}, 'api', 'Customer changed',
        jsonb_build_object('from', ${fromId}::bigint, 'to', ${toId}::bigint)
      from moved join licenses l on l.company_id = ${companyId} and l.order_id = moved.id)
    ${insertEvents(db, companyId, [{ type: "order.updated", subject: db`id`, data, from: db`moved` }], now)}`;
  return result.count;
}
