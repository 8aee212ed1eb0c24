import type { Db } from "../../platform/db/connect.ts";

/** Gives all orders of a customer to another one, or to nobody, with their events and a line in the history of each license; answers how many. */
export async function moveOrdersOfCustomer(
  db: Db,
  companyId: number,
  fromId: number,
  toId: number | null,
  now: Date,
): Promise<number> {
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
    insert into events (company_id, type, subject_id, data, ts)
    select ${companyId}, 'order.updated', id, '{"changed": ["customer"]}', ${now} from moved`;
  return result.count;
}
