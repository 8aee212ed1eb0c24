import type { Refusal } from "../../terms/refusal.rules.ts";

/** What a call with single sign-on may answer beside what it answers anyway. */
export const ssoErrors = [
  "customer_account_not_found",
  "sso_not_configured",
  "sso_not_enabled",
  "sso_redirect_uri_not_allowed",
  "sso_token_not_valid",
  "sso_email_missing",
  "sso_email_not_verified",
  "sso_user_not_found",
  "sso_provider_refused",
  "sso_provider_unavailable",
] as const;

/** What a provider states about a user, as far as Licet reads it. */
export interface Claims {
  readonly [name: string]: unknown;
}

/** The e-mail that the provider vouches for. An address that it calls unverified identifies no one. */
export function emailOfClaims(claims: Claims): Refusal | { readonly email: string } {
  const { email_verified: verified } = claims;
  const email = typeof claims.email === "string" ? claims.email.trim() : "";
  if (email === "" || email.includes("\u0000")) return { refusal: "sso_email_missing" };
  // Some providers write booleans as text.
  if (verified === false || verified === "false") return { refusal: "sso_email_not_verified" };
  return { email };
}

/** Whether an access token was made for this client: one that was made for another application proves nothing here. */
export function isMadeFor(clientId: string, introspected: Claims): boolean {
  const { active, client_id, azp, aud } = introspected;
  if (active !== true) return false;
  if (client_id !== undefined) return client_id === clientId;
  if (azp !== undefined) return azp === clientId;
  return aud === clientId || (Array.isArray(aud) && aud.includes(clientId));
}

/**
 * Whether a token is an ID token: of the tokens that this server's addresses ask for, it is the one with a nonce. Older
 * providers write the nonce into access tokens as well, and name their type.
 */
export function isIdToken(header: Claims, payload: Claims): boolean {
  const isAccessToken = header["typ"] === "at+jwt" || payload["typ"] === "Bearer";
  return !isAccessToken && typeof payload["nonce"] === "string";
}
