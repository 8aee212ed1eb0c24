import type { Db } from "../../platform/db/connect.ts";
import type { EndedSeat } from "./ended-seats.rules.ts";

/** How calls name a license; of its users the first two. */
export async function findNamedLicense(db: Db, companyId: number, id: number) {
  const [row] = await db<
    { license_key: string | null; product: string; is_bundle: boolean; by_user: boolean; users: string[] }[]
  >`
    select l.license_key, p.short_code as product, p.is_bundle, p.authorization_method = 'user' as by_user,
      array(
        select u.true_email from license_assignments a
        join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
        where a.company_id = l.company_id and a.license_id = l.id order by u.id limit 2) as users
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and l.id = ${id}`;
  return row;
}

/** The seats of offline files that have ended, which the next activation frees. */
export async function listEndedSeats(db: Db, companyId: number, licenseId: number, now: Date): Promise<EndedSeat[]> {
  return db<EndedSeat[]>`
    select id, hardware_id, license_user_id from devices
    where company_id = ${companyId} and license_id = ${licenseId} and device_active and is_offline
      and offline_until < ${now}
    order by id`;
}
