import type { Db } from "../../platform/db/connect.ts";

/** Two of the companies of this server at the most, or the one with an id: a portal belongs to one. */
export function listPortalCompanies(db: Db, id: number | undefined) {
  return db<{ id: number; name: string }[]>`
    select id, name from companies where ${id ?? null}::bigint is null or id = ${id ?? null} order by id limit 2`;
}

/** A license user who may sign in, and a fingerprint of what their password is at this moment. */
export interface PortalUser {
  readonly id: number;
  readonly true_email: string;
  readonly secret: string;
}

/** The active license user with an e-mail. */
export async function findPortalUser(db: Db, companyId: number, email: string): Promise<PortalUser | undefined> {
  const [row] = await db<PortalUser[]>`
    select id, true_email, ${secretOf(db)} as secret from license_users
    where company_id = ${companyId} and fold_person(true_email) = fold_person(${email}) and is_active`;
  return row;
}

/**
 * Locks an active license user until a session of theirs is stored: a password that is changed meanwhile ends that
 * session too. False: it was changed since it was proven.
 */
export async function lockPortalUser(db: Db, companyId: number, { id, secret }: PortalUser): Promise<boolean> {
  const rows = await db`
    select from license_users
    where company_id = ${companyId} and id = ${id} and is_active and ${secretOf(db)} = ${secret}
    for no key update`;
  return rows.length === 1;
}

function secretOf(db: Db) {
  return db`md5(coalesce(password_hash, '') || coalesce(encode(initial_password_sealed, 'hex'), ''))`;
}

/**
 * The license with a key, as it is written or, where no license has it so, as people type it, if the e-mail is that of
 * its customer; those of a bundle are reached by the license of the bundle.
 */
export async function findLicenseByKeyAndEmail(
  db: Db,
  companyId: number,
  { license_key: key, email }: { readonly license_key: string; readonly email: string },
): Promise<{ readonly id: number; readonly email: string } | undefined> {
  const [row, other] = await db<{ id: number; email: string }[]>`
    select l.id, c.email
    from licenses l join customers c on c.company_id = l.company_id and c.id = l.customer_id
    where l.company_id = ${companyId} and l.bundle_license_id is null
      and l.license_key = any(array(
        select ${key}::text
        union all
        select t.license_key from licenses t
        where t.company_id = ${companyId} and t.license_key is not null
          and fold_key(t.license_key) = nullif(fold_key(${key}), '')
          and not exists (select from licenses e where e.company_id = ${companyId} and e.license_key = ${key})))
      and c.email <> '' and fold_person(c.email) = fold_person(${email})
    limit 2`;
  return other ? undefined : row;
}

/** A key in the form in which people may spell it in many ways, for counting guesses. */
export async function findFoldedKey(db: Db, key: string): Promise<string> {
  const [row] = await db<{ folded: string | null }[]>`select nullif(fold_key(${key}), '') as folded`;
  return row?.folded ?? key;
}

/** What is shown of a license user who is signed in. */
export interface SignedInUser {
  readonly true_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly is_initial_password: boolean;
  readonly is_manager: boolean;
  readonly lm_permissions: readonly string[];
}

/** A license user who is signed in. */
export async function findSignedInUser(db: Db, companyId: number, id: number): Promise<SignedInUser | undefined> {
  const managed = (table: string) =>
    db`exists (select from ${db(table)} m where m.company_id = u.company_id and m.license_user_id = u.id)`;
  const [row] = await db<SignedInUser[]>`
    select u.true_email, u.first_name, u.last_name, u.initial_password_sealed is not null as is_initial_password,
      ${managed("order_managers")} or ${managed("customer_account_managers")} or ${managed("license_user_group_managers")}
        as is_manager,
      to_json(coalesce(u.lm_permissions, '{}')) as lm_permissions
    from license_users u where u.company_id = ${companyId} and u.id = ${id}`;
  return row;
}
