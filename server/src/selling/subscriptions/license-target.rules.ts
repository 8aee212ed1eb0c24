import type { SubscriptionTerms } from "../../terms/subscription-terms.rules.ts";
import type { Standing } from "./standing.rules.ts";

/** What a standing sets of a license, beside what people have set of it by hand. */

/** What a license is told by its subscription. */
export interface Target {
  /** Null: nothing is said about its end. */
  readonly validity_period: string | null;
  readonly enabled: boolean;
  readonly is_trial: boolean;
  readonly max_activations?: number;
  readonly floating_users?: number;
}

/** What it was told last; members that are missing were never said. */
export type Applied = Partial<Target>;

/** The license as it is. */
export interface FollowingLicense {
  readonly validity_period: Date | null;
  readonly license_type: string;
}

/** What changes of the license, in the names of an edit. */
export interface TargetChange {
  readonly validity_period?: Date | null;
  readonly enabled?: boolean;
  readonly is_trial?: boolean;
  readonly max_activations?: number;
  readonly floating_users?: number;
}

/**
 * What a license is to be told. `place` says which of the licenses of its item it is: where the quantity says
 * how many there are, those beyond it are not in use.
 */
export function targetOf(
  standing: Standing,
  { on_quantity }: SubscriptionTerms,
  { place, allowsTrial }: { readonly place: number; readonly allowsTrial: boolean },
): Target {
  const { quantity } = standing;
  const isBeyond = on_quantity === "licenses" && quantity !== null && place >= quantity;
  const setsSeats = quantity !== null && (on_quantity === "max_activations" || on_quantity === "floating_users");
  return {
    validity_period: standing.ends,
    enabled: standing.enabled && !isBeyond,
    is_trial: allowsTrial && standing.status === "trialing",
    ...(setsSeats && { [on_quantity]: quantity }),
  };
}

/**
 * The changes of a license that is told something new. What it was told before is not told again, so that changes by
 * hand stay; an end that moves on does not take back a later one that somebody gave it.
 */
export function changesOfTarget(license: FollowingLicense, target: Target, applied: Applied): TargetChange {
  const { max_activations, floating_users } = target;
  const end = endAfter(license, target, applied);
  const isTrialNew = target.is_trial !== (applied.is_trial ?? false);
  return {
    ...(end !== undefined && { validity_period: end }),
    ...(target.enabled !== (applied.enabled ?? true) && { enabled: target.enabled }),
    // Otherwise the end would be computed anew from a duration.
    ...(isTrialNew && { is_trial: target.is_trial, validity_period: end ?? license.validity_period }),
    ...(max_activations !== undefined && max_activations !== applied.max_activations && { max_activations }),
    ...(floating_users !== undefined && floating_users !== applied.floating_users && { floating_users }),
  };
}

function endAfter(license: FollowingLicense, target: Target, applied: Applied): Date | undefined {
  const { validity_period: told } = target;
  const before = applied.validity_period ?? null;
  if (told === null || told === before || license.license_type === "perpetual") return undefined;
  const end = new Date(told);
  const isLaterByHand =
    before !== null && told > before && license.validity_period !== null && license.validity_period > end;
  return isLaterByHand ? undefined : end;
}
