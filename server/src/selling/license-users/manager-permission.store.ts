import type { Db } from "../../platform/db/connect.ts";
import type { ManagerPermission, ProductAllowance } from "../../terms/manager-permissions.rules.ts";

/** Replaces the products of which a manager may issue licenses. */
export async function replaceLmProducts(
  db: Db,
  companyId: number,
  userId: number,
  products: readonly ProductAllowance[],
): Promise<void> {
  await db`delete from license_manager_products where company_id = ${companyId} and license_user_id = ${userId}`;
  await db`
    insert into license_manager_products (company_id, license_user_id, product_id, num_of_licenses)
    select ${companyId}, ${userId}, product_id, num_of_licenses
    from json_to_recordset(${JSON.stringify(products)}::text::json) as p(product_id bigint, num_of_licenses integer)`;
}

/** Replaces the policies by which a manager may issue licenses. */
export async function replaceLmTemplates(
  db: Db,
  companyId: number,
  userId: number,
  ids: readonly number[],
): Promise<void> {
  await db`delete from license_manager_templates where company_id = ${companyId} and license_user_id = ${userId}`;
  await db`
    insert into license_manager_templates (company_id, license_user_id, license_template_id)
    select ${companyId}, ${userId}, id from unnest(${[...ids]}::bigint[]) as id`;
}

/** Those of some ids that the company has, each locked against its deletion. */
export async function listKnown(
  db: Db,
  companyId: number,
  table: "products" | "license_templates" | "customer_accounts",
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db<{ id: number }[]>`
    select id from ${db(table)} where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) order by id for key share`;
  return new Set(rows.map(({ id }) => id));
}

interface Managing {
  readonly permissions: readonly ManagerPermission[];
  readonly accounts: readonly number[];
  readonly products: readonly string[];
  readonly templates: readonly number[];
}

/** What a user may do as a manager. Products are named with their number, so that another number is another one. */
export async function findManaging(db: Db, companyId: number, userId: number): Promise<Managing> {
  const [row] = await db<Managing[]>`
    select to_json(coalesce(lm_permissions, '{}')) as permissions, coalesce((
        select json_agg(customer_account_id) from customer_account_managers
        where company_id = ${companyId} and license_user_id = ${userId}), '[]') as accounts, coalesce((
        select json_agg(concat_ws(' ', product_id, num_of_licenses)) from license_manager_products
        where company_id = ${companyId} and license_user_id = ${userId}), '[]') as products, coalesce((
        select json_agg(license_template_id) from license_manager_templates
        where company_id = ${companyId} and license_user_id = ${userId}), '[]') as templates
    from license_users where company_id = ${companyId} and id = ${userId}`;
  return row ?? { permissions: [], accounts: [], products: [], templates: [] };
}
