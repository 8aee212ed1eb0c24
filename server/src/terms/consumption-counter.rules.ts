import type { Refusal } from "./refusal.rules.ts";

/** Counting what is consumed (semantics.md §2.8; license-api.md §9.8). */

/** A counter of a license or of a feature. */
export interface Counter {
  readonly total_consumptions: number;
  readonly allow_unlimited_consumptions: boolean;
  readonly allow_negative_consumptions: boolean;
  readonly allow_overages: boolean;
  /** 0: any number, where overages are allowed (Q5). */
  readonly max_overages: number;
  readonly reset_consumption: boolean;
  /** daily, weekly, monthly or annually. */
  readonly consumption_period: string | null;
  /** When the total was last changed. */
  readonly consumptions_at: Date;
}

/** The total as it counts now: 0 once a period has begun since it was last changed, where the license asks for that. */
export function currentTotal(
  counter: Pick<Counter, "total_consumptions" | "reset_consumption" | "consumption_period" | "consumptions_at">,
  now: Date,
): number {
  const { total_consumptions, reset_consumption, consumption_period: period, consumptions_at } = counter;
  if (!reset_consumption || period === null) return total_consumptions;
  return consumptions_at < beginOfPeriod(period, now) ? 0 : total_consumptions;
}

/** When the present period began: 00:00 UTC of the day, of Monday, of the 1st, of 1 January. */
export function beginOfPeriod(period: string, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (period === "annually") return new Date(Date.UTC(year, 0, 1));
  if (period === "monthly") return new Date(Date.UTC(year, month, 1));
  const daysSinceMonday = (now.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(year, month, period === "weekly" ? day - daysSinceMonday : day));
}

/** The code of a counter that has too little left: of a license, or of a feature. */
export type NotEnough = "license_not_enough_consumptions" | "feature_not_enough_consumptions";

/**
 * The total after `amount` units more (less, where negative amounts are allowed, but never below 0), within `limit` and
 * the overages on top of it, or a refusal, and then nothing is booked (C3–C8). Totals stay below 2^53.
 */
export function consume(
  counter: Counter,
  limit: number,
  amount: number,
  now: Date,
  notEnough: NotEnough,
): { readonly total_consumptions: number } | Refusal {
  const total = currentTotal(counter, now);
  return (
    refuseNegative(counter, amount) ??
    refuseUnits(counter, limit, total, amount, notEnough) ?? { total_consumptions: total + amount }
  );
}

/** C3: units are given back only where that is allowed. */
export function refuseNegative(counter: Pick<Counter, "allow_negative_consumptions">, amount: number) {
  if (amount >= 0 || counter.allow_negative_consumptions) return undefined;
  return { refusal: "negative_consumptions_not_allowed" } as const;
}

/** C4–C8: whether a counter that stands at `total` can be moved by `amount`. */
export function refuseUnits(
  counter: Pick<Counter, "allow_unlimited_consumptions" | "allow_overages" | "max_overages">,
  limit: number,
  total: number,
  amount: number,
  notEnough: NotEnough,
): Refusal | undefined {
  const after = total + amount;
  // Q7: more cannot be given back than was consumed.
  if (amount < 0) return after < 0 ? { refusal: notEnough } : undefined;
  if (after > Number.MAX_SAFE_INTEGER) return { refusal: notEnough };
  const isWithin = counter.allow_unlimited_consumptions || after <= limit + unitsOf(counter);
  return isWithin ? undefined : { refusal: notEnough };
}

/** How far a counter may go over its limit. */
type Overages = Pick<Counter, "allow_overages" | "max_overages">;

/**
 * The overages that count when an application sends its own: it may narrow what was sold, and widen it only where the
 * company lets it. What would widen is left aside, and the answer shows what counts.
 */
export function overagesOf(
  own: Overages,
  {
    allow_overages = own.allow_overages,
    max_overages = own.max_overages,
  }: { readonly [name in keyof Overages]?: Overages[name] | undefined },
  mayWiden: boolean,
): Overages {
  const wished = { allow_overages, max_overages };
  if (mayWiden || unitsOf(wished) <= unitsOf(own)) return wished;
  return { allow_overages: own.allow_overages, max_overages: own.max_overages };
}

function unitsOf({ allow_overages, max_overages }: Overages): number {
  if (!allow_overages) return 0;
  return max_overages === 0 ? Number.POSITIVE_INFINITY : max_overages;
}

/** What an edit changes of a counter; absent members stay. */
export interface CounterWish {
  readonly total_consumptions?: number | undefined;
  readonly reset_consumption?: boolean | undefined;
  readonly consumption_period?: string | null | undefined;
}

/**
 * What an edit writes of a counter. A total that is given counts from now on. Where the terms of its resets change,
 * what was due is done first, and only periods that begin later count.
 */
export function counterAfter(
  counter: Pick<Counter, "total_consumptions" | "reset_consumption" | "consumption_period" | "consumptions_at">,
  wish: CounterWish,
  now: Date,
): { readonly total_consumptions?: number; readonly consumptions_at?: Date } {
  if (wish.total_consumptions !== undefined)
    return { total_consumptions: wish.total_consumptions, consumptions_at: now };
  const { reset_consumption = counter.reset_consumption, consumption_period = counter.consumption_period } = wish;
  const isSame = reset_consumption === counter.reset_consumption && consumption_period === counter.consumption_period;
  return isSame ? {} : { total_consumptions: currentTotal(counter, now), consumptions_at: now };
}
