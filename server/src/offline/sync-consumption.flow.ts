import { holderOf } from "../activations/activate.flow.ts";
import { lockLicenseFacts } from "../activations/activation-facts.store.ts";
import type { DeactivationCall } from "../activations/deactivate.flow.ts";
import { deactivate } from "../activations/deactivate.rules.ts";
import { accept, claimOf } from "../activations/license-call.flow.ts";
import { consume } from "../consumption/consumption.rules.ts";
import { recordConsumption, updateFeatureCounter, updateLicenseCounter } from "../consumption/consumption.store.ts";
import { ApiError } from "../errors.ts";
import type { Context } from "../http/endpoint.ts";

/**
 * Books what a device consumed without a network, of its license and of features by their codes, before it gives the seat back
 * (semantics.md §2.6, §2.15). Beyond the limits all of it is refused. What was consumed while the license ran counts after its
 * end as well.
 */
export async function syncConsumption(
  call: DeactivationCall,
  ofLicense: number,
  ofFeatures: ReadonlyMap<string, number>,
  context: Context,
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
    is_told: false,
  };
  const { facts } = await lockLicenseFacts(db, companyId, identity, read, now);
  const { license, device } = accept(deactivate(facts, claimOf(identity, context), proof, now));
  const use = {
    licenseId: license.id,
    deviceId: device.id,
    userId: holderOf(facts),
    sdkVersion: sdk_ver ?? null,
    event: "offline_deactivation",
  };
  if (ofLicense > 0) {
    if (license.license_type !== "consumption") throw new ApiError("invalid_license_type");
    const counted = consume(license, license.max_consumptions, ofLicense, now, "license_not_enough_consumptions");
    const { total_consumptions } = accept(counted);
    const { allow_overages, max_overages } = license;
    await updateLicenseCounter(db, companyId, license.id, { total_consumptions, allow_overages, max_overages }, now);
    const limit = license.allow_unlimited_consumptions ? null : license.max_consumptions;
    const told = { ...use, feature: undefined, amount: ofLicense, total: total_consumptions, limit };
    await recordConsumption(db, companyId, told, now);
  }
  for (const [code, amount] of ofFeatures) {
    const feature = facts.features.find((each) => each.code === code);
    if (!feature) throw new ApiError("unsupported_product_feature");
    if (feature.feature_type !== "consumption") throw new ApiError("invalid_feature_type");
    const counted = consume(feature, feature.max_consumption, amount, now, "feature_not_enough_consumptions");
    const { total_consumptions: total } = accept(counted);
    await updateFeatureCounter(db, companyId, feature.id, total, now);
    const limit = feature.allow_unlimited_consumptions ? null : feature.max_consumption;
    await recordConsumption(db, companyId, { ...use, feature: code, amount, total, limit }, now);
  }
}
