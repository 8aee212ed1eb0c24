import { findCustomers } from "../customers/customer.store.ts";
import type { Db } from "../db/connect.ts";
import {
  andConditions,
  countedPage,
  type Fragment,
  type ListPage,
  orderAndLimit,
  type Page,
} from "../db/list-query.ts";
import type { JsonValue, LicenseCustomFieldsRow, ProductCustomFieldsRow } from "../db/rows.generated.ts";
import { groupBy } from "../group-by.ts";
import { findUsersOfLicenses } from "../license-users/license-user.store.ts";
import type { LicenseFeature, LicenseRow } from "./license.rules.ts";
import { licenseList } from "./license-list.store.ts";

/** A page of licenses, whole, as of `now` (management-api.md §5.1). */
export async function listLicenses(db: Db, companyId: number, page: ListPage, now: Date): Promise<Page<LicenseRow>> {
  // Left joins on keys cost nothing where no filter needs them: PostgreSQL leaves them out.
  const matching = db`
    from licenses l
    left join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_accounts ca on ca.company_id = c.company_id and ca.id = c.customer_account_id
    left join customer_accounts oa on oa.company_id = o.company_id and oa.id = o.customer_account_id
    left join products p on p.company_id = l.company_id and p.id = l.product_id
    left join license_templates t on t.company_id = l.company_id and t.id = l.license_template_id
    where l.company_id = ${companyId}${andConditions(db, licenseList, page)}`;
  const chosen = await db<{ id: number }[]>`select l.id ${matching} ${orderAndLimit(db, licenseList, page)}`;
  const ids = chosen.map(({ id }) => id);
  const found = groupBy(await readLicenses(db, companyId, ofIds(db, ids), now), (license) => license.id);
  return countedPage(
    page,
    ids.flatMap((id) => found.get(id) ?? []),
    async () => {
      const [all] = await db<{ count: number }[]>`select count(*) as count ${matching}`;
      return all?.count ?? 0;
    },
  );
}

/** One license, whole. */
export async function findLicense(db: Db, companyId: number, id: number, now: Date): Promise<LicenseRow | undefined> {
  const [license] = await readLicenses(db, companyId, ofIds(db, [id]), now);
  return license;
}

/** All licenses of some orders, whole, in the order of their ids. */
export function findLicensesOfOrders(
  db: Db,
  companyId: number,
  orderIds: readonly number[],
  now: Date,
): Promise<LicenseRow[]> {
  return readLicenses(db, companyId, db`l.order_id = any(${[...orderIds]}::bigint[])`, now);
}

/** Where each property of a license came from, as it was noted when the license was issued. */
export async function findProvenance(db: Db, companyId: number, id: number): Promise<JsonValue | undefined> {
  const [row] = await db<{ provenance: JsonValue }[]>`
    select provenance from licenses where company_id = ${companyId} and id = ${id}`;
  return row?.provenance;
}

function ofIds(db: Db, ids: readonly number[]): Fragment {
  return db`l.id = any(${[...ids]}::bigint[])`;
}

type OwnColumns = Omit<LicenseRow, keyof PartsOfLicense | "product" | "read_at"> & {
  readonly customer_id: number | null;
  readonly product_name: string;
  readonly short_code: string;
  readonly authorization_method: string;
  readonly is_bundle: boolean;
};

type PartsOfLicense = Pick<
  LicenseRow,
  | "customer"
  | "product_features"
  | "product_custom_fields"
  | "license_users"
  | "sub_licenses"
  | "total_active_devices"
  | "active_up_to_date_devices"
  | "floating_in_use_devices"
>;

/**
 * The licenses that meet a condition, in the order of their ids. What hangs on them is read by plain statements, each by an
 * index, and put together here: one statement with everything in it is faster for a few licenses, and takes minutes for ten
 * thousand that were inserted a moment ago, while PostgreSQL still plans for a handful.
 */
async function readLicenses(db: Db, companyId: number, condition: Fragment, now: Date): Promise<LicenseRow[]> {
  const own = await db<OwnColumns[]>`
    select ${licenseColumns(db)}, o.store_id as order_store_id, o.customer_id,
      p.product_name, p.short_code, p.authorization_method, p.is_bundle
    from licenses l
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and ${condition}
    order by l.id`;
  const partsOf = await readParts(db, companyId, own, now);
  return own.map((license) => {
    const { customer_id, product_name, short_code, authorization_method, is_bundle, ...columns } = license;
    const product = { id: columns.product_id, product_name, short_code, authorization_method, is_bundle };
    return { ...columns, ...partsOf(license), product, read_at: now };
  });
}

/** Reads what hangs on licenses, and answers a function that finds the parts of each. */
async function readParts(db: Db, companyId: number, licenses: readonly OwnColumns[], now: Date) {
  const ids = licenses.map(({ id }) => id);
  const productIds = [...new Set(licenses.map(({ product_id }) => product_id))];
  const none: readonly never[] = [];
  const [customers, features, featureDefinitions, fields, values, users, parts, seats, newest] =
    ids.length === 0
      ? ([new Map<number | null, never>(), none, none, none, none, none, none, none, none] as const)
      : await Promise.all([
          findCustomers(
            db,
            companyId,
            licenses.map((license) => license.customer_id),
          ),
          findFeatures(db, companyId, ids),
          findFeatureDefinitions(db, companyId, productIds),
          findCustomFields(db, companyId, productIds),
          findCustomFieldValues(db, companyId, ids),
          licenses.some(({ license_key }) => license_key === null) ? findUsersOfLicenses(db, companyId, ids) : none,
          licenses.some(({ is_bundle }) => is_bundle) ? findSubLicenses(db, companyId, ids) : none,
          countSeats(db, companyId, ids, now),
          findNewestVersions(db, companyId, productIds),
        ]);
  const featuresOf = groupBy(features, (feature) => feature.license_id);
  const definitionOf = new Map(featureDefinitions.map((definition) => [definition.id, definition]));
  const fieldsOf = groupBy(fields, (field) => field.product_id);
  const valuesOf = groupBy(values, (value) => value.license_id);
  const usersOf = groupBy(users, (user) => user.license_id);
  const partsOf = groupBy(parts, (part) => part.bundle_license_id);
  const seatsOf = groupBy(seats, (seat) => seat.license_id);
  const newestOf = new Map(newest.map(({ product_id, version }) => [product_id, version]));
  const sum = (counts: readonly SeatCount[], countOf: (count: SeatCount) => number) =>
    counts.reduce((total, count) => total + countOf(count), 0);
  return (license: OwnColumns): PartsOfLicense => {
    const active = seatsOf.get(license.id) ?? [];
    const version = newestOf.get(license.product_id);
    return {
      customer: customers.get(license.customer_id) ?? null,
      product_features: (featuresOf.get(license.id) ?? []).flatMap(({ license_id, product_feature_id, ...feature }) => {
        const definition = definitionOf.get(product_feature_id);
        return definition ? [{ ...feature, product_feature: definition }] : [];
      }),
      product_custom_fields: (fieldsOf.get(license.product_id) ?? []).map((field) => {
        const own = valuesOf.get(license.id)?.find((value) => value.product_custom_field_id === field.id);
        return {
          id: own?.id ?? null,
          product_custom_field: field.id,
          name: field.name,
          data_type: field.data_type,
          value: own?.value ?? field.default_value,
          license: license.id,
        };
      }),
      license_users: usersOf.get(license.id) ?? [],
      sub_licenses: (partsOf.get(license.id) ?? []).map(({ id }) => id),
      total_active_devices: sum(active, (seat) => seat.active),
      active_up_to_date_devices: sum(active, (seat) =>
        version === undefined || version === seat.app_ver ? seat.active : 0,
      ),
      floating_in_use_devices: sum(active, (seat) => seat.in_use),
    };
  };
}
type FeatureRow = Omit<LicenseFeature, "product_feature"> & {
  readonly license_id: number;
  readonly product_feature_id: number;
};

function findFeatures(db: Db, companyId: number, licenseIds: readonly number[]): Promise<FeatureRow[]> {
  return db<FeatureRow[]>`
    select id, license_id, product_feature_id, max_consumption, total_consumptions, expiry_date, valid_duration,
      allow_unlimited_consumptions, allow_negative_consumptions, allow_overages, max_overages, reset_consumption,
      consumption_period, is_floating, is_floating_cloud, floating_users, floating_timeout, can_borrow,
      max_borrow_time, metadata
    from license_product_features
    where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[])
    order by id`;
}

/** Features of the products and global ones, also deleted ones, which licenses keep. */
function findFeatureDefinitions(db: Db, companyId: number, productIds: readonly number[]) {
  return db<LicenseFeature["product_feature"][]>`
    select id, created_at, updated_at, name, code, is_deleted, feature_type, max_consumption, allow_overages,
      max_overages, reset_consumption, consumption_period, metadata
    from product_features
    where company_id = ${companyId} and (product_id = any(${[...productIds]}::bigint[]) or product_id is null)`;
}

function findCustomFields(db: Db, companyId: number, productIds: readonly number[]) {
  return db<Pick<ProductCustomFieldsRow, "id" | "product_id" | "name" | "data_type" | "default_value">[]>`
    select id, product_id, name, data_type, default_value
    from product_custom_fields
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])
    order by id`;
}

function findCustomFieldValues(db: Db, companyId: number, licenseIds: readonly number[]) {
  return db<LicenseCustomFieldsRow[]>`
    select company_id, id, license_id, product_custom_field_id, value
    from license_custom_fields
    where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[])`;
}

function findSubLicenses(db: Db, companyId: number, bundleIds: readonly number[]) {
  return db<{ bundle_license_id: number; id: number }[]>`
    select bundle_license_id, id from licenses
    where company_id = ${companyId} and bundle_license_id = any(${[...bundleIds]}::bigint[])
    order by id`;
}

interface SeatCount {
  readonly license_id: number;
  readonly app_ver: string;
  readonly active: number;
  readonly in_use: number;
}

/** Active devices by the version of the application they run. */
function countSeats(db: Db, companyId: number, licenseIds: readonly number[], now: Date): Promise<SeatCount[]> {
  return db<SeatCount[]>`
    select d.license_id, d.app_ver, count(*) as active,
      count(*) filter (where d.borrowed_until > ${now}::timestamptz
        or d.floating_last_seen > ${now}::timestamptz - make_interval(mins => l.floating_timeout)) as in_use
    from devices d
    join licenses l on l.company_id = d.company_id and l.id = d.license_id
    where d.company_id = ${companyId} and d.license_id = any(${[...licenseIds]}::bigint[]) and d.device_active
    group by d.license_id, d.app_ver`;
}

function findNewestVersions(db: Db, companyId: number, productIds: readonly number[]) {
  return db<{ product_id: number; version: string }[]>`
    select distinct on (product_id) product_id, version
    from installation_files
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[]) and enabled
    order by product_id, release_date desc nulls last, id desc`;
}
function licenseColumns(db: Db): Fragment {
  return db`l.company_id, l.id, l.order_id, l.order_item_id, l.product_id, l.license_template_id, l.bundle_license_id,
    l.license_key, l.license_type, l.active, l.enabled, l.time_activated, l.time_disabled, l.max_activations,
    l.allow_unlimited_activations, l.times_activated, l.max_transfers, l.transfer_count, l.start_date, l.valid_duration,
    l.validity_period, l.allow_grace_period, l.grace_period, l.enable_maintenance_period, l.maintenance_duration,
    l.maintenance_period, l.is_trial, l.trial_days, l.max_consumptions, l.total_consumptions,
    l.allow_unlimited_consumptions, l.allow_negative_consumptions, l.allow_overages, l.max_overages,
    l.reset_consumption, l.consumption_period, l.prevent_vm, l.is_floating, l.is_floating_cloud, l.floating_users,
    l.floating_timeout, l.can_borrow, l.max_borrow_time, l.max_license_users, l.is_air_gapped, l.is_hardware_key_auth,
    l.allow_offline_activation, l.installation_file_id, l.subscription_id, l.note, l.metadata, l.last_check,
    l.created_at, l.updated_at`;
}
