import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { isSameJson } from "../../platform/values/json.ts";
import { requireTime } from "../../platform/values/test-time.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { recordLines } from "../../record/histories/history-writer.store.ts";
import type { Buyer, OrderChange } from "./change-order.rules.ts";

/** An order under its lock. */
export interface LockedOrder {
  readonly id: number;
  readonly customer_id: number | null;
  readonly test_clock_id: number | null;
}

/**
 * Locks an order, so that nothing is added to it; undefined where the company has none. What is done to it is done at
 * the time by which it lives.
 */
export async function lockOrder(db: Db, companyId: number, id: number, now: Date): Promise<LockedOrder | undefined> {
  const [row] = await db<(LockedOrder & { time: Date | null })[]>`
    select o.id, o.customer_id, o.test_clock_id, case when o.test_clock_id is not null then (
      select c.time from test_clocks c where c.company_id = o.company_id and c.id = o.test_clock_id) end as time
    from orders o where o.company_id = ${companyId} and o.id = ${id} for update of o`;
  if (row?.test_clock_id && row.time) requireTime({ id: row.test_clock_id, time: row.time }, now);
  return row;
}

/** The id of the order that has a store_id. */
export async function findOrderIdByStoreId(db: Db, companyId: number, storeId: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from orders where company_id = ${companyId} and store_id = ${storeId}`;
  return row?.id;
}

/** A customer as orders remember it; locked against its deletion. */
export async function findBuyer(db: Db, companyId: number, id: number): Promise<Buyer | undefined> {
  const [row] = await db<Buyer[]>`
    select id, customer_account_id, email, first_name, last_name, company_name, phone, reference
    from customers where company_id = ${companyId} and id = ${id} for key share`;
  return row;
}

/**
 * Changes the columns that are given, with an event; a change of the customer leaves a line in the history of each
 * license.
 */
export async function updateOrder(
  db: Db,
  companyId: number,
  order: { readonly id: number; readonly customer_id: number | null },
  change: OrderChange,
  now: Date,
): Promise<void> {
  const stored = await findColumns(db, companyId, order.id, Object.keys(change));
  const news = Object.entries(change).filter(([name, value]) => !isSameJson(value, stored[name]));
  if (news.length === 0) return;
  const columns = { ...Object.fromEntries(news), updated_at: now };
  await db`update orders set ${db.set(columns)} where company_id = ${companyId} and id = ${order.id}`;
  const changed = jsonb(
    db,
    news.map(([name]) => name),
  );
  await recordEvents(db, companyId, [{ type: "order.updated", subject: order.id, data: { changed } }], now);
  if (change["customer_id"] === undefined) return;
  const data = jsonb(db, { from: order.customer_id, to: change["customer_id"] });
  const from = db`licenses where company_id = ${companyId} and order_id = ${order.id}`;
  await recordLines(db, companyId, { license_id: db`id`, source: "api", text: "Customer changed", data, from }, now);
}

async function findColumns(db: Db, companyId: number, id: number, names: readonly string[]) {
  const [row] = await db<Record<string, unknown>[]>`
    select ${db(["id", ...names])} from orders where company_id = ${companyId} and id = ${id}`;
  return row ?? {};
}

/** A license that goes with its order. */
export interface LicenseOfOrder {
  readonly id: number;
  readonly license_key: string | null;
}

/** Locks the licenses of an order, in the order of their ids: none is activated while it is being deleted. */
export function lockLicensesOfOrder(db: Db, companyId: number, orderId: number): Promise<LicenseOfOrder[]> {
  return db<LicenseOfOrder[]>`
    select id, license_key from licenses where company_id = ${companyId} and order_id = ${orderId} order by id for update`;
}

/**
 * Removes an order with its items, its licenses and everything that belongs to them; records an event for the order and
 * for each license.
 */
export async function deleteOrder(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  const order = db`orders where company_id = ${companyId} and id = ${id}`;
  const licenses = db`licenses where company_id = ${companyId} and order_id = ${id}`;
  const license = { license_key: db`license_key`, order: id };
  const events = [
    { type: "order.deleted", subject: id, data: { store_id: db`store_id` }, from: order },
    { type: "license.deleted", subject: db`id`, data: license, from: licenses },
  ] as const;
  await recordEvents(db, companyId, events, now);
  await db`delete from orders where company_id = ${companyId} and id = ${id}`;
}
