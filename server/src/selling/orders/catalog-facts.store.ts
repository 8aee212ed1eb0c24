import type { Db } from "../../platform/db/connect.ts";
import type { ProductFacts } from "./license-of-product.rules.ts";

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
         'values', ${productValues(db)},
         'bundle_product_ids', ${bundleProductIds(db)},
         'features', ${productFeatures(db)},
         'custom_fields', ${customFields(db)},
         'policies', ${policies(db)})
         order by p.is_archived desc, p.id)
       from products p where p.company_id = ${companyId} and p.short_code = any(${[...codes]})) as products`;
  return { version: row?.version ?? 0, products: row?.products ?? [] };
}

function productValues(db: Db) {
  return db`json_build_object(
    'default_license_type', p.default_license_type, 'valid_duration', p.valid_duration,
    'subscription_duration', p.subscription_duration, 'trial_days', p.trial_days, 'max_activations', p.max_activations,
    'max_consumptions', p.max_consumptions, 'allow_overages', p.allow_overages, 'max_overages', p.max_overages,
    'reset_consumption', p.reset_consumption, 'consumption_period', p.consumption_period,
    'enable_maintenance_period', p.enable_maintenance_period, 'maintenance_duration', p.maintenance_duration,
    'is_floating', p.is_floating, 'is_floating_cloud', p.is_floating_cloud, 'floating_users', p.floating_users,
    'floating_timeout', p.floating_timeout, 'prevent_vm', p.prevent_vm)`;
}

function bundleProductIds(db: Db) {
  return db`coalesce((
    select json_agg(b.product_id order by b.position) from bundle_products b
    where b.company_id = p.company_id and b.bundle_id = p.id), '[]')`;
}

/** Moments leave the database in the form of the wire. */
function isoMoment(db: Db, column: ReturnType<Db>) {
  return db`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function productFeatures(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('id', f.id, 'code', f.code, 'values', json_build_object(
      'max_consumption', f.max_consumption, 'allow_unlimited_consumptions', f.allow_unlimited_consumptions,
      'allow_negative_consumptions', f.allow_negative_consumptions, 'allow_overages', f.allow_overages,
      'max_overages', f.max_overages, 'reset_consumption', f.reset_consumption,
      'consumption_period', f.consumption_period, 'is_floating', f.is_floating,
      'is_floating_cloud', f.is_floating_cloud, 'floating_users', f.floating_users,
      'floating_timeout', f.floating_timeout, 'can_borrow', f.can_borrow, 'max_borrow_time', f.max_borrow_time,
      'expiry_date', ${isoMoment(db, db`f.expiry_date`)}, 'valid_duration', f.valid_duration,
      'metadata', f.metadata)) order by f.product_id nulls last, f.id)
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
      'values', json_build_object(
        'default_license_type', t.default_license_type, 'trial_days', t.trial_days,
        'max_activations', t.max_activations, 'allow_unlimited_activations', t.allow_unlimited_activations,
        'user_max_activations', t.user_max_activations, 'max_license_users', t.max_license_users,
        'max_transfers', t.max_transfers, 'prevent_vm', t.prevent_vm, 'is_floating', t.is_floating,
        'is_floating_cloud', t.is_floating_cloud, 'floating_users', t.floating_users,
        'floating_timeout', t.floating_timeout, 'can_borrow', t.can_borrow, 'max_borrow_time', t.max_borrow_time,
        'valid_duration', t.valid_duration, 'allow_grace_period', t.allow_grace_period,
        'grace_period', t.grace_period, 'enable_maintenance_period', t.enable_maintenance_period,
        'maintenance_duration', t.maintenance_duration, 'max_consumptions', t.max_consumptions,
        'allow_unlimited_consumptions', t.allow_unlimited_consumptions,
        'allow_negative_consumptions', t.allow_negative_consumptions, 'allow_overages', t.allow_overages,
        'max_overages', t.max_overages, 'reset_consumption', t.reset_consumption,
        'consumption_period', t.consumption_period)::jsonb || jsonb_build_object(
        'is_air_gapped', t.is_air_gapped, 'is_hardware_key_auth', t.is_hardware_key_auth,
        'allow_offline_activation', t.allow_offline_activation, 'installation_file_id', t.installation_file_id),
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
    select json_agg(json_build_object('product_feature_id', y.product_feature_id, 'values', json_build_object(
      'max_consumption', y.max_consumption, 'allow_unlimited_consumptions', y.allow_unlimited_consumptions,
      'allow_negative_consumptions', y.allow_negative_consumptions, 'allow_overages', y.allow_overages,
      'max_overages', y.max_overages, 'reset_consumption', y.reset_consumption,
      'consumption_period', y.consumption_period, 'is_floating', y.is_floating,
      'is_floating_cloud', y.is_floating_cloud, 'floating_users', y.floating_users,
      'floating_timeout', y.floating_timeout, 'can_borrow', y.can_borrow, 'max_borrow_time', y.max_borrow_time,
      'expiry_date', ${isoMoment(db, db`y.expiry_date`)}, 'valid_duration', y.valid_duration,
      'metadata', y.metadata)) order by y.id)
    from license_template_features y
    where y.company_id = t.company_id and y.license_template_id = t.id), '[]')`;
}
