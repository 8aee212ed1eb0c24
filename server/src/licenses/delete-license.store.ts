import type { Db } from "../db/connect.ts";

/** What is asked of a license before it is deleted: how many devices are active on it and on those of its bundle. */
export async function findDeletable(
  db: Db,
  companyId: number,
  id: number,
): Promise<{ readonly bundle_license_id: number | null; readonly active_devices: number } | undefined> {
  const [row] = await db<{ bundle_license_id: number | null; active_devices: number }[]>`
    select l.bundle_license_id, (
      select count(*) from devices d join licenses s on s.company_id = d.company_id and s.id = d.license_id
      where d.company_id = ${companyId} and (s.id = l.id or s.bundle_license_id = l.id) and d.device_active) as active_devices
    from licenses l where l.company_id = ${companyId} and l.id = ${id}`;
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
