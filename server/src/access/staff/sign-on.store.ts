import type { Db } from "../../platform/db/connect.ts";
import type { StaffSignOnsRow } from "../../platform/db/rows.generated.ts";
import type { KnownStaff } from "./sign-on.rules.ts";

/** A sign-on that has begun. */
export type SignOnRow = Omit<StaffSignOnsRow, "browser_hash" | "created_at">;

/** Stores a sign-on that begins, and clears away those of the company that ended an hour ago. */
export async function insertSignOn(
  db: Db,
  companyId: number,
  row: Pick<StaffSignOnsRow, "state_hash" | "browser_hash" | "sealed" | "redirect_uri" | "expires_at">,
  now: Date,
): Promise<void> {
  await db`
    delete from staff_sign_ons
    where company_id = ${companyId} and expires_at < ${now}::timestamptz - interval '1 hour'`;
  await db`
    insert into staff_sign_ons (company_id, state_hash, browser_hash, sealed, redirect_uri, created_at, expires_at)
    values (${companyId}, ${row.state_hash}, ${row.browser_hash}, ${row.sealed}, ${row.redirect_uri}, ${now},
      ${row.expires_at})`;
}

/** The sign-on that began in a browser, of any company. */
export async function findSignOn(db: Db, stateHash: string, browserHash: string): Promise<SignOnRow | undefined> {
  const [row] = await db<SignOnRow[]>`
    select company_id, state_hash, sealed, redirect_uri, expires_at, used_at, staff_id from staff_sign_ons
    where state_hash = ${stateHash} and browser_hash = ${browserHash}`;
  return row;
}

/** Uses a sign-on, before the provider is asked. False: it was used. */
export async function updateUsed(db: Db, companyId: number, stateHash: string, now: Date): Promise<boolean> {
  const used = await db`
    update staff_sign_ons set used_at = ${now}
    where company_id = ${companyId} and state_hash = ${stateHash} and used_at is null`;
  return used.count === 1;
}

/** Remembers whom the provider vouched for, until a code of an app comes. False: the sign-on is there no more. */
export async function updateProven(db: Db, companyId: number, stateHash: string, staffId: number): Promise<boolean> {
  const updated = await db`
    update staff_sign_ons set staff_id = ${staffId} where company_id = ${companyId} and state_hash = ${stateHash}`;
  return updated.count === 1;
}

/** Ends a sign-on that opens a session. False: it is there no more, so it opens none. */
export async function deleteSignOn(db: Db, companyId: number, stateHash: string): Promise<boolean> {
  const deleted = await db`
    delete from staff_sign_ons where company_id = ${companyId} and state_hash = ${stateHash}`;
  return deleted.count === 1;
}

/**
 * What is known of the staff about a person whom the provider names. One statement: between two, a sign-on of the same
 * person could end, which would then look like that of another one.
 */
export async function findKnown(
  db: Db,
  companyId: number,
  { subject, email }: { readonly subject: string; readonly email: string },
): Promise<KnownStaff> {
  const rows = await db<
    { id: number; is_active: boolean; has_email: boolean; is_subject: boolean; has_subject: boolean }[]
  >`
    select p.id, p.is_active, fold_person(p.email) = fold_person(${email}) as has_email,
      s.subject is not null and s.subject = ${subject} as is_subject, s.subject is not null as has_subject
    from staff p left join staff_subjects s on s.company_id = p.company_id and s.staff_id = p.id
    where p.company_id = ${companyId} and (fold_person(p.email) = fold_person(${email}) or s.subject = ${subject})`;
  return { bySubject: rows.find((row) => row.is_subject), byEmail: rows.find((row) => row.has_email) };
}

/** Remembers whom the provider means by a subject. */
export async function insertSubject(
  db: Db,
  companyId: number,
  subject: string,
  staffId: number,
  now: Date,
): Promise<void> {
  await db`
    insert into staff_subjects (company_id, subject, staff_id, created_at)
    values (${companyId}, ${subject}, ${staffId}, ${now})`;
}
