import type { Db } from "../../platform/db/connect.ts";
import { isOfAccount } from "../../platform/db/license-scope.ts";
import type { CustomerAccountSsoRow } from "../../platform/db/rows.generated.ts";

/** The sign-on of an account, as it is stored. */
export type SsoRow = CustomerAccountSsoRow;

/** The members of a sign-on that are written. */
export type SsoValues = Omit<SsoRow, "company_id" | "customer_account_id" | "created_at" | "updated_at">;

const columns = [
  "company_id",
  "customer_account_id",
  "issuer",
  "client_id",
  "client_secret_sealed",
  "scopes",
  "redirect_uris",
  "enabled",
  "created_at",
  "updated_at",
] as const;

/** The sign-on of an account, and whether there is such an account. */
export async function findSso(
  db: Db,
  companyId: number,
  accountId: number,
): Promise<{ readonly account: boolean; readonly sso: SsoRow | undefined }> {
  const [sso] = await db<SsoRow[]>`
    select ${db(columns)} from customer_account_sso
    where company_id = ${companyId} and customer_account_id = ${accountId}`;
  if (sso) return { account: true, sso };
  const accounts = await db`select from customer_accounts where company_id = ${companyId} and id = ${accountId}`;
  return { account: accounts.length > 0, sso: undefined };
}

/** The id of the account with a code, and its sign-on; the first is undefined where there is no such account. */
export async function findSsoByCode(
  db: Db,
  companyId: number,
  code: string,
): Promise<{ readonly accountId: number | undefined; readonly sso: SsoRow | undefined }> {
  const [account] = await db<{ id: number }[]>`
    select id from customer_accounts where company_id = ${companyId} and code = ${code}`;
  if (!account) return { accountId: undefined, sso: undefined };
  return { accountId: account.id, sso: (await findSso(db, companyId, account.id)).sso };
}

/** Stores the sign-on of an account, or replaces it. */
export async function upsertSso(
  db: Db,
  companyId: number,
  accountId: number,
  values: SsoValues,
  now: Date,
): Promise<SsoRow | undefined> {
  const { issuer, client_id, client_secret_sealed, scopes, redirect_uris, enabled } = values;
  const [row] = await db<SsoRow[]>`
    insert into customer_account_sso as s (company_id, customer_account_id, issuer, client_id, client_secret_sealed, scopes,
      redirect_uris, enabled, created_at, updated_at)
    values (${companyId}, ${accountId}, ${issuer}, ${client_id}, ${client_secret_sealed}, ${scopes},
      ${redirect_uris}::text[], ${enabled}, ${now}, ${now})
    on conflict (company_id, customer_account_id) do update set issuer = excluded.issuer,
      client_id = excluded.client_id, client_secret_sealed = excluded.client_secret_sealed, scopes = excluded.scopes,
      redirect_uris = excluded.redirect_uris, enabled = excluded.enabled,
      updated_at = case when (s.issuer, s.client_id, s.client_secret_sealed, s.scopes, s.redirect_uris, s.enabled)
        is distinct from (excluded.issuer, excluded.client_id, excluded.client_secret_sealed, excluded.scopes,
          excluded.redirect_uris, excluded.enabled) then excluded.updated_at else s.updated_at end
    returning ${db(columns)}`;
  return row;
}

/** Removes the sign-on of an account. */
export async function deleteSso(db: Db, companyId: number, accountId: number): Promise<boolean> {
  const result = await db`
    delete from customer_account_sso where company_id = ${companyId} and customer_account_id = ${accountId}`;
  return result.count === 1;
}

/** The stored e-mail of an active user who holds a license of the account; undefined where there is none. */
export async function findUserOfAccount(
  db: Db,
  companyId: number,
  accountId: number,
  email: string,
): Promise<string | undefined> {
  const [user] = await db<{ true_email: string }[]>`
    select u.true_email from license_users u
    where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email}) and u.is_active and exists (
      select from license_assignments a join licenses l on l.company_id = a.company_id and l.id = a.license_id
      where a.company_id = ${companyId} and a.license_user_id = u.id and ${isOfAccount(db, companyId, accountId)})`;
  return user?.true_email;
}

/** Whether a user holds licenses, and all of them belong to accounts whose users sign on. */
export async function hasSignOnEverywhere(db: Db, companyId: number, email: string): Promise<boolean> {
  const [row] = await db<{ all_by_sso: boolean | null }[]>`
    select bool_and(s.enabled is true) as all_by_sso
    from license_users u
    join license_assignments a on a.company_id = u.company_id and a.license_user_id = u.id
    join licenses l on l.company_id = a.company_id and l.id = a.license_id
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_account_sso s on s.company_id = o.company_id
      and s.customer_account_id = coalesce(o.customer_account_id, c.customer_account_id)
    where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email})`;
  return row?.all_by_sso ?? false;
}
