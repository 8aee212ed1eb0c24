import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { documentedTexts } from "../every-call/documented-texts.ts";
import type { FreelyRead, TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { client, type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { createAccount, createSsoApp, sellTo, setUp, signOn } from "./sold.ts";

// Single sign-on with both grants, at a real provider (license-api.md §4, §6.3, §6.24; docs/guide/single-sign-on.md).

let app: TestApp;
let application: LicenseClient;
let provider: IdentityProvider;
let acme: number;
const account = { customer_account_code: "acme" };
const [firstUri, secondUri] = client.redirect_uris;
const ann = "Ann@acme.example";

beforeAll(async () => {
  provider = await startProvider(
    { ann: { email: "ann@ACME.example", email_verified: true } },
    { features: { claimsParameter: { enabled: true } } },
  );
  ({ app, application } = await createSsoApp());
  acme = await createAccount(app, "acme");
  await setUp(app, acme, provider);
});
beforeEach(() => app.clock.set(new Date()));
afterAll(async () => {
  await app.close();
  await provider.stop();
});

/** What an application has after a sign-on, in each form in which it may send it. */
async function credentials(way: string) {
  const back = await signOn(application, provider, "ann", {
    ...account,
    response_type: way === "code" ? "code" : "token",
  });
  return way === "code" ? { code: back["code"], ...account } : { id_token: back[way], ...account };
}

describe("sso_url", () => {
  const ask = async (query: object) => {
    const answer = await application.call("GET", "sso_url", { query: { product: "team", ...account, ...query } });
    return { ...answer, json: answer.json as FreelyRead };
  };

  test("leads to the account's own provider, and returns its endpoints", async () => {
    const { json, status } = await ask({ response_type: "code" });
    expect(status).toBe(200);
    const url = new URL(json.url);
    expect(url.href).toContain(`${provider.issuer}/auth?`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: client.client_id,
      response_type: "code",
      scope: "openid email",
      redirect_uri: firstUri,
    });
    expect(json.openid_configuration).toEqual({
      issuer: provider.issuer,
      end_session_endpoint: `${provider.issuer}/session/end`,
      token_endpoint: `${provider.issuer}/token`,
      introspection_endpoint: `${provider.issuer}/token/introspection`,
    });
  });

  test("asks for tokens where no response_type is sent, with a new nonce each time", async () => {
    const urls = await Promise.all([ask({}), ask({ response_type: "token" })]);
    const nonces = urls.map(({ json }) => {
      const { searchParams } = new URL(json.url);
      expect(searchParams.get("response_type")).toBe("id_token token");
      return searchParams.get("nonce");
    });
    expect(new Set(nonces).size).toBe(2);
  });

  test("leads back to the redirect URI that is sent; the others are alternates", async () => {
    const backOf = (url: string) => new URL(url).searchParams.get("redirect_uri");
    const first = (await ask({})).json;
    expect([first.url, ...first.alternate_urls].map(backOf)).toEqual([firstUri, secondUri]);
    const second = (await ask({ redirect_uri: secondUri })).json;
    expect([second.url, ...second.alternate_urls].map(backOf)).toEqual([secondUri, firstUri]);
  });

  test("has no alternates where the account has one redirect URI", async () => {
    const id = await createAccount(app, "one-way");
    await setUp(app, id, provider, { redirect_uris: [secondUri] });
    const { json } = await ask({ customer_account_code: "one-way" });
    expect(json).not.toHaveProperty("alternate_urls");
    expect(new URL(json.url).searchParams.get("redirect_uri")).toBe(secondUri);
  });

  test("accepts a bundle and its code", async () => {
    expect((await ask({ product: "suite" })).status).toBe(200);
    expect((await ask({ bundle_code: "suite" })).status).toBe(200);
  });

  test.each([
    ["without product", { product: undefined }, "missing_parameters"],
    ["of an unknown product", { product: "nothing" }, "unknown_product"],
    ["of an unknown bundle", { bundle_code: "nothing" }, "unknown_product"],
    ["of a key-based product", { product: "keyed" }, "invalid_product_auth_method"],
    ["without account", { customer_account_code: undefined }, "missing_parameters"],
    ["of an unknown account", { customer_account_code: "nobody" }, "customer_account_not_found"],
    ["with another response_type", { response_type: "magic" }, "validation_error"],
    [
      "with a redirect URI that nobody configured",
      { redirect_uri: "https://evil.example/" },
      "sso_redirect_uri_not_allowed",
    ],
    ["with half a redirect URI", { redirect_uri: firstUri.slice(0, -1) }, "sso_redirect_uri_not_allowed"],
  ])("%s is refused", async (_case, query, code) => {
    expect(await ask(query)).toMatchObject({ status: 400, code });
  });

  test("needs credentials", async () => {
    const path = "/api/v4/sso_url?product=team&customer_account_code=acme";
    expect((await app.app.inject({ url: path })).json()).toMatchObject({ code: "missing_headers" });
  });

  test("refuses a key that is limited to other products", async () => {
    const other = await createProduct(app, "limited", { authorization_method: "user" });
    await app.db`update license_api_keys set product_ids = array[${other}]::bigint[] where api_key = ${app.apiKey}`;
    expect((await ask({})).code).toBe("api_key_product_not_allowed");
    await app.db`update license_api_keys set product_ids = null where api_key = ${app.apiKey}`;
  });
});

describe.each(["code", "access_token", "id_token"])("with %s", (way) => {
  test("activate_license binds the device for the user whom the provider names, without a password", async () => {
    const license = await sellTo(app, ann, { customer_account_id: acme });
    const about = { product: "team", hardware_id: `device-${way}`, license_id: license.id };
    const answer = await application.activate({ ...about, ...(await credentials(way)) });
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({ id: license.id, user: { email: ann }, username: ann });
    expect((await application.check({ ...about, username: ann })).status).toBe(200);
  });

  test("activate_bundle binds it to every license of the bundle", async () => {
    const products = ["team", "more"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
    const order = { is_bundle: true, customer_account_id: acme };
    await sell(app, "suite", { users: [{ email: ann }], products }, order);
    const about = { product: "suite", hardware_id: `device-${way}` };
    const answer = await application.call("POST", "activate_bundle", {
      body: { ...about, ...(await credentials(way)) },
    });
    expect(answer.status, answer.body).toBe(200);
    expect((answer.json as FreelyRead[]).map(({ user }) => user.email)).toEqual([ann, ann, ann]);
    const gone = await application.call("POST", "deactivate_bundle", {
      body: { ...about, ...(await credentials(way)) },
    });
    expect([gone.status, gone.body]).toEqual([200, "license_deactivated"]);
  });

  test("floating/borrow keeps a slot", async () => {
    const terms = { is_floating_cloud: true, floating_users: 1, can_borrow: true, max_borrow_time: 48 };
    const license = await sellTo(app, ann, { customer_account_id: acme }, terms);
    const about = { product: "team", hardware_id: "borrower", license_id: license.id };
    expect((await application.activate({ ...about, ...(await credentials(way)) })).status).toBe(200);
    const body = { ...about, borrowed_until: null, ...(await credentials(way)) };
    const answer = await application.call("POST", "floating/borrow", { body });
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({ license_id: license.id, max_borrow_time: 48 });
  });

  test("deactivate_license frees the seat, though a username would be enough", async () => {
    const license = await sellTo(app, ann, { customer_account_id: acme });
    const about = { product: "team", hardware_id: "leaver", license_id: license.id };
    await application.activate({ ...about, ...(await credentials(way)) });
    const answer = await application.deactivate({ ...about, ...(await credentials(way)) });
    expect(answer.status, answer.body).toBe(200);
    expect((await application.check({ ...about, username: ann })).code).toBe("license_not_active");
  });

  test("user_licenses lists the user's licenses of the account", async () => {
    const license = await sellTo(app, ann, { customer_account_id: acme });
    const query = { product: "team", ...(await credentials(way)) };
    const answer = await application.call("GET", "user_licenses", { query });
    expect(answer.status, answer.body).toBe(200);
    const listed = answer.json as FreelyRead[];
    expect(listed.map((each) => each.license.id)).toContain(license.id);
    expect(new Set(listed.map((each) => each.user.email))).toEqual(new Set([ann]));
  });
});

test("floating/feature_borrow accepts a sign-on", async () => {
  const product = await createProduct(app, "studio", { authorization_method: "user" });
  const feature = { code: "ink", name: "Ink", feature_type: "activation", is_floating_cloud: true };
  const limits = { floating_users: 1, can_borrow: true, max_borrow_time: 24 };
  await app.management("POST", "product-features/", { body: { product, ...feature, ...limits } });
  const license = await sellTo(app, ann, { customer_account_id: acme }, { product_features: ["ink"] }, "studio");
  const about = { product: "studio", hardware_id: "painter", license_id: license.id };
  expect((await application.activate({ ...about, ...(await credentials("code")) })).status).toBe(200);
  const body = { ...about, feature: "ink", borrowed_until: null, ...(await credentials("code")) };
  const answer = await application.call("POST", "floating/feature_borrow", { body });
  expect(answer.status, answer.body).toBe(200);
});

test("a code that came to the second redirect URI is exchanged with it", async () => {
  const { id } = await sellTo(app, ann, { customer_account_id: acme });
  const there = { ...account, redirect_uri: secondUri };
  const { code } = await signOn(application, provider, "ann", there);
  const about = { product: "team", hardware_id: "second", license_id: id };
  expect((await application.activate({ ...about, code, ...there })).status).toBe(200);
});

test("the same user's name may be sent with the sign-on; another one may not", async () => {
  const { id } = await sellTo(app, ann, { customer_account_id: acme });
  const about = { product: "team", hardware_id: "named", license_id: id };
  const named = { ...about, ...(await credentials("code")), username: "ANN@acme.example|acme" };
  expect((await application.activate(named)).status).toBe(200);
  const other = { ...about, ...(await credentials("code")), username: "bob@acme.example" };
  expect((await application.activate(other)).code).toBe("invalid_credentials");
});

test("the answer is signed for the user's e-mail, even if a key was sent along", async () => {
  const { id } = await sellTo(app, ann, { customer_account_id: acme });
  const about = { product: "team", hardware_id: "keyed", license_id: id, license_key: "AAAA-BBBB" };
  // The client's verifier throws where the signature does not match.
  expect((await application.activate({ ...about, ...(await credentials("id_token")) })).status).toBe(200);
});

test("a key-based product does not accept a sign-on", async () => {
  const body = { product: "keyed", hardware_id: "keyless", ...(await credentials("code")) };
  expect((await application.activate(body)).code).toBe("license_key_required");
});

test("an order without an account belongs to the account of its customer", async () => {
  const { companyId, clock } = app;
  await app.db`
    insert into customers (company_id, customer_account_id, email, created_at, updated_at)
    values (${companyId}, ${acme}, 'buyer@acme.example', ${clock.now()}, ${clock.now()})`;
  const order = { customer: { email: "buyer@acme.example" }, add_to_customer_account: false };
  const { id } = await sellTo(app, ann, order as object);
  const body = { product: "team", hardware_id: "inherited", license_id: id, ...(await credentials("code")) };
  expect((await application.activate(body)).status).toBe(200);
});

describe("change_password", () => {
  const change = (username: string, password: string) =>
    application.call("POST", "change_password", { body: { username, password, new_password: "second-password" } });
  const passwordOf = (license: FreelyRead): string => license.license_users[0].initial_password;

  test("is refused to users whose every license uses sign-on, while that is enabled", async () => {
    const id = await createAccount(app, "passwords");
    await setUp(app, id, provider);
    const carl = "carl@acme.example";
    const password = passwordOf(await sellTo(app, carl, { customer_account_id: id }));
    expect((await change(carl, "wrong-password")).code).toBe("invalid_credentials");
    expect(JSON.parse((await change(carl, password)).body)).toEqual({
      status: 400,
      code: "change_password_not_allowed",
      message: documentedTexts["change_password_not_allowed"]?.[1],
    });
    await app.management("PATCH", `customer-accounts/${id}/sso/`, { body: { enabled: false } });
    expect((await change(carl, password)).status).toBe(200);
  });

  test("is allowed for users who need a password for another license", async () => {
    const dora = "dora@acme.example";
    const password = passwordOf(await sellTo(app, dora, { customer_account_id: acme }));
    await sellTo(app, dora, {});
    expect((await change(dora, password)).status).toBe(200);
  });
});
