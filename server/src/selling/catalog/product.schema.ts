import { z } from "zod";
import type {
  InstallationFilesRow,
  ProductCustomFieldsRow,
  ProductFeaturesRow,
  ProductsRow,
} from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text } from "../../platform/http/scalars.schema.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { answerShape } from "../../terms/members.schema.ts";
import { shownOf } from "./catalog-terms.rules.ts";
import { authorizationMethod, productTerms } from "./catalog-terms.schema.ts";
import { customFieldAnswer, presentCustomField } from "./custom-field.schema.ts";
import { featureAnswer, metadataOf, presentFeature } from "./feature.schema.ts";
import { fileAnswer, presentFile } from "./installation-file.schema.ts";

const shortCode = text(255).refine((value) => /^[A-Za-z0-9-]{2,}$/.test(value), {
  error: "A product code has two characters or more: letters, digits and dashes.",
});
const members = z
  .array(z.union([z.number(), z.string().trim()], { error: "Must be an id or a short_code." }))
  .max(1000);

const changeable = {
  product_name: text(255, 1),
  active: flag(),
  is_archived: flag(),
  products: members,
};

/** The body of `POST products/`; `products` belongs to bundles. */
export const productBody = z.object({
  ...productTerms,
  product_name: changeable.product_name,
  short_code: shortCode,
  authorization_method: authorizationMethod().optional(),
  is_bundle: flag().optional(),
  active: changeable.active.optional(),
  is_archived: changeable.is_archived.optional(),
  products: members.optional(),
});

/** The body of `PATCH products/{id}/`; what cannot change may be sent as it is. */
export const productPatch = z.object({
  ...productTerms,
  product_name: changeable.product_name.optional(),
  short_code: text(255).optional(),
  authorization_method: authorizationMethod().optional(),
  is_bundle: flag().optional(),
  active: changeable.active.optional(),
  is_archived: changeable.is_archived.optional(),
  products: members.optional(),
});

/** The body of `add_to_bundle` and `remove_from_bundle`. */
export const bundleProductBody = z.object({ product_id: bigCount({ min: 1 }) });

/** A parsed body of `POST products/`. */
export type ProductBody = z.output<typeof productBody>;
/** A parsed body of `PATCH products/{id}/`. */
export type ProductPatch = z.output<typeof productPatch>;

const count = z.int();
const when = z.iso.datetime();

const ofLicenses = catalogMembers("product");

/** The product object (management-api.md §10). */
export const productAnswer = z.object({
  id: count,
  upgrade_from: z.array(count),
  product_features: z.array(featureAnswer),
  custom_fields: z.array(customFieldAnswer),
  installation_files: z.array(fileAnswer),
  created_at: when,
  updated_at: when,
  product_name: z.string(),
  short_code: z.string(),
  active: z.boolean(),
  allow_trial: z.boolean(),
  hardware_id_required: z.boolean(),
  is_upgrade: z.boolean(),
  is_user_locked: z.boolean(),
  is_node_locked: z.boolean(),
  authorization_method: z.string(),
  subscription_duration: z.string(),
  ...answerShape(ofLicenses),
  is_archived: z.boolean(),
  is_bundle: z.boolean(),
  metadata: z.record(z.string(), z.unknown()),
  company: count,
});

/** What a product holds beside its own row. */
export interface ProductParts {
  readonly features: readonly ProductFeaturesRow[];
  readonly customFields: readonly ProductCustomFieldsRow[];
  readonly files: readonly InstallationFilesRow[];
}

/** A product as it leaves the server; what it does not set is shown as its hard default. */
export function presentProduct(row: ProductsRow, parts: ProductParts): z.output<typeof productAnswer> {
  return {
    id: row.id,
    upgrade_from: row.upgrade_from,
    product_features: parts.features.map(presentFeature),
    custom_fields: parts.customFields.map(presentCustomField),
    installation_files: parts.files.map(presentFile),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    product_name: row.product_name,
    short_code: row.short_code,
    active: row.active,
    allow_trial: row.allow_trial,
    hardware_id_required: row.hardware_id_required,
    is_upgrade: row.is_upgrade,
    is_user_locked: row.is_user_locked,
    is_node_locked: row.is_node_locked,
    authorization_method: row.authorization_method,
    subscription_duration: row.subscription_duration ?? ofLicenses.valid_duration.default,
    ...shownOf(row, ofLicenses),
    floating_users: row.floating_users ?? 0,
    is_archived: row.is_archived,
    is_bundle: row.is_bundle,
    metadata: metadataOf(row.metadata),
    company: row.company_id,
  };
}

/** An entry of the bare lists of bundles and their products. */
export const bundleEntryAnswer = z.object({ id: count, short_code: z.string(), product_name: z.string() });
