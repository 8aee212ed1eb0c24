import type { Db } from "../db/connect.ts";
import type { LicenseTemplatesRow, ProductsRow } from "../db/rows.generated.ts";
import { listCustomFieldsOf } from "./custom-field.store.ts";
import { listFeaturesOf, listGlobalFeatures } from "./feature.store.ts";
import { listFilesOf } from "./installation-file.store.ts";
import type { PolicyFeatureRow, PolicyFieldRow } from "./policy.rules.ts";
import type { PolicyParts } from "./policy.schema.ts";
import { listPolicyFeatures, listPolicyFields } from "./policy-parts.store.ts";
import type { ProductParts } from "./product.schema.ts";

/** What belongs to each of some products, for their presenter: three queries for a whole page. */
export async function loadProductParts(
  db: Db,
  companyId: number,
  products: readonly ProductsRow[],
): Promise<(product: ProductsRow) => ProductParts> {
  const ids = products.map((each) => each.id);
  const [features, customFields, files] = await Promise.all([
    listFeaturesOf(db, companyId, ids),
    listCustomFieldsOf(db, companyId, ids),
    listFilesOf(db, companyId, ids),
  ]);
  return ({ id }) => ({
    features: features.filter((each) => each.product_id === id),
    customFields: customFields.filter((each) => each.product_id === id),
    files: files.filter((each) => each.product_id === id),
  });
}

/** What belongs to each of some policies, for their presenter. */
export async function loadPolicyParts(
  db: Db,
  companyId: number,
  policies: readonly LicenseTemplatesRow[],
): Promise<(policy: LicenseTemplatesRow) => PolicyParts> {
  const productIds = [...new Set(policies.map((each) => each.product_id))];
  const ids = policies.map((each) => each.id);
  const [features, global, fields, ownFeatures, ownFields] = await Promise.all([
    listFeaturesOf(db, companyId, productIds),
    listGlobalFeatures(db, companyId),
    listCustomFieldsOf(db, companyId, productIds),
    listPolicyFeatures(db, companyId, ids),
    listPolicyFields(db, companyId, ids),
  ]);
  const featureById = new Map([...features, ...global].map((each) => [each.id, each]));
  const fieldById = new Map(fields.map((each) => [each.id, each]));
  return ({ id }) => ({
    features: ownFeatures
      .filter((own) => own.license_template_id === id)
      .flatMap((own): PolicyFeatureRow[] => {
        const feature = featureById.get(own.product_feature_id);
        return feature ? [{ own, feature }] : [];
      }),
    customFields: ownFields
      .filter((own) => own.license_template_id === id)
      .flatMap((own): PolicyFieldRow[] => {
        const field = fieldById.get(own.product_custom_field_id);
        return field ? [{ own, field }] : [];
      }),
  });
}
