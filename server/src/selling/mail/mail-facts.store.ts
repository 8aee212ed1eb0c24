import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { dayMs } from "../../platform/values/durations.ts";

/** Somebody who can be written to. */
export interface Person {
  readonly email: string;
  readonly name: string;
}

/** A license as mails are about it. */
export interface MailLicense {
  readonly id: number;
  readonly order_id: number;
  readonly product: string;
  readonly license_key: string | null;
  readonly validity_period: Date | null;
  readonly is_trial: boolean;
  readonly max_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly times_activated: number;
  readonly max_consumptions: number;
  readonly allow_unlimited_consumptions: boolean;
  readonly is_pooled: boolean;
  /** The license of the bundle that it is in, and what that is called. */
  readonly bundle_license_id: number | null;
  readonly bundle: string | null;
  /** Whether a file of rows brought it, and not a sale. */
  readonly is_imported: boolean;
  /** What its order says, as in `de-AT`. */
  readonly language: string | null;
  /** Whose it is; empty where nobody is known. */
  readonly customer_email: string;
  readonly customer_name: string;
  /** Who holds it, where users do. */
  readonly users: readonly Person[];
}

const customerOf = (db: Db) => db`
  coalesce(nullif(c.email, ''), o.customer_email, '') as customer_email,
  coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), nullif(c.company_name, ''),
    nullif(trim(coalesce(o.customer_first_name, '') || ' ' || coalesce(o.customer_last_name, '')), ''), '')
    as customer_name`;

const usersOf = (db: Db) => db`coalesce((
  select json_agg(json_build_object('email', u.true_email, 'name', trim(u.first_name || ' ' || u.last_name)) order by u.id)
  from license_assignments a join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
  where a.company_id = l.company_id and a.license_id = l.id), '[]') as users`;

const isImported = (db: Db) => db`exists (
  select from license_histories h
  where h.company_id = l.company_id and h.license_id = l.id and h.text = 'License created' and h.data ? 'import')
  as is_imported`;

function selectLicenses(db: Db, companyId: number, condition: Fragment): Fragment {
  return db`
    select l.id, l.order_id, p.product_name as product, l.license_key, l.validity_period, l.is_trial, l.max_activations,
      l.allow_unlimited_activations, l.times_activated, l.max_consumptions, l.allow_unlimited_consumptions,
      l.consumption_pool_id is not null as is_pooled, l.bundle_license_id, (
        select bp.product_name from licenses b join products bp on bp.company_id = b.company_id and bp.id = b.product_id
        where b.company_id = l.company_id and b.id = l.bundle_license_id) as bundle, o.language, ${isImported(db)}, ${customerOf(db)},
      ${usersOf(db)}
    from licenses l
    join products p on p.company_id = l.company_id and p.id = l.product_id
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers c on c.company_id = l.company_id and c.id = l.customer_id
    where l.company_id = ${companyId} and ${condition}`;
}

/** Licenses as mails are about them. */
export function findMailLicenses(db: Db, companyId: number, ids: readonly number[]): Promise<MailLicense[]> {
  return db<MailLicense[]>`${selectLicenses(db, companyId, db`l.id = any(${[...ids]}::bigint[])`)} order by l.id`;
}

/** The latest license of a company that somebody bought, for a sample. */
export async function findLatestLicense(db: Db, companyId: number): Promise<MailLicense | undefined> {
  const latest = db`l.id = (
    select id from licenses where company_id = ${companyId} and bundle_license_id is null
    order by created_at desc, id desc limit 1)`;
  const [row] = await db<MailLicense[]>`${selectLicenses(db, companyId, latest)}`;
  return row;
}

/** An order whose licenses are delivered. */
export interface DeliveredOrder {
  readonly id: number;
  readonly store_id: string;
  readonly language: string | null;
  readonly customer_email: string;
  readonly customer_name: string;
  /** Whether an application asked for it, as for a trial: it has what it asked for already. */
  readonly is_asked_for: boolean;
  readonly is_imported: boolean;
  /** How many there are, those beyond the limit too. */
  readonly count: number;
  readonly licenses: readonly MailLicense[];
}

/** An order with its licenses, oldest first; with `issuedAt`, those that were issued then. */
export async function findDeliveredOrder(
  db: Db,
  companyId: number,
  id: number,
  { issuedAt, max }: { readonly issuedAt?: Date; readonly max: number },
): Promise<DeliveredOrder | undefined> {
  const delivered = db`
    licenses l where l.company_id = ${companyId} and l.order_id = ${id} and l.bundle_license_id is null
      ${issuedAt ? db`and l.created_at = ${issuedAt}` : db``}`;
  const [orders, licenses] = await Promise.all([
    db<Omit<DeliveredOrder, "licenses">[]>`
      select o.id, o.store_id, o.language, ${customerOf(db)},
        exists (select from trials t where t.company_id = o.company_id and t.license_id in (select l.id from ${delivered}))
          as is_asked_for,
        coalesce((select ${isImported(db)} from ${delivered} order by l.id limit 1), false) as is_imported,
        (select count(*) from ${delivered}) as count
      from orders o
      left join customers c on c.company_id = o.company_id and c.id = o.customer_id
      where o.company_id = ${companyId} and o.id = ${id}`,
    db<MailLicense[]>`${selectLicenses(
      db,
      companyId,
      db`l.id in (select l.id from ${delivered} order by l.id limit ${max})`,
    )} order by l.id`,
  ]);
  const [order] = orders;
  return order && { ...order, licenses };
}

/** What is known of a person by their e-mail: their licenses, oldest first, and how many there are. */
export interface LicensesOfPerson {
  readonly name: string;
  readonly language: string | null;
  readonly count: number;
  readonly licenses: readonly MailLicense[];
}

/** The licenses that a person bought, or holds as a user. */
export async function findLicensesOfPerson(
  db: Db,
  companyId: number,
  email: string,
  max: number,
): Promise<LicensesOfPerson | undefined> {
  const own = db`
    select l.id from customers c join licenses l on l.company_id = c.company_id and l.customer_id = c.id
    where c.company_id = ${companyId} and c.email <> '' and fold_person(c.email) = fold_person(${email})
      and l.bundle_license_id is null and l.enabled
    union
    select l.id from license_users u
    join license_assignments a on a.company_id = u.company_id and a.license_user_id = u.id
    join licenses l on l.company_id = a.company_id and l.id = a.license_id
    where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email}) and u.is_active
      and l.bundle_license_id is null and l.enabled`;
  const [[person], licenses] = await Promise.all([
    db<{ count: number; name: string }[]>`
      select (select count(*) from (${own}) own) as count, coalesce((
        select coalesce(nullif(trim(first_name || ' ' || last_name), ''), company_name) from customers
        where company_id = ${companyId} and email <> '' and fold_person(email) = fold_person(${email})), (
        select trim(first_name || ' ' || last_name) from license_users
        where company_id = ${companyId} and fold_person(true_email) = fold_person(${email})), '') as name`,
    db<
      MailLicense[]
    >`${selectLicenses(db, companyId, db`l.id in (select id from (${own}) own order by id limit ${max})`)} order by l.id`,
  ]);
  if (!person || licenses.length === 0) return undefined;
  return { ...person, language: licenses.at(-1)?.language ?? null, licenses };
}

/** A user whom a license was given to. */
export interface MailUser extends Person {
  readonly id: number;
  readonly is_active: boolean;
  /** Whether they have not chosen a password yet. */
  readonly is_initial_password: boolean;
}

/** License users by their ids. */
export function findMailUsers(db: Db, companyId: number, ids: readonly number[]): Promise<MailUser[]> {
  return db<MailUser[]>`
    select id, true_email as email, trim(first_name || ' ' || last_name) as name, is_active,
      initial_password_sealed is not null as is_initial_password
    from license_users where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/** The license user with an e-mail, and the language of their latest order. */
export async function findMailUserByEmail(
  db: Db,
  companyId: number,
  email: string,
): Promise<(MailUser & { readonly language: string | null }) | undefined> {
  const [row] = await db<(MailUser & { language: string | null })[]>`
    select u.id, u.true_email as email, trim(u.first_name || ' ' || u.last_name) as name, u.is_active,
      u.initial_password_sealed is not null as is_initial_password, (
        select o.language from license_assignments a
        join licenses l on l.company_id = a.company_id and l.id = a.license_id
        join orders o on o.company_id = l.company_id and o.id = l.order_id
        where a.company_id = u.company_id and a.license_user_id = u.id
        order by a.created_at desc, a.license_id desc limit 1) as language
    from license_users u where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email})`;
  return row;
}

/** How often the customer of a license was asked within a day whether a device may make place. */
export async function countReplacementMails(db: Db, companyId: number, licenseId: number, now: Date): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) as count from mails
    where company_id = ${companyId} and license_id = ${licenseId} and kind = 'seat_replacement'
      and created_at > ${new Date(now.getTime() - dayMs)}`;
  return row?.count ?? 0;
}

/** The address that the customer of a license can be asked at; empty where there is none. */
export async function findCustomerEmail(db: Db, companyId: number, licenseId: number): Promise<string> {
  const [row] = await db<{ email: string }[]>`
    select coalesce(nullif(c.email, ''), o.customer_email, '') as email
    from licenses l
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers c on c.company_id = l.company_id and c.id = l.customer_id
    where l.company_id = ${companyId} and l.id = ${licenseId}`;
  return row?.email ?? "";
}

/** Features of licenses as they count, by license and code. */
export function findMailFeatures(db: Db, companyId: number, licenseIds: readonly number[]) {
  return db<{ license_id: number; code: string; name: string; max_consumption: number; is_unlimited: boolean }[]>`
    select f.license_id, d.code, d.name, f.max_consumption,
      f.allow_unlimited_consumptions or f.consumption_pool_id is not null as is_unlimited
    from license_product_features f
    join product_features d on d.company_id = f.company_id and d.id = f.product_feature_id
    where f.company_id = ${companyId} and f.license_id = any(${[...licenseIds]}::bigint[])`;
}

/** Names of devices, as people know them. */
export function findDeviceNames(db: Db, companyId: number, ids: readonly number[]) {
  return db<{ id: number; name: string }[]>`
    select id, coalesce(nullif(hostname, ''), nullif(os, ''), 'device ' || id) as name
    from devices where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/** An import that ended. */
export interface MailImport {
  readonly id: number;
  readonly kind: string;
  readonly file_name: string;
  readonly status: string;
  readonly total_row_count: number;
  readonly invalid_row_count: number;
  /** Who sent it, where a person of the staff did. */
  readonly staff_id: number | null;
}

/** Imports that ended. */
export function findMailImports(db: Db, companyId: number, ids: readonly number[]): Promise<MailImport[]> {
  return db<MailImport[]>`
    select id, kind, file_name, status, total_row_count, invalid_row_count,
      case when author->'actor'->>'kind' = 'staff' then (author->'actor'->>'id')::bigint end as staff_id
    from imports where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}
