import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withKey } from "../support/api-keys.ts";
import type { FreelyRead, TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import { client, type IdentityProvider, otherClient, startProvider } from "../support/identity-provider.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { createAccount, createSsoApp, sellTo, setUp, signOn } from "./sold.ts";

// What no single sign-on gets through with (docs/guide/single-sign-on.md).

let app: TestApp;
let application: LicenseClient;
let provider: IdentityProvider;
let acme: number;
const account = { customer_account_code: "acme" };
const ann = "ann@acme.example";
const minute = 60_000;

beforeAll(async () => {
  provider = await startProvider({
    ann: { email: ann, email_verified: true },
    unsure: { email: ann, email_verified: false },
    unsureText: { email: ann, email_verified: "false" },
    nameless: {},
    stranger: { email: "stranger@acme.example" },
    resting: { email: "resting@acme.example" },
  });
  ({ app, application } = await createSsoApp());
  acme = await createAccount(app, "acme");
  await setUp(app, acme, provider);
  await sellTo(app, ann, { customer_account_id: acme }, { max_activations: 1000 });
});
beforeEach(() => app.clock.set(new Date()));
afterAll(async () => {
  await app.close();
  await provider.stop();
});

const activate = (members: object, hardware_id = "device") =>
  application.activate({ product: "team", hardware_id, ...account, ...members });
const codeOf = async (person = "ann") => (await signOn(application, provider, person, account))["code"];
const tokensOf = (person = "ann", more: object = {}) =>
  signOn(application, provider, person, { ...account, response_type: "token", ...more });

/** The nonce of a new sso_url. */
async function freshNonce(members: object = account): Promise<string> {
  const { json } = await application.call("GET", "sso_url", { query: { product: "team", ...members } });
  return new URL((json as { url: string }).url).searchParams.get("nonce") ?? "";
}

describe("a code", () => {
  test("is valid once", async () => {
    const code = await codeOf();
    expect((await activate({ code })).status).toBe(200);
    expect(await activate({ code })).toMatchObject({ status: 400, code: "sso_token_not_valid" });
  });

  test("is valid for the redirect URI that it came to", async () => {
    const [, redirect_uri] = client.redirect_uris;
    expect((await activate({ code: await codeOf(), redirect_uri })).code).toBe("sso_token_not_valid");
  });

  test("is not forwarded with a redirect URI that is not configured", async () => {
    const before = provider.requests.filter((path) => path === "/token").length;
    const redirect_uri = "https://evil.example/";
    expect((await activate({ code: await codeOf(), redirect_uri })).code).toBe("sso_redirect_uri_not_allowed");
    expect(provider.requests.filter((path) => path === "/token")).toHaveLength(before);
  });

  test("that the provider never issued is refused", async () => {
    expect((await activate({ code: "made-up" })).code).toBe("sso_token_not_valid");
  });

  test("is refused where the sign-on did not begin at sso_url", async () => {
    const query = { client_id: client.client_id, response_type: "code", scope: "openid email" };
    const own = { ...query, redirect_uri: client.redirect_uris[0], nonce: "made-up-by-the-application" };
    const url = `${provider.issuer}/auth?${new URLSearchParams(own)}`;
    const { code } = await provider.signOn(url, "ann");
    expect((await activate({ code })).code).toBe("sso_token_not_valid");
  });

  test("of another client of the provider is refused", async () => {
    const query = { client_id: otherClient.client_id, response_type: "code", scope: "openid email" };
    const own = { ...query, redirect_uri: otherClient.redirect_uris[0], nonce: await freshNonce() };
    const { code } = await provider.signOn(`${provider.issuer}/auth?${new URLSearchParams(own)}`, "ann");
    expect((await activate({ code })).code).toBe("sso_token_not_valid");
  });
});

describe("an ID token", () => {
  const forged = async (claims: object, header: object = {}) =>
    activate({ id_token: provider.signed({ ...provider.claims(ann, await freshNonce()), ...claims }, header) });

  test("that the provider signed for us, now, after sso_url, is accepted", async () => {
    expect((await forged({})).status).toBe(200);
  });

  test.each([
    ["of another issuer", { iss: "https://evil.example" }],
    ["for another audience", { aud: otherClient.client_id }],
    ["for several audiences without azp", { aud: [client.client_id, otherClient.client_id] }],
    ["issued to another client", { azp: otherClient.client_id }],
    ["that has expired", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["that is not valid yet", { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ["without expiry", { exp: undefined }],
    ["without subject", { sub: undefined }],
    ["without nonce", { nonce: undefined }],
    ["with a nonce that was made up", { nonce: "made-up" }],
  ])("%s is refused", async (_case, claims) => {
    expect(await forged(claims)).toMatchObject({ status: 400, code: "sso_token_not_valid" });
  });

  test.each([
    ["without signature", { alg: "none" }],
    ["signed with the public key as a secret", { alg: "HS256" }],
    ["with a key that the provider does not have", { kid: "key-2" }],
  ])("%s is refused", async (_case, header) => {
    expect((await forged({}, header)).code).toBe("sso_token_not_valid");
  });

  test("whose content was changed is refused", async () => {
    const { id_token = "" } = await tokensOf();
    const [header, payload = "", signature] = id_token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, email: ann })).toString("base64url");
    expect((await activate({ id_token: [header, changed, signature].join(".") })).code).toBe("sso_token_not_valid");
  });

  test("expires by the clock of the server", async () => {
    const nonce = await freshNonce();
    const id_token = provider.signed(provider.claims(ann, nonce));
    app.clock.advance(9 * minute);
    expect((await activate({ id_token })).status).toBe(200);
    app.clock.advance(2 * minute);
    expect((await activate({ id_token })).code).toBe("sso_token_not_valid");
  });

  test("is refused a day after sso_url was asked", async () => {
    const nonce = await freshNonce();
    const claims = provider.claims(ann, nonce);
    const id_token = provider.signed({ ...claims, exp: Number(claims["exp"]) + 48 * 3600 });
    app.clock.advance(24 * 60 * minute - 1000);
    expect((await activate({ id_token })).status).toBe(200);
    app.clock.advance(2000);
    expect((await activate({ id_token })).code).toBe("sso_token_not_valid");
  });

  test("is refused where sso_url was asked for another account", async () => {
    const other = await createAccount(app, "twin");
    await setUp(app, other, provider);
    const nonce = await freshNonce({ customer_account_code: "twin" });
    const id_token = provider.signed(provider.claims(ann, nonce));
    expect((await activate({ id_token })).code).toBe("sso_token_not_valid");
  });

  test("without e-mail identifies no one", async () => {
    const { id_token } = await tokensOf();
    expect((await activate({ id_token })).code).toBe("sso_email_missing");
  });
});

describe("an access token", () => {
  test("of another application of the same provider is refused", async () => {
    const query = { client_id: otherClient.client_id, response_type: "id_token token", scope: "openid email" };
    const own = { ...query, redirect_uri: otherClient.redirect_uris[0], nonce: "any" };
    const { access_token } = await provider.signOn(`${provider.issuer}/auth?${new URLSearchParams(own)}`, "ann");
    // The provider itself accepts it: the refusal is ours.
    const me = await fetch(`${provider.issuer}/me`, { headers: { authorization: `Bearer ${access_token}` } });
    expect(((await me.json()) as FreelyRead).email).toBe(ann);
    expect((await activate({ id_token: access_token })).code).toBe("sso_token_not_valid");
  });

  test.each([
    ["garbage", "garbage"],
    ["three pieces of garbage", "a.b.c"],
    [
      "JSON that is not a token",
      `${Buffer.from("[]").toString("base64url")}.${Buffer.from("1").toString("base64url")}.x`,
    ],
  ])("that is %s is refused", async (_case, id_token) => {
    expect((await activate({ id_token })).code).toBe("sso_token_not_valid");
  });

  test("is refused where the provider cannot say for whom it was issued", async () => {
    const mute = await startProvider({ ann: { email: ann } }, { features: { introspection: { enabled: false } } });
    const id = await createAccount(app, "mute");
    await setUp(app, id, mute);
    await sellTo(app, ann, { customer_account_id: id });
    const there = { customer_account_code: "mute" };
    const { access_token } = await signOn(application, mute, "ann", { ...there, response_type: "token" });
    const answer = await activate({ id_token: access_token, ...there });
    expect(answer).toMatchObject({ status: 400, code: "sso_token_not_valid" });
    expect(answer.body).toContain("use a code");
    const { code } = await signOn(application, mute, "ann", there);
    expect((await activate({ code, ...there })).status).toBe(200);
    await mute.stop();
  });
});

describe("the user", () => {
  test.each(["unsure", "unsureText"])("whose e-mail is not verified is refused: %s", async (person) => {
    expect((await activate({ code: await codeOf(person) })).code).toBe("sso_email_not_verified");
    const { access_token } = await tokensOf(person);
    expect((await activate({ id_token: access_token })).code).toBe("sso_email_not_verified");
  });

  test("without an e-mail is refused", async () => {
    expect((await activate({ code: await codeOf("nameless") })).code).toBe("sso_email_missing");
  });

  test("to whom no license was given is refused, and not created", async () => {
    expect((await activate({ code: await codeOf("stranger") })).code).toBe("sso_user_not_found");
    const [users] = await app.db`select count(*) from license_users where true_email = 'stranger@acme.example'`;
    expect(Number(users?.["count"])).toBe(0);
  });

  test("who is inactive is refused", async () => {
    await sellTo(app, "resting@acme.example", { customer_account_id: acme });
    await app.db`update license_users set is_active = false where true_email = 'resting@acme.example'`;
    expect((await activate({ code: await codeOf("resting") })).code).toBe("sso_user_not_found");
  });
});

describe("the call", () => {
  test.each([
    ["without an account", { code: "c", customer_account_code: undefined }, "missing_parameters"],
    ["with an unknown account", { code: "c", customer_account_code: "nobody" }, "customer_account_not_found"],
    ["with code and token", { code: "c", id_token: "t" }, "validation_error"],
    ["without a device", { code: "c", hardware_id: undefined }, "missing_hardware_id"],
  ])("%s is refused", async (_case, members, code) => {
    expect(await activate(members)).toMatchObject({ status: 400, code });
  });

  test("for an account without sign-on is refused", async () => {
    await createAccount(app, "plain");
    const there = { customer_account_code: "plain" };
    expect((await activate({ code: "c", ...there })).code).toBe("sso_not_configured");
    const query = { product: "team", ...there };
    expect((await application.call("GET", "sso_url", { query })).code).toBe("sso_not_configured");
  });

  test("for an account whose sign-on is switched off is refused, and works again afterwards", async () => {
    const code = await codeOf();
    await app.management("PATCH", `customer-accounts/${acme}/sso/`, { body: { enabled: false } });
    expect((await activate({ code })).code).toBe("sso_not_enabled");
    expect((await application.call("GET", "sso_url", { query: { product: "team", ...account } })).code).toBe(
      "sso_not_enabled",
    );
    await app.management("PATCH", `customer-accounts/${acme}/sso/`, { body: { enabled: true } });
    expect((await activate({ code })).status).toBe(200);
  });

  test("with a read-only key activates nothing, and does not use up the code", async () => {
    const code = await codeOf();
    await withKey(app, { is_read_only: true }, async () => {
      expect((await activate({ code })).code).toBe("read_only_api_key");
      const query = { product: "team", ...account };
      expect((await application.call("GET", "sso_url", { query })).status).toBe(200);
    });
    expect((await activate({ code })).status).toBe(200);
  });

  test("without credentials is refused before the provider is asked", async () => {
    const before = provider.requests.length;
    const payload = { product: "team", hardware_id: "h", code: "c", ...account };
    const answer = await app.app.inject({ method: "POST", url: "/api/v4/activate_license", payload });
    expect(answer.json()).toMatchObject({ code: "missing_headers" });
    expect(provider.requests).toHaveLength(before);
  });

  test("of another company does not find the account", async () => {
    const stranger = applicationOf(app, app.otherCompany);
    const body = { product: "team", hardware_id: "h", code: await codeOf(), ...account };
    expect((await stranger.activate(body)).code).toBe("customer_account_not_found");
    await app.management("POST", "products/", {
      body: { product_name: "team", short_code: "team", authorization_method: "user" },
      key: app.otherCompany.managementKey,
    });
    const query = { product: "team", ...account };
    expect((await stranger.call("GET", "sso_url", { query })).code).toBe("customer_account_not_found");
  });

  test("in a request file is refused: a file names a user by password", async () => {
    const members = { product: "team", hardware_id: "far-away", code: "c", ...account };
    const body = wrappedRequest(app, members, app.clock.now());
    for (const endpoint of ["activate_offline", "activate_bundle_offline"])
      expect((await application.call("POST", endpoint, { body })).code).toBe("sso_not_allowed");
  });

  test.each([
    "floating/borrow",
    "floating/feature_borrow",
    "deactivate_license",
    "deactivate_bundle",
    "activate_bundle",
  ])("%s needs a valid code as well", async (endpoint) => {
    const body = { product: "team", hardware_id: "device", feature: "f", borrowed_until: null, code: "no", ...account };
    expect((await application.call("POST", endpoint, { body })).code).toBe("sso_token_not_valid");
  });

  test("user_licenses needs a valid code as well", async () => {
    const query = { product: "team", code: "no", ...account };
    expect((await application.call("GET", "user_licenses", { query })).code).toBe("sso_token_not_valid");
  });
});

test("an OAuth client does not reach a product of the same name outside its scope", async () => {
  await createProduct(app, "scoped", { authorization_method: "user" });
  const id = await createAccount(app, "scoped");
  const created = await app.management("POST", `customer-accounts/${id}/client/`, { body: {} });
  const form = {
    grant_type: "client_credentials",
    client_id: created.json.clientId,
    client_secret: created.json.secret,
  };
  const token = await app.app.inject({
    method: "POST",
    url: "/oauth/token",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(form).toString(),
  });
  const headers = { Authorization: `Bearer ${token.json().access_token}` };
  const body = { product: "team", hardware_id: "h", code: await codeOf(), ...account };
  const answer = await application.call("POST", "activate_license", { body, headers });
  expect(answer.code).toBe("customer_account_not_found");
});
