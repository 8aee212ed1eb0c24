import type { JsonObject } from "../../platform/values/json.ts";
import type { FeatureFacts, License, LicenseFacts } from "./activation-facts.rules.ts";

/**
 * What a refused call was decided on, as a decision keeps it for people to read: of licenses what limits calls, and of
 * features the one that was asked for. `hasCounts`: whether devices were counted.
 */
export function decisionFacts(facts: LicenseFacts, hasCounts: boolean, featureCode: string | null): JsonObject {
  const { product, user, license, device } = facts;
  const feature = featureCode === null ? undefined : facts.features.find(({ code }) => code === featureCode);
  const isCounted = hasCounts || license?.is_floating_cloud === true;
  return {
    product: product
      ? {
          id: product.id,
          short_code: product.short_code,
          authorization_method: product.authorization_method,
          active: product.active,
          is_archived: product.is_archived,
          is_bundle: product.is_bundle,
        }
      : null,
    license: license ? licenseFacts(license) : null,
    user: user
      ? {
          id: user.id,
          email: user.true_email,
          is_active: user.is_active,
          max_activations: user.allow_unlimited_activations ? null : user.max_activations,
          total_activations: user.total_activations,
        }
      : null,
    device: device
      ? {
          id: device.id,
          device_active: device.device_active,
          is_borrowed: device.is_borrowed,
          borrowed_until: moment(device.borrowed_until),
          is_offline: device.is_offline,
          offline_until: moment(device.offline_until),
          is_blacklisted: facts.is_blacklisted,
          holds_slot: facts.holds_slot,
        }
      : null,
    ...(isCounted && {
      devices: {
        active_devices: facts.active_devices,
        released_devices: facts.released.length,
        floating_in_use_devices: facts.floating_in_use_devices,
      },
    }),
    ...(featureCode !== null && { feature: feature ? featureFacts(feature) : null }),
    ...(facts.former_key && {
      former_key: { rolled_at: moment(facts.former_key.rolled_at), ends_at: moment(facts.former_key.ends_at) },
    }),
    client_release_date: facts.client_release_date ?? null,
  };
}

function licenseFacts(license: License): JsonObject {
  return {
    id: license.id,
    enabled: license.enabled,
    license_type: license.license_type,
    is_trial: license.is_trial,
    start_date: license.start_date,
    time_activated: moment(license.time_activated),
    validity_period: moment(license.validity_period),
    maintenance_period: license.enable_maintenance_period ? moment(license.maintenance_period) : null,
    max_activations: license.allow_unlimited_activations ? null : license.max_activations,
    max_transfers: license.max_transfers,
    transfer_count: license.transfer_count,
    prevent_vm: license.prevent_vm,
    is_hardware_key_auth: license.is_hardware_key_auth,
    allow_offline_activation: license.allow_offline_activation,
    is_air_gapped: license.is_air_gapped,
    is_floating_cloud: license.is_floating_cloud,
    ...(license.is_floating_cloud && {
      floating_users: license.floating_users,
      floating_timeout: license.floating_timeout,
      can_borrow: license.can_borrow,
      max_borrow_time: license.max_borrow_time,
    }),
    ...(license.license_type === "consumption" && {
      total_consumptions: license.total_consumptions,
      max_consumptions: license.allow_unlimited_consumptions ? null : license.max_consumptions,
      allow_overages: license.allow_overages,
      max_overages: license.max_overages,
      allow_negative_consumptions: license.allow_negative_consumptions,
    }),
  };
}

function featureFacts(feature: FeatureFacts): JsonObject {
  return {
    code: feature.code,
    feature_type: feature.feature_type,
    expiry_date: moment(feature.expiry_date),
    is_floating_cloud: feature.is_floating_cloud,
    ...(feature.is_floating_cloud && { floating_users: feature.floating_users, can_borrow: feature.can_borrow }),
    ...(feature.feature_type === "consumption" && {
      total_consumptions: feature.total_consumptions,
      max_consumption: feature.allow_unlimited_consumptions ? null : feature.max_consumption,
      allow_overages: feature.allow_overages,
      max_overages: feature.max_overages,
    }),
  };
}

function moment(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
