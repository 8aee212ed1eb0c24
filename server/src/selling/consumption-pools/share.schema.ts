import { z } from "zod";
import { CONSUMPTION_PERIODS } from "../../platform/http/scalars.schema.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import type { Pool, Share, SharedTotals } from "./share.rules.ts";

const count = z.number().int();

/** A pool as the License API presents it to its members. */
export const poolShareAnswer = z.strictObject({
  id: count,
  name: z.string(),
  code: z.string(),
  max_consumptions: count,
  total_consumptions: count,
  held_total: count.describe("Units that offline devices of all members hold; not in total_consumptions."),
  allow_overages: z.boolean(),
  max_overages: count,
  reset_consumption: z.boolean(),
  consumption_period: z.enum(CONSUMPTION_PERIODS).nullable(),
  checked_out: count.optional().describe("In license files: units that this device may consume off line."),
});

/** A pool as it is presented. */
export type PoolShareAnswer = z.input<typeof poolShareAnswer>;

/** The pool of a member after a consumption. */
export function presentPoolOf({
  share,
  totals,
}: {
  readonly share: Share;
  readonly totals: SharedTotals;
}): PoolShareAnswer {
  return presentPool(share.pool, totals.pool_total, share.held.all - totals.drawn);
}

/** The pool of a member whose device was given units on top of those it holds. */
export function presentCheckedOut({ pool, held }: Share, amount: number, now: Date): PoolShareAnswer {
  const told = presentPool(pool, currentTotal(pool, now), held.all + amount);
  return { ...told, checked_out: held.by_device + amount };
}

function presentPool(pool: Pool, total_consumptions: number, held_total: number): PoolShareAnswer {
  return {
    id: pool.id,
    name: pool.name,
    code: pool.code,
    max_consumptions: pool.max_consumptions,
    total_consumptions,
    held_total,
    allow_overages: pool.allow_overages,
    max_overages: pool.max_overages,
    reset_consumption: pool.reset_consumption,
    consumption_period: pool.consumption_period,
  };
}
