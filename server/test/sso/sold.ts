import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { client, type IdentityProvider } from "../support/identity-provider.ts";
import type { LicenseClient } from "../support/license-client.ts";

// The start of every single sign-on test.

/** An app that may call providers on this machine, at the present time, because providers use their own clock. */
export async function createSsoApp(): Promise<{ app: TestApp; application: LicenseClient }> {
  const app = await createTestApp({ now: new Date().toISOString(), privateHosts: ["127.0.0.1"] });
  await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "more", { authorization_method: "user" });
  await createProduct(app, "suite", { authorization_method: "user", is_bundle: true, products: ["team", "more"] });
  await createProduct(app, "keyed");
  return { app, application: applicationOf(app) };
}

/** A customer account; returns its id. */
export async function createAccount(app: TestApp, code: string): Promise<number> {
  const { status, json, text } = await app.management("POST", "customer-accounts/", { body: { code, name: code } });
  if (status !== 201) throw new Error(`the account was refused: ${text}`);
  return json.id;
}

/** Sets up the sign-on of an account at a provider. */
export async function setUp(app: TestApp, accountId: number, { issuer }: IdentityProvider, members: object = {}) {
  const body = { issuer, ...client, ...members };
  const answer = await app.management("PATCH", `customer-accounts/${accountId}/sso/`, { body });
  if (answer.status !== 200) throw new Error(`the sign-on was refused: ${answer.text}`);
  return answer.json;
}

/** Sells a license of the user-based product to one person of an account. */
export function sellTo(
  app: TestApp,
  email: string,
  account: { readonly customer_account_id?: number },
  terms: object = {},
  product = "team",
): Promise<FreelyRead> {
  return sell(app, product, { users: [{ email }], ...terms }, account);
}

/**
 * A person signs on from the application: asks for the address, goes there, and returns with what the application
 * forwards.
 */
export async function signOn(
  application: LicenseClient,
  provider: IdentityProvider,
  person: string,
  members: { customer_account_code: string; response_type?: "code" | "token"; redirect_uri?: string },
): Promise<Readonly<Record<string, string>>> {
  const query = { product: "team", response_type: "code", ...members };
  const { status, json, body } = await application.call("GET", "sso_url", { query });
  if (status !== 200) throw new Error(`sso_url was refused: ${body}`);
  return provider.signOn((json as { url: string }).url, person);
}
