import * as oidc from "openid-client";
import { emailOfClaims } from "../../access/sso/claims.rules.ts";
import { askedClaims, exchangeCode } from "../../access/sso/exchange.flow.ts";
import { clientOf, findProvider, redirectUriOf } from "../../access/sso/provider.flow.ts";
import { findSso } from "../../access/sso/sso.store.ts";
import { readCookie } from "../../access/staff/session-cookie.flow.ts";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateToken } from "../../platform/signing/opaque-token.ts";
import { isSameText } from "../../platform/signing/same-text.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { minuteMs } from "../../platform/values/durations.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { findEnabledSso } from "../license-calls/prove-by-sign-on.flow.ts";
import { findUserAtAccount } from "./portal-scope.store.ts";
import { type Proven, requirePortalCompany } from "./sign-in.flow.ts";

/** The cookie that binds a sign-on to the browser it began in: all that is known of it, sealed. */
export const portalSignOnCookie = "licet_portal_sign_on";

const signOnMilliseconds = 10 * minuteMs;

/** A sign-on that has begun. `cookie` is for the browser. */
export interface BegunPortalSignOn {
  readonly url: string;
  readonly cookie: string;
  readonly expiresAt: Date;
}

interface Begun {
  readonly companyId: number;
  readonly accountId: number;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

/** Begins a sign-on at the provider of a customer account. Asks the provider, so never inside a transaction. */
export async function beginPortalSignOn(
  context: Context,
  asked: {
    readonly customer_account_code: string;
    readonly redirect_uri?: string | undefined;
    readonly company?: number | undefined;
  },
): Promise<BegunPortalSignOn> {
  const { deps, now } = context;
  const { id: companyId } = await requirePortalCompany(deps.db, asked.company);
  const { accountId, sso } = await findEnabledSso({ ...context, companyId }, asked.customer_account_code);
  const redirectUri = redirectUriOf(sso, asked.redirect_uri ?? `${ownAddress(context)}/portal/`);
  const provider = await findProvider(clientOf(sso), deps);
  const token = () => generateToken(deps.random);
  const [state, nonce, verifier] = [token(), token(), token()];
  const expiresAt = new Date(now.getTime() + signOnMilliseconds);
  const begun: Begun = { companyId, accountId, redirectUri, state, nonce, verifier, until: expiresAt.getTime() };
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
  const cookie = deps.secrets.seal(JSON.stringify(begun), placeOf.portalSignOn).toString("base64url");
  return { url, cookie, expiresAt };
}

/** Asks the provider who came back, and finds the license user that this is; before the transaction. */
export async function proveAtAccount(
  context: Context,
  returned: { readonly state: string; readonly code: string; readonly iss?: string | undefined },
): Promise<Proven> {
  const { deps, now, request } = context;
  const begun = openBegun(readCookie(request, portalSignOnCookie), deps);
  if (!begun || !isSameText(begun.state, returned.state)) throw new ApiError("sign_on_not_valid");
  if (begun.until <= now.getTime()) throw new ApiError("sign_on_expired");
  const { companyId, accountId } = begun;
  const { sso } = await findSso(deps.db, companyId, accountId);
  if (!sso) throw new ApiError("sso_not_configured");
  if (!sso.enabled) throw new ApiError("sso_not_enabled");
  if (returned.iss !== undefined && returned.iss !== sso.issuer) throw new ApiError("sso_token_not_valid");
  const judge = (nonce: unknown) => {
    if (nonce !== begun.nonce) throw new ApiError("sso_token_not_valid");
  };
  const provider = await findProvider(clientOf(sso), deps);
  const sent = { code: returned.code, redirect_uri: begun.redirectUri, code_verifier: begun.verifier };
  const claims = await exchangeCode(context, provider, sent, { needed: ["email"], judge });
  const { email } = accept(emailOfClaims(claims));
  request.suspect = { companyId, who: email };
  const user = await findUserAtAccount(deps.db, companyId, accountId, email);
  if (!user) throw new ApiError("sso_user_not_found");
  const person = { license_user_id: user.id, customer_account_id: accountId };
  return { companyId, person, email: user.true_email };
}

/** What a sign-on began with; undefined where this server did not seal it. */
function openBegun(cookie: string | undefined, { secrets }: Deps): Begun | undefined {
  if (cookie === undefined) return undefined;
  try {
    const told: unknown = JSON.parse(secrets.open(Buffer.from(cookie, "base64url"), placeOf.portalSignOn));
    return isPlainObject(told) ? (told as unknown as Begun) : undefined;
  } catch {
    return undefined;
  }
}
