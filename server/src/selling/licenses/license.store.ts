import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-query.ts";
import type { JsonValue, LicenseCustomFieldsRow, ProductCustomFieldsRow } from "../../platform/db/rows.generated.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { type LicenseFeature, licenseColumns, type OwnLicense } from "./license.rules.ts";

/** Licenses by id, without what hangs on them; unknown ids are left out. */
export function findLicensesById(db: Db, companyId: number, ids: readonly number[]): Promise<OwnLicense[]> {
  return findOwnLicenses(db, companyId, db`l.id = any(${[...ids]}::bigint[])`);
}

/** All licenses of some orders, without what hangs on them, in the order they were issued. */
export function findLicensesOfOrders(db: Db, companyId: number, orderIds: readonly number[]): Promise<OwnLicense[]> {
  return findOwnLicenses(db, companyId, db`l.order_id = any(${[...orderIds]}::bigint[])`);
}

/** Where each property of a license came from, as it was noted when the license was issued. */
export async function findProvenance(db: Db, companyId: number, id: number): Promise<JsonValue | undefined> {
  const [row] = await db<{ provenance: JsonValue }[]>`
    select provenance from licenses where company_id = ${companyId} and id = ${id}`;
  return row?.provenance;
}

const qualified = licenseColumns.map((name) => `l.${name}`).join(", ");

function findOwnLicenses(db: Db, companyId: number, condition: Fragment): Promise<OwnLicense[]> {
  return db<OwnLicense[]>`
    select ${db.unsafe(qualified)}, o.store_id as order_store_id,
      p.product_name, p.short_code, p.authorization_method, p.is_bundle, p.floating_timeout as product_floating_timeout
    from licenses l
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and ${condition}
    order by l.created_at, l.id`;
}

/** A feature of a license as it is stored. */
export type FeatureRow = Omit<LicenseFeature, "product_feature"> & {
  readonly license_id: number;
  readonly product_feature_id: number;
  readonly consumptions_at: Date | null;
};

const featureColumns = FEATURE_MEMBERS.join(", ");

/** The features of licenses, in the order they were given. */
export function findFeatures(db: Db, companyId: number, licenseIds: readonly number[]): Promise<FeatureRow[]> {
  return db<FeatureRow[]>`
    select id, license_id, product_feature_id, total_consumptions, consumptions_at, ${db.unsafe(featureColumns)},
      consumption_pool_id as consumption_pool
    from license_product_features
    where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[])
    order by id`;
}

/** Features of the products and global ones, also deleted ones, which licenses keep. */
export function findFeatureDefinitions(db: Db, companyId: number, productIds: readonly number[]) {
  return db<LicenseFeature["product_feature"][]>`
    select id, created_at, updated_at, name, code, is_deleted, feature_type, max_consumption, allow_overages,
      max_overages, reset_consumption, consumption_period, metadata
    from product_features
    where company_id = ${companyId} and (product_id = any(${[...productIds]}::bigint[]) or product_id is null)`;
}

/** The custom fields of products. */
export function findCustomFields(db: Db, companyId: number, productIds: readonly number[]) {
  return db<Pick<ProductCustomFieldsRow, "id" | "product_id" | "name" | "data_type" | "default_value">[]>`
    select id, product_id, name, data_type, default_value
    from product_custom_fields
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])
    order by id`;
}

/** The values that licenses have of their own. */
export function findCustomFieldValues(db: Db, companyId: number, licenseIds: readonly number[]) {
  return db<LicenseCustomFieldsRow[]>`
    select company_id, id, license_id, product_custom_field_id, value
    from license_custom_fields
    where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[])`;
}

/** The licenses of bundle licenses. */
export function findSubLicenses(db: Db, companyId: number, bundleIds: readonly number[]) {
  return db<{ bundle_license_id: number; id: number }[]>`
    select bundle_license_id, id from licenses
    where company_id = ${companyId} and bundle_license_id = any(${[...bundleIds]}::bigint[])
    order by id`;
}

/** Active devices of a license that run one version of the application. */
export interface SeatCount {
  readonly license_id: number;
  readonly app_ver: string;
  readonly active: number;
  readonly in_use: number;
}

/**
 * Active devices by the version of the application they run. Only where one floats, its license is asked how long it
 * may be silent.
 */
export function countSeats(db: Db, companyId: number, licenseIds: readonly number[], now: Date): Promise<SeatCount[]> {
  return db<SeatCount[]>`
    select d.license_id, d.app_ver, count(*) as active,
      count(*) filter (where holds_slot(d.borrowed_until, d.floating_last_seen, (
        select l.floating_timeout from licenses l
        where l.company_id = d.company_id and l.id = d.license_id), ${now})) as in_use
    from devices d
    where d.company_id = ${companyId} and d.license_id = any(${[...licenseIds]}::bigint[]) and d.device_active
    group by d.license_id, d.app_ver`;
}

/** The newest version of each product that has one which was released. */
export function findNewestVersions(db: Db, companyId: number, productIds: readonly number[], now: Date) {
  return db<{ product_id: number; version: string }[]>`
    select distinct on (product_id) product_id, version
    from installation_files
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[]) and enabled
      and coalesce(release_date <= (${now}::timestamptz at time zone 'UTC')::date, true)
    order by product_id, version_order desc, release_date desc nulls last, id desc`;
}

/** The time of each test clock by which some licenses live. */
export async function readTimes(
  db: Db,
  companyId: number,
  licenses: readonly Pick<OwnLicense, "test_clock_id">[],
): Promise<ReadonlyMap<number, Date>> {
  const ids = [...new Set(licenses.flatMap(({ test_clock_id: id }) => id ?? []))];
  const rows = await db<{ id: number; time: Date }[]>`
    select id, time from test_clocks where company_id = ${companyId} and id = any(${ids}::bigint[])`;
  return new Map(rows.map(({ id, time }) => [id, time]));
}
