import type { Db } from "../db/connect.ts";
import { transaction } from "../db/transaction.ts";
import { ApiError } from "../errors.ts";
import { callerAddress } from "../http/addresses.ts";
import { auditRow, insertAudit } from "../http/audit.ts";
import type { Context } from "../http/endpoint.ts";
import { generateToken, hashToken } from "../signing/opaque-token.ts";
import { findTotpStep } from "../signing/totp.ts";
import * as store from "./session.store.ts";
import { deleteSessions, hasEmail } from "./staff.store.ts";

const sessionMilliseconds = 12 * 3_600_000;

/** What somebody logs in with. */
export interface Login {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or one for recovery. */
  readonly code?: string | undefined;
  /** Which company, where an e-mail belongs to several. */
  readonly company?: number | undefined;
}

/** A session that was just opened; the token is shown here only. */
export interface OpenedSession {
  readonly companyId: number;
  readonly staffId: number;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session. A wrong e-mail takes as long as a wrong password, and is answered the same. */
export async function logIn(login: Login, context: Context): Promise<OpenedSession> {
  const { deps, now } = context;
  const who = await findByPassword(login, context);
  requirePasswords(who);
  const used = who.totp_confirmed_at === null ? nothingUsed : judgeCode(who, login.code, context);
  return transaction(deps.db, async (db) => {
    // Two logins with one code: the second finds it used.
    if (!(await store.updateLogin(db, who.company_id, who.id, used, now))) throw new ApiError("invalid_code");
    return openSession(db, who, context);
  });
}

/** Opens a session of somebody who is proven, and notes it in the audit; in the caller's transaction. */
export async function openSession(db: Db, who: store.LoginFacts, context: Context): Promise<OpenedSession> {
  const { deps, now, request } = context;
  const token = generateToken(deps.random);
  const expiresAt = new Date(now.getTime() + sessionMilliseconds);
  const userAgent = String(request.headers["user-agent"] ?? "").slice(0, 300);
  const session = { tokenHash: hashToken(token), ip: callerAddress(context), userAgent, expiresAt };
  await store.insertSession(db, who.company_id, who.id, session, now);
  await insertAudit(db, who.company_id, ownRow("login", who, context));
  return { companyId: who.company_id, staffId: who.id, token, expiresAt };
}

/** What somebody sets up by a link. */
export interface SetUp {
  readonly token: string;
  readonly password: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** Sets the first password, or a new one, by a link that was given out; opens a session. In the caller's transaction. */
export async function setUp(wished: SetUp, context: Context): Promise<OpenedSession> {
  const { db, now, deps } = context;
  const who = await store.lockSetup(db, hashToken(wished.token), now);
  if (!who) throw new ApiError("setup_link_not_valid");
  requirePasswords(who);
  const { email = who.email, name = who.name } = wished;
  if (await hasEmail(db, who.company_id, email, who.id)) throw new ApiError("staff_email_exists");
  await store.updatePassword(db, who.company_id, who.id, await deps.passwords.hash(wished.password), now);
  await store.updateNames(db, who.company_id, who.id, { email, name });
  return openSession(db, { ...who, email, name }, context);
}

/** Replaces one's own password; every other session ends. An attempt counts, though it fails. */
export async function changePassword(present: string, next: string, context: Context): Promise<void> {
  const { db, now, caller, deps } = context;
  const who = await requireOwn(context);
  if (!(await store.takeAttempt(db, who.company_id, who.id, now))) throw new ApiError("too_many_attempts");
  if (!(await deps.passwords.verify(who.password_hash, present))) throw new ApiError("invalid_login");
  const passwordHash = await deps.passwords.hash(next);
  const change = async (on: Db) => {
    await store.updatePassword(on, who.company_id, who.id, passwordHash, now);
    await deleteSessions(on, who.company_id, who.id, caller.sessionId ?? null);
    await insertAudit(on, who.company_id, ownRow("password", who, context));
  };
  await (context.isInTransaction ? change(db) : transaction(deps.db, change));
}

/** What somebody did to their own account. */
function ownRow(action: string, who: store.LoginFacts, context: Context) {
  const actor = { kind: "staff", id: who.id, name: who.email } as const;
  const told = { before: undefined, after: undefined, object_id: who.id };
  return auditRow({ object: "session", action }, told, { ...context, caller: { ...context.caller, actor } });
}

/** The person whose session it is. */
export async function requireOwn({ db, companyId, caller }: Context): Promise<store.LoginFacts> {
  const who = caller.actor?.kind === "staff" ? await store.findLogin(db, companyId, caller.actor.id) : undefined;
  if (!who) throw new ApiError("not_authenticated");
  return who;
}

async function findByPassword({ email, password, company }: Login, { deps, now }: Context): Promise<store.LoginFacts> {
  const candidates = await store.findLogins(deps.db, email, company);
  const right: store.LoginFacts[] = [];
  let isBlocked = false;
  for (const candidate of candidates) {
    if (!(await store.takeAttempt(deps.db, candidate.company_id, candidate.id, now))) isBlocked = true;
    else if (await deps.passwords.verify(candidate.password_hash, password)) right.push(candidate);
  }
  if (candidates.length === 0) await deps.passwords.verify(null, password);
  const [first, ...others] = right;
  if (!first) throw new ApiError(isBlocked ? "too_many_attempts" : "invalid_login");
  if (others.length === 0) return first;
  const message = `The e-mail belongs to several companies. Send company: ${right.map((each) => each.company_id).join(" or ")}.`;
  throw new ApiError("company_required", { message });
}

/** Told to who has proven to be it, and to nobody else. */
function requirePasswords(who: store.LoginFacts): void {
  if (!who.may_use_password) throw new ApiError("password_login_not_allowed");
}

/** What a login without a code used up. */
export const nothingUsed = { totpStep: null, recoveryHash: null };

/** Judges a code of an authenticator app or one for recovery; answers what it uses up. */
export function judgeCode(who: store.LoginFacts, code: string | undefined, { deps, now }: Context) {
  if (code === undefined || code === "") throw new ApiError("code_required");
  if (who.totp_sealed === null) return nothingUsed;
  const secret = deps.secrets.open(who.totp_sealed, totpContext(who.company_id));
  const step = findTotpStep(secret, code.trim(), now, who.totp_last_step);
  if (step !== undefined) return { totpStep: step, recoveryHash: null };
  const recoveryHash = hashToken(code.trim().toUpperCase());
  if (who.recovery_hashes.includes(recoveryHash)) return { totpStep: null, recoveryHash };
  throw new ApiError("invalid_code");
}

/** The place of a sealed secret of an authenticator app. */
export function totpContext(companyId: number): string {
  return `totp:${companyId}`;
}
