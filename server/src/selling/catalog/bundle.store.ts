import type { Db } from "../../platform/db/connect.ts";

/** An entry of the bare lists of bundles and their products (management-api.md §10). */
export interface BundleEntry {
  readonly id: number;
  readonly short_code: string;
  readonly product_name: string;
}

/** The products of a bundle, in the order they were added. */
export function listBundleProducts(db: Db, companyId: number, bundleId: number): Promise<BundleEntry[]> {
  return db<BundleEntry[]>`
    select p.id, p.short_code, p.product_name
    from bundle_products b join products p on p.company_id = b.company_id and p.id = b.product_id
    where b.company_id = ${companyId} and b.bundle_id = ${bundleId}
    order by b.position, p.id`;
}

/** The bundles that hold a product. */
export function listBundlesHolding(db: Db, companyId: number, productId: number): Promise<BundleEntry[]> {
  return db<BundleEntry[]>`
    select p.id, p.short_code, p.product_name
    from bundle_products b join products p on p.company_id = b.company_id and p.id = b.bundle_id
    where b.company_id = ${companyId} and b.product_id = ${productId}
    order by p.id`;
}

/** Makes a bundle hold exactly these products, in this order. */
export async function replaceBundleProducts(
  db: Db,
  companyId: number,
  bundleId: number,
  productIds: readonly number[],
): Promise<void> {
  await db`delete from bundle_products where company_id = ${companyId} and bundle_id = ${bundleId}`;
  await db`
    insert into bundle_products (company_id, bundle_id, product_id, position)
    select ${companyId}, ${bundleId}, product_id, position
    from unnest(${[...productIds]}::bigint[]) with ordinality as listed (product_id, position)`;
}

/** The products of every bundle of a company, in the order they were added. */
export function listAllBundleProducts(
  db: Db,
  companyId: number,
): Promise<{ readonly bundle_id: number; readonly product_id: number }[]> {
  return db<{ bundle_id: number; product_id: number }[]>`
    select bundle_id, product_id from bundle_products where company_id = ${companyId}
    order by bundle_id, position, product_id`;
}
