import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../src/access/first-start/create-company.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import { addStaff, logIn, ownerOf, password } from "../support/staff.ts";
import { setUpStaffSso } from "../support/staff-sign-on.ts";

// What the pages of setting up and of signing in ask before anybody is known.

const day = 24 * 3600 * 1000;
let app: TestApp;
let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startProvider({});
  app = await createTestApp({ privateHosts: ["127.0.0.1"] });
});
beforeEach(() => app.db`truncate attempts`);
afterAll(async () => {
  await app.close();
  await provider.stop();
});

const post = (path: string, body: object) => app.management("POST", path, { body, key: null });
const check = (token: string) => post("session/setup/check/", { token });
const ways = async (query = "") => (await app.management("GET", `session/ways/${query}`, { key: null })).json;
const invite = async (body: object) => (await app.management("POST", "staff/", { body })).json;

describe("a link to set a password", () => {
  test("says whom it is for, as often as it is asked, and is still good", async () => {
    const { setup_token, setup_expires_at } = await invite({
      email: "new@vendor.example",
      name: "Nora",
      role: "support",
    });
    for (let times = 0; times < 2; times += 1) {
      const { status, json } = await check(setup_token);
      expect(status).toBe(200);
      expect(json).toEqual({
        email: "new@vendor.example",
        name: "Nora",
        company: { id: app.companyId, name: "First Company" },
        expires_at: setup_expires_at,
      });
    }
    expect((await post("session/setup/", { token: setup_token, password })).status).toBe(200);
    const used = await check(setup_token);
    expect([used.status, used.json.code]).toEqual([403, "setup_link_not_valid"]);
  });

  test("of a first owner asks for an e-mail, which then is theirs", async () => {
    const { db, clock, deps } = app;
    const wished = { name: "Fresh Company", presets: {}, owner: undefined };
    const { setupToken: token = "" } = await createCompany(db, wished, deps, clock.now());
    expect((await check(token)).json).toMatchObject({ email: null, name: "", company: { name: "Fresh Company" } });
    const email = "first@fresh.example";
    expect((await post("session/setup/", { token, password, email, name: "Fay" })).json).toMatchObject({
      staff: { email, name: "Fay", role: "owner" },
    });
    expect((await logIn(app, { email, password })).status).toBe(200);
  });

  test("is not valid after seven days", async () => {
    const start = app.clock.now();
    const { setup_token } = await invite({ email: "late@vendor.example", role: "support" });
    app.clock.advance(7 * day);
    expect((await check(setup_token)).json.code).toBe("setup_link_not_valid");
    app.clock.set(start);
    expect((await check(setup_token)).status).toBe(200);
  });

  test("is guessed as slowly by checking as by setting up, even at the same time; a valid one still works", async () => {
    const { setup_token } = await invite({ email: "guessed@vendor.example", role: "support" });
    const guesses = Array.from({ length: 130 }, (_, n) =>
      n % 2 === 0 ? check(`guess ${n}`) : post("session/setup/", { token: `guess ${n}`, password }),
    );
    const codes = (await Promise.all(guesses)).map(({ json }) => json.code);
    expect(codes.filter((code) => code === "setup_link_not_valid")).toHaveLength(100);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(30);
    expect((await check(setup_token)).status).toBe(200);
  });

  test.each([
    ["no token", {}],
    ["an empty token", { token: "" }],
    ["a token that is none", { token: { a: 1 } }],
  ])("%s is refused with a pointer", async (_name, body) => {
    const { status, json } = await post("session/setup/check/", body);
    expect([status, json.code]).toEqual([400, "validation_error"]);
  });
});

describe("the ways to log in", () => {
  test("say whether anybody can log in yet", async () => {
    const empty = await createTestApp();
    const before = await empty.management("GET", "session/ways/", { key: null });
    expect(before.json).toEqual({ is_set_up: false, single_sign_on: "none" });
    await addStaff(empty, "owner");
    const after = await empty.management("GET", "session/ways/", { key: null });
    expect(after.json.is_set_up).toBe(true);
    await empty.close();
  });

  test("say whether a company has single sign-on, and when a company has to be named", async () => {
    expect(await ways()).toMatchObject({ single_sign_on: "none" });
    await setUpStaffSso(app, provider);
    expect(await ways()).toMatchObject({ single_sign_on: "enabled" });
    const other = app.otherCompany.companyId;
    expect(await ways(`?company=${other}`)).toMatchObject({ single_sign_on: "none" });
    await app.db`
      insert into company_sso
        (company_id, issuer, client_id, scopes, redirect_uris, created_at, updated_at)
      values (${other}, 'https://login.example/', 'licet', 'openid', '{https://app.example/}', now(), now())`;
    expect(await ways()).toMatchObject({ single_sign_on: "company_required" });
    expect(await ways(`?company=${app.companyId}`)).toMatchObject({ single_sign_on: "enabled" });
    await app.db`delete from company_sso where company_id = ${other}`;
    const owner = await ownerOf(app);
    await owner.call("PATCH", "company/sso/", { enabled: false });
    expect(await ways()).toMatchObject({ single_sign_on: "none" });
    await owner.call("DELETE", "company/sso/");
  });
});

test("a link of one who is to sign on at a provider says so", async () => {
  await setUpStaffSso(app, provider);
  const owner = await ownerOf(app);
  await owner.call("PATCH", "company/sso/", { allows_passwords: false });
  const { setup_token } = await invite({ email: "sso@vendor.example", role: "support" });
  const { status, json } = await check(setup_token);
  expect([status, json.code]).toEqual([403, "password_login_not_allowed"]);
  await owner.call("DELETE", "company/sso/");
});
