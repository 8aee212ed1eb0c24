import { ApiError } from "../../errors.ts";
import { goToTime } from "../../platform/db/transaction.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { deleteOrder, lockLicensesOfOrder } from "../orders/change-order.store.ts";
import { deleteTestClock, listOrdersOfClock, lockTestClock } from "./test-clock.store.ts";

/** Removes a clock; orders that live by it are in its way, unless they are to go with it. In the caller's transaction. */
export async function removeTestClock(
  { db, companyId, audit }: Pick<Context, "db" | "companyId" | "audit">,
  id: number,
  withOrders: boolean,
): Promise<void> {
  const clock = await lockTestClock(db, companyId, id);
  if (!clock) throw new ApiError("not_found");
  if (clock.advancing_to) throw new ApiError("test_clock_advancing");
  const orders = await listOrdersOfClock(db, companyId, id);
  if (orders.length > 0 && !withOrders) throw new ApiError("test_clock_in_use");
  await goToTime(db, clock.time);
  for (const order of orders) {
    await lockLicensesOfOrder(db, companyId, order);
    await deleteOrder(db, companyId, order, clock.time);
  }
  if (orders.length > 0) audit.before = { time: clock.time, name: clock.name, orders };
  await deleteTestClock(db, companyId, id);
}
