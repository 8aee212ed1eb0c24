import { LicetError } from "./errors.ts";
import { signedName } from "./transport/signatures.ts";
import type { WireLicense } from "./wire.ts";

/** How somebody shows that a license is theirs; which one fits is a matter of the product. */
export type Credential = { readonly licenseKey: string } | UserCredential | SingleSignOn;

/** A license user: e-mail, perhaps with `|account` behind it, and password. */
export interface UserCredential {
  /** The e-mail of the license user, perhaps with `|` and the code of the customer account. */
  readonly username: string;
  /** The initial one, or the one that the user chose. */
  readonly password: string;
}

/** What single sign-on gave the application: a code or a token, both used up by one call. */
export type SingleSignOn = { readonly customerAccountCode: string; readonly redirectUri?: string } & (
  | { readonly code: string }
  | { readonly idToken: string }
);

/** Which license is meant, where somebody has several of one product. */
export interface Choice {
  /** The server's number of the license. */
  readonly licenseId?: number;
  /** The bundle through which the product was bought. */
  readonly bundleCode?: string;
}

/** How a license is named in calls that need no proof. */
export interface Identity {
  readonly license_key?: string;
  readonly username?: string;
  readonly license_id?: number;
  readonly bundle_code?: string;
}

/** The members of an activation. Throws `invalid_options` for a credential that is none. */
export function credentialMembers(credential: Credential) {
  if ("licenseKey" in credential && credential.licenseKey) return { license_key: credential.licenseKey.trim() };
  if ("username" in credential && credential.username)
    return { username: credential.username.trim(), password: credential.password };
  if ("code" in credential || "idToken" in credential) {
    return {
      ...("code" in credential ? { code: credential.code } : { id_token: credential.idToken }),
      customer_account_code: credential.customerAccountCode,
      redirect_uri: credential.redirectUri,
    };
  }
  throw new LicetError("invalid_options", "A license is activated with its key, by its user, or by single sign-on.");
}

/** The members that pin a call to one license. */
export function choiceMembers({ licenseId, bundleCode }: Choice) {
  return {
    ...(licenseId === undefined ? {} : { license_id: licenseId }),
    ...(bundleCode === undefined ? {} : { bundle_code: bundleCode }),
  };
}

/**
 * How later calls name a license that was activated. A user may have several, so theirs is pinned (but not a bundle's
 * many); after single sign-on the user is whom the server told.
 */
export function identityOf(
  credential: Credential,
  choice: Choice,
  answer: WireLicense | undefined,
  kind: "license" | "bundle",
): Identity {
  if ("licenseKey" in credential) return { license_key: credential.licenseKey.trim(), ...choiceMembers(choice) };
  const username = "username" in credential ? credential.username.trim() : answer?.user?.email;
  if (typeof username !== "string")
    throw new LicetError("unexpected_answer", "The server does not say which user has signed on.");
  const pinned = kind === "license" && answer ? { license_id: answer.id } : {};
  return { username, ...pinned, ...choiceMembers(choice) };
}

/** The name that V1 covers. */
export function signedIdOf({ license_key, username }: Identity): string {
  return username === undefined ? (license_key ?? "") : signedName(username);
}
