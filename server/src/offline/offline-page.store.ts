import type { Db } from "../db/connect.ts";

/** Whether a code is a bundle's. */
export async function findIsBundle(db: Db, companyId: number, code: string): Promise<boolean> {
  const [row] = await db<{ is_bundle: boolean }[]>`
    select is_bundle from products where company_id = ${companyId} and short_code = ${code}
    order by is_archived limit 1`;
  return row?.is_bundle ?? false;
}
