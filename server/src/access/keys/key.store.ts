import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { LicenseApiKeysRow, ManagementApiKeysRow } from "../../platform/db/rows.generated.ts";

const keyList: Omit<ListSpec, "from"> = {
  filters: {
    label: { kind: "text", column: (db) => db`label`, published: ["exact", "icontains"] },
    revoked_at: { kind: "time", column: (db) => db`revoked_at`, published: ["isnull"] },
    last_used_at: { kind: "time", column: (db) => db`last_used_at`, published: ["isnull", "lt", "gte"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at`, last_used_at: (db) => db`last_used_at` },
  nullable: ["last_used_at"],
  id: (db) => db`id`,
};

/** What the list of Management API keys can be filtered and ordered by. */
export const managementKeyList: ListSpec = {
  ...keyList,
  from: (db, companyId) => db`from management_api_keys where company_id = ${companyId}`,
};
/** What the list of License API keys can be filtered and ordered by. */
export const applicationKeyList: ListSpec = {
  ...keyList,
  from: (db, companyId) => db`from license_api_keys where company_id = ${companyId}`,
};

/** A Management API key without what it is made of. */
export type ManagementKey = Omit<ManagementApiKeysRow, "company_id" | "key_hash">;
/** A License API key without its shared key. */
export type ApplicationKey = Omit<LicenseApiKeysRow, "company_id" | "shared_key_sealed">;

const management = (db: Db) => db`id, prefix, label, permissions, expires_at, last_used_at, created_at, revoked_at`;
const application = (db: Db) =>
  db`id, api_key, label, is_read_only, allow_orders, product_ids, last_used_at, created_at, revoked_at`;

/** One page of the Management API keys of a company, revoked ones as well. */
export function listManagementKeys(db: Db, companyId: number, page: ListPage): Promise<Page<ManagementKey>> {
  return readPage(db, companyId, managementKeyList, page, management(db));
}

/** One page of the License API keys of a company, revoked ones as well. */
export function listApplicationKeys(db: Db, companyId: number, page: ListPage): Promise<Page<ApplicationKey>> {
  return readPage(db, companyId, applicationKeyList, page, application(db));
}

/** One Management API key. */
export async function findManagementKey(db: Db, companyId: number, id: number): Promise<ManagementKey | undefined> {
  const [row] = await db<ManagementKey[]>`
    select ${management(db)} from management_api_keys where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** One License API key. */
export async function findApplicationKey(db: Db, companyId: number, id: number): Promise<ApplicationKey | undefined> {
  const [row] = await db<ApplicationKey[]>`
    select ${application(db)} from license_api_keys where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** What a caller chooses of a Management API key. */
export interface ManagementKeyValues {
  readonly label: string;
  /** null: all. */
  readonly permissions: readonly string[] | null;
  readonly expires_at: Date | null;
}

/** Stores a Management API key. */
export async function insertManagementKey(
  db: Db,
  companyId: number,
  { label, permissions, expires_at }: ManagementKeyValues,
  key: { readonly prefix: string; readonly hash: string },
  now: Date,
): Promise<ManagementKey | undefined> {
  const [row] = await db<ManagementKey[]>`
    insert into management_api_keys (company_id, prefix, key_hash, label, permissions, expires_at, created_at)
    values (${companyId}, ${key.prefix}, ${key.hash}, ${label}, ${permissions && [...permissions]}::text[], ${expires_at}, ${now})
    returning ${management(db)}`;
  return row;
}

/** Changes a Management API key. */
export async function updateManagementKey(
  db: Db,
  companyId: number,
  id: number,
  { label, permissions, expires_at }: ManagementKeyValues,
): Promise<ManagementKey | undefined> {
  const [row] = await db<ManagementKey[]>`
    update management_api_keys set label = ${label}, permissions = ${permissions && [...permissions]}::text[],
      expires_at = ${expires_at}
    where company_id = ${companyId} and id = ${id}
    returning ${management(db)}`;
  return row;
}

/** What a caller chooses of a License API key. */
export interface ApplicationKeyValues {
  readonly label: string;
  readonly is_read_only: boolean;
  /** Whether it may place orders, as plugins of shops do. */
  readonly allow_orders: boolean;
  /** null: every product. */
  readonly product_ids: readonly number[] | null;
}

/** Stores a License API key. */
export async function insertApplicationKey(
  db: Db,
  companyId: number,
  { label, is_read_only, allow_orders, product_ids }: ApplicationKeyValues,
  key: { readonly apiKey: string; readonly sealed: Buffer },
  now: Date,
): Promise<ApplicationKey | undefined> {
  const [row] = await db<ApplicationKey[]>`
    insert into license_api_keys (company_id, api_key, shared_key_sealed, label, is_read_only, allow_orders, product_ids,
      created_at)
    values (${companyId}, ${key.apiKey}, ${key.sealed}, ${label}, ${is_read_only}, ${allow_orders},
      ${product_ids && [...product_ids]}::bigint[], ${now})
    returning ${application(db)}`;
  return row;
}

/** Changes a License API key. */
export async function updateApplicationKey(
  db: Db,
  companyId: number,
  id: number,
  { label, is_read_only, allow_orders, product_ids }: ApplicationKeyValues,
): Promise<ApplicationKey | undefined> {
  const [row] = await db<ApplicationKey[]>`
    update license_api_keys set label = ${label}, is_read_only = ${is_read_only},
      allow_orders = ${allow_orders}, product_ids = ${product_ids && [...product_ids]}::bigint[]
    where company_id = ${companyId} and id = ${id}
    returning ${application(db)}`;
  return row;
}

/** Revokes a key of either API, immediately and permanently. */
export async function updateKeyRevoked(
  db: Db,
  companyId: number,
  table: "management_api_keys" | "license_api_keys",
  id: number,
  now: Date,
): Promise<void> {
  await db`
    update ${db(table)} set revoked_at = coalesce(revoked_at, ${now}) where company_id = ${companyId} and id = ${id}`;
}

/** Which of some products the company does not have. */
export async function listUnknownProducts(db: Db, companyId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select w.id from unnest(${[...ids]}::bigint[]) as w(id)
    where not exists (select from products p where p.company_id = ${companyId} and p.id = w.id)`;
  return rows.map(({ id }) => id);
}
