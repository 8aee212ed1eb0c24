import type { Db } from "../platform/db/connect.ts";

/** Makes those who change the catalog of one company by file wait for each other, until their transaction ends. */
export async function lockCatalog(db: Db, companyId: number): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtext('licet catalog'), ${companyId}::integer)`;
}
