import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { askToken, bearerOf, createClient, fetchToken, type TestClient } from "../support/oauth-tokens.ts";

// OAuth 2 client credentials (license-api.md §2.2).

const day = 24 * 3_600_000;
let app: TestApp;
let call: { product: string; license_key: string; hardware_id: string };
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app", { max_activations: 100 });
  const { license_key } = await sell(app, "app");
  call = { product: "app", license_key, hardware_id: "a" };
});
afterAll(() => app.close());

/** A client of a license of its own. */
async function newClient(rotation: object = {}): Promise<TestClient & { subject: string }> {
  const { id } = await sell(app, "app");
  const subject = `licenses/${id}`;
  return { ...(await createClient(app, subject, rotation)), subject };
}
const grant = ({ clientId, secret }: TestClient) => ({
  grant_type: "client_credentials",
  client_id: clientId,
  client_secret: secret,
});

describe("the token endpoint", () => {
  test.each(["/oauth/token", "/oauth/token/", "/realms/user-portal/protocol/openid-connect/token"])(
    "%s returns a token in the form of the field",
    async (path) => {
      const { status, json, headers } = await askToken(app, grant(await newClient()), path);
      expect(status).toBe(200);
      expect(json).toEqual({
        access_token: expect.any(String),
        expires_in: 480,
        refresh_expires_in: 0,
        token_type: "Bearer",
        "not-before-policy": 0,
        scope: "profile email",
      });
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  test("Basic authorization is equivalent to members of the form", async () => {
    const { clientId, secret } = await newClient();
    const answer = await app.app.inject({
      method: "POST",
      url: "/oauth/token",
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: "grant_type=client_credentials",
    });
    expect(answer.statusCode).toBe(200);
  });

  test.each<[string, (form: Record<string, string>) => Record<string, string>, number, string]>([
    ["a wrong secret", (form) => ({ ...form, client_secret: `${form["client_secret"]}x` }), 401, "invalid_client"],
    ["an unknown client", (form) => ({ ...form, client_id: "auth-license-1" }), 401, "invalid_client"],
    ["a client with a NUL", (form) => ({ ...form, client_id: "auth\u0000" }), 401, "invalid_client"],
    ["no client", () => ({ grant_type: "client_credentials" }), 401, "invalid_client"],
    ["another grant", (form) => ({ ...form, grant_type: "password" }), 400, "unsupported_grant_type"],
    ["no grant", ({ grant_type: _none, ...form }) => form, 400, "unsupported_grant_type"],
  ])("%s is refused in the form of OAuth", async (_name, change, status, error) => {
    const answer = await askToken(app, change(grant(await newClient())));
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error, error_description: expect.stringMatching(/\w/) });
  });

  test("a body that is not a form is refused", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await app.app.inject({ method: "POST", url: "/oauth/token", headers, payload: "{}" });
    expect([answer.statusCode, answer.json().error]).toEqual([400, "invalid_request"]);
  });

  test("oauth_url returns the address to anyone", async () => {
    const answer = await app.app.inject({ url: "/api/v4/oauth_url?login_type=client_credentials" });
    expect(answer.json()).toEqual({ url: "http://localhost/oauth/token", login_type: "client_credentials" });
    const none = await app.app.inject({ url: "/api/v4/oauth_url" });
    expect([none.statusCode, none.json().code]).toEqual([400, "missing_parameters"]);
    const other = await app.app.inject({ url: "/api/v4/oauth_url?login_type=password" });
    expect([other.statusCode, other.json().code]).toEqual([400, "validation_error"]);
  });
});

describe("a bearer token", () => {
  test("does what a key does: activates, checks and deactivates, with signed answers", async () => {
    const company = await createClient(app, "company");
    const application = bearerOf(app, await fetchToken(app, company));
    expect((await application.activate(call)).status).toBe(200);
    expect((await application.check(call)).status).toBe(200);
    expect((await application.deactivate(call)).body).toBe("license_deactivated");
    expect((await app.management("DELETE", "company/client/")).status).toBe(204);
  });

  test("needs a current Date, like any call", async () => {
    const application = bearerOf(app, await fetchToken(app, await newClient()));
    const late = await application.call("GET", "check_license", {
      query: call,
      headers: { Date: "Sun, 15 Mar 2020 12:00:00 GMT" },
    });
    expect(late.code).toBe("date_header_diff");
  });

  test.each(["", "abc", "a.b.c", `${"A".repeat(3000)}`])("of another kind is malformed: %#", async (token) => {
    const { status, code } = await bearerOf(app, token || "x").check(call);
    expect([status, code]).toEqual([401, "oauth_token_malformed"]);
  });

  test("changed by one character is malformed", async () => {
    const token = await fetchToken(app, await newClient());
    for (const at of [0, 20, token.length - 2]) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect((await bearerOf(app, changed).check(call)).code).toBe("oauth_token_malformed");
    }
  });

  test("expires after eight minutes", async () => {
    const start = app.clock.now();
    const company = await createClient(app, "company");
    const application = bearerOf(app, await fetchToken(app, company));
    app.clock.advance(480_000 - 1);
    expect((await application.check({ ...call, license_key: "none" })).code).toBe("license_not_found");
    app.clock.advance(1);
    const { status, code } = await application.check(call);
    expect([status, code]).toEqual([401, "oauth_token_expired"]);
    app.clock.set(start);
    await app.management("DELETE", "company/client/");
  });

  test("stops working immediately when its client or its license is deleted", async () => {
    const client = await newClient();
    const application = bearerOf(app, await fetchToken(app, client));
    expect((await application.check(call)).code).toBe("license_not_found");
    await app.management("DELETE", `${client.subject}/client/`);
    expect((await application.check(call)).code).toBe("oauth_token_malformed");
    expect((await askToken(app, grant(client))).status).toBe(401);
  });
});

describe("secrets", () => {
  test("a rotated secret is valid for the days of grace, and so are its tokens", async () => {
    const start = app.clock.now();
    const old = await newClient({ grace_days: 2 });
    const { json: fresh } = await app.management("POST", `${old.subject}/client/rotate/`);
    expect(fresh.secret).not.toBe(old.secret);
    expect((await askToken(app, grant(old))).status).toBe(200);
    expect((await askToken(app, grant(fresh))).status).toBe(200);
    app.clock.advance(2 * day - 1000);
    const token = await fetchToken(app, old);
    expect((await bearerOf(app, token).check(call)).code).toBe("license_not_found");
    app.clock.advance(1000);
    expect((await bearerOf(app, token).check(call)).code).toBe("oauth_token_malformed");
    expect((await askToken(app, grant(old))).status).toBe(401);
    expect((await askToken(app, grant(fresh))).status).toBe(200);
    app.clock.set(start);
  });

  test("a secret with a period is replaced when the client is read, and expires after the grace though no one reads it", async () => {
    const start = app.clock.now();
    const read = await newClient({ secret_days: 30, grace_days: 5 });
    const forgotten = await newClient({ secret_days: 30, grace_days: 5 });
    const readNow = async () => (await app.management("GET", `${read.subject}/client/`)).json.secret;
    app.clock.advance(30 * day - 1000);
    expect(await readNow()).toBe(read.secret);
    app.clock.advance(1000);
    const replaced = await readNow();
    expect(replaced).not.toBe(read.secret);
    expect(await readNow()).toBe(replaced);
    app.clock.advance(5 * day - 1000);
    for (const client of [read, forgotten, { ...read, secret: replaced }])
      expect((await askToken(app, grant(client))).status).toBe(200);
    app.clock.advance(1000);
    expect((await askToken(app, grant(read))).status).toBe(401);
    expect((await askToken(app, grant(forgotten))).status).toBe(401);
    expect((await askToken(app, grant({ ...read, secret: replaced }))).status).toBe(200);
    app.clock.set(start);
  });

  test("64 parallel rotations leave one newest secret, and each secret given out is valid for its grace", async () => {
    const client = await newClient();
    const rotations = await Promise.all(
      Array.from({ length: 64 }, () => app.management("POST", `${client.subject}/client/rotate/`)),
    );
    expect(rotations.every(({ status }) => status === 200)).toBe(true);
    const { json } = await app.management("GET", `${client.subject}/client/`);
    expect(rotations.map((each) => each.json.secret)).toContain(json.secret);
    for (const secret of [client.secret, rotations[5]?.json.secret, json.secret])
      expect((await askToken(app, grant({ ...client, secret }))).status).toBe(200);
  });
});

describe("a company that requires OAuth", () => {
  test("refuses its keys by name and takes its clients, and other companies are not affected", async () => {
    const company = await createClient(app, "company");
    const { status, json } = await app.management("PATCH", "company/", { body: { is_oauth_required: true } });
    expect([status, json.is_oauth_required]).toEqual([200, true]);
    const refused = await applicationOf(app).check(call);
    expect([refused.status, refused.code]).toEqual([400, "oauth_required"]);
    expect((await bearerOf(app, await fetchToken(app, company)).activate(call)).status).toBe(200);
    expect((await applicationOf(app, app.otherCompany).check(call)).code).toBe("unknown_product");
    await app.management("PATCH", "company/", { body: { is_oauth_required: false } });
    expect((await applicationOf(app).check(call)).status).toBe(200);
    await app.management("DELETE", "company/client/");
  });
});
