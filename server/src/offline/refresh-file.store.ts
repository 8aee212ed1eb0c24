import type { Db } from "../db/connect.ts";

/** How the machine names a license: the code of its product, and the key or the user that it was activated by. */
export async function findBoundLicense(db: Db, companyId: number, licenseId: number, hardwareId: string) {
  const [row] = await db<{ product: string; is_bundle: boolean; license_key: string | null; email: string | null }[]>`
    select p.short_code as product, p.is_bundle, l.license_key, (
      select u.true_email from devices d
      join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
      where d.company_id = l.company_id and d.license_id = l.id and d.hardware_id = ${hardwareId}
      order by d.device_active desc, d.time_activated desc limit 1) as email
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and l.id = ${licenseId}`;
  return row;
}

/** The license that a key or a user holds in a product, to look its devices up. */
export async function findLicenseId(
  db: Db,
  companyId: number,
  { license_key, product }: { readonly license_key: string; readonly product: string },
): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select l.id from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and l.license_key = ${license_key} and p.short_code = ${product}
    order by l.id desc limit 1`;
  return row?.id;
}
