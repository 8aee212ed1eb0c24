import type { Db } from "../../platform/db/connect.ts";
import type { MailRequestsRow } from "../../platform/db/rows.generated.ts";

/** What somebody asked to be sent, before anybody looks who that is. */
export type MailRequest = Pick<MailRequestsRow, "id" | "email" | "license_id" | "device_id" | "new_device"> & {
  readonly purpose: "sign_in" | "keys" | "replace_device";
};

/** Puts a wish aside: whoever it is for, the work is the same. */
export async function insertMailRequest(
  db: Db,
  companyId: number,
  wish:
    | { readonly purpose: "sign_in" | "keys"; readonly email: string }
    | {
        readonly purpose: "replace_device";
        readonly licenseId: number;
        readonly deviceId: number;
        readonly newDevice: string;
      },
  now: Date,
): Promise<void> {
  const [email, license, device, named] =
    "email" in wish ? [wish.email, null, null, null] : [null, wish.licenseId, wish.deviceId, wish.newDevice];
  await db`
    insert into mail_requests (company_id, purpose, email, license_id, device_id, new_device, created_at)
    values (${companyId}, ${wish.purpose}, ${email}, ${license}, ${device}, ${named}, ${now})`;
}

/** The companies in which somebody waits. */
export async function listCompaniesWithMailRequests(db: Db): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select c.id from companies c where exists (select from mail_requests r where r.company_id = c.id) order by c.id`;
  return rows.map(({ id }) => id);
}

/** Takes wishes, oldest first: in the transaction that makes their mails, so that each is answered once. */
export function takeMailRequests(db: Db, companyId: number, most: number): Promise<MailRequest[]> {
  return db<MailRequest[]>`
    with taken as (
      delete from mail_requests where company_id = ${companyId} and id in (
        select id from mail_requests where company_id = ${companyId} order by id limit ${most} for update skip locked)
      returning id, purpose, email, license_id, device_id, new_device)
    select * from taken order by id`;
}
