import { type Counter, consume, currentTotal } from "../../terms/consumption-counter.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";

/** Counting in a pool that a member shares with others (semantics.md §1.13, §2.8). */

/** What the members of a pool are. */
export const POOL_TYPES = ["license", "license_product_feature"] as const;

/** The counter of a pool. */
export interface Pool
  extends Omit<Counter, "allow_unlimited_consumptions" | "allow_negative_consumptions" | "consumption_period"> {
  readonly consumption_period: "daily" | "weekly" | "monthly" | "annually" | null;
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly max_consumptions: number;
  readonly default_offline_checkout: number;
}

/** A pool as one device of one member meets it: how many units of it offline devices hold. */
export interface Share {
  readonly pool: Pool;
  /** Of all members, of this one, and this device of it; each is part of the one before. */
  readonly held: { readonly all: number; readonly by_member: number; readonly by_device: number };
}

/** The totals of a member and of its pool after a consumption. */
export interface SharedTotals {
  readonly total_consumptions: number;
  readonly pool_total: number;
  /** How much of it came out of what the device held. */
  readonly drawn: number;
}

/** What a member answers that has too little left. */
export type NotEnough = "license_not_enough_consumptions" | "feature_not_enough_consumptions";

/**
 * Counts in a member and in its pool, both or neither: each must have enough units left that no device holds. What the
 * device itself holds was judged when it was given, so it is booked as it is.
 */
export function consumeShared(
  counter: Counter,
  limit: number,
  { pool, held }: Share,
  amount: number,
  now: Date,
  notEnough: NotEnough,
): SharedTotals | Refusal {
  const drawn = Math.max(0, Math.min(amount, held.by_device));
  const isHeld = drawn === amount;
  const own = isHeld
    ? { total_consumptions: currentTotal(counter, now) + amount }
    : consume(counter, limit - held.by_member + drawn, amount, now, notEnough);
  if ("refusal" in own) return own;
  const total = currentTotal(pool, now);
  // A pool that was reset takes back no more than it has counted since.
  if (isHeld || amount < 0) return { ...own, pool_total: Math.max(0, total + amount), drawn };
  const shared = consume(poolCounter(pool), pool.max_consumptions - held.all + drawn, amount, now, notEnough);
  if ("refusal" in shared) return { refusal: notEnough, message: "Not enough consumptions left in the pool" };
  return { ...own, pool_total: shared.total_consumptions, drawn };
}

/**
 * How many units more an offline device is given: as many as it asks for, if there are; else what is left of the
 * member's limit; of a member without one the pool's default. Unasked it is given no more than the pool has, and
 * nothing while it holds some.
 */
export function checkOut(
  counter: Counter,
  limit: number,
  share: Share,
  asked: number | undefined,
  now: Date,
  notEnough: NotEnough,
): { readonly amount: number } | Refusal {
  const { pool, held } = share;
  if (asked !== undefined) {
    const amount = Math.max(0, asked - held.by_device);
    // As if it were consumed by a device that holds nothing.
    const judged = consumeShared(counter, limit, { pool, held: { ...held, by_device: 0 } }, amount, now, notEnough);
    return "refusal" in judged ? judged : { amount };
  }
  if (held.by_device > 0) return { amount: 0 };
  const left = limitOf(counter, limit) - currentTotal(counter, now) - held.by_member;
  const wished = left === Number.POSITIVE_INFINITY ? pool.default_offline_checkout : left;
  const free = limitOf(poolCounter(pool), pool.max_consumptions) - currentTotal(pool, now) - held.all;
  return { amount: Math.max(0, Math.min(wished, free)) };
}

function limitOf(counter: Counter, limit: number): number {
  const { allow_unlimited_consumptions, allow_overages, max_overages } = counter;
  if (allow_unlimited_consumptions || (allow_overages && max_overages === 0)) return Number.POSITIVE_INFINITY;
  return limit + (allow_overages ? max_overages : 0);
}

function poolCounter(pool: Pool): Counter {
  return { ...pool, allow_unlimited_consumptions: false, allow_negative_consumptions: true };
}
