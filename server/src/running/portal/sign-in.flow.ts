import { insertPortalSession, type NewPortalSession } from "../../access/portal/portal-session.store.ts";
import { callerAtPortal } from "../../access/portal/portal-sessions.flow.ts";
import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { type Counter, networkOf, returnAttempts, takeAttempt } from "../../platform/http/attempts.store.ts";
import { auditRow } from "../../platform/http/audit.ts";
import type { Context, PortalPerson } from "../../platform/http/endpoint.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { hourMs } from "../../platform/values/durations.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { updateLastLogin } from "../../selling/people/license-user.store.ts";
import { emailOf, proveByPassword } from "../license-calls/prove-user.flow.ts";
import * as store from "./sign-in.store.ts";

const sessionMilliseconds = 12 * hourMs;

/** Somebody whose identity is proven. */
export interface Proven {
  readonly companyId: number;
  readonly person: PortalPerson;
  readonly email: string;
}

/** A session that was just opened; the token is shown here only. */
export interface OpenedPortalSession extends Proven {
  readonly id: number;
  readonly token: string;
  readonly expiresAt: Date;
}

/** What somebody signs in with: a password, or the key of a license, each with an e-mail. */
export interface SignIn {
  readonly email: string;
  readonly password?: string | undefined;
  readonly license_key?: string | undefined;
  /** Whose portal it is, where the server has several companies. */
  readonly company?: number | undefined;
}

/** Opens a session. An e-mail or a key that nobody has is counted, and answered, like a wrong password. */
export async function signIn(context: Context, { email, password, license_key, company }: SignIn) {
  const { deps } = context;
  const { id: companyId } = await requirePortalCompany(deps.db, company);
  if (license_key !== undefined) return signInByKey(context, companyId, { email, license_key });
  const address = emailOf(email) ?? email;
  const user = await store.findPortalUser(deps.db, companyId, address);
  const { proof } = await proveByPassword({ ...context, companyId }, { username: address, password });
  if (proof !== "right" || !user) throw new ApiError("invalid_login");
  const proven = { companyId, person: { license_user_id: user.id }, email: user.true_email };
  return transaction(deps.db, async (db) => {
    if (!(await store.lockPortalUser(db, companyId, user))) throw new ApiError("invalid_login");
    return openPortalSession({ ...context, db }, proven);
  });
}

/** The company whose portal is meant: the one that is named, or the only one of this server. */
export async function requirePortalCompany(db: Db, named: number | undefined) {
  const [company, another] = await store.listPortalCompanies(db, named);
  if (!company) throw new ApiError("company_required", { message: "There is no such company." });
  if (another)
    throw new ApiError("company_required", {
      message: "Several companies have a portal on this server. Send company.",
    });
  return company;
}

/** A key is seen by many, so it takes the e-mail of its customer as well, which is guessed as rarely as a password. */
async function signInByKey(context: Context, companyId: number, named: { email: string; license_key: string }) {
  const { deps, now, request } = context;
  request.suspect = { companyId, who: named.email };
  const network = networkOf(callerAddress(context));
  const key = `license ${await store.findFoldedKey(deps.db, named.license_key)}`;
  const attempts: Counter[] = [
    { kind: "pair", companyId, subject: `${key} ${network}` },
    { kind: "address", companyId, subject: `users ${network}` },
    { kind: "account", companyId, subject: key },
  ];
  await takeAttempt(deps.db, attempts, now);
  const license = await store.findLicenseByKeyAndEmail(deps.db, companyId, named);
  if (!license) throw new ApiError("invalid_login");
  await returnAttempts(deps.db, attempts);
  const proven = { companyId, person: { license_id: license.id }, email: license.email };
  return transaction(deps.db, (db) => openPortalSession({ ...context, db }, proven));
}

/** Opens a session of somebody who is proven, and notes it in the audit; in the caller's transaction. */
export async function openPortalSession(
  context: Context,
  { companyId, person, email }: Proven,
  action: "login" | "password" = "login",
): Promise<OpenedPortalSession> {
  const { db, deps, now, request } = context;
  const token = generateToken(deps.random);
  const expiresAt = new Date(now.getTime() + sessionMilliseconds);
  const userAgent = String(request.headers["user-agent"] ?? "").slice(0, 300);
  const session: NewPortalSession = {
    person,
    email,
    tokenHash: hashToken(token),
    ip: callerAddress(context),
    userAgent,
    expiresAt,
  };
  const id = await insertPortalSession(db, companyId, session, now);
  if ("license_user_id" in person && action === "login")
    await updateLastLogin(db, companyId, person.license_user_id, now);
  const caller = callerAtPortal(companyId, person, email, id);
  const told = { before: undefined, after: undefined, object_id: id };
  const row = auditRow({ object: "portal/session", action }, told, { ...context, companyId, caller });
  await recordAudits(db, companyId, [row]);
  return { companyId, person, email, id, token, expiresAt };
}
