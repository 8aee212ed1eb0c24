import type { Db } from "../db/connect.ts";

/** Those of the product codes that none of some products has. */
export async function listForeignCodes(
  db: Db,
  companyId: number,
  codes: readonly string[],
  productIds: readonly number[],
): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select distinct w.code from unnest(${[...codes]}::text[]) as w(code)
    where not exists (
      select from products p
      where p.company_id = ${companyId} and p.short_code = w.code and p.id = any(${[...productIds]}::bigint[]))`;
  return rows.map(({ code }) => code);
}
