import * as oidc from "openid-client";
import { type Claims, emailOfClaims, isIdToken, isMadeFor } from "../../access/sso/claims.rules.ts";
import { asking, exchangeCode } from "../../access/sso/exchange.flow.ts";
import { clientOf, findProvider, type Provider, redirectUriOf } from "../../access/sso/provider.flow.ts";
import { findSsoByCode, findUserOfAccount, type SsoRow } from "../../access/sso/sso.store.ts";
import { ApiError, missing } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { openNonce } from "../../platform/signing/sign-on-nonce.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { Credentials, ProvenUser } from "./prove-user.flow.ts";

const nonceMilliseconds = dayMs;

/**
 * The user whom the provider of a customer account vouches for. Asks the provider, so it must not run inside a
 * transaction. The proof holds for licenses of that account and for no others: its user must narrow the license by
 * `accountId`.
 */
export async function proveBySignOn(context: Context, call: Credentials): Promise<ProvenUser> {
  if (context.isInTransaction) throw new Error("a provider is asked before the transaction, not inside of it");
  const { db, companyId } = context;
  const { accountId, sso } = await findEnabledSso(context, call.customer_account_code);
  const claims = await claimsOf(call, sso, context);
  const { email } = accept(emailOfClaims(claims));
  const known = await findUserOfAccount(db, companyId, accountId, email);
  if (known === undefined) throw new ApiError("sso_user_not_found");
  return { email: known, proof: "right", accountId };
}

/** The account that a call names, with its sign-on. */
export async function findEnabledSso(
  { db, companyId, caller }: Pick<Context, "db" | "companyId" | "caller">,
  code: string | undefined,
): Promise<{ readonly accountId: number; readonly sso: SsoRow }> {
  if (code === undefined) throw missing("customer_account_code");
  const { accountId, sso } = await findSsoByCode(db, companyId, code);
  const { scope } = caller;
  const isReached = !(scope && "customer_account_id" in scope) || scope.customer_account_id === accountId;
  if (accountId === undefined || !isReached) throw new ApiError("customer_account_not_found");
  if (!sso) throw new ApiError("sso_not_configured");
  if (!sso.enabled) throw new ApiError("sso_not_enabled");
  return { accountId, sso };
}

async function claimsOf({ code, id_token, redirect_uri }: Credentials, sso: SsoRow, context: Context): Promise<Claims> {
  if (code !== undefined && id_token !== undefined)
    throw new ApiError("validation_error", { message: "Send either code or id_token." });
  const redirectUri = redirectUriOf(sso, redirect_uri);
  const provider = await findProvider(clientOf(sso), context.deps);
  if (code !== undefined) {
    const sent = { code, redirect_uri: redirectUri };
    return exchangeCode(context, provider, sent, {
      needed: ["email"],
      judge: (nonce) => requireOwnNonce(nonce, sso, context),
    });
  }
  const token = id_token ?? "";
  const parts = token.split(".");
  const isWanted = parts.length === 3 && isIdToken(jsonOf(parts[0]), jsonOf(parts[1]));
  return isWanted ? claimsOfIdToken(token, provider, sso, context) : claimsOfAccessToken(token, provider, sso, context);
}

/** Issuer, audience, times, nonce and signature are verified; the keys are the provider's. */
async function claimsOfIdToken(token: string, provider: Provider, sso: SsoRow, context: Context): Promise<Claims> {
  const { nonce } = jsonOf(token.split(".")[1]);
  requireOwnNonce(nonce, sso, context);
  const answer = new URL(`https://localhost/#${new URLSearchParams({ id_token: token })}`);
  const claims = await asking(context, "id_token", () => oidc.implicitAuthentication(provider, answer, String(nonce)));
  // The library looks at the authorized party only where there are several audiences.
  if (claims.azp !== undefined && claims.azp !== sso.client_id) throw new ApiError("sso_token_not_valid");
  return claims;
}

/**
 * An access token is opaque: the provider is asked whether it is valid, whom it was issued to, and then whose it is.
 * Without that second answer any application of the same provider could sign its users on here.
 */
async function claimsOfAccessToken(token: string, provider: Provider, sso: SsoRow, context: Context): Promise<Claims> {
  const { introspection_endpoint, userinfo_endpoint } = provider.serverMetadata();
  if (!introspection_endpoint || !userinfo_endpoint || sso.client_secret_sealed === null) {
    const message = "The provider cannot tell whom an access token was made for. Send the ID token, or use a code.";
    throw new ApiError("sso_token_not_valid", { message });
  }
  const facts = await asking(context, "introspection", () => oidc.tokenIntrospection(provider, token));
  if (!isMadeFor(sso.client_id, { ...facts })) throw new ApiError("sso_token_not_valid");
  const subject = typeof facts.sub === "string" ? facts.sub : oidc.skipSubjectCheck;
  return asking(context, "userinfo", () => oidc.fetchUserInfo(provider, token, subject));
}

/** The sign-on must have begun at `sso_url`, for this account, not longer than a day ago. */
function requireOwnNonce(nonce: unknown, sso: SsoRow, { deps }: Context): void {
  const own = typeof nonce === "string" ? openNonce(nonce, deps.secrets) : undefined;
  const isOwn = own?.companyId === sso.company_id && own.accountId === sso.customer_account_id;
  if (!own || !isOwn || deps.clock.now().getTime() - own.issuedAt.getTime() > nonceMilliseconds)
    throw new ApiError("sso_token_not_valid", { message: "The sign-on did not begin at sso_url, or long ago." });
}

/** A part of a token that is not verified yet. */
function jsonOf(part: string | undefined): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8"));
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}
