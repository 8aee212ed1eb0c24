import { z } from "zod";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text } from "../../platform/http/scalars.schema.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { answerShape } from "../../terms/members.schema.ts";
import {
  ON_CANCEL,
  ON_DISPUTE,
  ON_QUANTITY,
  ON_REFUND,
  SUBSCRIPTION_TERMS,
  type SubscriptionTerms,
} from "../../terms/subscription-terms.rules.ts";
import { shownFeatureOf, shownOf } from "./catalog-terms.rules.ts";
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

/** The prices, products or payment links of billing systems at which a policy is sold. */
export const prices = z
  .array(text(255, 1))
  .max(100, "At most 100 prices.")
  .describe("Prices of billing systems at which it is sold: a checkout with one of them places an order.");

const changeable = {
  ...policyTerms,
  is_default: flag().optional(),
  is_archived: flag().optional(),
  installation_file: silent(bigCount({ min: 1 })),
  license_product_feature_templates: features.optional(),
  license_custom_field_templates: customFields.optional(),
  prices: prices.optional(),
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

const { installation_file_id: _id, ...ofLicenses } = catalogMembers("policy");

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
  is_archived: z.boolean(),
  is_sku: z.boolean(),
  allow_trial: z.boolean(),
  user_max_activations: count,
  ...answerShape(ofLicenses),
  installation_file: count.nullable(),
  on_refund: z.enum(ON_REFUND),
  on_dispute: z.enum(ON_DISPUTE),
  on_cancel: z.enum(ON_CANCEL),
  on_quantity: z.enum(ON_QUANTITY),
  prices: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  product: count,
});

/** What a policy holds beside its own row. */
export interface PolicyParts {
  readonly features: readonly PolicyFeatureRow[];
  readonly customFields: readonly PolicyFieldRow[];
  /** The prices of billing systems at which it is sold. */
  readonly prices: readonly string[];
}

/** What a policy says about subscriptions, or what counts where it is silent. */
function subscriptionTermsOf(row: LicenseTemplatesRow): SubscriptionTerms {
  const { on_refund, on_dispute, on_cancel, on_quantity } = SUBSCRIPTION_TERMS;
  return {
    on_refund: ON_REFUND.find((each) => each === row.on_refund) ?? on_refund,
    on_dispute: ON_DISPUTE.find((each) => each === row.on_dispute) ?? on_dispute,
    on_cancel: ON_CANCEL.find((each) => each === row.on_cancel) ?? on_cancel,
    on_quantity: ON_QUANTITY.find((each) => each === row.on_quantity) ?? on_quantity,
  };
}

/** A policy as it leaves the server; what it does not set is shown as its hard default. */
export function presentPolicy(row: LicenseTemplatesRow, parts: PolicyParts): z.output<typeof policyAnswer> {
  return {
    id: row.id,
    license_product_feature_templates: parts.features.map(presentPolicyFeature),
    license_custom_field_templates: parts.customFields.map(presentPolicyField),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    name: row.name,
    code: row.code,
    is_default: row.is_default,
    is_archived: row.is_archived,
    is_sku: row.is_sku,
    allow_trial: row.allow_trial ?? false,
    user_max_activations: row.user_max_activations ?? row.max_activations ?? ofLicenses.max_activations.default,
    ...shownOf(row, ofLicenses),
    installation_file: row.installation_file_id,
    ...subscriptionTermsOf(row),
    prices: [...parts.prices],
    metadata: metadataOf(row.metadata),
    product: row.product_id,
  };
}

function presentPolicyFeature({ own, feature }: PolicyFeatureRow): z.output<typeof policyFeatureAnswer> {
  const shown = presentFeature(feature);
  return {
    id: own.id,
    product_feature: shown,
    feature_type: shown.feature_type,
    ...shownFeatureOf(own, feature),
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
  "billing_price_taken",
] as const;
