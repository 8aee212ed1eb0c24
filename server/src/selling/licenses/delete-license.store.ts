import type { Db } from "../../platform/db/connect.ts";

/** What is asked of a license before it is deleted: the license of the bundle that it is in. */
export async function findDeletable(
  db: Db,
  companyId: number,
  id: number,
): Promise<{ readonly bundle_license_id: number | null } | undefined> {
  const [row] = await db<{ bundle_license_id: number | null }[]>`
    select bundle_license_id from licenses where company_id = ${companyId} and id = ${id}`;
  return row;
}

/**
 * Deletes a license with those of its bundle and all that belongs to them: features, values of custom fields, assignments, devices, histories, OAuth
 * clients. What is left is an event for each that tells what it was, and the audit.
 */
export async function deleteLicense(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`
    insert into events (company_id, type, subject_id, data, ts)
    select ${companyId}, 'license.deleted', l.id, jsonb_build_object('license_key', l.license_key, 'order_id', l.order_id,
      'product_id', l.product_id, 'license_type', l.license_type, 'bundle_license_id', l.bundle_license_id), ${now}
    from licenses l
    where l.company_id = ${companyId} and (l.id = ${id} or l.bundle_license_id = ${id})
    order by l.id`;
  await db`delete from licenses where company_id = ${companyId} and id = ${id}`;
}
