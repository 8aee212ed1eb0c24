import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
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

/** The prices at which some policies are sold. */
export function listPrices(
  db: Db,
  companyId: number,
  policyIds: readonly number[],
): Promise<{ price: string; license_template_id: number }[]> {
  return db<{ price: string; license_template_id: number }[]>`
    select price, license_template_id from billing_prices
    where company_id = ${companyId} and license_template_id = any(${[...policyIds]}::bigint[])
    order by price`;
}

/** Those of some prices at which other policies are sold. */
export async function listTakenPrices(
  db: Db,
  companyId: number,
  policyId: number | undefined,
  prices: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db<{ price: string }[]>`
    select price from billing_prices
    where company_id = ${companyId} and price = any(${[...prices]}::text[])
      and license_template_id is distinct from ${policyId ?? null}`;
  return new Set(rows.map(({ price }) => price));
}

/** Makes a policy be sold at exactly these prices. */
export async function replacePrices(
  db: Db,
  companyId: number,
  policyId: number,
  prices: readonly string[],
): Promise<void> {
  await db`
    with gone as (
      delete from billing_prices
      where company_id = ${companyId} and license_template_id = ${policyId} and price <> all(${[...prices]}::text[]))
    insert into billing_prices (company_id, price, license_template_id)
    select ${companyId}::bigint, wanted.price, ${policyId}::bigint from unnest(${[...prices]}::text[]) as wanted(price)
    where not exists (
      select from billing_prices b
      where b.company_id = ${companyId} and b.price = wanted.price and b.license_template_id = ${policyId})`;
}

/** What is sold: a product, on a policy. */
export interface Sold {
  readonly policy_code: string;
  readonly product_code: string;
  readonly product_id: number;
  readonly on_quantity: string | null;
  readonly default_license_type: string | null;
  readonly authorization_method: string;
}

const soldColumns = `t.code as policy_code, p.short_code as product_code, p.id as product_id, t.on_quantity,
  coalesce(t.default_license_type, p.default_license_type) as default_license_type, p.authorization_method`;

/** What is sold at some prices. */
export function listSoldAt(
  db: Db,
  companyId: number,
  prices: readonly string[],
): Promise<(Sold & { readonly price: string })[]> {
  return db<(Sold & { price: string })[]>`
    select b.price, ${db.unsafe(soldColumns)}
    from billing_prices b
    join license_templates t on t.company_id = b.company_id and t.id = b.license_template_id
    join products p on p.company_id = t.company_id and p.id = t.product_id
    where b.company_id = ${companyId} and b.price = any(${[...prices]}::text[])`;
}

/** What some names fit: a policy, of a product where one is named; of a product alone, its default policy. */
export function listSoldAs(
  db: Db,
  companyId: number,
  names: readonly { readonly product: string | null; readonly policy: string | null }[],
): Promise<(Sold & { readonly place: number })[]> {
  const rows = names.map(({ product, policy }, place) => ({ place, product, policy }));
  return db<(Sold & { place: number })[]>`
    select n.place, ${db.unsafe(soldColumns)}
    from json_to_recordset(${jsonRows(db, rows)}) as n(place integer, product text, policy text)
    join products p on p.company_id = ${companyId} and (n.product is null or p.short_code = n.product)
    join license_templates t on t.company_id = p.company_id and t.product_id = p.id
      and case when n.policy is null then t.is_default else t.code = n.policy end`;
}
