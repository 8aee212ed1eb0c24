import * as oidc from "openid-client";
import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { returnAttempts } from "../../platform/http/attempts.store.ts";
import { auditRow } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { minuteMs } from "../../platform/values/durations.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { askedClaims, exchangeCode } from "../sso/exchange.flow.ts";
import { findProvider, redirectUriOf } from "../sso/provider.flow.ts";
import { nothingUsed, proveCode } from "./proof.flow.ts";
import { type OpenedSession, openSession } from "./session.flow.ts";
import { findLogin, type LoginFacts, updateLogin } from "./session.store.ts";
import { readCookie } from "./session-cookie.flow.ts";
import { type NamedPerson, personOfClaims, recognise } from "./sign-on.rules.ts";
import * as store from "./sign-on.store.ts";
import { presentStaff } from "./staff.schema.ts";
import { insertStaff } from "./staff.store.ts";
import { clientOfCompany } from "./staff-sso.flow.ts";
import { findStaffSso, listSomeEnabled, type StaffSsoRow } from "./staff-sso.store.ts";

/** The cookie that binds a sign-on to the browser it began in, so that it cannot be completed in another one. */
export const signOnCookie = "licet_sign_on";

const signOnMilliseconds = 10 * minuteMs;

/** A sign-on that has begun. `browser` is for the cookie. */
export interface BegunSignOn {
  readonly url: string;
  readonly browser: string;
  readonly expiresAt: Date;
}

/** Begins a sign-on at the provider of a company. Asks the provider, so it must not run inside a transaction. */
export async function beginSignOn(
  { deps, now }: Context,
  wished: { readonly company?: number | undefined; readonly redirect_uri?: string | undefined },
): Promise<BegunSignOn> {
  const sso = await findEnabled(deps.db, wished.company);
  const redirectUri = redirectUriOf(sso, wished.redirect_uri);
  const provider = await findProvider(clientOfCompany(sso), deps);
  const token = () => generateToken(deps.random);
  const { state, nonce, verifier, browser } = { state: token(), nonce: token(), verifier: token(), browser: token() };
  const expiresAt = new Date(now.getTime() + signOnMilliseconds);
  const row = {
    state_hash: hashToken(state),
    browser_hash: hashToken(browser),
    sealed: deps.secrets.seal(`${nonce} ${verifier}`, placeOf.staffSignOn(sso.company_id)),
    redirect_uri: redirectUri,
    expires_at: expiresAt,
  };
  await store.insertSignOn(deps.db, sso.company_id, row, now);
  const { href: url } = oidc.buildAuthorizationUrl(provider, {
    scope: sso.scopes,
    response_type: "code",
    redirect_uri: redirectUri,
    ...askedClaims(provider),
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { url, browser, expiresAt };
}

async function findEnabled(db: Db, company: number | undefined): Promise<StaffSsoRow> {
  const [sso, another] = company === undefined ? await listSomeEnabled(db) : [await findStaffSso(db, company)];
  if (!sso) throw new ApiError("sso_not_configured", { message: "Single sign-on is not configured for this staff." });
  if (another)
    throw new ApiError("company_required", { message: "The staff of several companies sign on here. Send company." });
  return requireEnabled(sso);
}

function requireEnabled(sso: StaffSsoRow): StaffSsoRow {
  if (!sso.enabled)
    throw new ApiError("sso_not_enabled", { message: "Single sign-on is switched off for this staff." });
  return sso;
}

/**
 * A sign-on that came back. `person` is whom the provider names; absent where it was asked before, and a code of an app
 * follows.
 */
export interface ReturnedSignOn {
  readonly signOn: store.SignOnRow;
  readonly sso: StaffSsoRow;
  readonly person: NamedPerson | undefined;
}

/** What came back to the redirect_uri. */
export interface Returned {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
}

/** Uses a sign-on up, and asks the provider who it was; before the transaction. */
export async function proveAtProvider(context: Context, { state, code, iss }: Returned): Promise<ReturnedSignOn> {
  const { deps, now, request } = context;
  const browser = readCookie(request, signOnCookie) ?? "";
  const signOn = await store.findSignOn(deps.db, hashToken(state), hashToken(browser));
  if (!signOn) throw new ApiError("sign_on_not_valid");
  if (signOn.expires_at <= now) throw new ApiError("sign_on_expired");
  const found = await findStaffSso(deps.db, signOn.company_id);
  if (!found) throw new ApiError("sign_on_not_valid");
  const sso = requireEnabled(found);
  if (signOn.staff_id !== null) return { signOn, sso, person: undefined };
  if (signOn.used_at !== null) throw new ApiError("sign_on_not_valid");
  if (code === undefined) throw new ApiError("validation_error", { message: "code is required." });
  if (!(await store.updateUsed(deps.db, signOn.company_id, signOn.state_hash, now)))
    throw new ApiError("sign_on_not_valid");
  if (iss !== undefined && iss !== sso.issuer) throw new ApiError("sso_token_not_valid");
  const [nonce, code_verifier = ""] = deps.secrets.open(signOn.sealed, placeOf.staffSignOn(sso.company_id)).split(" ");
  const judge = (told: unknown) => {
    if (told !== nonce) throw new ApiError("sso_token_not_valid");
  };
  const provider = await findProvider(clientOfCompany(sso), deps);
  const sent = { code, redirect_uri: signOn.redirect_uri, code_verifier };
  const claims = await exchangeCode(context, provider, sent, { needed: ["email", "email_verified"], judge });
  return { signOn, sso, person: accept(personOfClaims(claims, sso.email_domains)) };
}

/** Opens the session of somebody who has signed on; `code_required` where an authenticator app is asked as well. */
export async function finishSignOn(
  context: Context,
  returned: ReturnedSignOn,
  totp: string | undefined,
): Promise<OpenedSession> {
  const { deps, now } = context;
  const { signOn, sso, person } = returned;
  const first = await transaction(deps.db, async (db) => {
    const id = person ? await findOrMake(db, person, sso, context) : signOn.staff_id;
    const who = id === null ? undefined : await findLogin(db, sso.company_id, id);
    if (!who) throw new ApiError("sso_staff_not_active");
    const isAsked = sso.asks_for_code && who.totp_confirmed_at !== null;
    if (!isAsked) return { who, session: await end(db, who, nothingUsed) };
    if (!(await store.updateProven(db, sso.company_id, signOn.state_hash, who.id)))
      throw new ApiError("sign_on_not_valid");
    return { who, session: undefined };
  });
  if (first.session) return first.session;
  const { who } = first;
  if (totp === undefined) throw new ApiError("code_required");
  const { used, attempts } = await proveCode(context, who, totp);
  const session = await transaction(deps.db, (db) => end(db, who, used));
  await returnAttempts(deps.db, attempts);
  return session;

  async function end(db: Db, whose: LoginFacts, usedUp: Parameters<typeof updateLogin>[3]): Promise<OpenedSession> {
    if (!(await store.deleteSignOn(db, sso.company_id, signOn.state_hash))) throw new ApiError("sign_on_not_valid");
    if (!(await updateLogin(db, sso.company_id, whose.id, usedUp, now))) throw new ApiError("invalid_code");
    return openSession(context, db, whose);
  }
}

/** Who of the staff it is; the subject is remembered, and somebody new is made staff where the company wants that. */
async function findOrMake(db: Db, person: NamedPerson, sso: StaffSsoRow, context: Context): Promise<number> {
  const { company_id: companyId, new_staff_role: role } = sso;
  const known = accept(recognise(await store.findKnown(db, companyId, person), role !== null));
  if (known !== "new" && !known.isNewSubject) return known.id;
  const id = known === "new" ? await make(db, person, sso, context) : known.id;
  await store.insertSubject(db, companyId, person.subject, id, context.now);
  return id;
}

async function make(db: Db, { email, name }: NamedPerson, sso: StaffSsoRow, context: Context): Promise<number> {
  const { company_id: companyId, new_staff_role: role } = sso;
  if (role === null) throw new ApiError("sso_staff_not_found");
  const entry = { passwordHash: null, setupHash: null, setupExpiresAt: null };
  const row = await insertStaff(db, companyId, { email, name, role }, entry, context.now);
  if (!row) throw new Error("the person was not stored");
  const caller = { ...context.caller, actor: { kind: "staff", id: row.id, name: email } as const };
  const told = { before: undefined, after: presentStaff(row), object_id: row.id };
  await recordAudits(db, companyId, [auditRow({ object: "staff", action: "create" }, told, { ...context, caller })]);
  return row.id;
}
