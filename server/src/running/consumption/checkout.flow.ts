import type { Context } from "../../platform/http/endpoint.ts";
import { checkOut } from "../../selling/consumption-pools/share.rules.ts";
import { type PoolShareAnswer, presentCheckedOut } from "../../selling/consumption-pools/share.schema.ts";
import { lockShare, type Member, upsertCheckout } from "../../selling/consumption-pools/share.store.ts";
import type { Counter } from "../../terms/consumption-counter.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { Activated, FeatureFacts, License } from "../license-calls/activation-facts.rules.ts";

/** How many units a request for a license file asks for; what it does not name is given what its limits allow. */
export interface AskedUnits {
  readonly ofLicense: number | undefined;
  /** By the codes of features. */
  readonly ofFeatures: ReadonlyMap<string, number>;
}

/** The pools of an activated license and of its features, with what the device was given of them. */
export interface CheckedOut {
  readonly license?: PoolShareAnswer;
  /** By the ids of the features of the license. */
  readonly features: ReadonlyMap<number, PoolShareAnswer>;
}

interface Wish {
  readonly of: Activated;
  readonly member: Member;
  readonly counter: Counter;
  readonly limit: number;
  readonly asked: number | undefined;
}

/**
 * Gives a device that goes off line its units of the pools in which licenses and their features count (semantics.md
 * §2.8), in the transaction of the activations. A request that is answered again gives nothing more. Answers along the
 * licenses.
 */
export async function checkOutUnits(
  context: Context,
  activated: readonly Activated[],
  asked: AskedUnits,
): Promise<CheckedOut[]> {
  const given = new Map(activated.map((each) => [each, { features: new Map<number, PoolShareAnswer>() } as Given]));
  // The licenses are locked already; pools are locked in the order of their ids, so that there is no deadlock.
  const wishes = activated.flatMap((each) => wishesOf(each, asked));
  for (const wish of wishes.sort((one, other) => one.member.poolId - other.member.poolId)) {
    const told = await giveUnits(wish, context);
    const { featureId } = wish.member;
    const to = given.get(wish.of);
    if (to && featureId === null) to.license = told;
    else if (to && featureId !== null) to.features.set(featureId, told);
  }
  return activated.map((each) => given.get(each) ?? { features: new Map() });
}

interface Given {
  license?: PoolShareAnswer;
  readonly features: Map<number, PoolShareAnswer>;
}

async function giveUnits({ of, member, counter, limit, asked }: Wish, context: Context): Promise<PoolShareAnswer> {
  const { db, companyId, now } = context;
  const share = await lockShare(db, companyId, member);
  const notEnough = member.featureId === null ? "license_not_enough_consumptions" : "feature_not_enough_consumptions";
  // A file that is issued again keeps its date, and what belongs to it.
  const isNew = of.issued_at.getTime() === now.getTime();
  const { amount } = isNew ? accept(checkOut(counter, limit, share, asked, now, notEnough)) : { amount: 0 };
  if (amount > 0) await upsertCheckout(db, companyId, member, amount, now);
  return presentCheckedOut(share, amount, now);
}

function wishesOf(of: Activated, asked: AskedUnits): Wish[] {
  const { license, facts, device_id: deviceId } = of;
  const shared = { of, licenseId: license.id, deviceId };
  return [
    ...wishOf(license, license.max_consumptions, { ...shared, featureId: null }, asked.ofLicense),
    ...facts.features.flatMap((feature) =>
      wishOf(
        feature,
        feature.max_consumption,
        { ...shared, featureId: feature.id },
        asked.ofFeatures.get(feature.code),
      ),
    ),
  ];
}

function wishOf(
  counter: License | FeatureFacts,
  limit: number,
  { of, ...member }: Omit<Member, "poolId"> & { readonly of: Activated },
  asked: number | undefined,
): Wish[] {
  const { consumption_pool_id: poolId } = counter;
  return poolId === null ? [] : [{ of, member: { ...member, poolId }, counter, limit, asked }];
}
