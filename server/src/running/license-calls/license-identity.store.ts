import type { Db } from "../../platform/db/connect.ts";
import { isInScope, isOfAccount, type LicenseScope, type ScopeOf } from "../../platform/db/license-scope.ts";
import type { Value } from "../../platform/db/list-query.ts";
import { licenseColumns, productColumns, userColumns } from "./answer-facts.store.ts";

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
  /** The customer account that vouches for the user; undefined where the user needs no voucher. */
  readonly account_id?: number | undefined;
  /** The call named a key that the license had before, and `license_key` is the present one. */
  readonly former?: FormerKey | undefined;
}

/** When a key was replaced, and until when it works on devices that have a seat. */
export interface FormerKey {
  readonly rolled_at: Date;
  readonly ends_at: Date;
}

/** The same with values, or with the columns that hold them where many calls are read together. */
export interface NamedLicense {
  readonly product: Value<string>;
  readonly license_key: Value<string> | undefined;
  readonly email: Value<string> | undefined;
  readonly license_id: Value<number> | undefined;
  readonly bundle_code: Value<string> | undefined;
  readonly is_bundle: boolean;
  readonly scope: ScopeOf<Value<number>> | undefined;
  readonly account_id?: Value<number> | undefined;
}

/**
 * The relations `product`, `"user"` and `license` of a call: one row each, or none. A code may name several products,
 * of which one is not archived: the license decides which of them is meant, so that what was sold goes on after its
 * code was given away. Where there is no license, it is the product that has the code now.
 */
export function identityRelations(db: Db, companyId: Value<number>, identity: NamedLicense) {
  return db`
    named as (
      select ${productColumns(db)} from products p
      where p.company_id = ${companyId} and p.short_code = ${identity.product}),
    license as (${licenseOf(db, companyId, identity)}),
    product as (
      select named.* from named
      order by named.id = (select license.product_id from license) desc nulls last, named.is_archived limit 1),
    "user" as (${userOf(db, companyId, identity.email)})`;
}

/** The user that was named, where users hold the licenses of the product; elsewhere the name is ignored. */
function userOf(db: Db, companyId: Value<number>, email: Value<string> | undefined) {
  return db`
    select ${userColumns(db)} from license_users u
    where ${isNamed(db, companyId, email)} and (select product.authorization_method from product) = 'user'`;
}

function isNamed(db: Db, companyId: Value<number>, email: Value<string> | undefined) {
  return db`u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email ?? ""})`;
}

/**
 * Without license_id a user gets the license that was made last (semantics.md §2.13), of the product that has the code
 * now before those that had it. Where both are named, the product decides: the licenses of users have no key, and the
 * holders of keys have no user.
 */
function licenseOf(db: Db, companyId: Value<number>, identity: NamedLicense) {
  const { license_key, email, license_id, bundle_code } = identity;
  const ofUser = db`
    select a.license_id from license_assignments a, license_users u
    where a.company_id = ${companyId} and a.license_user_id = u.id and ${isNamed(db, companyId, email)}
      and exists (select from named where named.authorization_method = 'user')`;
  // The holder finds the license, and the product only judges what was found: an array is made before anything is
  // looked at.
  const holder =
    license_key === undefined
      ? db`l.id = any(array(${ofUser}))`
      : email === undefined
        ? db`l.license_key = ${license_key}`
        : db`l.id = any(array(${ofUser} union all
            select k.id from licenses k where k.company_id = ${companyId} and k.license_key = ${license_key}))`;
  const pinned = license_id === undefined ? db`` : db`and l.id = ${license_id}`;
  const bundle =
    bundle_code === undefined
      ? db``
      : db`and exists (
          select from licenses b join products bp on bp.company_id = b.company_id and bp.id = b.product_id
          where b.company_id = ${companyId} and b.id = l.bundle_license_id and bp.short_code = ${bundle_code})`;
  return db`
    select ${licenseColumns(db)}
    from licenses l join named on l.product_id = named.id and named.is_bundle = ${identity.is_bundle}
    where l.company_id = ${companyId} and ${holder} ${pinned} ${bundle} and ${isInScope(db, companyId, identity.scope)}
      and ${isOfAccount(db, companyId, identity.account_id)}
    order by named.is_archived, l.created_at desc, l.id desc limit 1`;
}

/**
 * Locks the license a call is about, so that what is counted in the next statement stays true until the end of the
 * transaction. Answers its id, or undefined where there is none.
 */
export async function lockLicense(db: Db, companyId: number, identity: LicenseIdentity): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    with ${identityRelations(db, companyId, identity)}
    select l.id from licenses l
    where l.company_id = ${companyId} and l.id = (select license.id from license)
    for no key update of l`.execute();
  return row?.id;
}

/** The license that `lockLicense` found and no other, not even one that was made since. */
export function pinned(identity: LicenseIdentity, lockedId: number | undefined): LicenseIdentity {
  return { ...identity, license_id: lockedId ?? 0 };
}

/**
 * The identity by the license's own key, where no license has the key as it was written: of the licenses of that product
 * just one has it as people type keys; else the newest that had it before has another one now. Undefined where there is
 * neither. Asked only after a miss, so that a correctly written key costs nothing, and a guess costs one more statement.
 */
export async function findAsTyped(
  db: Db,
  companyId: number,
  identity: LicenseIdentity,
): Promise<LicenseIdentity | undefined> {
  if (identity.license_key === undefined) return undefined;
  const folded = db`nullif(fold_key(${identity.license_key.toWellFormed()}), '')`;
  // A planner that believes that a product has few licenses goes through all of them, and `+ 0` keeps it from that.
  const keys = await db<{ license_key: string; rolled_at: Date | null; ends_at: Date }[]>`
    (select distinct l.license_key, null::timestamptz as rolled_at, null::timestamptz as ends_at
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id + 0
    where l.company_id = ${companyId} and l.license_key is not null and fold_key(l.license_key) = ${folded}
      and p.short_code = ${identity.product}
    limit 2)
    union all
    (select l.license_key, f.rolled_at, f.ends_at
    from former_license_keys f
    join licenses l on l.company_id = f.company_id and (l.id = f.license_id or l.bundle_license_id = f.license_id)
    join products p on p.company_id = l.company_id and p.id = l.product_id
    where f.company_id = ${companyId} and fold_key(f.license_key) = ${folded} and p.short_code = ${identity.product}
      and l.license_key is not null
    order by f.id desc limit 1)`.execute();
  const [only, other] = keys.filter(({ rolled_at }) => rolled_at === null);
  if (only)
    return other || only.license_key === identity.license_key
      ? undefined
      : { ...identity, license_key: only.license_key };
  const [before] = keys;
  if (!before?.rolled_at) return undefined;
  const { license_key, rolled_at, ends_at } = before;
  return { ...identity, license_key, former: { rolled_at, ends_at } };
}
