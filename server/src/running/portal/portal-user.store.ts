import type { Db } from "../../platform/db/connect.ts";
import { type Fragment, type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { PortalPerson } from "../../platform/http/endpoint.ts";
import { isManaged, isSeen, managesMore } from "./portal-scope.store.ts";

/** A user of a license, as the manager of the license sees them. */
export interface PortalUserRow {
  readonly id: number;
  readonly true_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly is_active: boolean;
  readonly is_initial_password: boolean;
  readonly last_login: Date | null;
  readonly assigned_at: Date;
  readonly max_activations: number;
  readonly total_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly last_contact: Date | null;
}

/** What the users of a license can be filtered and ordered by. */
export const portalUserGrammar = {
  filters: {
    id: { kind: "integer", column: (db) => db`u.id`, published: ["exact", "in"] },
    true_email: { kind: "text", isPerson: true, column: (db) => db`u.true_email`, published: ["exact", "icontains"] },
    is_active: { kind: "boolean", column: (db) => db`u.is_active`, published: ["exact"] },
  },
  orderings: {
    id: (db) => db`u.id`,
    true_email: (db) => db`u.true_email`,
    last_name: (db) => db`u.last_name`,
    last_login: (db) => db`u.last_login`,
  },
  unindexed: ["true_email", "last_name", "last_login"],
  nullable: ["last_login"],
  limitMax: 1000,
} satisfies Omit<ListSpec, "from" | "id">;

function portalUserList(licenseId: number): ListSpec {
  const from: ListSpec["from"] = (db, companyId) => usersOf(db, companyId, licenseId);
  return { ...portalUserGrammar, from, id: (db) => db`u.id` };
}

function usersOf(db: Db, companyId: number, licenseId: number): Fragment {
  return db`
    from license_assignments a join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = ${companyId} and a.license_id = ${licenseId}`;
}

const columns = (db: Db) => db`u.id, u.true_email, u.first_name, u.last_name, u.phone_number, u.is_active,
  u.initial_password_sealed is not null as is_initial_password, u.last_login, a.created_at as assigned_at,
  a.max_activations, a.total_activations, a.allow_unlimited_activations, (
    select max(greatest(d.last_check, d.time_activated)) from devices d
    where d.company_id = a.company_id and d.license_id = a.license_id and d.license_user_id = a.license_user_id
  ) as last_contact`;

/** One page of the users of a license. */
export function listPortalUsers(
  db: Db,
  companyId: number,
  licenseId: number,
  page: ListPage,
): Promise<Page<PortalUserRow>> {
  return readPage(db, companyId, portalUserList(licenseId), page, columns(db));
}

/** One user of a license. */
export async function findUserOfLicense(
  db: Db,
  companyId: number,
  licenseId: number,
  userId: number,
): Promise<PortalUserRow | undefined> {
  const [row] = await db<PortalUserRow[]>`
    select ${columns(db)} ${usersOf(db, companyId, licenseId)} and u.id = ${userId}`;
  return row;
}

/**
 * Whether a user has or manages anything that a manager does not manage, or may do anything as a manager that the other
 * may not: whoever could reset such a user's password could do more than they were given.
 */
export async function isReachingBeyond(
  db: Db,
  companyId: number,
  manager: PortalPerson,
  userId: number,
): Promise<boolean> {
  if (!("license_user_id" in manager)) return true;
  const other = { license_user_id: userId };
  const own = manager.license_user_id;
  const [row] = await db<{ beyond: boolean }[]>`
    select exists (
        select from licenses l
        where l.company_id = ${companyId} and ${isSeen(db, companyId, other)}
          and not (${isManaged(db, companyId, manager)} and ${isSeen(db, companyId, manager)}))
      or ${managesMore(db, companyId, userId, own)}
      or exists (
        select from license_users u, license_users m
        where u.company_id = ${companyId} and u.id = ${userId} and m.company_id = ${companyId} and m.id = ${own}
          and not coalesce(u.lm_permissions, '{}') <@ coalesce(m.lm_permissions, '{}'))
      or ${hasMore(db, companyId, { table: "license_manager_products", key: "product_id" }, userId, own)}
      or ${hasMore(db, companyId, { table: "license_manager_templates", key: "license_template_id" }, userId, own)}
      as beyond`;
  return row?.beyond ?? true;
}

/** Whether a user was given products or policies that another was not. */
function hasMore(
  db: Db,
  companyId: number,
  { table, key }: { readonly table: string; readonly key: string },
  userId: number,
  own: number,
): Fragment {
  return db`exists (
    select from ${db(table)} t where t.company_id = ${companyId} and t.license_user_id = ${userId}
      and not exists (
        select from ${db(table)} m
        where m.company_id = ${companyId} and m.license_user_id = ${own} and m.${db(key)} = t.${db(key)}))`;
}
