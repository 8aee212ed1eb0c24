import type { Db } from "../db/connect.ts";
import { findLicensesOfOrder } from "../licenses/license.store.ts";
import type { SecretBox } from "../signing/secret-box.ts";
import { presentOrder } from "./order.schema.ts";
import { findOrder, listOrderItems } from "./order.store.ts";

/**
 * The order object of management-api.md §4.4 with its items and all their licenses, as of `now`; undefined when the company has
 * no order of this id. `secrets` opens the initial passwords of users.
 */
export async function readOrder(db: Db, companyId: number, id: number, secrets: SecretBox, now: Date) {
  const [order, items, licenses] = await Promise.all([
    findOrder(db, companyId, id, now),
    listOrderItems(db, companyId, id),
    findLicensesOfOrder(db, companyId, id, now),
  ]);
  if (!order) return undefined;
  return presentOrder(order, items, licenses, (sealed) => secrets.open(sealed, `initial-password:${companyId}`));
}
