import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec } from "../../platform/db/list-query.ts";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { catalogMembers } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";

const columns = [
  "company_id",
  "id",
  "product_id",
  "code",
  "name",
  "is_default",
  "is_archived",
  "is_sku",
  "allow_trial",
  "user_max_activations",
  ...namesOf(catalogMembers("policy")),
  "on_refund",
  "on_dispute",
  "on_cancel",
  "on_quantity",
  "metadata",
  "created_at",
  "updated_at",
] as const;

/** The members of a policy that a caller writes. */
export type PolicyValues = ValuesOf<LicenseTemplatesRow>;

const exact = ["exact"] as const;

/** What lists of policies can be filtered and ordered by (management-api.md §7). */
export const policyList: ListSpec = {
  from: (db, companyId) => db`from license_templates where company_id = ${companyId}`,
  filters: {
    product: { kind: "integer", column: (db) => db`product_id`, published: exact },
    code: { kind: "text", column: (db) => db`code`, published: ["exact", "icontains"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
    is_air_gapped: { kind: "boolean", column: (db) => db`coalesce(is_air_gapped, false)`, published: exact },
    is_archived: { kind: "boolean", column: (db) => db`is_archived`, published: exact },
    is_default: { kind: "boolean", column: (db) => db`is_default`, published: exact },
    is_sku: { kind: "boolean", column: (db) => db`is_sku`, published: exact },
  },
  orderings: {
    id: (db) => db`id`,
    created: (db) => db`created_at`,
    created_at: (db) => db`created_at`,
    updated_at: (db) => db`updated_at`,
    code: (db) => db`code`,
    name: (db) => db`name`,
  },
  id: (db) => db`id`,
  metadata: (db) => db`metadata`,
};

const table = tenantTable<LicenseTemplatesRow>("license_templates", columns);

/** One page of the policies of a company. */
export const listPolicies = (db: Db, companyId: number, page: ListPage) => table.page(db, companyId, policyList, page);

/** One policy by its id. */
export const findPolicy = table.find;

/** Stores a policy. */
export const insertPolicy = table.insert;

/** Changes the members that are given. */
export const updatePolicy = table.update;

/** The policies of some products, oldest first. */
export function listPoliciesOf(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<LicenseTemplatesRow[]> {
  return db<LicenseTemplatesRow[]>`
    select ${db(columns)} from license_templates
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])
    order by id`;
}

/** The policy of a product that has a code. */
export async function findPolicyByCode(
  db: Db,
  companyId: number,
  productId: number,
  code: string,
): Promise<LicenseTemplatesRow | undefined> {
  const [policy] = await db<LicenseTemplatesRow[]>`
    select ${db(columns)} from license_templates
    where company_id = ${companyId} and product_id = ${productId} and code = ${code}`;
  return policy;
}

/** Takes the default from whichever policy of the product has it, before another one gets it. */
export async function updateDefaultPolicyOff(db: Db, companyId: number, productId: number, now: Date): Promise<void> {
  await db`
    update license_templates set is_default = false, updated_at = ${now}
    where company_id = ${companyId} and product_id = ${productId} and is_default`;
}

/** Removes a policy with its entries. */
export async function deletePolicy(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from license_templates where company_id = ${companyId} and id = ${id}`;
}

/** Whether an installation file belongs to the product. */
export async function hasInstallationFile(db: Db, companyId: number, productId: number, id: number): Promise<boolean> {
  const [row] = await db<{ found: boolean }[]>`
    select exists (
      select from installation_files where company_id = ${companyId} and product_id = ${productId} and id = ${id}
    ) as found`;
  return row?.found ?? false;
}
