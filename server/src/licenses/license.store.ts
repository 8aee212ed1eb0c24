import type { Db } from "../db/connect.ts";
import {
  andConditions,
  countedPage,
  type Fragment,
  type ListPage,
  orderAndLimit,
  type Page,
} from "../db/list-query.ts";
import type { JsonValue } from "../db/rows.generated.ts";
import type { LicenseRow } from "./license.rules.ts";
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
  const rows = await readLicenses(
    db,
    companyId,
    db`select id, row_number() over () as position from (
         select l.id ${matching} ${orderAndLimit(db, licenseList, page)}) page`,
    now,
  );
  return countedPage(page, rows, async () => {
    const [all] = await db<{ count: number }[]>`select count(*) as count ${matching}`;
    return all?.count ?? 0;
  });
}

/** One license, whole. */
export async function findLicense(db: Db, companyId: number, id: number, now: Date): Promise<LicenseRow | undefined> {
  const [row] = await readLicenses(db, companyId, db`select ${id}::bigint as id, 1 as position`, now);
  return row;
}

/** All licenses of an order, whole, in the order of their ids. */
export function findLicensesOfOrder(db: Db, companyId: number, orderId: number, now: Date): Promise<LicenseRow[]> {
  return readLicenses(
    db,
    companyId,
    db`select id, id as position from licenses where company_id = ${companyId} and order_id = ${orderId}`,
    now,
  );
}

/** Where each property of a license came from, as it was noted when the license was issued. */
export async function findProvenance(db: Db, companyId: number, id: number): Promise<JsonValue | undefined> {
  const [row] = await db<{ provenance: JsonValue }[]>`
    select provenance from licenses where company_id = ${companyId} and id = ${id}`;
  return row?.provenance;
}

/**
 * The licenses that `chosen` names, in the order of its positions. What hangs on a license is looked up by its index, license by
 * license: joining aggregates of all at once is no faster, and is quadratic while the planner does not know yet how many were
 * just inserted.
 */
async function readLicenses(db: Db, companyId: number, chosen: Fragment, now: Date): Promise<LicenseRow[]> {
  return db<LicenseRow[]>`
    with chosen as materialized (${chosen}),
    buyers as materialized (
      select distinct o.customer_id
      from chosen
      join licenses l on l.company_id = ${companyId} and l.id = chosen.id
      join orders o on o.company_id = ${companyId} and o.id = l.order_id
      where o.customer_id is not null),
    buyer as materialized (
      select c.id, json_build_object('company_id', c.company_id, 'id', c.id, 'customer_account_id', c.customer_account_id,
        'email', c.email, 'first_name', c.first_name, 'last_name', c.last_name, 'company_name', c.company_name,
        'phone', c.phone, 'reference', c.reference, 'address', c.address, 'postcode', c.postcode, 'city', c.city,
        'country', c.country, 'state', c.state, 'metadata', c.metadata,
        'total_orders', (select count(*) from orders o where o.company_id = ${companyId} and o.customer_id = c.id),
        'total_licenses', (
          select count(*) from orders o join licenses l on l.company_id = ${companyId} and l.order_id = o.id
          where o.company_id = ${companyId} and o.customer_id = c.id)) as value
      from buyers join customers c on c.company_id = ${companyId} and c.id = buyers.customer_id),
    newest as materialized (
      select distinct on (product_id) product_id, version from installation_files
      where company_id = ${companyId} and enabled
      order by product_id, release_date desc nulls last, id desc)
    select ${licenseColumns(db)},
      ${now}::timestamptz as read_at, o.store_id as order_store_id, buyer.value as customer,
      json_build_object('id', p.id, 'product_name', p.product_name, 'short_code', p.short_code,
        'authorization_method', p.authorization_method, 'is_bundle', p.is_bundle) as product,
      features.value as product_features, fields.value as product_custom_fields, users.value as license_users,
      parts.value as sub_licenses, seats.active as total_active_devices,
      seats.up_to_date as active_up_to_date_devices, seats.in_use as floating_in_use_devices
    from chosen
    join licenses l on l.company_id = ${companyId} and l.id = chosen.id
    join orders o on o.company_id = ${companyId} and o.id = l.order_id
    join products p on p.company_id = ${companyId} and p.id = l.product_id
    left join buyer on buyer.id = o.customer_id
    left join lateral (
      select json_agg(row order by row.id) as value
      from (
        select f.id, definition as product_feature, f.max_consumption, f.total_consumptions, f.expiry_date,
          f.valid_duration, f.allow_unlimited_consumptions, f.allow_negative_consumptions, f.allow_overages,
          f.max_overages, f.reset_consumption, f.consumption_period, f.is_floating, f.is_floating_cloud,
          f.floating_users, f.floating_timeout, f.can_borrow, f.max_borrow_time, f.metadata
        from license_product_features f
        join lateral (
          select d.id, d.created_at, d.updated_at, d.name, d.code, d.is_deleted, d.feature_type, d.max_consumption,
            d.allow_overages, d.max_overages, d.reset_consumption, d.consumption_period, d.metadata
          from product_features d
          where d.company_id = ${companyId} and d.id = f.product_feature_id) definition on true
        where f.company_id = ${companyId} and f.license_id = l.id) row) features on true
    left join lateral (
      select json_agg(row order by row.product_custom_field) as value
      from (
        select v.id, d.id as product_custom_field, d.name, d.data_type, coalesce(v.value, d.default_value) as value,
          l.id as license
        from product_custom_fields d
        left join license_custom_fields v
          on v.company_id = ${companyId} and v.license_id = l.id and v.product_custom_field_id = d.id
        where d.company_id = ${companyId} and d.product_id = l.product_id) row) fields on true
    left join lateral (
      select json_agg(row order by row.assigned_at, row.id) as value
      from (
        select u.id, u.last_login, u.true_email, u.created_at, u.updated_at, u.is_active, u.first_name, u.last_name,
          u.phone_number, a.is_manager, encode(u.initial_password_sealed, 'base64') as initial_password_sealed,
          a.max_activations, a.total_activations, a.created_at as assigned_at
        from license_assignments a
        join license_users u on u.company_id = ${companyId} and u.id = a.license_user_id
        where a.company_id = ${companyId} and a.license_id = l.id) row) users on true
    left join lateral (
      select json_agg(s.id order by s.id) as value
      from licenses s
      where s.company_id = ${companyId} and s.bundle_license_id = l.id) parts on true
    left join lateral (
      select count(*) as active,
        count(*) filter (where newest.version is null or newest.version = d.app_ver) as up_to_date,
        count(*) filter (where d.borrowed_until > ${now}::timestamptz
          or d.floating_last_seen > ${now}::timestamptz - make_interval(mins => l.floating_timeout)) as in_use
      from devices d
      left join newest on newest.product_id = l.product_id
      where d.company_id = ${companyId} and d.license_id = l.id and d.device_active) seats on true
    order by chosen.position`;
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
