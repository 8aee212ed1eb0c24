import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../record/events/event.store.ts";

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
 * Deletes a license with those of its bundle and all that belongs to them: features, values of custom fields,
 * assignments, devices, histories, OAuth clients. What is left is an event for each that describes it, and the audit.
 */
export async function deleteLicense(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  const data = {
    license_key: db`license_key`,
    order_id: db`order_id`,
    product_id: db`product_id`,
    license_type: db`license_type`,
    bundle_license_id: db`bundle_license_id`,
  };
  const licenses = db`
    licenses where company_id = ${companyId} and (id = ${id} or bundle_license_id = ${id}) order by id`;
  await recordEvents(db, companyId, [{ type: "license.deleted", subject: db`id`, data, from: licenses }], now);
  await db`delete from licenses where company_id = ${companyId} and id = ${id}`;
}
