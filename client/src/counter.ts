import type { ConsumptionPeriod, WireCounter } from "./wire.ts";

/** What was consumed of a license or a feature, and what is left. In units of the vendor's choice. */
export interface Counter {
  /** Consumed in this period. */
  readonly total: number;
  /** The limit without overages; `Infinity` when there is none. */
  readonly max: number;
  /** Units that may be consumed on top of `max`; 0 when none, `Infinity` when any number. */
  readonly overagesMax: number;
  /** Units left, overages included; never below 0. */
  readonly remaining: number;
  /** Units consumed beyond `max`. */
  readonly overage: number;
  /** Whether units may be given back (negative consumption). */
  readonly allowsNegative: boolean;
  /** How often the total starts again at 0; null: never. Weeks begin on Monday, all periods at 00:00 UTC. */
  readonly period: ConsumptionPeriod | null;
}

/** Reads a counter; undefined when the object has none. */
export function readCounter(wire: WireCounter): Counter | undefined {
  const { total_consumptions: total, max_consumptions, max_consumption, max_overages = 0 } = wire;
  const limit = max_consumptions ?? max_consumption;
  if (total === undefined || limit === undefined) return undefined;
  const max = wire.allow_unlimited_consumptions ? Number.POSITIVE_INFINITY : limit;
  // 0 overages, where overages are allowed, means any number of them.
  const overagesMax = !wire.allow_overages ? 0 : max_overages === 0 ? Number.POSITIVE_INFINITY : max_overages;
  return {
    total,
    max,
    overagesMax,
    remaining: Math.max(0, max + overagesMax - total),
    overage: Math.max(0, total - max),
    allowsNegative: wire.allow_negative_consumptions ?? false,
    period: wire.reset_consumption ? (wire.consumption_period ?? null) : null,
  };
}
