import type { SecretBox } from "./secret-box.ts";

declare const named: unique symbol;

/**
 * The place that a secret is sealed for. It is authenticated, so a value moved to another company or column does not
 * open.
 */
export type SealedPlace = string & { readonly [named]: true };

const place = (text: string) => text as SealedPlace;

/**
 * Every place that secrets are sealed for. The texts are part of stored values: a place that was ever used keeps its
 * text.
 */
export const placeOf = {
  signingKey: place("signing-key"),
  freshAnswerKey: place("fresh-answer-key"),
  oauthToken: place("oauth-token"),
  signOnNonce: place("sign-on-nonce"),
  knownDevice: place("known-device"),
  portalSignOn: place("portal-sign-on"),
  sharedKey: (companyId: number) => place(`shared-key:${companyId}`),
  initialPassword: (companyId: number) => place(`initial-password:${companyId}`),
  oauthSecret: (companyId: number) => place(`oauth-secret:${companyId}`),
  airGapKey: (companyId: number) => place(`air-gap:${companyId}`),
  totpSecret: (companyId: number) => place(`totp:${companyId}`),
  staffSignOn: (companyId: number) => place(`staff-sign-on:${companyId}`),
  staffSsoSecret: (companyId: number) => place(`staff-sso-secret:${companyId}`),
  mailSecrets: (companyId: number) => place(`mail-secrets:${companyId}`),
  webhookSecret: (companyId: number) => place(`webhook-secret:${companyId}`),
  ssoSecret: (companyId: number, accountId: number) => place(`sso-secret:${companyId}:${accountId}`),
  billingSecret: (companyId: number) => place(`billing-secret:${companyId}`),
  billingPrivateKey: (companyId: number) => place(`billing-private-key:${companyId}`),
  billingApiKey: (companyId: number) => place(`billing-api-key:${companyId}`),
  idempotentAnswer: (companyId: number, key: string) => place(`idempotent-answer:${companyId}:${key}`),
} as const;

/** Opens the initial passwords of a company's license users. */
export function passwordOpener(secrets: SecretBox, companyId: number): (sealed: Uint8Array) => string {
  return (sealed) => secrets.open(sealed, placeOf.initialPassword(companyId));
}
