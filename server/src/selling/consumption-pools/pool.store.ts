import type { Db } from "../../platform/db/connect.ts";
import {
  type Condition,
  type Filter,
  type ListPage,
  type ListSpec,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import type { ConsumptionPoolsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";

/** A pool with the units that offline devices hold, and the number of its members. */
export interface WholePool extends ConsumptionPoolsRow {
  readonly held_total: number;
  readonly member_count: number;
}

/** The members of a pool that a caller writes. */
export type PoolValues = ValuesOf<ConsumptionPoolsRow>;

const columns = [
  "company_id",
  "id",
  "customer_account_id",
  "code",
  "name",
  "type",
  "max_consumptions",
  "total_consumptions",
  "consumptions_at",
  "allow_overages",
  "max_overages",
  "reset_consumption",
  "consumption_period",
  "default_offline_checkout",
  "metadata",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof ConsumptionPoolsRow)[];

/** What lists of pools can be filtered and ordered by (management-api.md §7.1). */
export const poolList: ListSpec = {
  from: (db, companyId) => db`from consumption_pools where company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "in"] },
    customer_account: { kind: "integer", column: (db) => db`customer_account_id`, published: ["exact"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
    code: { kind: "text", column: (db) => db`code`, published: ["exact", "icontains"] },
    type: { kind: "text", column: (db) => db`type`, published: ["exact"] },
  },
  orderings: {
    id: (db) => db`id`,
    created_at: (db) => db`created_at`,
    updated_at: (db) => db`updated_at`,
    code: (db) => db`code`,
    name: (db) => db`name`,
  },
  id: (db) => db`id`,
  metadata: (db) => db`metadata`,
};

const table = tenantTable<ConsumptionPoolsRow>("consumption_pools", columns);

/** One page of the pools of a company. */
export function listPools(db: Db, companyId: number, page: ListPage): Promise<Page<ConsumptionPoolsRow>> {
  return table.page(db, companyId, poolList, page);
}

/** Stores a pool. */
export const insertPool = table.insert;

/** Changes the members that are given. */
export const changePool = table.change;

/** One pool by its id, with what is counted of it. */
export async function findPool(db: Db, companyId: number, id: number): Promise<WholePool | undefined> {
  const [row] = await db<WholePool[]>`
    select ${db(columns)}, (
        select coalesce(sum(checked_out - consumed - returned), 0)::bigint from consumption_pool_checkouts c
        where c.company_id = p.company_id and c.consumption_pool_id = p.id and checked_out > consumed + returned) as held_total,
      (select count(*) from licenses l where l.company_id = p.company_id and l.consumption_pool_id = p.id)
        + (select count(*) from license_product_features f where f.company_id = p.company_id and f.consumption_pool_id = p.id)
        as member_count
    from consumption_pools p where p.company_id = ${companyId} and p.id = ${id}`;
  return row;
}

/** Locks a pool, so that nothing else is counted in it; false where there is none. */
export async function lockPool(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`
    select from consumption_pools where company_id = ${companyId} and id = ${id} for no key update`;
  return rows.length === 1;
}

/** Whether an account of the company has this id. */
export async function findIsAccount(db: Db, companyId: number, accountId: number): Promise<boolean> {
  const rows = await db`select from customer_accounts where company_id = ${companyId} and id = ${accountId}`;
  return rows.length === 1;
}

/** Whether a pool of the account has this code. */
export async function findIsCodeTaken(db: Db, companyId: number, accountId: number, code: string): Promise<boolean> {
  const rows = await db`
    select from consumption_pools
    where company_id = ${companyId} and customer_account_id = ${accountId} and code = ${code}`;
  return rows.length === 1;
}

/**
 * Removes a pool with its settled checkouts; call under its lock, when it has neither members nor units that are held.
 */
export async function deletePool(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from consumption_pool_checkouts where company_id = ${companyId} and consumption_pool_id = ${id}`;
  await db`delete from consumption_pools where company_id = ${companyId} and id = ${id}`;
}

/** Records what became of a pool. */
export async function recordPool(
  db: Db,
  companyId: number,
  pool: Pick<ConsumptionPoolsRow, "id" | "code" | "customer_account_id">,
  deed: "created" | "updated" | "deleted",
  now: Date,
): Promise<void> {
  const data = { code: pool.code, customer_account: pool.customer_account_id };
  await recordEvents(db, companyId, [{ type: `consumption_pool.${deed}`, subject: pool.id, data }], now);
}

/** A license, or a feature of a license, that counts in a pool, and what its offline devices hold. */
export interface MemberRow {
  readonly id: number;
  readonly held: number;
}

const memberList: Omit<ListSpec, "from"> = {
  filters: { id: { kind: "integer", column: (db) => db`m.id`, published: ["exact", "in"] } },
  orderings: { id: (db) => db`m.id` },
  id: (db) => db`m.id`,
};

/** What the list of a pool's members can be filtered by, by the type of the pool. */
export const memberLists = {
  license: { ...memberList, from: (db, companyId) => db`from licenses m where m.company_id = ${companyId}` },
  feature: {
    ...memberList,
    from: (db, companyId) => db`from license_product_features m where m.company_id = ${companyId}`,
  },
} as const satisfies Record<string, ListSpec>;

const ofPool: Filter = { kind: "integer", column: (db) => db`m.consumption_pool_id`, published: [] };

/** One page of the members of a pool, by their ids. */
export function listMembers(
  db: Db,
  companyId: number,
  pool: { readonly id: number; readonly type: string },
  page: ListPage,
): Promise<Page<MemberRow>> {
  const isOfLicenses = pool.type === "license";
  const named = isOfLicenses
    ? db`c.license_id = m.id and c.license_product_feature_id is null`
    : db`c.license_product_feature_id = m.id`;
  const held = db`(
    select coalesce(sum(checked_out - consumed - returned), 0)::bigint from consumption_pool_checkouts c
    where c.company_id = m.company_id and c.consumption_pool_id = m.consumption_pool_id and ${named}
      and checked_out > consumed + returned)`;
  const inPool: Condition = { name: "consumption_pool", filter: ofPool, lookup: "exact", values: [pool.id] };
  const conditions = [...page.conditions, inPool];
  const list = memberLists[isOfLicenses ? "license" : "feature"];
  return readPage(db, companyId, list, { ...page, conditions }, db`m.id, ${held} as held`);
}
