import type { Context } from "../../platform/http/endpoint.ts";
import { rowOf } from "../../platform/http/turn-of-call.ts";
import {
  consumeShared,
  type NotEnough,
  type Share,
  type SharedTotals,
} from "../../selling/consumption-pools/share.rules.ts";
import { lockShare, type Member, type SharedUse, updateShare } from "../../selling/consumption-pools/share.store.ts";
import { type Counter, consume } from "../../terms/consumption-counter.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";

/** What is counted: a license or a feature, and how much more of it. */
export interface Counting {
  readonly counter: Counter;
  readonly limit: number;
  readonly amount: number;
}

/** A consumption in a pool that is yet to be booked. */
export interface Shared {
  readonly member: Member;
  readonly share: Share;
  readonly totals: SharedTotals;
}

/**
 * Judges a consumption of a member: by its own counter, and by its pool, which is locked, where it has one. Without one
 * no statement is sent. Throws the refusal as an ApiError.
 */
export async function countIn(
  { db, companyId, now, turn }: Context,
  { poolId, ...member }: Omit<Member, "poolId"> & { readonly poolId: number | null },
  { counter, limit, amount }: Counting,
  notEnough: NotEnough,
): Promise<{ readonly total_consumptions: number; readonly shared?: Shared }> {
  if (poolId === null) return accept(consume(counter, limit, amount, now, notEnough));
  const pooled = { ...member, poolId };
  turn.row = rowOf(companyId, "consumption-pools", poolId);
  const share = await lockShare(db, companyId, pooled);
  const totals = accept(consumeShared(counter, limit, share, amount, now, notEnough));
  return { total_consumptions: totals.total_consumptions, shared: { member: pooled, share, totals } };
}

/** Books a consumption in the pool of a member. */
export function updatePool(
  { db, companyId, now }: Context,
  { member, share, totals }: Shared,
  use: SharedUse,
): Promise<void> {
  return updateShare(db, companyId, member, { pool: share.pool, totals }, use, now);
}
