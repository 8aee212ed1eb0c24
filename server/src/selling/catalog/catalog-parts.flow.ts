import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { onOneConnection } from "../../platform/db/one-connection.ts";
import type { LicenseTemplatesRow, ProductsRow } from "../../platform/db/rows.generated.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { byId, groupBy } from "../../platform/values/lists.ts";
import { listCustomFieldsOf } from "./custom-field.store.ts";
import { listFeaturesOf, listGlobalFeatures } from "./feature.store.ts";
import { listFilesOf } from "./installation-file.store.ts";
import type { PolicyFeatureRow, PolicyFieldRow } from "./policy.rules.ts";
import { type PolicyParts, presentPolicy } from "./policy.schema.ts";
import { listPolicyFeatures, listPolicyFields, listPrices } from "./policy-parts.store.ts";
import type { ProductParts } from "./product.schema.ts";

/** What belongs to each of some products, for their presenter; pages that arrive together read it in one go. */
export async function loadProductParts(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  products: readonly ProductsRow[],
): Promise<(product: ProductsRow) => ProductParts> {
  const parts = await readProductParts(
    db,
    companyId,
    products.map((each) => each.id),
  );
  const partsOf = byId(parts);
  return ({ id }) => partsOf.get(id) ?? { features: [], customFields: [], files: [] };
}

const readProductParts = rowsTogether<ProductParts & { readonly id: number }>(async (db, companyId, ids) => {
  const [features, customFields, files] = await onOneConnection(db, (session) =>
    Promise.all([
      listFeaturesOf(session, companyId, ids),
      listCustomFieldsOf(session, companyId, ids),
      listFilesOf(session, companyId, ids),
    ]),
  );
  const featuresOf = groupBy(features, (each) => each.product_id);
  const customFieldsOf = groupBy(customFields, (each) => each.product_id);
  const filesOf = groupBy(files, (each) => each.product_id);
  return ids.map((id) => ({
    id,
    features: featuresOf.get(id) ?? [],
    customFields: customFieldsOf.get(id) ?? [],
    files: filesOf.get(id) ?? [],
  }));
});

/** What belongs to each of some policies, for their presenter. */
export async function loadPolicyParts(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  policies: readonly LicenseTemplatesRow[],
): Promise<(policy: LicenseTemplatesRow) => PolicyParts> {
  const productIds = [...new Set(policies.map((each) => each.product_id))];
  const ids = policies.map((each) => each.id);
  const [features, global, fields, ownFeatures, ownFields, prices] = await onOneConnection(db, (session) =>
    Promise.all([
      listFeaturesOf(session, companyId, productIds),
      listGlobalFeatures(session, companyId),
      listCustomFieldsOf(session, companyId, productIds),
      listPolicyFeatures(session, companyId, ids),
      listPolicyFields(session, companyId, ids),
      listPrices(session, companyId, ids),
    ]),
  );
  const featureById = byId([...features, ...global]);
  const fieldById = byId(fields);
  const featuresOf = groupBy(ownFeatures, (own) => own.license_template_id);
  const fieldsOf = groupBy(ownFields, (own) => own.license_template_id);
  return ({ id }) => ({
    features: (featuresOf.get(id) ?? []).flatMap((own): PolicyFeatureRow[] => {
      const feature = featureById.get(own.product_feature_id);
      return feature ? [{ own, feature }] : [];
    }),
    customFields: (fieldsOf.get(id) ?? []).flatMap((own): PolicyFieldRow[] => {
      const field = fieldById.get(own.product_custom_field_id);
      return field ? [{ own, field }] : [];
    }),
    prices: prices.flatMap(({ price, license_template_id }) => (license_template_id === id ? [price] : [])),
  });
}

/** A policy with what belongs to it, as the API presents it; refuses where there is none. */
export async function presentWholePolicy(
  { db, companyId }: { readonly db: Db; readonly companyId: number },
  row: LicenseTemplatesRow | undefined,
) {
  if (!row) throw new ApiError("not_found");
  const partsOf = await loadPolicyParts({ db, companyId }, [row]);
  return presentPolicy(row, partsOf(row));
}
