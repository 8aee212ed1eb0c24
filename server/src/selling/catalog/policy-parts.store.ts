import type { Db } from "../../platform/db/connect.ts";
import type {
  LicenseTemplateCustomFieldsRow,
  LicenseTemplateFeaturesRow,
  ProductCustomFieldsRow,
  ProductFeaturesRow,
} from "../../platform/db/rows.generated.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";

const featureColumns = ["company_id", "id", "license_template_id", "product_feature_id", ...FEATURE_MEMBERS] as const;
const fieldColumns = ["company_id", "id", "license_template_id", "product_custom_field_id", "default_value"] as const;

/** What a policy sets for one feature; null takes the value of the feature. */
export type PolicyFeatureValues = Partial<
  Omit<LicenseTemplateFeaturesRow, "company_id" | "id" | "license_template_id">
>;

/** What a policy sets for one custom field. */
export type PolicyFieldValues = Pick<LicenseTemplateCustomFieldsRow, "product_custom_field_id" | "default_value">;

/** The entries about features of some policies, in the order they were written. */
export function listPolicyFeatures(
  db: Db,
  companyId: number,
  policyIds: readonly number[],
): Promise<LicenseTemplateFeaturesRow[]> {
  return db<LicenseTemplateFeaturesRow[]>`
    select ${db(featureColumns)} from license_template_features
    where company_id = ${companyId} and license_template_id = any(${[...policyIds]}::bigint[])
    order by id`;
}

/** The entries about custom fields of some policies, in the order they were written. */
export function listPolicyFields(
  db: Db,
  companyId: number,
  policyIds: readonly number[],
): Promise<LicenseTemplateCustomFieldsRow[]> {
  return db<LicenseTemplateCustomFieldsRow[]>`
    select ${db(fieldColumns)} from license_template_custom_fields
    where company_id = ${companyId} and license_template_id = any(${[...policyIds]}::bigint[])
    order by id`;
}

/** Makes a policy list exactly these features. */
export async function replacePolicyFeatures(
  db: Db,
  companyId: number,
  policyId: number,
  entries: readonly PolicyFeatureValues[],
): Promise<void> {
  await db`delete from license_template_features where company_id = ${companyId} and license_template_id = ${policyId}`;
  for (const entry of entries)
    await db`insert into license_template_features ${db.values({ ...entry, company_id: companyId, license_template_id: policyId })}`;
}

/** Makes a policy override exactly these custom fields. */
export async function replacePolicyFields(
  db: Db,
  companyId: number,
  policyId: number,
  entries: readonly PolicyFieldValues[],
): Promise<void> {
  await db`
    delete from license_template_custom_fields where company_id = ${companyId} and license_template_id = ${policyId}`;
  for (const entry of entries)
    await db`
      insert into license_template_custom_fields ${db.values({ ...entry, company_id: companyId, license_template_id: policyId })}`;
}

/** The features that policies of a product may list: its own and the global ones. */
export function listUsableFeatures(
  db: Db,
  companyId: number,
  productId: number,
): Promise<Pick<ProductFeaturesRow, "id">[]> {
  return db<Pick<ProductFeaturesRow, "id">[]>`
    select id from product_features
    where company_id = ${companyId} and (product_id = ${productId} or product_id is null) and not is_deleted`;
}

/** The custom fields of a product, by id. */
export function listUsableFields(
  db: Db,
  companyId: number,
  productId: number,
): Promise<Pick<ProductCustomFieldsRow, "id">[]> {
  return db<Pick<ProductCustomFieldsRow, "id">[]>`
    select id from product_custom_fields where company_id = ${companyId} and product_id = ${productId}`;
}
