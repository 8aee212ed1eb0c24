import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { updateFeatureCounter, updateLicenseCounter } from "../../selling/licenses/license-counter.store.ts";
import type { Counter } from "../../terms/consumption-counter.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { holderOf } from "../activations/activate.flow.ts";
import type { DeactivationCall } from "../activations/deactivate.flow.ts";
import { deactivate } from "../activations/deactivate.rules.ts";
import { recordConsumption } from "../consumption/consumption.store.ts";
import { countIn, updatePool } from "../consumption/share.flow.ts";
import type { License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { claimOf } from "../license-calls/license-call.flow.ts";

/**
 * Books what a device consumed without a network, of its license and of features by their codes, before it gives the
 * seat back (semantics.md §2.6, §2.15). Beyond the limits all of it is refused; what the device was given out of a pool
 * is within them. What was consumed while the license ran counts after its end as well.
 */
export async function syncConsumption(
  context: Context,
  call: DeactivationCall,
  ofLicense: number,
  ofFeatures: ReadonlyMap<string, number>,
): Promise<void> {
  if (ofLicense === 0 && ofFeatures.size === 0) return;
  const { db, companyId, now } = context;
  const { identity, hardware_id, sdk_ver, proof } = call;
  const read = {
    hardware_id,
    env: undefined,
    channel: undefined,
    app_ver: undefined,
    counts_devices: true,
    is_answered: false,
  };
  const { facts } = await lockLicenseFacts(db, companyId, identity, read, now);
  const { license, device } = accept(deactivate(facts, { ...claimOf(context, identity), proof }, now));
  const use = {
    licenseId: license.id,
    deviceId: device.id,
    userId: holderOf(facts),
    sdkVersion: sdk_ver ?? null,
    event: "offline_deactivation",
  };
  for (const { code, featureId, poolId, counter, max, amount } of usesOf(facts, license, ofLicense, ofFeatures)) {
    const member = { poolId, licenseId: license.id, featureId, deviceId: device.id };
    const notEnough = featureId === null ? "license_not_enough_consumptions" : "feature_not_enough_consumptions";
    const counted = await countIn(context, member, { counter, limit: max, amount }, notEnough);
    const { total_consumptions, shared } = counted;
    const { allow_overages, max_overages } = counter;
    if (featureId !== null) await updateFeatureCounter(db, companyId, featureId, total_consumptions, now);
    else
      await updateLicenseCounter(db, companyId, license.id, { total_consumptions, allow_overages, max_overages }, now);
    const limit = counter.allow_unlimited_consumptions ? null : max;
    const of = { feature: code, featureId: featureId ?? undefined };
    await recordConsumption(db, companyId, { ...use, ...of, amount, total: total_consumptions, limit }, now);
    if (shared) await updatePool(context, shared, { amount, sendsEvents: true });
  }
}

interface Use {
  /** Of the feature; undefined: the license itself. */
  readonly code: string | undefined;
  readonly featureId: number | null;
  readonly poolId: number | null;
  readonly counter: Counter;
  readonly max: number;
  readonly amount: number;
}

/** What was used, in the order in which pools are locked. */
function usesOf(
  facts: LicenseFacts,
  license: License,
  ofLicense: number,
  ofFeatures: ReadonlyMap<string, number>,
): Use[] {
  const uses: Use[] = [];
  if (ofLicense > 0) {
    if (license.license_type !== "consumption") throw new ApiError("invalid_license_type");
    const { consumption_pool_id: poolId, max_consumptions: max } = license;
    uses.push({ code: undefined, featureId: null, poolId, counter: license, max, amount: ofLicense });
  }
  for (const [code, amount] of ofFeatures) {
    const feature = facts.features.find((each) => each.code === code);
    if (!feature) throw new ApiError("unsupported_product_feature");
    if (feature.feature_type !== "consumption") throw new ApiError("invalid_feature_type");
    const { id: featureId, consumption_pool_id: poolId, max_consumption: max } = feature;
    uses.push({ code, featureId, poolId, counter: feature, max, amount });
  }
  return uses.sort((one, other) => (one.poolId ?? 0) - (other.poolId ?? 0));
}
