import { z } from "zod";
import { CONSUMPTION_PERIODS, LICENSE_TYPES } from "../../platform/http/scalars.schema.ts";
import type { LicenseFeature, LicenseRow } from "../../selling/licenses/license.rules.ts";
import { LICENSE_STATUSES, licenseStatus } from "../../terms/expiry.rules.ts";
import type { LicenseDeeds } from "./portal-deeds.rules.ts";
import type { Holding } from "./portal-license.store.ts";

const moment = z.iso.datetime().nullable();
const period = z.enum(CONSUMPTION_PERIODS).nullable();
const seats = z.strictObject({ used: z.int(), most: z.int().nullable().describe("Null: any number.") });
const consumption = {
  total_consumptions: z.int(),
  max_consumptions: z.int(),
  allow_unlimited_consumptions: z.boolean(),
  allow_overages: z.boolean(),
  max_overages: z.int(),
  reset_consumption: z.boolean(),
  consumption_period: period,
};
const floating = {
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: z.int(),
  floating_timeout: z.int(),
  can_borrow: z.boolean(),
  max_borrow_time: z.int(),
};

const portalFeature = z.strictObject({
  code: z.string(),
  name: z.string(),
  feature_type: z.enum(["activation", "consumption"]),
  expiry_date: moment,
  ...consumption,
  ...floating,
});

/** What the caller may do with a license, so that a page offers nothing that is refused. */
const deeds = z.strictObject({
  free_devices: z.boolean().describe("Those that are listed to the caller, as far as the budget of seats allows."),
  ask_to_free_devices: z.boolean().describe("Has the customer of the license asked by mail; for whoever has its key."),
  free_all_devices: z.boolean(),
  revoke_devices: z.boolean(),
  borrow: z.boolean(),
  see_users: z.boolean(),
  manage_users: z.boolean(),
  manage_passwords: z.boolean(),
});

/** A license as its holder or manager sees it: nothing that the vendor notes for itself. */
export const portalLicense = z.strictObject({
  id: z.int(),
  product: z.strictObject({
    id: z.int(),
    product_name: z.string(),
    short_code: z.string(),
    authorization_method: z.enum(["license-key", "user"]),
    is_bundle: z.boolean(),
  }),
  license_key: z.string().nullable(),
  order: z.int(),
  order_store_id: z.string(),
  status: z.enum(LICENSE_STATUSES),
  license_type: z.enum(LICENSE_TYPES),
  is_trial: z.boolean(),
  active: z.boolean(),
  enabled: z.boolean(),
  created_at: z.iso.datetime(),
  start_date: z.iso.date().nullable(),
  time_activated: moment,
  validity_period: moment,
  valid_duration: z.string(),
  allow_grace_period: z.boolean(),
  grace_period: z.int().describe("Hours."),
  enable_maintenance_period: z.boolean(),
  maintenance_period: moment,
  last_check: moment,
  seats: seats.describe("Of the whole license."),
  own_seats: seats.nullable().describe("Of the user who asks; null where a key holds the license, or others do."),
  max_license_users: z.int().describe("0: any number."),
  max_transfers: z.int().describe("0: none; -1: any number."),
  transfer_count: z.int(),
  floating_in_use_devices: z.int(),
  is_air_gapped: z.boolean(),
  is_hardware_key_auth: z.boolean(),
  allow_offline_activation: z.boolean(),
  prevent_vm: z.boolean(),
  ...consumption,
  ...floating,
  product_features: z.array(portalFeature),
  custom_fields: z.array(z.strictObject({ name: z.string(), data_type: z.string().nullable(), value: z.string() })),
  bundle_license: z.int().nullable(),
  sub_licenses: z.array(z.int()),
  is_held: z.boolean().describe("Whether the caller is its user, or has its key."),
  is_managed: z.boolean(),
  may: deeds,
});

/** A license on its way to a customer. */
export function presentPortalLicense(row: LicenseRow, holding: Holding, may: LicenseDeeds) {
  return {
    id: row.id,
    product: row.product,
    license_key: row.license_key,
    order: row.order_id,
    order_store_id: row.order_store_id,
    status: licenseStatus(row, row.read_at),
    license_type: row.license_type,
    is_trial: row.is_trial,
    active: row.active,
    enabled: row.enabled,
    created_at: row.created_at,
    start_date: row.start_date,
    time_activated: row.time_activated,
    validity_period: row.validity_period,
    valid_duration: row.valid_duration,
    allow_grace_period: row.allow_grace_period,
    grace_period: row.grace_period,
    enable_maintenance_period: row.enable_maintenance_period,
    maintenance_period: row.maintenance_period,
    last_check: row.last_check,
    seats: seatsOf(row.times_activated, row.allow_unlimited_activations, row.max_activations),
    own_seats:
      holding.max_activations === null
        ? null
        : seatsOf(
            holding.total_activations ?? 0,
            holding.allow_unlimited_activations === true,
            holding.max_activations,
          ),
    max_license_users: row.max_license_users,
    max_transfers: row.max_transfers,
    transfer_count: row.transfer_count,
    floating_in_use_devices: row.floating_in_use_devices,
    is_air_gapped: row.is_air_gapped,
    is_hardware_key_auth: row.is_hardware_key_auth,
    allow_offline_activation: row.allow_offline_activation,
    prevent_vm: row.prevent_vm,
    total_consumptions: row.total_consumptions,
    max_consumptions: row.max_consumptions,
    ...countersOf(row),
    ...floatingOf(row),
    product_features: row.product_features.map(presentPortalFeature),
    custom_fields: row.product_custom_fields.map(({ name, data_type, value }) => ({ name, data_type, value })),
    bundle_license: row.bundle_license_id,
    sub_licenses: row.sub_licenses,
    is_held: holding.is_held,
    is_managed: holding.is_managed,
    may,
  };
}

function presentPortalFeature(feature: LicenseFeature) {
  const { code, name, feature_type } = feature.product_feature;
  const { expiry_date, total_consumptions, max_consumption: max_consumptions } = feature;
  const counted = { total_consumptions, max_consumptions, ...countersOf(feature) };
  return { code, name, feature_type, expiry_date, ...counted, ...floatingOf(feature) };
}

function seatsOf(used: number, isUnlimited: boolean, most: number) {
  return { used, most: isUnlimited ? null : most };
}

type Counters = Pick<
  LicenseRow,
  "allow_unlimited_consumptions" | "allow_overages" | "max_overages" | "reset_consumption" | "consumption_period"
>;

function countersOf(of: Counters | LicenseFeature) {
  const { allow_unlimited_consumptions, allow_overages, max_overages, reset_consumption, consumption_period } = of;
  return { allow_unlimited_consumptions, allow_overages, max_overages, reset_consumption, consumption_period };
}

function floatingOf(of: LicenseRow | LicenseFeature) {
  const { is_floating, is_floating_cloud, floating_users, floating_timeout, can_borrow, max_borrow_time } = of;
  return { is_floating, is_floating_cloud, floating_users, floating_timeout, can_borrow, max_borrow_time };
}
