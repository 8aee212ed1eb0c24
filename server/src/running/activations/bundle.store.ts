import type { Db } from "../../platform/db/connect.ts";

/** A sub-license, and the product it is for. */
export interface BundleMember {
  readonly id: number;
  readonly short_code: string;
}

/** The sub-licenses of a bundle license, in the order in which they are locked. */
export async function findMembers(db: Db, companyId: number, bundleLicenseId: number): Promise<BundleMember[]> {
  return db<BundleMember[]>`
    select l.id, p.short_code
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and l.bundle_license_id = ${bundleLicenseId}
    order by l.id`;
}

/** Those of them on which a device is bound. */
export async function findActiveMembers(
  db: Db,
  companyId: number,
  bundleLicenseId: number,
  hardwareId: string,
): Promise<BundleMember[]> {
  return db<BundleMember[]>`
    select l.id, p.short_code
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and l.bundle_license_id = ${bundleLicenseId}
      and exists (select from devices d
        where d.company_id = l.company_id and d.license_id = l.id and d.hardware_id = ${hardwareId} and d.device_active)
    order by l.id`;
}
