import { findCompany } from "../../access/companies/company.store.ts";
import { findPortalSessionEnd } from "../../access/portal/portal-session.store.ts";
import { callerAtPortal, portalCookie } from "../../access/portal/portal-sessions.flow.ts";
import { hasSignOnEverywhere } from "../../access/sso/sso.store.ts";
import { cookieOf } from "../../access/staff/session-cookie.flow.ts";
import { ApiError } from "../../errors.ts";
import type { Context, PortalPerson } from "../../platform/http/endpoint.ts";
import { updatePassword } from "../../selling/people/license-user.store.ts";
import { proveByPassword } from "../license-calls/prove-user.flow.ts";
import { presentPortalSession } from "./portal-session.schema.ts";
import { type OpenedPortalSession, openPortalSession } from "./sign-in.flow.ts";
import { findSignedInUser } from "./sign-in.store.ts";

/** Who is signed in, with the e-mail that they are known by. */
export function requireSignedIn({ caller }: Pick<Context, "caller">): {
  readonly person: PortalPerson;
  readonly email: string;
} {
  if (!caller.portal || !caller.actor) throw new ApiError("not_authenticated");
  return { person: caller.portal, email: caller.actor.name };
}

/** The session of the caller. */
export async function describeSession(context: Context, expiresAt?: Date) {
  const { db, companyId, caller } = context;
  const { person, email } = requireSignedIn(context);
  const userId = "license_user_id" in person ? person.license_user_id : undefined;
  const [company, end, user] = await Promise.all([
    findCompany(db, companyId),
    expiresAt ?? findPortalSessionEnd(db, companyId, caller.sessionId ?? 0),
    userId === undefined ? undefined : findSignedInUser(db, companyId, userId),
  ]);
  if (!company || !end || (userId !== undefined && !user)) throw new ApiError("session_not_valid");
  return presentPortalSession({
    user,
    email,
    license_user: userId ?? null,
    license: "license_id" in person ? person.license_id : null,
    customer_account: ("license_user_id" in person ? person.customer_account_id : undefined) ?? null,
    company,
    expiresAt: end,
  });
}

/** Answers a session that was just opened, and gives it to the browser as a cookie. */
export async function presentOpened(context: Context, opened: OpenedPortalSession) {
  const { companyId, person, email, id, token, expiresAt } = opened;
  const seconds = Math.floor((expiresAt.getTime() - context.now.getTime()) / 1000);
  context.reply.header("Set-Cookie", cookieOf(context, portalCookie, token, seconds));
  const caller = callerAtPortal(companyId, person, email, id);
  return { ...(await describeSession({ ...context, companyId, caller }, expiresAt)), token };
}

/** The hash of the next password of a user, if the present one is right; before the transaction. */
export async function hashOwnNext(
  context: Context,
  { password, new_password }: { readonly password: string; readonly new_password: string },
): Promise<string> {
  const { person, email } = requireSignedIn(context);
  if (!("license_user_id" in person))
    throw new ApiError("permission_denied", { message: "A license key has no password." });
  const { proof } = await proveByPassword(context, { username: email, password });
  if (proof !== "right") throw new ApiError("invalid_login");
  return context.deps.passwords.hash(new_password);
}

/**
 * Replaces one's own password, which was proven. Every session ends, this one too, and another one begins. In the
 * caller's transaction.
 */
export async function changeOwnPassword(context: Context, passwordHash: string): Promise<OpenedPortalSession> {
  const { db, companyId, now } = context;
  const { person, email } = requireSignedIn(context);
  if (await hasSignOnEverywhere(db, companyId, email)) throw new ApiError("change_password_not_allowed");
  await updatePassword(db, companyId, email, passwordHash, now);
  return openPortalSession(context, { companyId, person, email }, "password");
}
