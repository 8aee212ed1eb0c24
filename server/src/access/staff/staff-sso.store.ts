import type { Db } from "../../platform/db/connect.ts";
import type { CompanySsoRow } from "../../platform/db/rows.generated.ts";

/** The sign-on of a company's staff, as it is stored. */
export type StaffSsoRow = Omit<CompanySsoRow, "new_staff_role"> & {
  readonly new_staff_role: "admin" | "support" | "read-only" | null;
};

/** The members of it that are written. */
export type StaffSsoValues = Omit<StaffSsoRow, "company_id" | "created_at" | "updated_at">;

const columns = [
  "company_id",
  "issuer",
  "client_id",
  "client_secret_sealed",
  "scopes",
  "redirect_uris",
  "enabled",
  "email_domains",
  "new_staff_role",
  "allows_passwords",
  "asks_for_code",
  "created_at",
  "updated_at",
] as const;

/** The sign-on of a company's staff. */
export async function findStaffSso(db: Db, companyId: number): Promise<StaffSsoRow | undefined> {
  const [row] = await db<StaffSsoRow[]>`select ${db(columns)} from company_sso where company_id = ${companyId}`;
  return row;
}

/** The companies whose staff can sign on, two at most: one of them is the only one, or they are several. */
export function listSomeEnabled(db: Db): Promise<StaffSsoRow[]> {
  return db<StaffSsoRow[]>`select ${db(columns)} from company_sso where enabled order by company_id limit 2`;
}

/** Stores the sign-on of a company's staff, or replaces it. */
export async function upsertStaffSso(
  db: Db,
  companyId: number,
  values: StaffSsoValues,
  now: Date,
): Promise<StaffSsoRow | undefined> {
  const [row] = await db<StaffSsoRow[]>`
    insert into company_sso as s (company_id, issuer, client_id, client_secret_sealed, scopes, redirect_uris, enabled,
      email_domains, new_staff_role, allows_passwords, asks_for_code, created_at, updated_at)
    values (${companyId}, ${values.issuer}, ${values.client_id}, ${values.client_secret_sealed}, ${values.scopes},
      ${values.redirect_uris}::text[], ${values.enabled}, ${values.email_domains}::text[], ${values.new_staff_role},
      ${values.allows_passwords}, ${values.asks_for_code}, ${now}, ${now})
    on conflict (company_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
      client_secret_sealed = excluded.client_secret_sealed, scopes = excluded.scopes,
      redirect_uris = excluded.redirect_uris, enabled = excluded.enabled, email_domains = excluded.email_domains,
      new_staff_role = excluded.new_staff_role, allows_passwords = excluded.allows_passwords,
      asks_for_code = excluded.asks_for_code,
      updated_at = case when (s.issuer, s.client_id, s.client_secret_sealed, s.scopes, s.redirect_uris, s.enabled,
          s.email_domains, s.new_staff_role, s.allows_passwords, s.asks_for_code)
        is distinct from (excluded.issuer, excluded.client_id, excluded.client_secret_sealed, excluded.scopes,
          excluded.redirect_uris, excluded.enabled, excluded.email_domains, excluded.new_staff_role,
          excluded.allows_passwords, excluded.asks_for_code) then excluded.updated_at else s.updated_at end
    returning ${db(columns)}`;
  return row;
}

/**
 * Forgets whom a provider meant, and sign-ons that are under way at it. These go first: one that is ending just now is
 * waited for, and what it left is then seen.
 */
export async function deleteSubjects(db: Db, companyId: number): Promise<void> {
  await db`delete from staff_sign_ons where company_id = ${companyId}`;
  await db`delete from staff_subjects where company_id = ${companyId}`;
}

/** Removes the sign-on of a company's staff. */
export async function deleteStaffSso(db: Db, companyId: number): Promise<boolean> {
  const result = await db`delete from company_sso where company_id = ${companyId}`;
  return result.count === 1;
}
