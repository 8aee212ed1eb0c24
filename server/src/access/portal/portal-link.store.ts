import type { Db } from "../../platform/db/connect.ts";
import type { PortalLinksRow } from "../../platform/db/rows.generated.ts";

/** What a mailed link is good for. */
export type LinkPurpose = "sign_in" | "set_password" | "replace_device";

/** A link that is mailed: to a license user, or to the customer of a license. */
export type NewPortalLink = {
  readonly purpose: LinkPurpose;
  readonly tokenHash: string;
  readonly email: string;
  readonly expiresAt: Date;
} & (
  | { readonly userId: number }
  | { readonly licenseId: number; readonly deviceId: number; readonly newDevice: string | null }
);

/** Remembers a link that is about to be mailed. */
export async function insertPortalLink(db: Db, companyId: number, link: NewPortalLink, now: Date): Promise<void> {
  const { purpose, tokenHash, email, expiresAt } = link;
  const [user, license, device, named] =
    "userId" in link ? [link.userId, null, null, null] : [null, link.licenseId, link.deviceId, link.newDevice];
  await db`
    insert into portal_links (company_id, token_hash, purpose, license_user_id, license_id, device_id, email, new_device,
      created_at, expires_at)
    values (${companyId}, ${tokenHash}, ${purpose}, ${user}, ${license}, ${device}, ${email}, ${named}, ${now},
      ${expiresAt})`;
}

/** A link that can still be used. */
export type PortalLink = Pick<
  PortalLinksRow,
  "company_id" | "id" | "license_user_id" | "license_id" | "device_id" | "email" | "new_device" | "expires_at"
> & { readonly purpose: LinkPurpose };

/** The link with a token, unless it was used or is too old. */
export async function findPortalLink(db: Db, tokenHash: string, now: Date): Promise<PortalLink | undefined> {
  const [row] = await db<PortalLink[]>`
    select company_id, id, purpose, license_user_id, license_id, device_id, email, new_device, expires_at
    from portal_links where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}`;
  return row;
}

/** Uses a link up; false where somebody else just did. */
export async function takePortalLink(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const taken = await db`
    update portal_links set used_at = ${now}
    where company_id = ${companyId} and id = ${id} and used_at is null and expires_at > ${now}`;
  return taken.count === 1;
}

/** Forgets links that nobody can use any more. */
export async function deleteOldPortalLinks(db: Db, before: Date): Promise<void> {
  await db`delete from portal_links where expires_at < ${before}`;
}
