import type { Db } from "../db/connect.ts";
import { groupBy } from "../group-by.ts";
import { findLicensesOfOrders } from "../licenses/license.store.ts";
import type { SecretBox } from "../signing/secret-box.ts";
import { presentOrder } from "./order.schema.ts";
import { findOrders, listOrderItems } from "./order.store.ts";

/**
 * The order objects of management-api.md §4.4 with their items and all their licenses, as of `now`, in the order of the ids; an
 * id that the company does not have is left out. `secrets` opens the initial passwords of users.
 */
export async function readOrders(db: Db, companyId: number, ids: readonly number[], secrets: SecretBox, now: Date) {
  const [orders, items, licenses] = await Promise.all([
    findOrders(db, companyId, ids, now),
    listOrderItems(db, companyId, ids),
    findLicensesOfOrders(db, companyId, ids, now),
  ]);
  const itemsOf = groupBy(items, (item) => item.order_id);
  const licensesOf = groupBy(licenses, (license) => license.order_id);
  const open = (sealed: Buffer) => secrets.open(sealed, `initial-password:${companyId}`);
  return orders.map((order) => presentOrder(order, itemsOf.get(order.id) ?? [], licensesOf.get(order.id) ?? [], open));
}
