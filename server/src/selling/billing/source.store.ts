import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec } from "../../platform/db/list-query.ts";
import type { BillingSourcesRow } from "../../platform/db/rows.generated.ts";
import { tenantTable } from "../../platform/db/tenant-table.ts";

const columns = [
  "company_id",
  "id",
  "kind",
  "name",
  "token",
  "secret_sealed",
  "private_key_sealed",
  "api_key_sealed",
  "livemode",
  "enabled",
  "created_at",
  "updated_at",
] as const;

/** What lists of billing sources can be filtered and ordered by. */
export const sourceList: ListSpec = {
  from: (db, companyId) => db`from billing_sources where company_id = ${companyId}`,
  filters: {
    kind: { kind: "text", column: (db) => db`kind`, published: ["exact", "in"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
    enabled: { kind: "boolean", column: (db) => db`enabled`, published: ["exact"] },
  },
  orderings: { id: (db) => db`id`, name: (db) => db`name`, created_at: (db) => db`created_at` },
  id: (db) => db`id`,
};

const table = tenantTable<BillingSourcesRow>("billing_sources", columns);

/** One page of the billing sources of a company. */
export const listSources = (db: Db, companyId: number, page: ListPage) => table.page(db, companyId, sourceList, page);

/** One billing source by its id. */
export const findSource = table.find;

/** Stores a billing source. */
export const insertSource = table.insert;

/** Changes the members that are given. */
export const updateSource = table.update;

/** Removes a billing source with its messages; what is known of its subscriptions stays. */
export async function deleteSource(db: Db, companyId: number, id: number): Promise<boolean> {
  const { count } = await db`delete from billing_sources where company_id = ${companyId} and id = ${id}`;
  return count > 0;
}

/** The billing source, of whatever company, whose messages arrive at an address. */
export async function findSourceByToken(db: Db, token: string): Promise<BillingSourcesRow | undefined> {
  const [row] = await db<BillingSourcesRow[]>`select ${db(columns)} from billing_sources where token = ${token}`;
  return row;
}

/** Waits for its turn on a source; the intake of its messages does not. */
export async function lockSource(db: Db, companyId: number, id: number): Promise<void> {
  await db`select from billing_sources where company_id = ${companyId} and id = ${id} for no key update`;
}

/** Whether another source of the company has a name. */
export async function hasSourceNamed(
  db: Db,
  companyId: number,
  name: string,
  but: number | undefined,
): Promise<boolean> {
  const rows = await db`
    select from billing_sources
    where company_id = ${companyId} and name = ${name} and id is distinct from ${but ?? null}`;
  return rows.length > 0;
}
