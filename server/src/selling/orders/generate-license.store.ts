import type { Db } from "../../platform/db/connect.ts";

/** The product that a code names: one that is not archived before those that are. */
export async function findProductByCode(
  db: Db,
  companyId: number,
  shortCode: string,
): Promise<{ readonly id: number; readonly authorization_method: string } | undefined> {
  const [row] = await db<{ id: number; authorization_method: string }[]>`
    select id, authorization_method from products
    where company_id = ${companyId} and short_code = ${shortCode}
    order by is_archived, id desc limit 1`;
  return row;
}

/** Those of the keys that licenses have already. */
export async function listUsedKeys(db: Db, companyId: number, keys: readonly string[]): Promise<string[]> {
  const rows = await db<{ license_key: string }[]>`
    select license_key from licenses
    where company_id = ${companyId} and license_key = any(${[...keys]}::text[]) and bundle_license_id is null`;
  return rows.map((row) => row.license_key);
}
