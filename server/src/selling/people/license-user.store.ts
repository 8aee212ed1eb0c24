import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { JsonValue } from "../../platform/db/rows.generated.ts";
import { isSameJson, type JsonObject } from "../../platform/values/json.ts";
import { insertEvents, recordEvents } from "../../record/events/event.store.ts";
import type { ManagerPermission } from "../../terms/manager-permissions.rules.ts";
import type { LicenseUserRow } from "./license-user.rules.ts";

/** The users of licenses, with their quotas, in the order they were assigned. */
export function findUsersOfLicenses(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
): Promise<(LicenseUserRow & { readonly license_id: number })[]> {
  return db<(LicenseUserRow & { readonly license_id: number })[]>`
    select a.license_id, ${userColumns(db)}, a.is_manager, a.max_activations, a.total_activations
    from license_assignments a
    join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = ${companyId} and a.license_id = any(${[...licenseIds]}::bigint[])
    order by a.created_at, u.id`;
}

/** A license manager of an order, and what they may do. */
export type ManagerOfOrder = LicenseUserRow & { readonly order_id: number; readonly lm_permissions: readonly string[] };

/** The license managers of orders, in the order they became so. */
export function findManagersOfOrders(
  db: Db,
  companyId: number,
  orderIds: readonly number[],
): Promise<ManagerOfOrder[]> {
  return db<ManagerOfOrder[]>`
    select m.order_id, ${userColumns(db)}, to_json(coalesce(u.lm_permissions, '{}')) as lm_permissions, true as is_manager, 0 as max_activations, 0 as total_activations
    from order_managers m
    join license_users u on u.company_id = m.company_id and u.id = m.license_user_id
    where m.company_id = ${companyId} and m.order_id = any(${[...orderIds]}::bigint[])
    order by m.created_at, u.id`;
}

function userColumns(db: Db) {
  return db`u.id, u.last_login, u.true_email, u.created_at, u.updated_at, u.is_active, u.first_name, u.last_name,
    u.phone_number, u.initial_password_sealed`;
}

/** The vendor sets the password of a user, and vouches for the address by that. */
export async function updatePasswordAsVendor(
  db: Db,
  companyId: number,
  email: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await updatePassword(db, companyId, email, passwordHash, now);
  await db`
    update license_users set is_unproven = false
    where company_id = ${companyId} and fold_person(true_email) = fold_person(${email}) and is_unproven`;
}

/**
 * Replaces the password of a user; the initial one is deleted, and an event records it. Answers whether there is such a
 * user.
 */
export async function updatePassword(
  db: Db,
  companyId: number,
  email: string,
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  const result = await db`
    with changed as (
      update license_users set password_hash = ${passwordHash}, initial_password_sealed = null, updated_at = ${now}
      where company_id = ${companyId} and fold_person(true_email) = fold_person(${email})
      returning id)
    ${insertEvents(db, companyId, [{ type: "license_user.password_changed", subject: db`id`, data: {}, from: db`changed` }], now)}`;
  return result.count === 1;
}

/** Replaces the metadata of a user. */
export async function updateUserMetadata(
  db: Db,
  companyId: number,
  id: number,
  metadata: JsonObject,
  now: Date,
): Promise<void> {
  await db`
    update license_users set metadata = ${JSON.stringify(metadata)}::text::jsonb, updated_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
}

/** What staff may change about a license user. */
export interface UserPatch {
  readonly true_email?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly phone_number?: string;
  readonly reference?: string;
  readonly is_active?: boolean;
  readonly metadata?: JsonValue;
}

/** Changes the given members; an event records their names. */
export async function updateLicenseUser(
  db: Db,
  companyId: number,
  id: number,
  patch: UserPatch,
  now: Date,
): Promise<void> {
  const [stored] = await db<object[]>`
    select ${db(["id", ...Object.keys(patch)])} from license_users where company_id = ${companyId} and id = ${id}`;
  const news = Object.entries(patch).filter(([name, value]) => !isSameJson(value, stored && Reflect.get(stored, name)));
  if (news.length === 0) return;
  const changed = jsonb(
    db,
    news.map(([name]) => name),
  );
  await db`
    with changed as (
      update license_users set ${db.set({ ...Object.fromEntries(news), updated_at: now })}
      where company_id = ${companyId} and id = ${id}
      returning id)
    ${insertEvents(db, companyId, [{ type: "license_user.updated", subject: id, data: { changed }, from: db`changed` }], now)}`;
}

/** Replaces the permissions of a license user. */
export async function updateLmPermissions(
  db: Db,
  companyId: number,
  userId: number,
  permissions: readonly ManagerPermission[],
): Promise<void> {
  await db`
    update license_users set lm_permissions = ${[...permissions]}::text[]
    where company_id = ${companyId} and id = ${userId}`;
}

/** Removes a user who has no licenses, with what they managed and the groups they were in; events record it. */
export async function deleteLicenseUser(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  const orders = db`order_managers where company_id = ${companyId} and license_user_id = ${id}`;
  const manager = { license_user: id };
  const ended = { type: "order.manager_removed", subject: db`order_id`, data: manager, from: orders } as const;
  await recordEvents(db, companyId, [ended], now);
  const data = { true_email: db`true_email` };
  await db`
    with gone as (delete from license_users where company_id = ${companyId} and id = ${id} returning true_email)
    ${insertEvents(db, companyId, [{ type: "license_user.deleted", subject: id, data, from: db`gone` }], now)}`;
}

/** A user signed in at the portal. */
export async function updateLastLogin(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`update license_users set last_login = ${now} where company_id = ${companyId} and id = ${id}`;
}
