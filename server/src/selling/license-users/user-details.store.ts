import type { Db } from "../../platform/db/connect.ts";
import {
  type Filter,
  type Fragment,
  type ListPage,
  type ListSpec,
  type Page,
  readPageById,
} from "../../platform/db/list-query.ts";
import type { JsonValue } from "../../platform/db/rows.generated.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import type { ProductAllowance } from "../../terms/manager-permissions.rules.ts";
import type { LicenseUserRow } from "../people/license-user.rules.ts";

/** A license user by themselves: without what they may do on one license. */
export type UserDetails = Omit<LicenseUserRow, "max_activations" | "total_activations"> & {
  readonly reference: string;
  readonly metadata: JsonValue;
  readonly total_licenses: number;
  readonly lm_permissions: readonly string[];
  readonly lm_products: readonly ProductAllowance[];
  readonly lm_license_template_ids: readonly number[];
  /** The customer accounts that they manage. */
  readonly customer_accounts: readonly number[];
};

type Within = NonNullable<Filter["within"]>;

const managesOrder: Within = (db, condition) => db`exists (
  select from order_managers m where m.company_id = u.company_id and m.license_user_id = u.id and ${condition})`;
const managesAccount: Within = (db, condition) => db`exists (
  select from customer_account_managers m
  where m.company_id = u.company_id and m.license_user_id = u.id and ${condition})`;
const isMember: Within = (db, condition) => db`exists (
  select from license_user_group_members m
  where m.company_id = u.company_id and m.license_user_id = u.id and ${condition})`;
const isAssigned: Within = (db, condition) => db`exists (
  select from license_assignments a
  where a.company_id = u.company_id and a.license_user_id = u.id and ${condition})`;
const hasLicense: Within = (db, condition) => db`exists (
  select from license_assignments a
  join licenses l on l.company_id = a.company_id and l.id = a.license_id
  join orders o on o.company_id = l.company_id and o.id = l.order_id
  where a.company_id = u.company_id and a.license_user_id = u.id and ${condition})`;

/**
 * Whether a user manages anything: an order, a customer account, a group. Asked for one user after the other, where
 * PostgreSQL would read all managers for `exists`.
 */
function isManager(db: Db): Fragment {
  return db`coalesce(
    (select true from order_managers m where m.company_id = u.company_id and m.license_user_id = u.id limit 1),
    (select true from customer_account_managers m where m.company_id = u.company_id and m.license_user_id = u.id limit 1),
    (select true from license_user_group_managers m where m.company_id = u.company_id and m.license_user_id = u.id limit 1),
    false)`;
}

/** The opposite, as PostgreSQL asks it best for one user after the other. */
function managesNothing(db: Db): Fragment {
  const isNotAmong = (table: string) => db`not exists (
    select from ${db(table)} m where m.company_id = u.company_id and m.license_user_id = u.id)`;
  return db`(${isNotAmong("order_managers")} and ${isNotAmong("customer_account_managers")}
    and ${isNotAmong("license_user_group_managers")})`;
}

/** What lists of license users can be filtered and ordered by (management-api.md §6.3). */
export const licenseUserList: ListSpec = {
  from: (db, companyId) => db`from license_users u where u.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`u.id`, published: ["exact", "in"] },
    true_email: {
      kind: "text",
      column: (db) => db`u.true_email`,
      isPerson: true,
      published: ["exact", "iexact", "icontains"],
    },
    first_name: { kind: "text", column: (db) => db`u.first_name`, published: ["exact", "icontains"] },
    last_name: { kind: "text", column: (db) => db`u.last_name`, published: ["exact", "icontains"] },
    phone: { kind: "text", column: (db) => db`u.phone_number`, published: ["exact", "icontains"] },
    phone_number: { kind: "text", column: (db) => db`u.phone_number`, published: ["exact", "icontains"] },
    reference: { kind: "text", column: (db) => db`u.reference`, published: ["exact"] },
    is_active: { kind: "boolean", column: (db) => db`u.is_active`, published: ["exact"] },
    is_license_manager: {
      kind: "boolean",
      column: (db) => db`r.is_manager`,
      among: {
        key: (db) => db`u.id`,
        ids: (db, companyId, condition) => db`
          select r.id from (
            select license_user_id as id, true as is_manager from (
              select license_user_id from order_managers where company_id = ${companyId}
              union all
              select license_user_id from customer_account_managers where company_id = ${companyId}
              union all
              select license_user_id from license_user_group_managers where company_id = ${companyId}) m) r
          where ${condition}`,
        inPlace: isManager,
        ifFalse: managesNothing,
      },
      published: ["exact"],
    },
    managing_orders: {
      kind: "integer",
      column: (db) => db`m.order_id`,
      within: managesOrder,
      published: ["exact", "isnull"],
    },
    managing_customer_accounts: {
      kind: "integer",
      column: (db) => db`m.customer_account_id`,
      within: managesAccount,
      published: ["exact", "isnull"],
    },
    license: {
      kind: "integer",
      column: (db) => db`a.license_id`,
      within: isAssigned,
      published: ["exact", "in", "isnull"],
    },
    license__order: { kind: "integer", column: (db) => db`o.id`, within: hasLicense, published: ["exact"] },
    license__order__customer_account: {
      kind: "integer",
      column: (db) => db`o.customer_account_id`,
      within: hasLicense,
      published: ["exact"],
    },
    license_user_group: {
      kind: "integer",
      column: (db) => db`m.license_user_group_id`,
      within: isMember,
      published: ["exact", "in", "isnull"],
    },
  },
  orderings: {
    id: (db) => db`u.id`,
    created_at: (db) => db`u.created_at`,
    updated_at: (db) => db`u.updated_at`,
    last_login: (db) => db`u.last_login`,
    true_email: (db) => db`u.true_email`,
    first_name: (db) => db`u.first_name`,
    last_name: (db) => db`u.last_name`,
  },
  nullable: ["last_login"],
  id: (db) => db`u.id`,
  metadata: (db) => db`u.metadata`,
};

/** The columns of a user `u`. */
export function detailsOf(db: Db): Fragment {
  return db`u.id, u.last_login, u.true_email, u.created_at, u.updated_at, u.is_active, u.first_name, u.last_name,
    u.phone_number, u.initial_password_sealed, u.reference, u.metadata, ${isManager(db)} as is_manager,
    (select count(*) from license_assignments a where a.company_id = u.company_id and a.license_user_id = u.id) as total_licenses,
    to_json(coalesce(u.lm_permissions, '{}')) as lm_permissions,
    coalesce((
      select json_agg(json_build_object('product_id', p.product_id, 'num_of_licenses', p.num_of_licenses) order by p.product_id)
      from license_manager_products p where p.company_id = u.company_id and p.license_user_id = u.id), '[]') as lm_products,
    coalesce((
      select json_agg(t.license_template_id order by t.license_template_id)
      from license_manager_templates t where t.company_id = u.company_id and t.license_user_id = u.id), '[]') as lm_license_template_ids,
    coalesce((
      select json_agg(m.customer_account_id order by m.customer_account_id)
      from customer_account_managers m where m.company_id = u.company_id and m.license_user_id = u.id), '[]') as customer_accounts`;
}

/** One page of the license users of a company. */
export function listLicenseUsers(db: Db, companyId: number, page: ListPage): Promise<Page<UserDetails>> {
  return readPageById(db, companyId, licenseUserList, page, (ids) => readLicenseUsers(db, companyId, ids));
}

const readLicenseUsers = rowsTogether<UserDetails>(findLicenseUsers);

function findLicenseUsers(db: Db, companyId: number, ids: readonly number[]): Promise<UserDetails[]> {
  return db<UserDetails[]>`
    select ${detailsOf(db)} from license_users u where u.company_id = ${companyId} and u.id = any(${[...ids]}::bigint[])`;
}

/** One license user. */
export async function findLicenseUser(db: Db, companyId: number, id: number): Promise<UserDetails | undefined> {
  const [row] = await findLicenseUsers(db, companyId, [id]);
  return row;
}

/** Locks a license user, so that nothing is assigned to them; answers whether there is one. */
export async function lockLicenseUser(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`select from license_users where company_id = ${companyId} and id = ${id} for update`;
  return rows.length === 1;
}

/** How many licenses are assigned to a user. */
export async function countLicensesOfUser(db: Db, companyId: number, id: number): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) from license_assignments where company_id = ${companyId} and license_user_id = ${id}`;
  return row?.count ?? 0;
}
