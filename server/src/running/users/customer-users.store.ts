import { columnsOf } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import { isInScope, type LicenseScope } from "../../platform/db/license-scope.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";

/** A customer in the members of the License API (license-api.md §5.1). */
export type CalledCustomer = JsonObject & { readonly id: number };

/** A user on one license of a customer. */
export interface UserOfCustomer {
  readonly email: string;
  readonly is_active: boolean;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly initial_password_sealed: Buffer | null;
  readonly max_activations: number;
  readonly total_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly license_id: number;
  readonly order_store_id: string;
  readonly order_id: number;
}

/** Whether the company lets applications read the initial passwords of its license users. */
export async function findAllowsPasswordReadback(db: Db, companyId: number): Promise<boolean> {
  const [row] = await db<{ allow_password_readback: boolean }[]>`
    select allow_password_readback from companies where id = ${companyId}`;
  return row?.allow_password_readback ?? false;
}

/** The customer with an e-mail, with its account; in a scope only one that bought licenses which are in it. */
export async function findCustomerByEmail(
  db: Db,
  companyId: number,
  email: string,
  scope: LicenseScope | undefined,
): Promise<CalledCustomer | undefined> {
  const inScope =
    scope === undefined
      ? db``
      : db`and exists (
          select from licenses l
          where l.company_id = ${companyId} and l.customer_id = c.id and ${isInScope(db, companyId, scope)})`;
  const [row] = await db<CalledCustomer[]>`
    select c.id, ${db.unsafe(columnsOf("c", CUSTOMER_MEMBERS))},
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'code', a.code) end as customer_account,
      c.metadata
    from customers c left join customer_accounts a on a.company_id = c.company_id and a.id = c.customer_account_id
    where c.company_id = ${companyId} and fold_person(c.email) = fold_person(${email}) and c.email <> '' ${inScope}`;
  return row;
}

/**
 * The users of the licenses of a product that a customer bought, by license; `bundleCode`: only inside such bundles.
 */
export function listUsersOfCustomer(
  db: Db,
  companyId: number,
  customerId: number,
  products: readonly number[],
  bundleCode: string | undefined,
  scope: LicenseScope | undefined,
): Promise<UserOfCustomer[]> {
  const inBundle =
    bundleCode === undefined
      ? db``
      : db`and exists (
          select from licenses b join products p on p.company_id = b.company_id and p.id = b.product_id
          where b.company_id = ${companyId} and b.id = l.bundle_license_id and p.short_code = ${bundleCode})`;
  return db<UserOfCustomer[]>`
    select u.true_email as email, u.is_active, u.first_name, u.last_name, u.phone_number, u.initial_password_sealed,
      a.max_activations, a.total_activations, a.allow_unlimited_activations, l.id as license_id,
      o.store_id as order_store_id, o.id as order_id
    from licenses l
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    join license_assignments a on a.company_id = l.company_id and a.license_id = l.id
    join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where l.company_id = ${companyId} and l.customer_id = ${customerId} and l.product_id = any(${[...products]}::bigint[])
      and ${isInScope(db, companyId, scope)} ${inBundle}
    order by l.created_at, l.id, a.created_at, u.id`;
}
