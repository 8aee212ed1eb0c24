import type { Db } from "../../platform/db/connect.ts";
import { isOfAccount } from "../../platform/db/license-scope.ts";
import type { Fragment, Value } from "../../platform/db/list-query.ts";
import type { PortalPerson } from "../../platform/http/endpoint.ts";

// Which licenses somebody sees in the portal, decided in one place: every query of the portal asks here
// (docs/decisions/0084).

/**
 * A condition on licenses `l`: those that somebody who is signed in may see. A user: those they hold and those they
 * manage, of the account that vouches for them where one does. A key: its license, with those of its bundle.
 */
export function isSeen(db: Db, companyId: number, person: PortalPerson): Fragment {
  if ("license_id" in person) return db`(l.id = ${person.license_id} or l.bundle_license_id = ${person.license_id})`;
  const { license_user_id: user, customer_account_id: account } = person;
  return db`l.id = any(array(${heldBy(db, companyId, user)} union all ${managedBy(db, companyId, user)}))
    and ${isOfAccount(db, companyId, account)}`;
}

/** A condition on licenses `l`: those that somebody who is signed in manages. */
export function isManaged(db: Db, companyId: number, person: PortalPerson): Fragment {
  if ("license_id" in person) return db`false`;
  return db`l.id = any(array(${managedBy(db, companyId, person.license_user_id)}))`;
}

/** A condition on licenses `l`: those that somebody who is signed in holds, as their user or by their key. */
export function isHeld(db: Db, companyId: number, person: PortalPerson): Fragment {
  if ("license_id" in person) return db`true`;
  return db`l.id = any(array(${heldBy(db, companyId, person.license_user_id)}))`;
}

/** The ids of the licenses that a user holds. Ids first, since a user has few of a company's licenses. */
function heldBy(db: Db, companyId: number, user: Value<number>): Fragment {
  return db`
    select a.license_id from license_assignments a where a.company_id = ${companyId} and a.license_user_id = ${user}`;
}

/**
 * The ids of the licenses that a user manages: those of their orders, of the orders of their accounts and of the
 * customers of these who ordered without an account, and those in their groups.
 */
function managedBy(db: Db, companyId: number, user: Value<number>): Fragment {
  return db`
    select m.id from order_managers o
    join licenses m on m.company_id = o.company_id and m.order_id = o.order_id
    where o.company_id = ${companyId} and o.license_user_id = ${user}
    union all
    select m.id from customer_account_managers a
    join orders o on o.company_id = a.company_id and o.customer_account_id = a.customer_account_id
    join licenses m on m.company_id = o.company_id and m.order_id = o.id
    where a.company_id = ${companyId} and a.license_user_id = ${user}
    union all
    select m.id from customer_account_managers a
    join customers c on c.company_id = a.company_id and c.customer_account_id = a.customer_account_id
    join orders o on o.company_id = c.company_id and o.customer_id = c.id and o.customer_account_id is null
    join licenses m on m.company_id = o.company_id and m.order_id = o.id
    where a.company_id = ${companyId} and a.license_user_id = ${user}
    union all
    select g.license_id from license_user_group_managers m
    join license_user_group_licenses g on g.company_id = m.company_id and g.license_user_group_id = m.license_user_group_id
    where m.company_id = ${companyId} and m.license_user_id = ${user}
    union all
    select s.id from license_user_group_managers m
    join license_user_group_licenses g on g.company_id = m.company_id and g.license_user_group_id = m.license_user_group_id
    join licenses s on s.company_id = g.company_id and s.bundle_license_id = g.license_id
    where m.company_id = ${companyId} and m.license_user_id = ${user}`;
}

/** The active user with an e-mail who holds or manages a license of an account. */
export async function findUserAtAccount(
  db: Db,
  companyId: number,
  accountId: number,
  email: string,
): Promise<{ readonly id: number; readonly true_email: string } | undefined> {
  const [row] = await db<{ id: number; true_email: string }[]>`
    select u.id, u.true_email from license_users u
    where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email}) and u.is_active
      and exists (
        select from licenses l
        where l.company_id = ${companyId} and ${isOfAccount(db, companyId, accountId)}
          and l.id = any(array(${heldBy(db, companyId, db`u.id`)} union all ${managedBy(db, companyId, db`u.id`)})))`;
  return row;
}

/** Whether a user manages an order, an account or a group that another user does not manage. */
export function managesMore(db: Db, companyId: number, userId: number, other: number): Fragment {
  const isMore = (table: string, key: string) => db`exists (
    select from ${db(table)} t
    where t.company_id = ${companyId} and t.license_user_id = ${userId} and not exists (
      select from ${db(table)} m
      where m.company_id = ${companyId} and m.license_user_id = ${other} and m.${db(key)} = t.${db(key)}))`;
  return db`(${isMore("customer_account_managers", "customer_account_id")}
    or ${isMore("license_user_group_managers", "license_user_group_id")}
    or exists (
      select from order_managers t
      where t.company_id = ${companyId} and t.license_user_id = ${userId} and not exists (
        select from order_managers m
        where m.company_id = ${companyId} and m.license_user_id = ${other} and m.order_id = t.order_id)
      and not exists (
        select from orders o left join customers c on c.company_id = o.company_id and c.id = o.customer_id
        join customer_account_managers a on a.company_id = o.company_id
          and a.customer_account_id = coalesce(o.customer_account_id, c.customer_account_id)
        where o.company_id = ${companyId} and o.id = t.order_id and a.license_user_id = ${other})))`;
}
