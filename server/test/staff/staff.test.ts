import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { addStaff, callerOf, type LoggedIn, logIn, ownerOf, password } from "../support/staff.ts";

// Who works in the back office, and what they may do.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const add = (body: object) => app.management("POST", "staff/", { body });

test("someone is added, sets a password by the link once, and logs in", async () => {
  const added = await add({ email: "ann@vendor.example", name: "Ann", role: "support" });
  expect(added.status).toBe(201);
  expect(added.json).toMatchObject({ email: "ann@vendor.example", role: "support", is_set_up: false, has_totp: false });
  const { id, setup_token: token } = added.json;
  expect((await logIn(app, { email: "ann@vendor.example", password })).json.code).toBe("invalid_login");
  const setUp = () =>
    app.management("POST", "session/setup/", { body: { token, password, name: "Ann B." }, key: null });
  const opened = await setUp();
  expect(opened.status).toBe(200);
  expect((await callerOf(app, opened.json.token)("GET", "session/")).json.staff.name).toBe("Ann B.");
  expect((await setUp()).json.code).toBe("setup_link_not_valid");
  expect((await app.management("GET", `staff/${id}/`)).json.is_set_up).toBe(true);
});

test("S2: a link expires after seven days; a new one ends sessions and the old password", async () => {
  const start = app.clock.now();
  const { token: setup_token } = await add({ email: "late@vendor.example", role: "admin" }).then(({ json }) => ({
    token: json.setup_token,
  }));
  app.clock.advance(7 * 24 * 3_600_000);
  const late = await app.management("POST", "session/setup/", { body: { token: setup_token, password }, key: null });
  expect(late.json.code).toBe("setup_link_not_valid");
  app.clock.set(start);
  const person = await addStaff(app, "support", "phone@vendor.example");
  const renewed = await app.management("POST", `staff/${person.id}/renew_setup/`);
  expect(renewed.status).toBe(200);
  expect((await person.call("GET", "session/")).json.code).toBe("session_not_valid");
  const old = { email: "phone@vendor.example", password };
  expect((await app.management("POST", "session/", { body: old, key: null })).json.code).toBe("invalid_login");
  const again = { token: renewed.json.setup_token, password: "a new password" };
  expect((await app.management("POST", "session/setup/", { body: again, key: null })).status).toBe(200);
});

describe("roles", () => {
  test.each([
    ["owner", { catalog: 400, staff: 400, audit: 200, settings: 200, licenses: 200 }],
    ["admin", { catalog: 400, staff: 403, audit: 200, settings: 403, licenses: 200 }],
    ["support", { catalog: 403, staff: 403, audit: 403, settings: 403, licenses: 200 }],
    ["read-only", { catalog: 403, staff: 403, audit: 403, settings: 403, licenses: 200 }],
  ] as const)("%s", async (role, expected) => {
    const { call } = await addStaff(app, role, `${role}@roles.example`);
    const seen = {
      catalog: (await call("POST", "products/", {})).status,
      staff: (await call("POST", "staff/", {})).status,
      audit: (await call("GET", "audit/")).status,
      settings: (await call("PATCH", "company/", {})).status,
      licenses: (await call("GET", "licenses/")).status,
    };
    expect(seen).toEqual(expected);
  });

  test("a changed role applies immediately", async () => {
    const { id, call } = await addStaff(app, "admin", "promoted@vendor.example");
    expect((await call("PATCH", "company/", {})).status).toBe(403);
    await (await ownerOf(app)).call("PATCH", `staff/${id}/`, { role: "owner" });
    expect((await call("PATCH", "company/", {})).status).toBe(200);
  });
});

test("the audit names the member of staff", async () => {
  const { id, call } = await addStaff(app, "owner", "teller@vendor.example");
  await call("POST", "products/", { product_name: "By a person", short_code: "by-a-person" });
  const { json } = await app.management("GET", `audit/?actor_kind=staff&actor_id=${id}&object=products`);
  expect(json.results).toMatchObject([{ actor_name: "teller@vendor.example", action: "create" }]);
});

test("a company keeps an active owner, even with parallel changes", async () => {
  const key = app.otherCompany.managementKey;
  const owners: LoggedIn[] = [];
  for (const number of [1, 2, 3])
    owners.push(await addStaff(app, "owner", `owner-${number}@other.example`, app.otherCompany));
  const answers = await Promise.all(
    owners.flatMap(({ id }) =>
      owners.flatMap(({ call }) => [
        call("DELETE", `staff/${id}/`),
        call("PATCH", `staff/${id}/`, { role: "admin" }),
        call("PATCH", `staff/${id}/`, { is_active: false }),
      ]),
    ),
  );
  expect(answers.some(({ json }) => json?.code === "last_owner")).toBe(true);
  const { json } = await app.management("GET", "staff/?role=owner&is_active=true", { key });
  expect(json.count).toBe(1);
});

test.each([
  [{ role: "owner" }, ""],
  [{ email: "nobody", role: "owner" }, "/email"],
  [{ email: "a@b.example", role: "king" }, "/role"],
  [{ email: "a@b.example", role: "owner", password: "short" }, "/password"],
])("%o is refused with a pointer", async (body, pointer) => {
  const { status, json } = await add(body);
  expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
});

test("an e-mail is unique in a company, and other companies see no one", async () => {
  const { id } = (await add({ email: "once@vendor.example", role: "admin" })).json;
  expect((await add({ email: "ONCE@vendor.example", role: "admin" })).json.code).toBe("staff_email_exists");
  const key = app.otherCompany.managementKey;
  expect((await app.management("GET", `staff/${id}/`, { key })).status).toBe(404);
  expect((await app.management("PATCH", `staff/${id}/`, { key, body: {} })).status).toBe(404);
  expect((await app.management("DELETE", `staff/${id}/`, { key })).status).toBe(404);
  expect((await app.management("GET", `staff/${id}/`, { key: null })).status).toBe(403);
});
