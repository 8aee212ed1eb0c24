import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteOldSecurityEvents, type SecurityEvent } from "../../src/record/audit/security-event.store.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf } from "../support/application.ts";
import { askToken } from "../support/oauth-tokens.ts";
import { addStaff, logIn, password } from "../support/staff.ts";

// Who was refused what, and from where.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1"] });
});
afterAll(() => app.close());

const rows = () =>
  app.db<(Omit<SecurityEvent, "ts"> & { company_id: number; count: number })[]>`
    select company_id, code, who, ip, route, count from security_events order by id`;
const untilRecorded = (code: string) =>
  expect.poll(async () => (await rows()).filter((row) => row.code === code), { timeout: 5000 });

describe("S26: the security log records who was refused what, and from where:", () => {
  test("a failed sign-in, counted once a minute, without the password", async () => {
    await addStaff(app, "admin", "ann@vendor.example");
    const body = { email: "ann@vendor.example", password: "my secret guess" };
    for (let guesses = 0; guesses < 7; guesses += 1)
      await app.management("POST", "session/", { key: null, body, headers: { "x-forwarded-for": "203.0.113.9" } });
    const common = { company_id: app.companyId, who: body.email, ip: "203.0.113.9", route: "POST /api/v1/session/" };
    await untilRecorded("invalid_login").toEqual([{ ...common, code: "invalid_login", count: 5 }]);
    await untilRecorded("too_many_attempts").toEqual([{ ...common, code: "too_many_attempts", count: 2 }]);
    expect(JSON.stringify(await app.db`select * from security_events`)).not.toContain("guess");
  });

  test("an e-mail that belongs to no one and to no known company", async () => {
    await logIn(app, { email: "nobody@else.example", password: "wrong" });
    await expect
      .poll(async () => (await rows()).filter(({ who }) => who === "nobody@else.example"), { timeout: 5000 })
      .toMatchObject([{ company_id: 0, code: "invalid_login" }]);
  });

  test("a key without the permission, a wrong key, and a malformed one", async () => {
    const made = await app.management("POST", "management-api-keys/", { body: { label: "shop", permissions: [] } });
    await app.management("GET", "orders/", { key: made.json.key });
    await untilRecorded("permission_denied").toMatchObject([
      { company_id: app.companyId, who: "shop", route: "GET /api/v1/orders/" },
    ]);
    await app.management("GET", "orders/", { key: `${made.json.prefix}.${"x".repeat(32)}` });
    await app.management("GET", "orders/", { key: `unknown1.${"x".repeat(32)}` });
    const keys = async () =>
      (await rows())
        .filter(({ code }) => code === "invalid_management_key")
        .sort((a, b) => a.company_id - b.company_id);
    await expect.poll(keys, { timeout: 5000 }).toMatchObject([
      { company_id: 0, who: "unknown1" },
      { company_id: app.companyId, who: made.json.prefix },
    ]);
  });

  test("an attempt to grant a permission that the caller does not have", async () => {
    const body = { email: "owner@evil.example", role: "owner" };
    await app.management("POST", "staff/", { body });
    await untilRecorded("owner_required").toMatchObject([{ company_id: app.companyId, route: "POST /api/v1/staff/" }]);
  });

  test("an application with a wrong signature, a user with a wrong password, a client with a wrong secret", async () => {
    await applicationOf(app, { ...app, sharedKey: "not the one" }).call("GET", "products", {});
    await untilRecorded("signature_mismatch").toMatchObject([{ company_id: app.companyId, who: app.apiKey }]);
    const call = { product: "p", hardware_id: "d", username: "una@acme.example", password: "wrong" };
    await applicationOf(app).activate(call);
    await untilRecorded("invalid_credentials").toEqual([]);
    await applicationOf(app).call("GET", "user_licenses", { query: call });
    await untilRecorded("invalid_credentials").toMatchObject([{ who: `una@acme.example by ${app.apiKey}` }]);
    await askToken(app, { grant_type: "client_credentials", client_id: "auth-company-9", client_secret: "wrong" });
    await untilRecorded("invalid_client").toMatchObject([{ company_id: 0, who: "auth-company-9" }]);
  });

  test("anyone who may read the audit can list it, newest first, filtered by its members, and sees nothing of other companies", async () => {
    const { status, json } = await app.management("GET", "security-events/?code__in=invalid_login,permission_denied");
    expect(status).toBe(200);
    expect(json.results.map(({ code }: FreelyRead) => code)).toEqual(["permission_denied", "invalid_login"]);
    expect((await app.management("GET", "security-events/?ip=203.0.113.9")).json.count).toBe(2);
    const theirs = await app.management("GET", "security-events/", { key: app.otherCompany.managementKey });
    expect(theirs.json.count).toBe(0);
    const support = await addStaff(app, "support", "support@vendor.example");
    expect((await support.call("GET", "security-events/")).json.code).toBe("permission_denied");
    expect((await app.management("GET", "security-events/", { key: null })).status).toBe(403);
  });
});

test("S26: an attack cannot fill the disk: few different rows are kept for each minute, and a bounded number in all", async () => {
  app.clock.advance(60_000);
  for (let guesses = 0; guesses < 300; guesses += 1)
    await app.management("GET", "orders/", {
      key: `${String(guesses).padStart(8, "0")}.${"x".repeat(32)}`,
      headers: { "x-forwarded-for": `198.51.100.${guesses % 250}` },
    });
  const ofMinute = async () => {
    const [row] = await app.db<{ rows: number; calls: number }[]>`
      select count(*)::integer as rows, sum(count)::integer as calls from security_events where first_at = ${app.clock.now()}`;
    return row;
  };
  await expect.poll(ofMinute, { timeout: 5000 }).toEqual({ rows: 61, calls: 300 });
  await deleteOldSecurityEvents(app.db, new Date(0), 10);
  const kept = await app.db<{ company_id: number; rows: number }[]>`
    select company_id, count(*)::integer as rows from security_events group by 1 order by 1`;
  for (const { rows: left } of kept) expect(left).toBeLessThanOrEqual(10);
  await deleteOldSecurityEvents(app.db, new Date(app.clock.now().getTime() + 60_000), 10);
  expect(await rows()).toEqual([]);
});

test("S26: the only company of a server also reads the events that belong to no company", async () => {
  await logIn(app, { email: "stranger@else.example", password });
  await untilRecorded("invalid_login").toHaveLength(1);
  expect((await app.management("GET", "security-events/?who=stranger@else.example")).json.count).toBe(0);
  const single = await createTestApp();
  try {
    await single.db`delete from management_api_keys where company_id = ${single.otherCompany.companyId}`;
    await single.db`delete from license_api_keys where company_id = ${single.otherCompany.companyId}`;
    await single.db`delete from companies where id = ${single.otherCompany.companyId}`;
    await logIn(single, { email: "stranger@else.example", password });
    await expect
      .poll(async () => (await single.management("GET", "security-events/")).json.count, { timeout: 5000 })
      .toBe(1);
  } finally {
    await single.close();
  }
});
