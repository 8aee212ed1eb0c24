import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { CustomerAccountsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { recordEvents } from "../../record/events/event.store.ts";

/** A customer account with the number of its customers. */
export type AccountRow = Omit<CustomerAccountsRow, "created_at" | "updated_at" | "metadata"> & {
  readonly metadata: JsonObject;
  readonly customers_count: number;
};

/** The members of an account that a caller writes. */
export type AccountValues = ValuesOf<CustomerAccountsRow>;

const table = tenantTable<CustomerAccountsRow>("customer_accounts", ["id"]);
const published = ["exact", "icontains"] as const;

/** What lists of accounts can be filtered and ordered by. */
export const accountList: ListSpec = {
  from: (db, companyId) => db`from customer_accounts a where a.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`a.id`, published: ["exact", "in"] },
    code: { kind: "text", column: (db) => db`a.code`, published },
    name: { kind: "text", column: (db) => db`a.name`, published },
    description: { kind: "text", column: (db) => db`a.description`, published },
    phone: { kind: "text", column: (db) => db`a.phone`, published },
    address: { kind: "text", column: (db) => db`a.address`, published },
    email: { kind: "text", column: (db) => db`a.email`, published },
    reference: { kind: "text", column: (db) => db`a.reference`, published },
  },
  orderings: {
    id: (db) => db`a.id`,
    created_at: (db) => db`a.created_at`,
    code: (db) => db`a.code`,
    name: (db) => db`a.name`,
  },
  id: (db) => db`a.id`,
  metadata: (db) => db`a.metadata`,
};

function columns(db: Db) {
  return db`a.company_id, a.id, a.code, a.name, a.description, a.phone, a.address, a.email, a.reference, a.metadata,
    (select count(*) from customers c where c.company_id = a.company_id and c.customer_account_id = a.id) as customers_count`;
}

/** One page of the accounts of a company. */
export function listAccounts(db: Db, companyId: number, page: ListPage): Promise<Page<AccountRow>> {
  return readPage(db, companyId, accountList, page, columns(db));
}

/** One account by its id. */
export async function findAccount(db: Db, companyId: number, id: number): Promise<AccountRow | undefined> {
  const [row] = await db<AccountRow[]>`
    select ${columns(db)} from customer_accounts a where a.company_id = ${companyId} and a.id = ${id}`;
  return row;
}

/** The id of the account that has a code. */
export async function findAccountIdByCode(db: Db, companyId: number, code: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from customer_accounts where company_id = ${companyId} and code = ${code}`;
  return row?.id;
}

/** Stores an account, with its event; answers its id. */
export async function insertAccount(db: Db, companyId: number, values: AccountValues, now: Date): Promise<number> {
  const row = await table.insert(db, companyId, values, now);
  if (!row) throw new Error("the account was not stored");
  await recordEvents(db, companyId, [{ type: "customer_account.created", subject: row.id, data: {} }], now);
  return row.id;
}

/** Changes the members that are given, with an event. */
export async function updateAccount(
  db: Db,
  companyId: number,
  id: number,
  values: AccountValues,
  now: Date,
): Promise<void> {
  const { changed = [] } = (await table.change(db, companyId, id, values, now)) ?? {};
  if (changed.length > 0)
    await recordEvents(
      db,
      companyId,
      [{ type: "customer_account.updated", subject: id, data: { changed: jsonb(db, changed) } }],
      now,
    );
}

/** Whether an account has consumption pools. */
export async function hasPools(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`
    select from consumption_pools where company_id = ${companyId} and customer_account_id = ${id} limit 1`;
  return rows.length > 0;
}

/** Removes an account with its sign-on and its OAuth client, and records its code; answers whether there was one. */
export async function deleteAccount(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const [gone] = await db<{ code: string }[]>`
    delete from customer_accounts where company_id = ${companyId} and id = ${id} returning code`;
  if (gone) await recordEvents(db, companyId, [{ type: "customer_account.deleted", subject: id, data: gone }], now);
  return gone !== undefined;
}
