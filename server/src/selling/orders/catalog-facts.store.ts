import { columnsOf, jsonMembers } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import type { ProductFacts } from "./license-of-product.rules.ts";

const productMembers = ["subscription_duration", ...namesOf(catalogMembers("product"))];
const policyMembers = ["user_max_activations", ...namesOf(catalogMembers("policy"))];

/** Products as they are sold, as of one version of the catalog. */
export interface CatalogFacts {
  readonly version: number;
  /** Those with the codes that were asked for, archived ones first. */
  readonly products: readonly ProductFacts[];
}

/** The products with some codes, with all their features, custom fields and policies, in one statement. */
export async function findCatalogFacts(db: Db, companyId: number, codes: readonly string[]): Promise<CatalogFacts> {
  const [row] = await db<{ version: number; products: CatalogFacts["products"] | null }[]>`
    select
      coalesce((select version from catalog_versions v where v.company_id = ${companyId}), 0) as version,
      (select json_agg(json_build_object(
         'id', p.id, 'product_name', p.product_name, 'short_code', p.short_code, 'is_bundle', p.is_bundle,
         'active', p.active, 'authorization_method', p.authorization_method, 'is_archived', p.is_archived,
         'values', ${valuesOf(db, "p", productMembers)},
         'bundle_product_ids', ${bundleProductIds(db)},
         'features', ${productFeatures(db)},
         'custom_fields', ${customFields(db)},
         'policies', ${policies(db)})
         order by p.is_archived desc, p.id)
       from products p where p.company_id = ${companyId} and p.short_code = any(${[...codes]})) as products`;
  return { version: row?.version ?? 0, products: row?.products ?? [] };
}

/** Columns of a relation as one JSON object, however many they are. */
function valuesOf(db: Db, relation: string, names: readonly string[]) {
  return db`(select to_json(v) from (select ${db.unsafe(columnsOf(relation, names))}) v)`;
}

/** Those of a feature; moments leave the database in the form of the wire. */
function featureValuesOf(db: Db, relation: string) {
  const names = FEATURE_MEMBERS.filter((name) => name !== "expiry_date");
  return db`json_build_object(${db.unsafe(jsonMembers(relation, names))}, 'expiry_date',
    to_char(${db.unsafe(relation)}.expiry_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

function bundleProductIds(db: Db) {
  return db`coalesce((
    select json_agg(b.product_id order by b.position) from bundle_products b
    where b.company_id = p.company_id and b.bundle_id = p.id), '[]')`;
}

function productFeatures(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('id', f.id, 'code', f.code, 'values', ${featureValuesOf(db, "f")})
      order by f.product_id nulls last, f.id)
    from product_features f
    where f.company_id = p.company_id and (f.product_id = p.id or f.product_id is null) and not f.is_deleted), '[]')`;
}

function customFields(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.id)
    from product_custom_fields c where c.company_id = p.company_id and c.product_id = p.id), '[]')`;
}

function policies(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object(
      'id', t.id, 'code', t.code, 'is_default', t.is_default, 'is_archived', t.is_archived,
      'values', ${valuesOf(db, "t", policyMembers)},
      'features', ${policyFeatures(db)},
      'custom_fields', coalesce((
        select json_agg(json_build_object('product_custom_field_id', x.product_custom_field_id, 'value', x.default_value)
                        order by x.id)
        from license_template_custom_fields x
        where x.company_id = t.company_id and x.license_template_id = t.id), '[]')) order by t.id)
    from license_templates t
    where t.company_id = p.company_id and t.product_id = p.id), '[]')`;
}

function policyFeatures(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('product_feature_id', y.product_feature_id, 'values', ${featureValuesOf(db, "y")})
      order by y.id)
    from license_template_features y
    where y.company_id = t.company_id and y.license_template_id = t.id), '[]')`;
}
