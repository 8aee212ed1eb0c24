import { moveClientOfCustomer } from "../../access/oauth/client.store.ts";
import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { moveOrdersOfCustomer } from "../orders/move-orders.store.ts";
import { presentCustomer } from "../people/customer.schema.ts";
import { deleteCustomer, lockCustomers } from "../people/customer.store.ts";
import { readCustomer } from "./customer.flow.ts";
import { moveLabels } from "./label.store.ts";

/**
 * Gives the orders of one customer to another, and removes the one (management-api.md §8.2). Labels go along; so does
 * its OAuth client, unless the other has one. Orders keep what was written on them. In the caller's transaction.
 */
export async function mergeCustomer(context: Context, intoId: number, fromId: number): Promise<void> {
  const { db, companyId, now } = context;
  const at = "/customer_to_merge_id";
  if (intoId === fromId) throw ApiError.of([problem("customer_merged_with_itself", at, fromId)]);
  const known = await lockCustomers(db, companyId, [intoId, fromId]);
  if (!known.has(intoId)) throw new ApiError("not_found");
  if (!known.has(fromId)) throw ApiError.of([problem("unknown_customer", at, fromId)]);
  context.audit.before = { customer_to_merge: presentCustomer(await readCustomer(fromId, context)) };
  const orders = await moveOrdersOfCustomer(db, companyId, fromId, intoId, now);
  await moveLabels(db, companyId, fromId, intoId);
  await moveClientOfCustomer(db, companyId, fromId, intoId);
  await deleteCustomer(db, companyId, fromId, now, { id: intoId, orders });
  context.audit.after = { customer_to_merge: null, moved_orders: orders };
}
