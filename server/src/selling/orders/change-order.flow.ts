import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { findAccount } from "../people/account.store.ts";
import { findManagersOfOrders } from "../people/license-user.store.ts";
import { changeOrder } from "./change-order.rules.ts";
import { type OrderPatch, presentFlatOrder } from "./change-order.schema.ts";
import * as store from "./change-order.store.ts";
import { findOrdersWithActiveLicenses, findOwnOrders } from "./order.store.ts";

/** An order without its items, flat (management-api.md §4.4). */
export async function readFlatOrder({ db, companyId, deps }: Context, id: number) {
  const [[order], managers] = await Promise.all([
    findOwnOrders(db, companyId, [id]),
    findManagersOfOrders(db, companyId, [id]),
  ]);
  if (!order) throw new ApiError("not_found");
  const open = passwordOpener(deps.secrets, companyId);
  return presentFlatOrder({ ...order, managers, customer: null, has_active_licenses: false }, open);
}

/** Changes an order, and moves it with its licenses where that is wished; in the caller's transaction. */
export async function patchOrder(context: Context, id: number, { type: _type, ...body }: OrderPatch): Promise<void> {
  const { db, companyId, now } = context;
  const order = await store.lockOrder(db, companyId, id, now);
  if (!order) throw new ApiError("not_found");
  const wish = { ...body, metadata: body.metadata === null ? {} : body.metadata };
  const customerId = wish.customer === undefined ? order.customer_id : wish.customer;
  const holderOfStoreId =
    wish.store_id === undefined ? undefined : await store.findOrderIdByStoreId(db, companyId, wish.store_id);
  const buyer = customerId === null ? undefined : await store.findBuyer(db, companyId, customerId);
  const account = wish.customer_account ? await findAccount(db, companyId, wish.customer_account) : undefined;
  const decision = changeOrder(wish, { order, holderOfStoreId, buyer, accountExists: account !== undefined });
  if ("problems" in decision) throw ApiError.of(decision.problems);
  await store.updateOrder(db, companyId, order, decision.change, now);
}

const idsShownMax = 1000;

/**
 * Removes an order with its licenses, unless one of them is active: who uses it would be locked out by a slip
 * (docs/decisions/0065). In the caller's transaction.
 */
export async function removeOrder(context: Context, id: number): Promise<void> {
  const { db, companyId, now } = context;
  if (!(await store.lockOrder(db, companyId, id, now))) throw new ApiError("not_found");
  const licenses = await store.lockLicensesOfOrder(db, companyId, id);
  const active = await findOrdersWithActiveLicenses(db, companyId, [id], now);
  if (active.has(id)) throw new ApiError("order_has_active_licenses");
  const told = licenses.slice(0, idsShownMax).map(({ id: license, license_key }) => ({ id: license, license_key }));
  context.audit.before = { ...(await readFlatOrder(context, id)), licenses: told };
  await store.deleteOrder(db, companyId, id, now);
}

/** Removes an order that has no licenses any more (management-api.md §4.8); in the caller's transaction. */
export async function safelyRemoveOrder({ db, companyId, now }: Context, id: number): Promise<void> {
  if (!(await store.lockOrder(db, companyId, id, now))) throw new ApiError("not_found");
  const licenses = await store.lockLicensesOfOrder(db, companyId, id);
  if (licenses.length > 0) throw ApiError.of([problem("order_has_licenses", "", licenses.length)]);
  await store.deleteOrder(db, companyId, id, now);
}
