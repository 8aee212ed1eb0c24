import type { Db } from "../../platform/db/connect.ts";
import { isInScope, isOfAccount, type LicenseScope } from "../../platform/db/license-scope.ts";
import type { Fragment } from "../../platform/db/list-query.ts";
import type { AnswerFacts } from "../license-calls/activation-facts.rules.ts";
import {
  type AnswerRow,
  answerColumns,
  answerFactsOf,
  licenseColumns,
  productColumns,
  userColumns,
} from "../license-calls/answer-facts.store.ts";

/**
 * What a list may show: the products of the API key, where it is limited to some, the licenses that an OAuth client
 * reaches, and those of the account that vouches for the user.
 */
export interface ListScope {
  readonly productIds?: readonly number[];
  readonly scope?: LicenseScope;
  readonly accountId?: number | undefined;
}

/**
 * The licenses of a user with everything an answer shows, newest first, because an activation takes the newest. Of a
 * product, those of bundles that hold it are there as well; of a bundle, its own license and those of its products.
 */
export function listLicensesOfUser(
  db: Db,
  companyId: number,
  email: string,
  products: readonly number[] | undefined,
  scope: ListScope,
  now: Date,
): Promise<AnswerFacts[]> {
  const ofProduct =
    products === undefined
      ? db``
      : db`and (l.product_id = any(${[...products]}::bigint[]) or exists (
          select from licenses b
          where b.company_id = ${companyId} and b.id = l.bundle_license_id
            and b.product_id = any(${[...products]}::bigint[])))`;
  return listAnswerFacts(
    db,
    companyId,
    db`
      select a.license_id, a.license_user_id, l.created_at
      from license_users u
      join license_assignments a on a.company_id = u.company_id and a.license_user_id = u.id
      join licenses l on l.company_id = a.company_id and l.id = a.license_id
      where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email})
        ${ofProduct} ${withinScope(db, companyId, scope)}`,
    now,
  );
}

/** The licenses that a device is or was bound to, whatever became of them, newest first. */
export function listLicensesOfDevice(
  db: Db,
  companyId: number,
  hardwareId: string,
  scope: ListScope,
  now: Date,
): Promise<AnswerFacts[]> {
  return listAnswerFacts(
    db,
    companyId,
    db`
      select d.license_id, d.license_user_id, l.created_at
      from devices d join licenses l on l.company_id = d.company_id and l.id = d.license_id
      where d.company_id = ${companyId} and d.hardware_id = ${hardwareId} ${withinScope(db, companyId, scope)}`,
    now,
  );
}

function withinScope(db: Db, companyId: number, { productIds, scope, accountId }: ListScope): Fragment {
  const ofProducts = productIds === undefined ? db`` : db`and l.product_id = any(${[...productIds]}::bigint[])`;
  return db`and ${isInScope(db, companyId, scope)} and ${isOfAccount(db, companyId, accountId)} ${ofProducts}`;
}

/** The facts of all wanted licenses (`license_id`, `license_user_id`, `created_at`) in one statement. */
async function listAnswerFacts(db: Db, companyId: number, wanted: Fragment, now: Date): Promise<AnswerFacts[]> {
  const rows = await db<AnswerRow[]>`
    select told.*
    from (${wanted}) wanted
    cross join lateral (
      with license as (
        select ${licenseColumns(db)} from licenses l where l.company_id = ${companyId} and l.id = wanted.license_id),
      product as (
        select ${productColumns(db)} from products p
        where p.company_id = ${companyId} and p.id = (select license.product_id from license)),
      "user" as (
        select ${userColumns(db)} from license_users u
        where u.company_id = ${companyId} and u.id = wanted.license_user_id)
      select ${answerColumns(db, companyId)}) told
    order by wanted.created_at desc, wanted.license_id desc, wanted.license_user_id`;
  return rows.map((row) => answerFactsOf(row, now));
}
