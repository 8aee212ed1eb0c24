import {
  type Counter,
  currentTotal,
  type NotEnough,
  refuseNegative,
  refuseUnits,
} from "../../terms/consumption-counter.rules.ts";
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

/**
 * Counts in a member and in its pool, both or neither: each must have enough units left that no device holds. What the
 * device itself holds was judged when it was given, so it is booked as it is.
 */
export function consumeShared(
  counter: Counter,
  limit: number,
  share: Share,
  amount: number,
  now: Date,
  notEnough: NotEnough,
): SharedTotals | Refusal {
  return (
    refuseNegative(counter, amount) ??
    refuseOfMember(counter, limit, share, amount, now, notEnough) ??
    refuseOfPool(share, amount, now, notEnough) ??
    sharedTotals(counter, share, amount, now)
  );
}

/** Whether the member has too little left that no other device holds. */
export function refuseOfMember(
  counter: Counter,
  limit: number,
  share: Share,
  amount: number,
  now: Date,
  notEnough: NotEnough,
): Refusal | undefined {
  const drawn = drawnOf(share, amount);
  if (drawn === amount) return undefined;
  return refuseUnits(counter, limit - share.held.by_member + drawn, currentTotal(counter, now), amount, notEnough);
}

/** Whether the pool has. */
export function refuseOfPool(share: Share, amount: number, now: Date, notEnough: NotEnough): Refusal | undefined {
  const drawn = drawnOf(share, amount);
  if (drawn === amount || amount < 0) return undefined;
  const { pool, held } = share;
  const limit = pool.max_consumptions - held.all + drawn;
  const refusal = refuseUnits(poolCounter(pool), limit, currentTotal(pool, now), amount, notEnough);
  return refusal && { refusal: notEnough, message: "Not enough consumptions left in the pool" };
}

/** The totals after a consumption that nothing refused. */
export function sharedTotals(counter: Counter, share: Share, amount: number, now: Date): SharedTotals {
  return {
    total_consumptions: currentTotal(counter, now) + amount,
    // A pool that was reset takes back no more than it has counted since.
    pool_total: Math.max(0, currentTotal(share.pool, now) + amount),
    drawn: drawnOf(share, amount),
  };
}

/** How many of the units the device holds already. */
function drawnOf({ held }: Share, amount: number): number {
  return Math.max(0, Math.min(amount, held.by_device));
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
