import type { Context } from "./context.ts";
import { type Credential, credentialMembers, type UserCredential } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { isObject, type JsonObject, listOf } from "./wire.ts";

/** Who asks for a trial. */
export interface TrialRequest {
  /** Required for products whose licenses are held by users. */
  readonly email?: string;
  /** Users only: the password to begin with; default: a random one, answered. */
  readonly password?: string;
  /** Code of the license policy; default: the product's default policy. */
  readonly policy?: string;
  /** Of the customer. */
  readonly firstName?: string;
  /** Of the customer. */
  readonly lastName?: string;
  /** Of the customer. */
  readonly companyName?: string;
  /** Of the customer. */
  readonly phone?: string;
  /** Street and number. */
  readonly address?: string;
  /** Of the customer. */
  readonly postcode?: string;
  /** Of the customer. */
  readonly city?: string;
  /** Of the customer. */
  readonly state?: string;
  /** Of the customer. */
  readonly country?: string;
  /** At most 200 characters. */
  readonly reference?: string;
}

/** Asks for a trial (license-api.md §6.16); the same device gets the same one again. */
export async function requestTrial(context: Context, request: TrialRequest): Promise<Credential> {
  const members = {
    ...(await context.base()),
    email: request.email,
    password: request.password,
    license_policy: request.policy,
    first_name: request.firstName,
    last_name: request.lastName,
    company_name: request.companyName,
    phone: request.phone,
    address: request.address,
    postcode: request.postcode,
    city: request.city,
    state: request.state,
    country: request.country,
    reference: request.reference,
  };
  const { json } = await context.connection.call({ method: "GET", endpoint: "trial_key", members, repeat: "safe" });
  const { license, license_key, license_user, initial_password } = isObject(json) ? json : ({} as JsonObject);
  const key = license_key ?? license;
  if (typeof key === "string" && key !== "") return { licenseKey: key };
  if (typeof license_user === "string") {
    const password = request.password ?? (typeof initial_password === "string" ? initial_password : "");
    return { username: license_user, password };
  }
  throw new LicetError("unexpected_answer", "The answer holds no trial.");
}

/** Changes the password of a license user. */
export async function changePassword(context: Context, user: UserCredential, newPassword: string): Promise<void> {
  const members = { ...credentialMembers(user), new_password: newPassword };
  await context.connection.call({
    method: "POST",
    endpoint: "change_password",
    members,
    repeat: "counted",
    answers: "text",
  });
}

/** Where to sign on. */
export interface SignOn {
  /** To be opened in a browser; good for a day. */
  readonly url: string;
  /** The same for the other redirect URIs of the account. */
  readonly alternateUrls: readonly string[];
  /** Who it is, where tokens are fetched, where to sign off; empty where the provider has none. */
  readonly provider: {
    readonly issuer: string;
    readonly tokenEndpoint: string;
    readonly endSessionEndpoint: string;
    readonly introspectionEndpoint: string;
  };
}

/** What `signOn` is asked with. */
export interface SignOnRequest {
  /** Code of the customer account whose users sign on. */
  readonly customerAccountCode: string;
  /** What comes back to the redirect URI; default `code`. */
  readonly responseType?: "code" | "token";
  /** One of those that the vendor configured; default: the first. */
  readonly redirectUri?: string;
}

/** Asks where the users of a customer account sign on (license-api.md §6.24). */
export async function findSignOn(context: Context, request: SignOnRequest): Promise<SignOn> {
  const members = {
    product: context.product,
    customer_account_code: request.customerAccountCode,
    response_type: request.responseType ?? "code",
    redirect_uri: request.redirectUri,
  };
  const { json } = await context.connection.call({ method: "GET", endpoint: "sso_url", members, repeat: "safe" });
  const { url, alternate_urls, openid_configuration } = isObject(json) ? json : ({} as JsonObject);
  if (typeof url !== "string") throw new LicetError("unexpected_answer", "The answer holds no address to sign on at.");
  const provider = isObject(openid_configuration) ? openid_configuration : ({} as JsonObject);
  const named = (name: string) => (typeof provider[name] === "string" ? provider[name] : "");
  return {
    url,
    alternateUrls: Array.isArray(alternate_urls) ? alternate_urls.filter((each) => typeof each === "string") : [],
    provider: {
      issuer: named("issuer"),
      tokenEndpoint: named("token_endpoint"),
      endSessionEndpoint: named("end_session_endpoint"),
      introspectionEndpoint: named("introspection_endpoint"),
    },
  };
}

/** The licenses of a user, on the wire (license-api.md §5.6). */
export async function userLicenses(context: Context, credential: Credential): Promise<readonly JsonObject[]> {
  const members = { product: context.product, ...credentialMembers(credential) };
  const { json } = await context.connection.call({ method: "GET", endpoint: "user_licenses", members, repeat: "safe" });
  return listOf(json);
}
