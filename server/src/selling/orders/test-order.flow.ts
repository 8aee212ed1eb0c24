import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { requireTime } from "../../platform/values/test-time.ts";
import { findClockOfOrder } from "./test-order.store.ts";

/**
 * An order that lives by a test clock is placed at the time of it. Under the lock of the clock where it is placed, so
 * that it does not move meanwhile.
 */
export async function requireTimeOfOrder(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  clockId: number,
): Promise<void> {
  const clock = await findClockOfOrder(db, companyId, clockId);
  if (!clock) throw ApiError.of([problem("unknown_test_clock", "/test_clock", clockId)]);
  if (clock.is_advancing) throw new ApiError("test_clock_advancing");
  requireTime(clock, now);
}
