import type { Db } from "../platform/db/connect.ts";
import type { ProductFeaturesRow, ProductsRow } from "../platform/db/rows.generated.ts";
import { listAllBundleProducts } from "../selling/catalog/bundle.store.ts";
import { FEATURE_DEFAULTS, POLICY_DEFAULTS, PRODUCT_DEFAULTS } from "../selling/catalog/catalog-terms.rules.ts";
import { listCustomFieldsOf } from "../selling/catalog/custom-field.store.ts";
import { listFeaturesOf, listGlobalFeatures } from "../selling/catalog/feature.store.ts";
import { listPoliciesOf } from "../selling/catalog/policy.store.ts";
import { listPolicyFeatures, listPolicyFields, listPrices } from "../selling/catalog/policy-parts.store.ts";
import { listAllProducts } from "../selling/catalog/product.store.ts";
import { listAllEndpoints } from "../selling/webhooks/webhook-endpoint.store.ts";
import { termNames, WEBHOOK_DEFAULTS, webhookNames } from "./catalog-file.schema.ts";
import { loadMail } from "./catalog-mail.ts";
import { type CatalogObject, said } from "./catalog-object.ts";

/**
 * The catalog of a company as it is in the database. Archived products and bundles are left out, unless a bundle holds
 * them or `codes` names them; of several archived ones with the same code the newest counts.
 */
export async function loadCatalog(
  db: Db,
  companyId: number,
  codes: ReadonlySet<string> = new Set(),
): Promise<CatalogObject[]> {
  const all = await listAllProducts(db, companyId);
  const members = await listAllBundleProducts(db, companyId);
  const visible = choose(all, members, codes);
  const products = visible.filter((each) => !each.is_bundle);
  const codeOf = new Map(all.map((each) => [each.id, each.short_code]));
  const bundles = visible
    .filter((each) => each.is_bundle)
    .map((row): CatalogObject => {
      const held = members.filter((each) => each.bundle_id === row.id).map((each) => codeOf.get(each.product_id) ?? "");
      return { kind: "bundle", id: row.id, code: row.short_code, properties: { ...sellable(row), products: held } };
    });
  const globalFeatures = (await listGlobalFeatures(db, companyId)).map((row) => featureObject(row, undefined));
  const webhooks = (await listAllEndpoints(db, companyId)).map((row): CatalogObject => {
    const properties = said(row, webhookNames, WEBHOOK_DEFAULTS);
    return { kind: "webhook", id: row.id, code: row.url, properties };
  });
  const mail = await loadMail(db, companyId);
  return [...globalFeatures, ...(await loadProducts(db, companyId, products)), ...bundles, ...webhooks, ...mail];
}

function choose(
  all: readonly ProductsRow[],
  members: readonly { readonly bundle_id: number; readonly product_id: number }[],
  codes: ReadonlySet<string>,
): ProductsRow[] {
  const active = all.filter((each) => !each.is_archived);
  const taken = new Set(active.map((each) => each.short_code.toLowerCase()));
  const activeIds = new Set(active.map((each) => each.id));
  const held = new Set(members.filter((each) => activeIds.has(each.bundle_id)).map((each) => each.product_id));
  const archived = new Map<string, ProductsRow>();
  for (const row of all) {
    if (!row.is_archived || taken.has(row.short_code.toLowerCase())) continue;
    if (codes.has(row.short_code) || held.has(row.id)) archived.set(row.short_code, row);
  }
  return [...active, ...archived.values()];
}

async function loadProducts(db: Db, companyId: number, products: readonly ProductsRow[]): Promise<CatalogObject[]> {
  const ids = products.map((each) => each.id);
  const codeOf = new Map(products.map((each) => [each.id, each.short_code]));
  const ownerOf = (row: { product_id: number | null }) => codeOf.get(row.product_id ?? 0) ?? "";
  const features = await listFeaturesOf(db, companyId, ids);
  const fields = await listCustomFieldsOf(db, companyId, ids);
  return [
    ...products.map((row): CatalogObject => {
      const defaults = said(row, termNames.product, PRODUCT_DEFAULTS);
      const properties = { ...sellable(row), ...(Object.keys(defaults).length > 0 ? { defaults } : {}) };
      return { kind: "product", id: row.id, code: row.short_code, properties };
    }),
    ...features.map((row) => featureObject(row, ownerOf(row))),
    ...fields.map((row): CatalogObject => {
      const properties = said(row, ["data_type", "default_value", "description"], { default_value: "" });
      return { kind: "custom field", owner: ownerOf(row), id: row.id, code: row.name, properties };
    }),
    ...(await loadPolicies(db, companyId, ids, ownerOf)),
  ];
}

async function loadPolicies(
  db: Db,
  companyId: number,
  productIds: readonly number[],
  ownerOf: (row: { product_id: number | null }) => string,
): Promise<CatalogObject[]> {
  const rows = await listPoliciesOf(db, companyId, productIds);
  const ids = rows.map((each) => each.id);
  const features = [...(await listFeaturesOf(db, companyId, productIds)), ...(await listGlobalFeatures(db, companyId))];
  const fields = await listCustomFieldsOf(db, companyId, productIds);
  const codeOf = new Map(features.map((each) => [each.id, each.code]));
  const nameOf = new Map(fields.map((each) => [each.id, each.name]));
  const ownFeatures = await listPolicyFeatures(db, companyId, ids);
  const ownFields = await listPolicyFields(db, companyId, ids);
  const ownPrices = await listPrices(db, companyId, ids);
  return rows.map((row): CatalogObject => {
    const listed = ownFeatures.flatMap((each) => {
      const code = each.license_template_id === row.id ? codeOf.get(each.product_feature_id) : undefined;
      return code === undefined ? [] : [[code, said(each, termNames.feature)] as const];
    });
    const overridden = ownFields.flatMap((each) => {
      const name = each.license_template_id === row.id ? nameOf.get(each.product_custom_field_id) : undefined;
      return name === undefined ? [] : [[name, each.default_value] as const];
    });
    const prices = ownPrices.flatMap((each) => (each.license_template_id === row.id ? [each.price] : []));
    const properties = {
      name: row.name,
      ...said({ default: row.is_default, archived: row.is_archived }, ["default", "archived"], {
        default: false,
        archived: false,
      }),
      ...said(row, termNames.policy, POLICY_DEFAULTS),
      features: Object.fromEntries(listed),
      custom_fields: Object.fromEntries(overridden),
      ...(prices.length > 0 ? { prices: prices.sort() } : {}),
    };
    return { kind: "policy", owner: ownerOf(row), id: row.id, code: row.code, properties };
  });
}

function sellable(row: ProductsRow) {
  return {
    name: row.product_name,
    authorization_method: row.authorization_method,
    ...(row.active ? {} : { active: false }),
    ...(row.is_archived ? { archived: true } : {}),
  };
}

function featureObject(row: ProductFeaturesRow, owner: string | undefined): CatalogObject {
  const { name, feature_type } = row;
  const properties = { name, feature_type, ...said(row, termNames.feature, FEATURE_DEFAULTS) };
  return { kind: "feature", ...(owner === undefined ? {} : { owner }), id: row.id, code: row.code, properties };
}
