import type { Db } from "../../platform/db/connect.ts";

/** The keys that are licenses, each with the code of its product. */
export async function findKeys(
  db: Db,
  companyId: number,
  keys: readonly string[],
): Promise<[key: string, product: string][]> {
  const rows = await db<{ license_key: string; short_code: string }[]>`
    select l.license_key, p.short_code from licenses l
    join products p on p.company_id = ${companyId} and p.id = l.product_id
    where l.company_id = ${companyId} and l.license_key = any(${[...keys]}) and l.bundle_license_id is null`;
  return rows.map(({ license_key, short_code }) => [license_key, short_code]);
}

/** Those of some orders that are there, by the id that clients give. */
export async function findOrderIds(db: Db, companyId: number, ids: readonly string[]): Promise<string[]> {
  const rows = await db<{ store_id: string }[]>`
    select store_id from orders where company_id = ${companyId} and store_id = any(${[...ids]})`;
  return rows.map(({ store_id }) => store_id);
}

/** All licenses with some keys, sub-licenses of bundles with them, and the version of the catalog. */
export async function findLicensesByKey(db: Db, companyId: number, keys: readonly string[]) {
  const [row] = await db<{ version: number; licenses: LicenseOfKey[] | null }[]>`
    select coalesce((select version from catalog_versions v where v.company_id = ${companyId}), 0) as version,
      (select json_agg(json_build_object('id', l.id, 'license_key', l.license_key, 'product_id', l.product_id,
                                         'short_code', p.short_code) order by l.id)
       from licenses l join products p on p.company_id = ${companyId} and p.id = l.product_id
       where l.company_id = ${companyId} and l.license_key = any(${[...keys]})) as licenses`;
  return { version: row?.version ?? 0, licenses: row?.licenses ?? [] };
}

/** A license as a file of features names it. */
export interface LicenseOfKey {
  readonly id: number;
  readonly license_key: string;
  readonly product_id: number;
  readonly short_code: string;
}

/** The accounts with some codes. */
export async function findAccountIds(
  db: Db,
  companyId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db<{ id: number; code: string }[]>`
    select id, code from customer_accounts where company_id = ${companyId} and code = any(${[...codes]})`;
  return new Map(rows.map(({ id, code }) => [code, id]));
}
