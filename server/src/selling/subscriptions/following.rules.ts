import type { LicensesRow, LicenseTemplatesRow, SubscriptionsRow } from "../../platform/db/rows.generated.ts";
import { SUBSCRIPTION_TERMS, type SubscriptionTerms } from "../../terms/subscription-terms.rules.ts";
import { type Applied, changesOfTarget, targetOf } from "./license-target.rules.ts";
import { standingOf } from "./standing.rules.ts";
import type { Facts, SoldAs, SubscriptionStatus } from "./subscription-facts.rules.ts";

/** How a license follows its subscription. */

/** A subscription as it is stored. */
export type Subscription = Omit<SubscriptionsRow, "facts" | "status"> & {
  readonly status: SubscriptionStatus;
  readonly facts: Facts;
  readonly source_name: string | null;
  readonly source_kind: string | null;
};

/** A license that follows a subscription, with what decides how. */
export type Follower = Pick<
  LicensesRow,
  | "license_key"
  | "license_type"
  | "validity_period"
  | "enabled"
  | "allow_grace_period"
  | "grace_period"
  | "max_activations"
  | "times_activated"
  | "product_id"
  | "order_id"
> &
  Pick<LicenseTemplatesRow, "on_refund" | "on_dispute" | "on_cancel" | "on_quantity" | "allow_trial"> & {
    readonly license_id: number;
    readonly subscription_id: string;
    readonly item: string | null;
    readonly applied: Applied;
    readonly is_due: boolean;
    readonly product_name: string;
    readonly authorization_method: string;
    readonly order_store_id: string;
    /** The test clock that its order lives by. */
    readonly order_test_clock_id: number | null;
    readonly short_code: string;
    readonly policy_code: string | null;
    /** The prices at which its policy is sold. */
    readonly prices: readonly string[];
  };

/** How long each billing system takes to collect what is due (docs/decisions/0089). */
const settleHours = (kind: string | null): number => (kind === null || kind === "generic" ? 0 : 2);

/** So many licenses a quantity makes at most. */
export const licensesMax = 1000;

/** The licenses of each item of a subscription, in their order. */
export function followersByItem<F extends FollowerOfItem>(
  row: Pick<Subscription, "facts">,
  followers: readonly F[],
): readonly (readonly F[])[] {
  const lists = new Map<string | null, F[]>();
  for (const follower of followers) {
    const item = itemOf(row, follower);
    lists.set(item, [...(lists.get(item) ?? []), follower]);
  }
  return [...lists.values()];
}

/** Which one a license is of those of its item. */
export function placeOf<F extends FollowerOfItem>(
  row: Pick<Subscription, "facts">,
  followers: readonly F[],
  follower: F,
): number {
  const item = itemOf(row, follower);
  return followers.slice(0, followers.indexOf(follower)).filter((each) => itemOf(row, each) === item).length;
}

/** The standing of a subscription as a whole, by the terms of a policy that says nothing. */
export function wholeStanding(row: Pick<Subscription, "facts" | "is_recurring" | "source_kind">, now: Date) {
  return standingOf(row.facts, {
    terms: SUBSCRIPTION_TERMS,
    isRecurring: row.is_recurring,
    item: null,
    settleHours: settleHours(row.source_kind),
    now: now.toISOString(),
  });
}

/** What one license is told, and what that changes of it; `place` among the licenses of its item. */
export function tellingOf(
  row: Pick<Subscription, "facts" | "is_recurring" | "source_kind">,
  follower: Follower,
  place: number,
  now: Date,
) {
  const terms = termsOf(follower);
  const grace = follower.license_type === "subscription" && follower.allow_grace_period ? follower.grace_period : 0;
  const standing = standingOf(row.facts, {
    terms,
    isRecurring: row.is_recurring,
    item: itemOf(row, follower),
    // The license adds its own grace to its end.
    settleHours: Math.max(0, settleHours(row.source_kind) - grace),
    now: now.toISOString(),
  });
  const target = targetOf(standing, terms, { place, allowsTrial: follower.allow_trial ?? false });
  // An end that is not known is not taken back.
  const kept = { ...target, validity_period: target.validity_period ?? follower.applied.validity_period ?? null };
  return { target: kept, change: changesOfTarget(follower, kept, follower.applied), standing };
}

/** The terms of the policy of a license. */
export function termsOf(follower: Follower): SubscriptionTerms {
  const own = Object.entries(SUBSCRIPTION_TERMS).map(([name, value]) => [name, Reflect.get(follower, name) ?? value]);
  return Object.fromEntries(own) as unknown as SubscriptionTerms;
}

/**
 * Which item a license is of: the one that it was sold by, else the one whose price its policy is sold at, else the one
 * whose price names its policy.
 */
export function itemOf({ facts }: Pick<Subscription, "facts">, follower: FollowerOfItem): string | null {
  const items = facts.snapshot?.items ?? [];
  if (follower.item !== null || items.length < 2) return follower.item;
  const found =
    items.find(({ price }) => price !== null && follower.prices.includes(price)) ??
    items.find(({ sold_as }) => sold_as !== undefined && isNamed(sold_as, follower));
  return found?.item ?? null;
}

type FollowerOfItem = Pick<Follower, "item" | "prices" | "short_code" | "policy_code">;

function isNamed({ product, policy }: SoldAs, { short_code, policy_code }: FollowerOfItem): boolean {
  return (product === null || product === short_code) && (policy === null || policy === policy_code);
}
