import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { networkOf, returnAttempts, takeAttempt } from "../../platform/http/attempts.store.ts";
import { auditRow } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { hourMs } from "../../platform/values/durations.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { findByPassword, nothingUsed, proveAgain, proveCode } from "./proof.flow.ts";
import * as store from "./session.store.ts";
import { deleteSessions, hasEmail } from "./staff.store.ts";

const sessionMilliseconds = 12 * hourMs;

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
export async function logIn(context: Context, login: Login): Promise<OpenedSession> {
  const { deps, now } = context;
  const { who, attempts } = await findByPassword(context, login);
  const isAsked = who.totp_confirmed_at !== null;
  const code = login.code === "" ? undefined : login.code;
  if (!who.may_use_password || (isAsked && code === undefined)) {
    await returnAttempts(deps.db, attempts);
    requirePasswords(who);
    throw new ApiError("code_required");
  }
  const second = isAsked && code !== undefined ? await proveCode(context, who, code) : undefined;
  const session = await transaction(deps.db, async (db) => {
    // Two logins with one code: the second finds it used.
    const used = second?.used ?? nothingUsed;
    if (!(await store.updateLogin(db, who.company_id, who.id, used, now))) throw new ApiError("invalid_code");
    return openSession(context, db, who);
  });
  await returnAttempts(deps.db, attempts);
  if (second) await returnAttempts(deps.db, second.attempts);
  return session;
}

/** Opens a session of somebody who is proven, and notes it in the audit; in the caller's transaction. */
export async function openSession(context: Context, db: Db, who: store.LoginFacts): Promise<OpenedSession> {
  const { deps, now, request } = context;
  const token = generateToken(deps.random);
  const expiresAt = new Date(now.getTime() + sessionMilliseconds);
  const userAgent = String(request.headers["user-agent"] ?? "").slice(0, 300);
  const session = { tokenHash: hashToken(token), ip: callerAddress(context), userAgent, expiresAt };
  await store.insertSession(db, who.company_id, who.id, session, now);
  await recordAudits(db, who.company_id, [ownRow("login", who, context)]);
  return { companyId: who.company_id, staffId: who.id, token, expiresAt };
}

/** What somebody sets up by a link. */
export interface SetUp {
  readonly token: string;
  readonly password: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The hash of a password set through a link, if the link is valid; made before the transaction, since hashing is slow.
 */
export async function hashForLink(context: Context, { token, password }: SetUp): Promise<string> {
  const { deps, now } = context;
  if (await store.hasSetup(deps.db, hashToken(token), now)) return deps.passwords.hash(password);
  return refuseLink(context);
}

/** Whom a link was made for, if it is valid; the link stays. Guesses are counted as those of `hashForLink` are. */
export async function findLink(context: Context, token: string): Promise<store.SetupFacts> {
  const { deps, now } = context;
  return (await store.findSetup(deps.db, hashToken(token), now)) ?? refuseLink(context);
}

async function refuseLink(context: Context): Promise<never> {
  const { deps, now } = context;
  const network = networkOf(callerAddress(context));
  await takeAttempt(deps.db, [{ kind: "keys", companyId: 0, subject: `links ${network}` }], now);
  throw new ApiError("setup_link_not_valid");
}

/**
 * Sets the first password, or a new one, by a link that was given out; opens a session. In the caller's transaction.
 */
export async function setUp(context: Context, wished: SetUp, passwordHash: string): Promise<OpenedSession> {
  const { db, now } = context;
  const who = await store.lockSetup(db, hashToken(wished.token), now);
  if (!who) throw new ApiError("setup_link_not_valid");
  requirePasswords(who);
  const { email = who.email, name = who.name } = wished;
  if (await hasEmail(db, who.company_id, email, who.id)) throw new ApiError("staff_email_exists");
  await store.updatePassword(db, who.company_id, who.id, passwordHash, now);
  await store.updateNames(db, who.company_id, who.id, { email, name });
  return openSession(context, db, { ...who, email, name });
}

/** The hash of the next password, if the present one is right; before the transaction. */
export async function hashNext(
  context: Context,
  { password, new_password }: { readonly password: string; readonly new_password: string },
): Promise<string> {
  const { passwords } = context.deps;
  const who = await requireOwn(context);
  await proveAgain(context, who, "pair", async () => {
    if (!(await passwords.verify(who.password_hash, password))) throw new ApiError("invalid_login");
  });
  return passwords.hash(new_password);
}

/** Replaces one's own password, which was proven; every other session ends. In the caller's transaction. */
export async function changePassword(context: Context, passwordHash: string): Promise<void> {
  const { db, now, caller } = context;
  const who = await requireOwn(context);
  await store.updatePassword(db, who.company_id, who.id, passwordHash, now);
  await deleteSessions(db, who.company_id, who.id, caller.sessionId ?? null);
  await recordAudits(db, who.company_id, [ownRow("password", who, context)]);
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

/** Shown only to someone who has proven who they are. */
function requirePasswords(who: store.LoginFacts): void {
  if (!who.may_use_password) throw new ApiError("password_login_not_allowed");
}
