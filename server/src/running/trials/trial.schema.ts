import { z } from "zod";
import { CONSUMPTION_PERIODS, email, flag, LICENSE_TYPES, unlessEmpty } from "../../platform/http/scalars.schema.ts";
import { detail, identity, text } from "../license-calls/activation.schema.ts";
import { newPassword } from "../users/password.schema.ts";
import type { MadeTrial } from "./trial.flow.ts";
import type { TrialLicense } from "./trial.store.ts";

/** Query of trial_key (license-api.md §6.16). */
export const trialQuery = z.object({
  product: identity.product,
  hardware_id: identity.hardware_id,
  email: unlessEmpty(email),
  license_policy: text(255),
  password: newPassword,
  first_name: text(),
  last_name: text(),
  phone: text(),
  company_name: text(),
  address: text(),
  postcode: text(),
  city: text(),
  state: text(),
  country: text(),
  reference: text(200),
  sdk_ver: detail(),
  include_metadata_string: flag().optional(),
});

const metadata = z.record(z.string(), z.unknown());
const period = z.enum(CONSUMPTION_PERIODS).nullable();
const milliseconds = z.number().int().describe("Milliseconds since 1970.");
const duration = z.string().nullable();
const texts = { metadata, metadata_string: z.string().optional() };

const trialFeature = z.strictObject({
  id: z.number().int(),
  product_feature_id: z.number().int(),
  max_consumption: z.number().int(),
  allow_overages: z.boolean(),
  max_overages: z.number().int(),
  reset_consumption: z.boolean(),
  consumption_period: period,
  expiry_date: z.iso.datetime().nullable(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  ...texts,
  floating_timeout: z.number().int().optional(),
  floating_users: z.number().int().optional(),
});

const newTrial = z.strictObject({
  id: z.number().int(),
  order_id: z.number().int(),
  product_id: z.number().int(),
  created_at: milliseconds,
  updated_at: milliseconds,
  times_activated: z.number().int(),
  is_trial: z.literal(true),
  active: z.boolean(),
  enabled: z.boolean(),
  is_floating: z.boolean(),
  max_activations: z.number().int(),
  trial_days: z.number().int(),
  license_type: z.enum(LICENSE_TYPES),
  max_transfers: z.number().int(),
  prevent_vm: z.boolean(),
  enable_maintenance_period: z.boolean(),
  maintenance_duration: duration,
  ...texts,
  is_hardware_key_auth: z.boolean(),
  company: z.strictObject({ id: z.number().int() }),
  LicenseProductFeatures: z.array(trialFeature),
  LicenseCustomFields: z.array(z.strictObject({ product_custom_field_id: z.number().int(), value: z.string() })),
  allow_overages: z.boolean(),
  max_overages: z.number().int(),
  max_consumptions: z.number().int(),
  valid_duration: z.null(),
  consumption_period: period,
  reset_consumption: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: z.number().int(),
  floating_timeout: z.number().int(),
  grace_period: z.number().int(),
  allow_grace_period: z.boolean(),
});
const known = { license_type: z.enum(LICENSE_TYPES), is_trial: z.boolean() };

/** Answer of trial_key: a new trial of a key or of a user, or a trial that the device has already. */
export const trialAnswer = z.union([
  newTrial.extend({ license_key: z.string(), license: z.string().describe("The same as license_key.") }),
  newTrial.extend({
    license_user_id: z.number().int().nullable(),
    max_license_users: z.number().int(),
    license_user: z.string(),
    initial_password: z.string().describe("The generated password, empty once the user has chosen another."),
  }),
  z.strictObject({ ...known, license: z.string() }),
  z.strictObject({ ...known, license_user: z.string() }),
]);

/** The short answer about a trial that was given before. */
export function presentKnown({ license_type, is_trial, license_key }: TrialLicense, userEmail: string | undefined) {
  const holder = license_key === null ? { license_user: userEmail ?? "" } : { license: license_key };
  return { license_type, is_trial, ...holder };
}

/** The answer about a new trial. */
export function presentMade(
  { license, orderId, user, initialPassword }: MadeTrial,
  companyId: number,
  withMetadataString: boolean,
) {
  const { license_key: key } = license;
  const told = <T>(metadata: T) =>
    withMetadataString ? { metadata, metadata_string: JSON.stringify(metadata) } : { metadata };
  return {
    id: license.id,
    order_id: orderId,
    product_id: license.product.id,
    created_at: license.created_at.getTime(),
    updated_at: license.updated_at.getTime(),
    times_activated: license.times_activated,
    is_trial: license.is_trial,
    active: license.active,
    enabled: license.enabled,
    ...floatingOf(license),
    max_activations: license.max_activations,
    trial_days: license.trial_days,
    license_type: license.license_type,
    max_transfers: license.max_transfers,
    prevent_vm: license.prevent_vm,
    enable_maintenance_period: license.enable_maintenance_period,
    maintenance_duration: license.maintenance_duration || null,
    ...told(license.metadata),
    is_hardware_key_auth: license.is_hardware_key_auth,
    company: { id: companyId },
    LicenseProductFeatures: license.product_features.map((feature) => ({
      id: feature.id,
      product_feature_id: feature.product_feature.id,
      max_consumption: feature.max_consumption,
      allow_overages: feature.allow_overages,
      max_overages: feature.max_overages,
      reset_consumption: feature.reset_consumption,
      consumption_period: feature.consumption_period,
      expiry_date: feature.expiry_date,
      ...floatingOf(feature),
      ...told(feature.metadata),
      ...(feature.is_floating || feature.is_floating_cloud
        ? { floating_timeout: feature.floating_timeout, floating_users: feature.floating_users }
        : {}),
    })),
    LicenseCustomFields: license.product_custom_fields.map(({ product_custom_field, value }) => ({
      product_custom_field_id: product_custom_field,
      value,
    })),
    ...(key === null ? {} : { license_key: key }),
    allow_overages: license.allow_overages,
    max_overages: license.max_overages,
    max_consumptions: license.max_consumptions,
    // A trial runs by its days (semantics.md §2.2).
    valid_duration: null,
    consumption_period: license.consumption_period,
    reset_consumption: license.reset_consumption,
    floating_users: license.floating_users,
    floating_timeout: license.floating_timeout,
    grace_period: license.grace_period,
    allow_grace_period: license.allow_grace_period,
    ...(key === null
      ? {
          license_user_id: user?.id ?? null,
          max_license_users: license.max_license_users,
          license_user: user?.true_email ?? "",
          initial_password: initialPassword,
        }
      : { license: key }),
  };
}

/** A client that reads is_floating asks a floating server on the premises: never both (license-api.md §9.9). */
function floatingOf({ is_floating, is_floating_cloud }: { is_floating: boolean; is_floating_cloud: boolean }) {
  return { is_floating: is_floating && !is_floating_cloud, is_floating_cloud };
}
