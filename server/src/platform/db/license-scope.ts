import type { Db } from "./connect.ts";
import type { Value } from "./list-query.ts";

/** The part of a company that a credential reaches: the licenses of an account, of a customer, or one license. */
export type LicenseScope = ScopeOf<number>;

/** A scope by values, or by the columns that hold them. */
export type ScopeOf<Id> =
  | { readonly customer_account_id: Id }
  | { readonly customer_id: Id }
  | { readonly license_id: Id };

/** A condition on licenses `l`: only those that the credential reaches; all of them without a scope. */
export function isInScope(db: Db, companyId: Value<number>, scope: ScopeOf<Value<number>> | undefined) {
  if (scope === undefined) return db`true`;
  if ("license_id" in scope) return db`(l.id = ${scope.license_id} or l.bundle_license_id = ${scope.license_id})`;
  if ("customer_id" in scope) return db`l.customer_id = ${scope.customer_id}`;
  return db`exists (
    select from orders o
    where o.company_id = ${companyId} and o.id = l.order_id and o.customer_account_id = ${scope.customer_account_id})`;
}

/**
 * A condition on licenses `l`: only those of an account, which are those of its orders, and of the orders without an
 * account that its customers placed; all licenses where no account is named.
 */
export function isOfAccount(db: Db, companyId: Value<number>, accountId: Value<number> | undefined) {
  if (accountId === undefined) return db`true`;
  return db`exists (
    select from orders o left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    where o.company_id = ${companyId} and o.id = l.order_id
      and coalesce(o.customer_account_id, c.customer_account_id) = ${accountId})`;
}
