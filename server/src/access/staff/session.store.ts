import type { Db } from "../../platform/db/connect.ts";
import type { StaffRow } from "../../platform/db/rows.generated.ts";

/** What a login is decided upon. */
export type LoginFacts = Pick<
  StaffRow,
  | "company_id"
  | "id"
  | "email"
  | "name"
  | "password_hash"
  | "totp_sealed"
  | "totp_confirmed_at"
  | "totp_last_step"
  | "recovery_hashes"
> & {
  /**
   * False where the company leaves that to its identity provider. Owners always may, so that no company is locked out.
   */
  readonly may_use_password: boolean;
};

const loginColumns = (db: Db) => db`company_id, id, email, name, password_hash, totp_sealed, totp_confirmed_at,
  totp_last_step, recovery_hashes, role = 'owner' or not exists (
    select from company_sso s where s.company_id = staff.company_id and s.enabled and not s.allows_passwords
  ) as may_use_password`;

/** Everybody with an e-mail who may log in, of all companies or of one. */
export function findLogins(db: Db, email: string, companyId: number | undefined): Promise<LoginFacts[]> {
  return db<LoginFacts[]>`
    select ${loginColumns(db)} from staff
    where fold_person(email) = fold_person(${email}) and is_active and (${companyId ?? null}::bigint is null or company_id = ${companyId ?? null})
    order by company_id`;
}

/** One of the staff who may log in. */
export async function findLogin(db: Db, companyId: number, id: number): Promise<LoginFacts | undefined> {
  const [row] = await db<LoginFacts[]>`
    select ${loginColumns(db)} from staff where company_id = ${companyId} and id = ${id} and is_active`;
  return row;
}

/** A login succeeded; what was used up with it is remembered. */
export async function updateLogin(
  db: Db,
  companyId: number,
  id: number,
  used: { readonly totpStep: number | null; readonly recoveryHash: string | null },
  now: Date,
): Promise<boolean> {
  const updated = await db`
    update staff set last_login = ${now},
      totp_last_step = coalesce(${used.totpStep}, totp_last_step),
      recovery_hashes = array_remove(recovery_hashes, ${used.recoveryHash}::text)
    where company_id = ${companyId} and id = ${id} and is_active
      and (${used.totpStep}::bigint is null or totp_last_step is null or totp_last_step < ${used.totpStep})
      and (${used.recoveryHash}::text is null or ${used.recoveryHash} = any(recovery_hashes))`;
  return updated.count === 1;
}

/** A session to be stored. */
export interface NewSession {
  readonly tokenHash: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

/** Stores a session, and clears away those of the person that have ended. */
export async function insertSession(
  db: Db,
  companyId: number,
  staffId: number,
  { tokenHash, ip, userAgent, expiresAt }: NewSession,
  now: Date,
): Promise<void> {
  await db`delete from staff_sessions where company_id = ${companyId} and staff_id = ${staffId} and expires_at <= ${now}`;
  await db`
    insert into staff_sessions
      (company_id, staff_id, token_hash, ip, user_agent, created_at, last_seen_at, expires_at)
    values (${companyId}, ${staffId}, ${tokenHash}, ${ip}, ${userAgent}, ${now}, ${now}, ${expiresAt})`;
}

/** Ends one session. */
export async function deleteSession(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from staff_sessions where company_id = ${companyId} and id = ${id}`;
}

/** Whether a link to set a password is valid. */
export async function hasSetup(db: Db, setupHash: string, now: Date): Promise<boolean> {
  const rows = await db`
    select from staff where setup_hash = ${setupHash} and setup_expires_at > ${now} and is_active`;
  return rows.length > 0;
}

/** What somebody is told who opens a link. */
export interface SetupFacts {
  readonly email: string;
  readonly name: string;
  readonly setup_expires_at: Date;
  readonly company_id: number;
  readonly company_name: string;
  readonly may_use_password: boolean;
}

/** Whom a link that is still valid was made for. */
export async function findSetup(db: Db, setupHash: string, now: Date): Promise<SetupFacts | undefined> {
  const [row] = await db<SetupFacts[]>`
    select ${loginColumns(db)}, setup_expires_at,
      (select c.name from companies c where c.id = staff.company_id) as company_name
    from staff where setup_hash = ${setupHash} and setup_expires_at > ${now} and is_active`;
  return row;
}

/** Whether anybody on this server can log in yet, with a password or by a provider. */
export async function hasStaff(db: Db): Promise<boolean> {
  const rows = await db`
    select from staff where is_active and password_hash is not null
    union all select from staff_subjects limit 1`;
  return rows.length > 0;
}

/** Who was given a link to set a password that is still valid; locked, because it works once. */
export async function lockSetup(db: Db, setupHash: string, now: Date): Promise<LoginFacts | undefined> {
  const [row] = await db<LoginFacts[]>`
    select ${loginColumns(db)} from staff
    where setup_hash = ${setupHash} and setup_expires_at > ${now} and is_active
    for no key update`;
  return row;
}

/** Sets the password; the link is used up. */
export async function updatePassword(db: Db, companyId: number, id: number, hash: string, now: Date): Promise<void> {
  await db`
    update staff set password_hash = ${hash}, setup_hash = null, setup_expires_at = null, updated_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
}

/** Keeps a secret that is not confirmed yet. */
export async function updateTotpSecret(db: Db, companyId: number, id: number, sealed: Buffer): Promise<void> {
  await db`
    update staff set totp_sealed = ${sealed}, totp_confirmed_at = null, totp_last_step = null
    where company_id = ${companyId} and id = ${id}`;
}

/** From now on a code is asked for. False: one is already. */
export async function updateTotpConfirmed(
  db: Db,
  companyId: number,
  id: number,
  { step, recoveryHashes }: { readonly step: number; readonly recoveryHashes: readonly string[] },
  now: Date,
): Promise<boolean> {
  const updated = await db`
    update staff set totp_confirmed_at = ${now}, totp_last_step = ${step}, recovery_hashes = ${[...recoveryHashes]}::text[],
      updated_at = ${now}
    where company_id = ${companyId} and id = ${id} and totp_confirmed_at is null`;
  return updated.count === 1;
}

/** No code is asked for any more. */
export async function updateTotpOff(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`
    update staff set totp_sealed = null, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = '{}',
      updated_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
}

/** The e-mail and name that someone gives as theirs. */
export async function updateNames(
  db: Db,
  companyId: number,
  id: number,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<void> {
  await db`update staff set email = ${email}, name = ${name} where company_id = ${companyId} and id = ${id}`;
}
