import type { Context } from "../../platform/http/endpoint.ts";
import { rowOf } from "../../platform/http/turn-of-call.ts";
import { consumeShared, type Share, type SharedTotals } from "../../selling/consumption-pools/share.rules.ts";
import { lockShare, type Member, type SharedUse, updateShare } from "../../selling/consumption-pools/share.store.ts";
import { type Counter, consume, type NotEnough } from "../../terms/consumption-counter.rules.ts";
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

/** A license or a feature that is counted, and the pool it counts in as well, if any. */
export type PossibleMember = Omit<Member, "poolId"> & { readonly poolId: number | null };

/** The pool of a member, which is locked; undefined where it has none, and then no statement is sent. */
export async function lockShareOf(
  { db, companyId, turn }: Pick<Context, "db" | "companyId" | "turn">,
  { poolId, ...member }: PossibleMember,
): Promise<Share | undefined> {
  if (poolId === null) return undefined;
  turn.row = rowOf(companyId, "consumption-pools", poolId);
  return lockShare(db, companyId, { ...member, poolId });
}

/** A consumption of a member in the pool that it has. */
export function sharedOf({ poolId, ...member }: PossibleMember, share: Share, totals: SharedTotals): Shared {
  return { member: { ...member, poolId: poolId ?? share.pool.id }, share, totals };
}

/**
 * Judges a consumption of a member: by its own counter, and by its pool, which is locked, where it has one. Throws the
 * refusal as an ApiError.
 */
export async function countIn(
  context: Context,
  member: PossibleMember,
  { counter, limit, amount }: Counting,
  notEnough: NotEnough,
): Promise<{ readonly total_consumptions: number; readonly shared?: Shared }> {
  const { now } = context;
  const share = await lockShareOf(context, member);
  if (!share) return accept(consume(counter, limit, amount, now, notEnough));
  const totals = accept(consumeShared(counter, limit, share, amount, now, notEnough));
  return { total_consumptions: totals.total_consumptions, shared: sharedOf(member, share, totals) };
}

/** Books a consumption in the pool of a member. */
export function updatePool(
  { db, companyId, now }: Context,
  { member, share, totals }: Shared,
  use: SharedUse,
): Promise<void> {
  return updateShare(db, companyId, member, { pool: share.pool, totals }, use, now);
}
