import { currentTotal } from "../consumption/consumption.rules.ts";
import type { Db } from "../db/connect.ts";
import { isInScope, isOfAccount, type LicenseScope } from "../db/license-scope.ts";
import type { JsonObject } from "../json.ts";
import type {
  DeviceFacts,
  License,
  LicenseFacts,
  ProductFacts,
  ToldFacts,
  UserFacts,
} from "./activation-facts.rules.ts";
import { newestFirst, offered } from "./offered-files.store.ts";

/** How a call names a license: by key, or by the e-mail of a user, in a product. */
export interface LicenseIdentity {
  readonly product: string;
  readonly license_key: string | undefined;
  /** Without the suffix after `|`. */
  readonly email: string | undefined;
  readonly license_id: number | undefined;
  readonly bundle_code: string | undefined;
  /** Whether `product` is the code of a bundle, and its own license is meant. */
  readonly is_bundle: boolean;
  /** The part of the company that the credential reaches; undefined: all of it. */
  readonly scope: LicenseScope | undefined;
  /** The customer account that vouches for the user; undefined where the user needs nobody's word. */
  readonly account_id?: number | undefined;
}

/** The rest of a call that facts depend on. */
export interface CallFacts {
  readonly hardware_id: string;
  readonly env: string | undefined;
  readonly channel: string | undefined;
  readonly app_ver: string | undefined;
  /** Whether all devices of the license are counted; without it only those of floating licenses are. */
  readonly counts_devices: boolean;
}

/** The product by its code: one in use before an archived one that had the code. Bundles are found too. */
function productOf(db: Db, companyId: number, code: string) {
  return db`
    select ${productColumns(db)} from products p
    where p.company_id = ${companyId} and p.short_code = ${code}
    order by p.is_archived limit 1`;
}

/** Of a product `p`. */
export function productColumns(db: Db) {
  return db`p.id, p.product_name, p.short_code, p.authorization_method, p.active, p.is_archived, p.allow_trial,
      coalesce(p.trial_days, 0) as trial_days, coalesce(p.allow_overages, false) as allow_overages,
      coalesce(p.max_overages, 0) as max_overages, coalesce(p.prevent_vm, false) as prevent_vm,
      coalesce(p.floating_timeout, 120) as floating_timeout, p.metadata, p.is_bundle`;
}

/** The user that was named, where users hold the licenses of the product; elsewhere a name says nothing. */
function userOf(db: Db, companyId: number, email: string | undefined) {
  return db`
    select ${userColumns(db)} from license_users u
    where u.company_id = ${companyId} and lower(u.true_email) = lower(${email ?? ""})
      and (select product.authorization_method from product) = 'user'`;
}

/** Of a user `u`. */
export function userColumns(db: Db) {
  return db`u.id, u.true_email, u.first_name, u.last_name, u.phone_number, u.is_active,
      u.initial_password_sealed is not null as is_initial_password`;
}

/**
 * Without license_id a user gets the license that was made last (semantics.md §2.13). Where both are named, the product
 * decides: the licenses of users have no key, and the holders of keys have no user.
 */
function licenseOf(db: Db, companyId: number, identity: LicenseIdentity) {
  const { license_key, email, license_id, bundle_code } = identity;
  const ofUser = db`
    select a.license_id from license_assignments a, "user"
    where a.company_id = ${companyId} and a.license_user_id = "user".id`;
  const holder =
    license_key === undefined
      ? db`l.id in (${ofUser})`
      : email === undefined
        ? db`l.license_key = ${license_key}`
        : db`l.id in (${ofUser} union all
            select k.id from licenses k where k.company_id = ${companyId} and k.license_key = ${license_key})`;
  const pinned = license_id === undefined ? db`` : db`and l.id = ${license_id}`;
  const bundle =
    bundle_code === undefined
      ? db``
      : db`and exists (
          select from licenses b join products bp on bp.company_id = b.company_id and bp.id = b.product_id
          where b.company_id = ${companyId} and b.id = l.bundle_license_id and bp.short_code = ${bundle_code})`;
  return db`
    select ${licenseColumns(db)}
    from licenses l join product on l.product_id = product.id and product.is_bundle = ${identity.is_bundle}
    where l.company_id = ${companyId} and ${holder} ${pinned} ${bundle} and ${isInScope(db, companyId, identity.scope)}
      and ${isOfAccount(db, companyId, identity.account_id)}
    order by l.created_at desc, l.id desc limit 1`;
}

/** Of a license `l`. */
export function licenseColumns(db: Db) {
  return db`l.id, l.license_key, l.order_id, l.license_template_id, l.license_type, l.active, l.enabled,
      l.time_activated, l.max_activations, l.allow_unlimited_activations, l.times_activated, l.max_transfers,
      l.transfer_count, l.start_date, l.valid_duration, l.validity_period, l.allow_grace_period, l.grace_period,
      l.enable_maintenance_period, l.maintenance_duration, l.maintenance_period, l.is_trial, l.trial_days,
      l.max_consumptions, l.total_consumptions, coalesce(l.consumptions_at, l.created_at) as consumptions_at, l.allow_unlimited_consumptions, l.allow_negative_consumptions,
      l.allow_overages, l.max_overages, l.reset_consumption, l.consumption_period, l.prevent_vm, l.is_floating,
      l.is_floating_cloud, l.floating_users, l.floating_timeout, l.can_borrow, l.max_borrow_time,
      l.max_license_users, l.is_air_gapped, l.is_hardware_key_auth, l.allow_offline_activation,
      l.installation_file_id, l.product_id, l.metadata`;
}

/**
 * Locks the license a call is about, so that what is counted in the next statement stays true until the end of the
 * transaction. Answers its id, or undefined where there is none.
 */
export async function lockLicense(db: Db, companyId: number, identity: LicenseIdentity): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    with product as (${productOf(db, companyId, identity.product)}),
    "user" as (${userOf(db, companyId, identity.email)}),
    license as (${licenseOf(db, companyId, identity)})
    select l.id from licenses l
    where l.company_id = ${companyId} and l.id = (select license.id from license)
    for no key update of l`;
  return row?.id;
}

/** The license that `lockLicense` found and no other, not even one that was made since. */
export function pinned(identity: LicenseIdentity, lockedId: number | undefined): LicenseIdentity {
  return { ...identity, license_id: lockedId ?? 0 };
}

/** A slot is held by a borrow, or by a last contact younger than the timeout (semantics.md §2.10). */
function holdsSlot(db: Db, now: Date) {
  return db`(d.device_active and ((d.is_borrowed and d.borrowed_until > ${now})
    or d.floating_last_seen > ${now}::timestamptz - license.floating_timeout * interval '1 minute'))`;
}

/** Everything a call is decided upon and answered with, in one statement. */
export async function findLicenseFacts(
  db: Db,
  companyId: number,
  identity: LicenseIdentity,
  { hardware_id, env, channel, app_ver, counts_devices }: CallFacts,
  now: Date,
): Promise<LicenseFacts> {
  const [row] = await db<FactsRow[]>`
    with product as (${productOf(db, companyId, identity.product)}),
    "user" as (${userOf(db, companyId, identity.email)}),
    license as (${licenseOf(db, companyId, identity)}),
    device as (
      select d.id, d.device_active, d.blacklisted, d.is_borrowed, d.borrowed_until, d.is_offline, d.offline_issued_at,
        d.offline_until, d.offline_requested_at, d.offline_request_hash, d.credential,
        ${holdsSlot(db, now)} as holds_slot,
        d.license_user_id is not distinct from (select "user".id from "user") as calls
      from devices d, license
      where d.company_id = ${companyId} and d.license_id = (select license.id from license)
        and d.hardware_id = ${hardware_id})
    select ${toldColumns(db, companyId)},
      (select json_build_object('id', d.id, 'device_active', d.device_active, 'is_borrowed', d.is_borrowed,
         'borrowed_until', d.borrowed_until, 'is_offline', d.is_offline, 'offline_issued_at', d.offline_issued_at,
         'offline_until', d.offline_until, 'offline_requested_at', d.offline_requested_at,
         'offline_request_hash', d.offline_request_hash, 'credential', d.credential)
       from device d where d.calls) as device,
      exists (select from device d where d.blacklisted) as is_blacklisted,
      exists (select from device d where d.calls and d.holds_slot) as holds_slot,
      case when ${counts_devices} or (select license.is_floating_cloud from license)
        then ${countsOf(db, companyId, now)} end as counts,
      ${installationFileOf(db, companyId, env, channel)} as installation_file,
      (select f.release_date from installation_files f, product
       where f.company_id = ${companyId} and f.product_id = product.id and f.version = ${app_ver ?? ""}
       order by f.release_date limit 1) as client_release_date`;
  return toFacts(row, now);
}

/** What every license object tells, of the relations `product`, `license` and `"user"`, which have one row each or none. */
export function toldColumns(db: Db, companyId: number) {
  return db`
      (select to_json(product) from product) as product,
      (select to_json(license) from license) as license,
      (select json_build_object('id', u.id, 'true_email', u.true_email, 'first_name', u.first_name,
         'last_name', u.last_name, 'phone_number', u.phone_number, 'is_active', u.is_active,
         'is_initial_password', u.is_initial_password, 'max_activations', a.max_activations,
         'allow_unlimited_activations', a.allow_unlimited_activations, 'total_activations', a.total_activations)
       from "user" u left join license on true
       left join license_assignments a
         on a.company_id = ${companyId} and a.license_id = license.id and a.license_user_id = u.id) as user,
      ${featuresOf(db, companyId)} as features,
      ${customFieldsOf(db, companyId)} as custom_fields,
      (select o.store_id from orders o, license where o.company_id = ${companyId} and o.id = license.order_id) as order_store_id,
      ${customerOf(db, companyId)} as customer`;
}

/** Reads every device of the license, of which there may be a hundred thousand: only where a limit is judged. */
function countsOf(db: Db, companyId: number, now: Date) {
  return db`(
    select json_build_object(
      'active_devices', count(*) filter (where d.device_active),
      'expired_offline_devices', count(*) filter (where d.device_active and d.is_offline and d.offline_until < ${now}),
      'known_devices', count(distinct d.hardware_id),
      'known_devices_of_user', count(*) filter (where d.license_user_id = (select "user".id from "user")),
      'floating_in_use_devices', count(*) filter (where ${holdsSlot(db, now)}),
      'released', coalesce(json_agg(json_build_object('id', d.id, 'hardware_id', d.hardware_id)
        order by d.time_deactivated, d.id) filter (where d.is_released and not d.device_active
          and d.license_user_id is not distinct from (select "user".id from "user")), '[]'))
    from devices d, license
    where d.company_id = ${companyId} and d.license_id = (select license.id from license))`;
}

function featuresOf(db: Db, companyId: number) {
  return db`coalesce((
    select json_agg(json_build_object('id', f.id, 'code', pf.code, 'name', pf.name, 'feature_type', pf.feature_type,
      'expiry_date', f.expiry_date, 'valid_duration', f.valid_duration, 'metadata', f.metadata,
      'max_consumption', f.max_consumption, 'total_consumptions', f.total_consumptions,
      'consumptions_at', coalesce(f.consumptions_at, license.consumptions_at),
      'allow_unlimited_consumptions', f.allow_unlimited_consumptions,
      'allow_negative_consumptions', f.allow_negative_consumptions, 'allow_overages', f.allow_overages,
      'max_overages', f.max_overages, 'reset_consumption', f.reset_consumption,
      'consumption_period', f.consumption_period, 'is_floating', f.is_floating,
      'is_floating_cloud', f.is_floating_cloud, 'floating_users', f.floating_users,
      'floating_timeout', f.floating_timeout, 'can_borrow', f.can_borrow, 'max_borrow_time', f.max_borrow_time) order by f.id)
    from license_product_features f
    join product_features pf on pf.company_id = f.company_id and pf.id = f.product_feature_id, license
    where f.company_id = ${companyId} and f.license_id = license.id), '[]')`;
}

/** Fields stay linked to the product: the license's own value, or the default of today (semantics.md §1.6). */
function customFieldsOf(db: Db, companyId: number) {
  return db`coalesce((
    select json_agg(json_build_object('name', c.name, 'data_type', c.data_type,
      'value', coalesce(v.value, c.default_value)) order by c.id)
    from license join product_custom_fields c
      on c.company_id = ${companyId} and c.product_id = (select product.id from product)
    left join license_custom_fields v
      on v.company_id = c.company_id and v.product_custom_field_id = c.id and v.license_id = license.id), '[]')`;
}

/** Where no customer was made, the order remembers an e-mail at least. */
function customerOf(db: Db, companyId: number) {
  return db`(
    select case when c.id is null then json_build_object('email', o.customer_email) else json_build_object('email', c.email, 'company_name', c.company_name, 'reference', c.reference,
      'phone', c.phone, 'first_name', c.first_name, 'last_name', c.last_name, 'city', c.city, 'postcode', c.postcode,
      'state', c.state, 'country', c.country, 'address', c.address,
      'customer_account', case when a.id is null then null
        else json_build_object('id', a.id, 'name', a.name, 'code', a.code) end,
      'metadata', c.metadata) end
    from license join orders o on o.company_id = ${companyId} and o.id = license.order_id
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_accounts a on a.company_id = o.company_id and a.id = o.customer_account_id
    where c.id is not null or o.customer_email is not null)`;
}

/** The newest file that the license may have. */
function installationFileOf(db: Db, companyId: number, env: string | undefined, channel: string | undefined) {
  return db`(
    select json_build_object('id', f.id, 'version', f.version, 'installation_file', f.full_link,
      'release_date', f.release_date, 'hash_md5', f.hash_md5, 'requires_version', f.requires_version,
      'environment', f.environment, 'eula_link', f.eula_link, 'release_notes_link', f.release_notes_link,
      'size', f.size, 'channel', f.channel)
    from installation_files f, license
    where ${offered(db, companyId, { env, channel })}
    order by ${newestFirst(db)} limit 1)`;
}

type Dated<T, K extends keyof T> = Omit<T, K> & { readonly [name in K]: string | null };
type Counts = Pick<
  LicenseFacts,
  | "active_devices"
  | "expired_offline_devices"
  | "known_devices"
  | "known_devices_of_user"
  | "floating_in_use_devices"
  | "released"
>;

const uncounted: Counts = {
  active_devices: 0,
  expired_offline_devices: 0,
  known_devices: 0,
  known_devices_of_user: 0,
  floating_in_use_devices: 0,
  released: [],
};

/** A row of `toldColumns`. */
export interface ToldRow {
  readonly product: ProductFacts | null;
  readonly license: Dated<
    Omit<License, "order_store_id">,
    "validity_period" | "maintenance_period" | "time_activated" | "consumptions_at"
  > | null;
  readonly user: UserFacts | null;
  readonly features: readonly Dated<LicenseFacts["features"][number], "expiry_date" | "consumptions_at">[];
  readonly custom_fields: LicenseFacts["custom_fields"];
  readonly order_store_id: string | null;
  readonly customer: JsonObject | null;
}

interface FactsRow extends ToldRow {
  readonly is_blacklisted: boolean;
  readonly holds_slot: boolean;
  readonly device: Dated<
    DeviceFacts,
    "borrowed_until" | "offline_issued_at" | "offline_until" | "offline_requested_at"
  > | null;
  readonly counts: Counts | null;
  readonly installation_file: NonNullable<LicenseFacts["installation_file"]> | null;
  readonly client_release_date: string | null;
}

function toFacts(row: FactsRow | undefined, now: Date): LicenseFacts {
  if (!row) throw new Error("a query without a from clause answered no row");
  const { device } = row;
  return {
    ...(row.counts ?? uncounted),
    ...toTold(row, now),
    is_blacklisted: row.is_blacklisted,
    holds_slot: row.holds_slot,
    device: device
      ? {
          ...device,
          borrowed_until: moment(device.borrowed_until),
          offline_issued_at: moment(device.offline_issued_at),
          offline_until: moment(device.offline_until),
          offline_requested_at: moment(device.offline_requested_at),
        }
      : undefined,
    installation_file: row.installation_file ?? undefined,
    client_release_date: row.client_release_date ?? undefined,
  };
}

/** Inside JSON moments are text. */
export function toTold(row: ToldRow, now: Date): ToldFacts {
  const { license } = row;
  return {
    product: row.product ?? undefined,
    user: row.user ?? undefined,
    license: license
      ? {
          ...license,
          ...counterOf(license, now),
          order_store_id: row.order_store_id ?? "",
          validity_period: moment(license.validity_period),
          maintenance_period: moment(license.maintenance_period),
          time_activated: moment(license.time_activated),
        }
      : undefined,
    features: row.features.map((feature) => ({
      ...feature,
      ...counterOf(feature, now),
      expiry_date: moment(feature.expiry_date),
    })),
    custom_fields: row.custom_fields,
    customer: row.customer ?? undefined,
  };
}

/** What is counted, after a reset that is due. */
function counterOf(
  counter: Pick<License, "total_consumptions" | "reset_consumption" | "consumption_period"> & {
    readonly consumptions_at: string | null;
  },
  now: Date,
) {
  const consumptions_at = moment(counter.consumptions_at) ?? now;
  return { consumptions_at, total_consumptions: currentTotal({ ...counter, consumptions_at }, now) };
}

function moment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
