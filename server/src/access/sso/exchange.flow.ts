import * as oidc from "openid-client";
import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import type { Claims } from "./claims.rules.ts";
import type { Provider } from "./provider.flow.ts";
import { refusalOf, type Step } from "./provider-errors.flow.ts";

/** What a code is exchanged with; the verifier where the sign-on began with its challenge. */
export interface SentCode {
  readonly code: string;
  readonly redirect_uri: string;
  readonly code_verifier?: string;
}

/** What is wanted of the answer. `judge` throws where the nonce is not that of the sign-on. */
export interface Wanted {
  readonly needed: readonly string[];
  readonly judge: (nonce: unknown) => void;
}

/**
 * Exchanges a code at the provider. A provider may keep what is needed out of its ID token; then it is asked for it.
 * Must not run inside a transaction.
 */
export async function exchangeCode(
  context: Context,
  provider: Provider,
  sent: SentCode,
  { needed, judge }: Wanted,
): Promise<Claims> {
  const tokens = await asking(context, "token", () =>
    oidc.genericGrantRequest(provider, "authorization_code", { ...sent }),
  );
  const claims = tokens.claims();
  if (!claims) throw new ApiError("sso_token_not_valid");
  judge(claims.nonce);
  const isWhole = needed.every((name) => claims[name] !== undefined);
  if (isWhole || !provider.serverMetadata().userinfo_endpoint) return claims;
  return asking(context, "userinfo", () => oidc.fetchUserInfo(provider, tokens.access_token, claims.sub));
}

/** Asks the provider; throws what its failure is answered with. */
export async function asking<T>({ deps }: Context, step: Step, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw refusalOf(error, step, deps);
  }
}

/** A provider keeps the e-mail out of an ID token that comes with an access token, unless it is asked to put it in. */
const askedInIdToken = JSON.stringify({ id_token: { email: null, email_verified: null } });

/** The parameter by which a provider that knows it is asked for the e-mail in its ID token. */
export function askedClaims(provider: Provider): { readonly claims?: string } {
  return provider.serverMetadata().claims_parameter_supported === true ? { claims: askedInIdToken } : {};
}
