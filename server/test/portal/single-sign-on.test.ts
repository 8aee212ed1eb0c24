import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccount, createSsoApp, sellTo, setUp } from "../sso/sold.ts";
import type { Answer, FreelyRead, TestApp } from "../support/app.ts";
import { client, type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import { portalCaller } from "../support/portal.ts";

// Signing in to the portal at the provider of a customer account, at a real provider.

let app: TestApp;
let provider: IdentityProvider;
let acme: number;
const [redirect_uri] = client.redirect_uris;
const ann = "Ann@acme.example";

beforeAll(async () => {
  provider = await startProvider({
    ann: { email: "ann@ACME.example", email_verified: true },
    boss: { email: "boss@acme.example", email_verified: true },
    eve: { email: "eve@else.example", email_verified: true },
    unverified: { email: ann, email_verified: false },
  });
  ({ app } = await createSsoApp());
  acme = await createAccount(app, "acme");
  await setUp(app, acme, provider);
});
beforeEach(() => app.clock.set(new Date()));
afterAll(async () => {
  await app.close();
  await provider.stop();
});

const post = (path: string, body: object, cookie?: string): Promise<Answer> =>
  app.management("POST", path, { key: null, body, headers: cookie === undefined ? {} : { cookie } });
const begin = (members: object = {}) =>
  post("portal/session/sso/", { customer_account_code: "acme", company: app.companyId, redirect_uri, ...members });
const cookieOf = ({ headers }: Answer) => String(headers["set-cookie"]).split(";")[0] ?? "";
const comeBack = (body: object, cookie?: string) => post("portal/session/sso/callback/", body, cookie);

/** A person's whole sign-on. */
async function signOn(person: string): Promise<Answer> {
  const begun = await begin();
  return comeBack(await provider.signOn(begun.json.url, person), cookieOf(begun));
}

describe("a user", () => {
  test("sees the licenses of the account that they hold, and none of theirs elsewhere", async () => {
    const { id } = await sellTo(app, ann, { customer_account_id: acme });
    await sellTo(app, ann, {});
    const { status, json, text } = await signOn("ann");
    expect(status, text).toBe(200);
    expect(json).toMatchObject({ kind: "user", email: ann, customer_account: acme, is_initial_password: false });
    const call = portalCaller(app, json.token);
    const { results } = (await call("GET", "licenses/")).json;
    expect(results.map((license: FreelyRead) => license.id)).toEqual([id]);
  });

  test("who manages the account is found without a license of their own", async () => {
    const { id } = await sellTo(app, "someone@acme.example", { customer_account_id: acme });
    const made = await app.management("POST", `customer-accounts/${acme}/add_manager/`, {
      body: { email: "boss@acme.example" },
    });
    expect(made.status).toBe(200);
    const { json } = await signOn("boss");
    expect(json).toMatchObject({ kind: "manager" });
    const { results } = (await portalCaller(app, json.token)("GET", "licenses/")).json;
    expect(results.map((license: FreelyRead) => license.id)).toContain(id);
  });

  test("whom the account does not know, and an address that is not verified, are refused", async () => {
    await sellTo(app, "eve@else.example", {});
    expect((await signOn("eve")).json.code).toBe("sso_user_not_found");
    expect((await signOn("unverified")).json.code).toBe("sso_email_not_verified");
  });

  test("is signed out when the account's sign-on is switched off", async () => {
    await sellTo(app, ann, { customer_account_id: acme });
    const { json } = await signOn("ann");
    await setUp(app, acme, provider, { enabled: false });
    const call = portalCaller(app, json.token);
    expect((await call("GET", "session/")).json.code).toBe("session_not_valid");
    expect((await begin()).json.code).toBe("sso_not_enabled");
    await setUp(app, acme, provider, { enabled: true });
  });
});

describe("a sign-on", () => {
  test("works in the browser it began in, once, and for ten minutes", async () => {
    await sellTo(app, ann, { customer_account_id: acme });
    const begun = await begin();
    const back = await provider.signOn(begun.json.url, "ann");
    expect((await comeBack(back)).json.code).toBe("sign_on_not_valid");
    expect((await comeBack(back, cookieOf(await begin()))).json.code).toBe("sign_on_not_valid");
    expect((await comeBack(back, `licet_portal_sign_on=${"x".repeat(80)}`)).json.code).toBe("sign_on_not_valid");
    const done = await comeBack(back, cookieOf(begun));
    expect(done.status, done.text).toBe(200);
    expect((await comeBack(back, cookieOf(begun))).json.code).toBe("sso_token_not_valid");
    const late = await begin();
    app.clock.advance(10 * 60_000);
    expect(
      (await comeBack({ state: new URL(late.json.url).searchParams.get("state"), code: "x" }, cookieOf(late))).json
        .code,
    ).toBe("sign_on_expired");
  });

  test("binds its code to a challenge, and comes back to an address that is configured, the portal's unless named", async () => {
    const { searchParams } = new URL((await begin()).json.url);
    expect([searchParams.get("code_challenge_method"), searchParams.get("redirect_uri")]).toEqual([
      "S256",
      redirect_uri,
    ]);
    expect((await begin({ redirect_uri: "https://evil.example/" })).json.code).toBe("sso_redirect_uri_not_allowed");
    expect((await begin({ redirect_uri: undefined })).json.code).toBe("sso_redirect_uri_not_allowed");
  });

  test("of an account that is not there, or has none, is refused", async () => {
    await createAccount(app, "bare");
    expect((await begin({ customer_account_code: "nobodys" })).json.code).toBe("customer_account_not_found");
    expect((await begin({ customer_account_code: "bare" })).json.code).toBe("sso_not_configured");
    const { companyId: company } = app.otherCompany;
    expect((await begin({ company })).json.code).toBe("customer_account_not_found");
  });
});
