import type { Db } from "../../platform/db/connect.ts";

/** The active user whom a link was mailed to, while they still have the address. */
export async function findLinkedUser(
  db: Db,
  companyId: number,
  id: number,
  email: string,
): Promise<{ readonly id: number; readonly true_email: string } | undefined> {
  const [row] = await db<{ id: number; true_email: string }[]>`
    select id, true_email from license_users
    where company_id = ${companyId} and id = ${id} and is_active
      and fold_person(true_email) = fold_person(${email})
    for no key update`;
  return row;
}

/** What a seat is called that a link is about. */
export async function findLinkedSeat(
  db: Db,
  companyId: number,
  licenseId: number,
  deviceId: number,
): Promise<{ readonly product: string; readonly device: string } | undefined> {
  const [row] = await db<{ product: string; device: string }[]>`
    select p.product_name as product, coalesce(nullif(d.hostname, ''), nullif(d.os, ''), 'device ' || d.id) as device
    from devices d
    join licenses l on l.company_id = d.company_id and l.id = d.license_id
    join products p on p.company_id = l.company_id and p.id = l.product_id
    where d.company_id = ${companyId} and d.license_id = ${licenseId} and d.id = ${deviceId}`;
  return row;
}
