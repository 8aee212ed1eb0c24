import { z } from "zod";
import {
  bigCount,
  consumptionPeriod,
  count,
  cut,
  durationText,
  flag,
  isZero,
  licenseType,
  metadataObject,
  text,
  wireDateTime,
  word,
} from "../../platform/http/scalars.schema.ts";

/**
 * The members by which products, policies and features say on what terms licenses are issued (management-api.md §7, §10).
 * Absent keeps a member as it is, null takes it back: the object then does not say, and the next source decides.
 */

/** A member that may be absent, or null for "does not say". */
export function silent<T extends z.ZodType>(schema: T) {
  return schema.nullable().optional();
}

/** The code of a feature or a policy, by which orders name it. */
export function code() {
  return text(255, 1);
}

/** Whether licenses are held by a key or by users; `license_key` is an older spelling. */
export function authorizationMethod() {
  return z.preprocess(
    (value) => (cut(value) === "license_key" ? "license-key" : value),
    word(["license-key", "user"], "Must be license-key or user."),
  );
}

/** A maintenance period counts whole days at least. */
const maintenanceDuration = durationText({ units: ["y", "m", "d"] });

/** Minutes that a slot is held; 0 does not say. */
function timeout() {
  return z.preprocess((value) => (isZero(value) ? null : value), silent(count()));
}

/** What a product may say. */
export const productTerms = {
  default_license_type: silent(licenseType()),
  valid_duration: silent(durationText()),
  subscription_duration: silent(durationText()),
  allow_trial: silent(flag()),
  trial_days: silent(count()),
  max_activations: silent(count()),
  max_consumptions: silent(bigCount()),
  allow_overages: silent(flag()),
  max_overages: silent(bigCount()),
  reset_consumption: silent(flag()),
  consumption_period: silent(consumptionPeriod()),
  enable_maintenance_period: silent(flag()),
  maintenance_duration: silent(maintenanceDuration),
  is_floating: silent(flag()),
  is_floating_cloud: silent(flag()),
  floating_users: silent(count()),
  floating_timeout: timeout(),
  prevent_vm: silent(flag()),
  hardware_id_required: silent(flag()),
  is_node_locked: silent(flag()),
  is_user_locked: silent(flag()),
  is_upgrade: silent(flag()),
  upgrade_from: silent(z.array(bigCount({ min: 1 })).max(100, "At most 100 products.")),
  metadata: silent(metadataObject()),
};

/** What a feature, or a policy about a feature, may say. */
export const featureTerms = {
  max_consumption: silent(bigCount()),
  allow_unlimited_consumptions: silent(flag()),
  allow_negative_consumptions: silent(flag()),
  allow_overages: silent(flag()),
  max_overages: silent(bigCount()),
  reset_consumption: silent(flag()),
  consumption_period: silent(consumptionPeriod()),
  is_floating: silent(flag()),
  is_floating_cloud: silent(flag()),
  floating_users: silent(count()),
  floating_timeout: timeout(),
  can_borrow: silent(flag()),
  max_borrow_time: silent(count()),
  expiry_date: silent(wireDateTime()),
  valid_duration: silent(durationText()),
  metadata: silent(metadataObject()),
};

/** What a license policy may say. */
export const policyTerms = {
  is_sku: silent(flag()),
  default_license_type: silent(licenseType()),
  allow_trial: silent(flag()),
  trial_days: silent(count()),
  max_activations: silent(count({ min: 1 })),
  allow_unlimited_activations: silent(flag()),
  user_max_activations: silent(count()),
  max_license_users: silent(count()),
  max_transfers: silent(count({ min: -1 })),
  prevent_vm: silent(flag()),
  is_floating: silent(flag()),
  is_floating_cloud: silent(flag()),
  floating_users: silent(count()),
  floating_timeout: timeout(),
  can_borrow: silent(flag()),
  max_borrow_time: silent(count()),
  valid_duration: silent(durationText()),
  allow_grace_period: silent(flag()),
  grace_period: silent(count()),
  enable_maintenance_period: silent(flag()),
  maintenance_duration: silent(maintenanceDuration),
  max_consumptions: silent(bigCount()),
  allow_unlimited_consumptions: silent(flag()),
  allow_negative_consumptions: silent(flag()),
  allow_overages: silent(flag()),
  max_overages: silent(bigCount()),
  reset_consumption: silent(flag()),
  consumption_period: silent(consumptionPeriod()),
  is_air_gapped: silent(flag()),
  is_hardware_key_auth: silent(flag()),
  allow_offline_activation: silent(flag()),
  metadata: silent(metadataObject()),
};
