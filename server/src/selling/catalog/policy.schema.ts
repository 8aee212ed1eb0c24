import { z } from "zod";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text } from "../../platform/http/scalars.schema.ts";
import { SHOWN } from "./catalog-terms.rules.ts";
import { code, featureTerms, policyTerms, silent } from "./catalog-terms.schema.ts";
import { customFieldAnswer, fieldValue, presentCustomField } from "./custom-field.schema.ts";
import { featureAnswer, metadataOf, presentFeature } from "./feature.schema.ts";
import type { PolicyFeatureRow, PolicyFieldRow } from "./policy.rules.ts";

/** An entry names its feature or field by `id`; a client that sends an answer back names it as the answer does. */
function namedBy(member: string) {
  return (entry: unknown): unknown => {
    if (typeof entry !== "object" || entry === null) return entry;
    const named: unknown = Reflect.get(entry, member);
    if (named === undefined) return entry;
    const id: unknown = typeof named === "object" && named !== null ? Reflect.get(named, "id") : named;
    return { ...entry, id };
  };
}

const features = z
  .array(z.preprocess(namedBy("product_feature"), z.object({ ...featureTerms, id: bigCount({ min: 1 }) })))
  .max(1000, "At most 1000 features.");
const customFields = z
  .array(
    z.preprocess(namedBy("product_custom_field"), z.object({ id: bigCount({ min: 1 }), default_value: fieldValue })),
  )
  .max(1000, "At most 1000 custom fields.");

const changeable = {
  ...policyTerms,
  is_default: flag().optional(),
  is_archived: flag().optional(),
  installation_file: silent(bigCount({ min: 1 })),
  license_product_feature_templates: features.optional(),
  license_custom_field_templates: customFields.optional(),
};

/** The body of `POST license-templates/`. */
export const policyBody = z.object({
  ...changeable,
  name: text(255, 1),
  code: code(),
  product: bigCount({ min: 1 }),
});

/** The body of `PATCH license-templates/{id}/`; what cannot change may be sent as it is. */
export const policyPatch = z.object({
  ...changeable,
  name: text(255, 1).optional(),
  code: text(255).optional(),
  product: bigCount({ min: 1 }).optional(),
});

/** A parsed body of `POST license-templates/`. */
export type PolicyBody = z.output<typeof policyBody>;
/** A parsed body of `PATCH license-templates/{id}/`. */
export type PolicyPatch = z.output<typeof policyPatch>;

const count = z.int();

const policyFeatureAnswer = z.object({
  id: count,
  product_feature: featureAnswer,
  ...featureAnswer.omit({
    id: true,
    created_at: true,
    updated_at: true,
    name: true,
    code: true,
    is_deleted: true,
    product: true,
  }).shape,
  license_template: count,
});

const policyFieldAnswer = z.object({
  id: count,
  product_custom_field: customFieldAnswer,
  name: z.string(),
  data_type: z.string().nullable(),
  default_value: z.string(),
  description: z.string().nullable(),
  license_template: count,
});

/** The license policy object (management-api.md §7). */
export const policyAnswer = z.object({
  id: count,
  license_product_feature_templates: z.array(policyFeatureAnswer),
  license_custom_field_templates: z.array(policyFieldAnswer),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  name: z.string(),
  code: z.string(),
  is_default: z.boolean(),
  default_license_type: z.string(),
  allow_trial: z.boolean(),
  trial_days: count,
  max_activations: count,
  allow_unlimited_activations: z.boolean(),
  max_license_users: count,
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: count,
  floating_timeout: count,
  enable_maintenance_period: z.boolean(),
  maintenance_duration: z.string(),
  prevent_vm: z.boolean(),
  valid_duration: z.string(),
  allow_grace_period: z.boolean(),
  grace_period: count,
  max_consumptions: count,
  allow_unlimited_consumptions: z.boolean(),
  allow_negative_consumptions: z.boolean(),
  allow_overages: z.boolean(),
  max_overages: count,
  reset_consumption: z.boolean(),
  consumption_period: z.string().nullable(),
  max_transfers: count,
  is_air_gapped: z.boolean(),
  can_borrow: z.boolean(),
  max_borrow_time: count,
  is_archived: z.boolean(),
  is_hardware_key_auth: z.boolean(),
  allow_offline_activation: z.boolean(),
  metadata: z.record(z.string(), z.unknown()),
  product: count,
  installation_file: count.nullable(),
  is_sku: z.boolean(),
  user_max_activations: count,
});

/** What a policy holds beside its own row. */
export interface PolicyParts {
  readonly features: readonly PolicyFeatureRow[];
  readonly customFields: readonly PolicyFieldRow[];
}

/** A policy as it leaves the server; what it does not say is shown as its hard default. */
export function presentPolicy(row: LicenseTemplatesRow, parts: PolicyParts): z.output<typeof policyAnswer> {
  const maxActivations = row.max_activations ?? SHOWN.max_activations;
  return {
    id: row.id,
    license_product_feature_templates: parts.features.map(presentPolicyFeature),
    license_custom_field_templates: parts.customFields.map(presentPolicyField),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    name: row.name,
    code: row.code,
    is_default: row.is_default,
    default_license_type: row.default_license_type ?? SHOWN.default_license_type,
    allow_trial: row.allow_trial ?? SHOWN.allow_trial,
    trial_days: row.trial_days ?? SHOWN.trial_days,
    max_activations: maxActivations,
    allow_unlimited_activations: row.allow_unlimited_activations ?? SHOWN.allow_unlimited_activations,
    max_license_users: row.max_license_users ?? SHOWN.max_license_users,
    is_floating: row.is_floating ?? SHOWN.is_floating,
    is_floating_cloud: row.is_floating_cloud ?? SHOWN.is_floating_cloud,
    floating_users: row.floating_users ?? SHOWN.floating_users,
    floating_timeout: row.floating_timeout ?? SHOWN.floating_timeout,
    enable_maintenance_period: row.enable_maintenance_period ?? SHOWN.enable_maintenance_period,
    maintenance_duration: row.maintenance_duration ?? SHOWN.maintenance_duration,
    prevent_vm: row.prevent_vm ?? SHOWN.prevent_vm,
    valid_duration: row.valid_duration ?? SHOWN.valid_duration,
    allow_grace_period: row.allow_grace_period ?? SHOWN.allow_grace_period,
    grace_period: row.grace_period ?? SHOWN.grace_period,
    max_consumptions: row.max_consumptions ?? SHOWN.max_consumptions,
    allow_unlimited_consumptions: row.allow_unlimited_consumptions ?? SHOWN.allow_unlimited_consumptions,
    allow_negative_consumptions: row.allow_negative_consumptions ?? SHOWN.allow_negative_consumptions,
    allow_overages: row.allow_overages ?? SHOWN.allow_overages,
    max_overages: row.max_overages ?? SHOWN.max_overages,
    reset_consumption: row.reset_consumption ?? SHOWN.reset_consumption,
    consumption_period: row.consumption_period,
    max_transfers: row.max_transfers ?? SHOWN.max_transfers,
    is_air_gapped: row.is_air_gapped ?? SHOWN.is_air_gapped,
    can_borrow: row.can_borrow ?? SHOWN.can_borrow,
    max_borrow_time: row.max_borrow_time ?? SHOWN.max_borrow_time,
    is_archived: row.is_archived,
    is_hardware_key_auth: row.is_hardware_key_auth ?? SHOWN.is_hardware_key_auth,
    allow_offline_activation: row.allow_offline_activation ?? SHOWN.allow_offline_activation,
    metadata: metadataOf(row.metadata),
    product: row.product_id,
    installation_file: row.installation_file_id,
    is_sku: row.is_sku,
    user_max_activations: row.user_max_activations ?? maxActivations,
  };
}

function presentPolicyFeature({ own, feature }: PolicyFeatureRow): z.output<typeof policyFeatureAnswer> {
  const shown = presentFeature(feature);
  return {
    id: own.id,
    product_feature: shown,
    feature_type: shown.feature_type,
    max_consumption: own.max_consumption ?? shown.max_consumption,
    allow_unlimited_consumptions: own.allow_unlimited_consumptions ?? shown.allow_unlimited_consumptions,
    allow_negative_consumptions: own.allow_negative_consumptions ?? shown.allow_negative_consumptions,
    allow_overages: own.allow_overages ?? shown.allow_overages,
    max_overages: own.max_overages ?? shown.max_overages,
    reset_consumption: own.reset_consumption ?? shown.reset_consumption,
    consumption_period: own.consumption_period ?? shown.consumption_period,
    is_floating: own.is_floating ?? shown.is_floating,
    is_floating_cloud: own.is_floating_cloud ?? shown.is_floating_cloud,
    floating_users: own.floating_users ?? shown.floating_users,
    floating_timeout: own.floating_timeout ?? shown.floating_timeout,
    can_borrow: own.can_borrow ?? shown.can_borrow,
    max_borrow_time: own.max_borrow_time ?? shown.max_borrow_time,
    expiry_date: own.expiry_date?.toISOString() ?? shown.expiry_date,
    valid_duration: own.valid_duration ?? shown.valid_duration,
    metadata: own.metadata === null ? shown.metadata : metadataOf(own.metadata),
    license_template: own.license_template_id,
  };
}

function presentPolicyField({ own, field }: PolicyFieldRow): z.output<typeof policyFieldAnswer> {
  const { name, data_type, description } = field;
  return {
    id: own.id,
    product_custom_field: presentCustomField(field),
    name,
    data_type,
    default_value: own.default_value,
    description,
    license_template: own.license_template_id,
  };
}

/** What may be wrong with the parts of a policy that is made or changed. */
export const policyPartErrors = [
  "default_policy_required",
  "unsupported_product_feature",
  "duplicate_product_feature",
  "unknown_custom_field",
] as const;
