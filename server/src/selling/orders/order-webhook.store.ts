import type { Db } from "../../platform/db/connect.ts";

/** Whether an order has licenses of other products than some. */
export async function hasForeignLicenses(
  db: Db,
  companyId: number,
  storeId: string,
  productIds: readonly number[],
): Promise<boolean> {
  const rows = await db`
    select from orders o join licenses l on l.company_id = o.company_id and l.order_id = o.id
    where o.company_id = ${companyId} and o.store_id = ${storeId} and l.product_id <> all(${[...productIds]}::bigint[])
    limit 1`;
  return rows.length > 0;
}

/**
 * Those of the product codes that an order would not resolve to one of some products: a code may have been another
 * product's before.
 */
export async function listForeignCodes(
  db: Db,
  companyId: number,
  codes: readonly string[],
  productIds: readonly number[],
): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select distinct w.code from unnest(${[...codes]}::text[]) as w(code)
    where not coalesce((
      select p.id = any(${[...productIds]}::bigint[]) from products p
      where p.company_id = ${companyId} and p.short_code = w.code
      order by p.is_archived, p.id desc limit 1), false)`;
  return rows.map(({ code }) => code);
}
