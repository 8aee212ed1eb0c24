import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/**
 * Gives all orders of a customer to another one, or to none, with their events and a line in the history of each
 * license; answers how many.
 */
export async function moveOrdersOfCustomer(
  db: Db,
  companyId: number,
  fromId: number,
  toId: number | null,
  now: Date,
): Promise<number> {
  const data = { changed: jsonb(db, ["customer"]) };
  const line = {
    ...({ license_id: db`l.id`, source: "api", text: "Customer changed" } as const),
    data: jsonb(db, { from: fromId, to: toId }),
    from: db`moved join licenses l on l.company_id = ${companyId} and l.order_id = moved.id`,
  };
  const result = await db`
    with moved as (
      update orders set customer_id = ${toId}, updated_at = ${now}
      where company_id = ${companyId} and customer_id = ${fromId}
      returning id),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: "order.updated", subject: db`id`, data, from: db`moved` }], now)}`;
  return result.count;
}
