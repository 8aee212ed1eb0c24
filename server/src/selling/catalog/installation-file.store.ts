import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec } from "../../platform/db/list-query.ts";
import type { InstallationFilesRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";

const columns = [
  "company_id",
  "id",
  "product_id",
  "version",
  "environment",
  "channel",
  "full_link",
  "filename",
  "hash_md5",
  "eula_link",
  "release_notes_link",
  "requires_version",
  "size",
  "release_date",
  "enabled",
  "created_at",
  "updated_at",
] as const;

/** The members of an installation file that a caller writes. */
export type FileValues = ValuesOf<InstallationFilesRow>;

/** What lists of installation files can be filtered and ordered by. */
export const fileList: ListSpec = {
  from: (db, companyId) => db`from installation_files where company_id = ${companyId}`,
  filters: {
    product: { kind: "integer", column: (db) => db`product_id`, published: ["exact", "in"] },
    version: { kind: "text", column: (db) => db`version`, published: ["exact", "icontains"] },
    environment: { kind: "text", column: (db) => db`environment`, published: ["exact"] },
    channel: { kind: "text", column: (db) => db`channel`, published: ["exact"] },
    enabled: { kind: "boolean", column: (db) => db`enabled`, published: ["exact"] },
    release_date: { kind: "date", column: (db) => db`release_date`, published: ["exact", "gte", "lte"] },
  },
  orderings: {
    id: (db) => db`id`,
    created: (db) => db`created_at`,
    created_at: (db) => db`created_at`,
    release_date: (db) => db`release_date`,
    version: (db) => db`version`,
  },
  nullable: ["release_date"],
  id: (db) => db`id`,
};

const table = tenantTable<InstallationFilesRow>("installation_files", columns);

/** One page of the installation files of a company. */
export const listFiles = (db: Db, companyId: number, page: ListPage) => table.page(db, companyId, fileList, page);

/** One installation file by its id. */
export const findFile = table.find;

/** Stores an installation file. */
export const insertFile = table.insert;

/** Changes the given members, and answers which of them were different before. */
export const changeFileRow = table.change;

/** The installation files of some products, oldest first. */
export function listFilesOf(db: Db, companyId: number, productIds: readonly number[]): Promise<InstallationFilesRow[]> {
  return db<InstallationFilesRow[]>`
    select ${db(columns)} from installation_files
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])
    order by id`;
}

/** The version of a product that was released first. */
export async function findOldestVersion(db: Db, companyId: number, productId: number): Promise<string | undefined> {
  const [row] = await db<{ version: string }[]>`
    select version from installation_files
    where company_id = ${companyId} and product_id = ${productId}
    order by version_order, release_date nulls first, id limit 1`;
  return row?.version;
}

/** Removes an installation file, and records which it was; answers whether there was one. */
export async function deleteFile(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const [gone] = await db<{ product_id: number; version: string }[]>`
    delete from installation_files where company_id = ${companyId} and id = ${id} returning product_id, version`;
  if (gone) await recordEvents(db, companyId, [{ type: "installation_file.deleted", subject: id, data: gone }], now);
  return gone !== undefined;
}
