import { z } from "zod";
import type { SeatBudget } from "../../selling/devices/seat-recovery.rules.ts";

/** How many seats of a license its users may free within a year. */
export const portalSeatBudget = z.strictObject({
  used: z.int().describe("Within the last year."),
  most: z.int().nullable().describe("Null: any number."),
  left: z.int().nullable().describe("Null: any number."),
  next_at: z.iso.datetime().nullable().describe("While none is left: when the next is possible; null: never, or now."),
});

/** The budget as it leaves the server. */
export function presentSeatBudget({ used, most, left, next_at }: SeatBudget): z.input<typeof portalSeatBudget> {
  return { used, most: most < 0 ? null : most, left, next_at: next_at?.toISOString() ?? null };
}
