import type { Db } from "../../platform/db/connect.ts";
import type { PortalPerson } from "../../platform/http/endpoint.ts";

/** A session with the person it belongs to. */
export interface PortalSessionRow {
  readonly company_id: number;
  readonly id: number;
  readonly license_user_id: number | null;
  readonly customer_account_id: number | null;
  readonly license_id: number | null;
  readonly email: string;
  readonly token_hash: string;
}

/**
 * The sessions with these hashes that are valid at `now`, in the order of the hashes: of users who are active, whose
 * account still signs on where its provider vouched for them, and of keys whose customer still has the e-mail.
 */
export async function findPortalSessions(
  db: Db,
  hashes: readonly string[],
  now: Date,
): Promise<readonly (PortalSessionRow | undefined)[]> {
  const rows = await db<PortalSessionRow[]>`
    select s.company_id, s.id, s.license_user_id, s.customer_account_id, s.license_id, coalesce(u.true_email, s.email) as email,
      s.token_hash
    from portal_sessions s
    left join license_users u on u.company_id = s.company_id and u.id = s.license_user_id
    where s.token_hash = any(${[...new Set(hashes)]}) and s.expires_at > ${now}
      and (s.license_user_id is null or u.is_active)
      and (s.customer_account_id is null or exists (
        select from customer_account_sso o
        where o.company_id = s.company_id and o.customer_account_id = s.customer_account_id and o.enabled))
      and (s.license_id is null or exists (
        select from licenses l join customers c on c.company_id = l.company_id and c.id = l.customer_id
        where l.company_id = s.company_id and l.id = s.license_id and fold_person(c.email) = fold_person(s.email)))`;
  return hashes.map((hash) => rows.find(({ token_hash }) => token_hash === hash));
}

/** A session to be stored. */
export interface NewPortalSession {
  readonly person: PortalPerson;
  readonly email: string;
  readonly tokenHash: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

/** Stores a session, and clears away those of the person that have ended; answers its id. */
export async function insertPortalSession(
  db: Db,
  companyId: number,
  { person, email, tokenHash, ip, userAgent, expiresAt }: NewPortalSession,
  now: Date,
): Promise<number> {
  await db`delete from portal_sessions where ${isOwn(db, companyId, person, email)} and expires_at <= ${now}`;
  const { user, account, license } = columnsOf(person);
  const [row] = await db<{ id: number }[]>`
    insert into portal_sessions (company_id, license_user_id, customer_account_id, license_id, email, token_hash, ip,
      user_agent, created_at, expires_at)
    values (${companyId}, ${user}, ${account}, ${license}, ${email}, ${tokenHash}, ${ip}, ${userAgent}, ${now}, ${expiresAt})
    returning id`;
  if (!row) throw new Error("the session was not stored");
  return row.id;
}

/** A session as its owner sees it. */
export interface OwnPortalSession {
  readonly id: number;
  readonly ip: string;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** The sessions of a person that are valid at `now`, the newest first. */
export function listPortalSessions(
  db: Db,
  companyId: number,
  { person, email }: Pick<NewPortalSession, "person" | "email">,
  now: Date,
): Promise<OwnPortalSession[]> {
  return db<OwnPortalSession[]>`
    select id, ip, user_agent, created_at, expires_at from portal_sessions
    where ${isOwn(db, companyId, person, email)} and expires_at > ${now}
    order by id desc`;
}

/** Ends one session of a person; answers whether there was one. */
export async function deletePortalSession(
  db: Db,
  companyId: number,
  { person, email }: Pick<NewPortalSession, "person" | "email">,
  id: number,
): Promise<boolean> {
  const deleted = await db`delete from portal_sessions where ${isOwn(db, companyId, person, email)} and id = ${id}`;
  return deleted.count === 1;
}

/** Ends the sessions that keys of some licenses opened. */
export async function deletePortalSessionsOfLicenses(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
): Promise<void> {
  await db`
    delete from portal_sessions where company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[])`;
}

/** When a session ends. */
export async function findPortalSessionEnd(db: Db, companyId: number, id: number): Promise<Date | undefined> {
  const [row] = await db<{ expires_at: Date }[]>`
    select expires_at from portal_sessions where company_id = ${companyId} and id = ${id}`;
  return row?.expires_at;
}

/** Whose a session is, as a condition. Who signed on by an account sees no sessions that a password opened. */
function isOwn(db: Db, companyId: number, person: PortalPerson, email: string) {
  const { user, account, license } = columnsOf(person);
  if (license !== null)
    return db`company_id = ${companyId} and license_id = ${license} and fold_person(email) = fold_person(${email})`;
  const vouched = account === null ? db`` : db`and customer_account_id = ${account}`;
  return db`company_id = ${companyId} and license_user_id = ${user} ${vouched}`;
}

function columnsOf(person: PortalPerson) {
  if ("license_id" in person) return { user: null, account: null, license: person.license_id };
  return { user: person.license_user_id, account: person.customer_account_id ?? null, license: null };
}
