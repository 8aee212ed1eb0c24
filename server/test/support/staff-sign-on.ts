import type { Answer, TestApp, TestCompany } from "./app.ts";
import { client, type IdentityProvider } from "./identity-provider.ts";
import { ownerOf } from "./staff.ts";

// Staff who sign on at the identity provider of their company.

/** The initial settings of a test. */
export const usualSettings = {
  email_domains: ["vendor.example"],
  new_staff_role: null,
  allows_passwords: true,
  asks_for_code: false,
  enabled: true,
};

/** Sets up, or changes, the sign-on of a company's staff. */
export async function setUpStaffSso(
  app: TestApp,
  { issuer }: Pick<IdentityProvider, "issuer">,
  members: object = {},
  company: Pick<TestCompany, "companyId"> = app,
): Promise<void> {
  const owner = await ownerOf(app, company);
  const answer = await owner.call("PATCH", "company/sso/", { issuer, ...client, ...members });
  if (answer.status !== 200) throw new Error(`the sign-on was refused: ${answer.text}`);
}

/** A sign-on that has begun: where it goes, and the cookie of the browser. */
export interface Begun {
  readonly url: string;
  readonly cookie: string;
}

/** `POST session/oidc/`. */
export async function begin(app: TestApp, body: object = { company: app.companyId }): Promise<Begun> {
  const { status, json, headers, text } = await app.management("POST", "session/oidc/", { key: null, body });
  if (status !== 200) throw new Error(`the sign-on did not begin: ${text}`);
  return { url: json.url, cookie: String(headers["set-cookie"]).split(";")[0] ?? "" };
}

/** `POST session/oidc/callback/`. */
export function comeBack(app: TestApp, cookie: string, body: object): Promise<Answer> {
  return app.management("POST", "session/oidc/callback/", { key: null, headers: { cookie }, body });
}

/** A person's whole sign-on: begins, signs on at the provider, comes back. */
export async function signOnStaff(
  app: TestApp,
  provider: IdentityProvider,
  person: string,
  company: Pick<TestCompany, "companyId"> = app,
): Promise<Answer> {
  const { url, cookie } = await begin(app, { company: company.companyId });
  return comeBack(app, cookie, await provider.signOn(url, person));
}
