import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// License users themselves (management-api.md §6.3).

let app: TestApp;
let application: LicenseClient;
let account: number;
const ids: Record<string, number> = {};
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "team", { authorization_method: "user" });
  account = (await app.management("POST", "customer-accounts/", { body: { code: "acme", name: "Acme" } })).json.id;
  const people = [
    { email: "Ann@acme.example", first_name: "Ann", last_name: "Archer", phone: "+1-555" },
    { email: "bob@acme.example", first_name: "Bob", last_name: "Baker", is_manager: true },
  ];
  const sold = await sell(app, "team", { max_activations: 5, users: people }, { customer_account_id: account });
  const other = await sell(app, "team", { users: [{ email: "cid@other.example" }] });
  for (const user of [...sold.license_users, ...other.license_users]) ids[user.true_email] = user.id;
  ids["license"] = sold.id;
});
afterAll(() => app.close());

const read = async (path: string): Promise<FreelyRead> => (await app.management("GET", path)).json;
const id = (email: string) => ids[email] ?? 0;
const activate = (username: string, password: string, hardware_id = "a") =>
  application.activate({ product: "team", username, password, hardware_id });

test("a user is shown whole, without the counters of a single license", async () => {
  const user = await read(`license-users/${id("Ann@acme.example")}/`);
  expect(user).toMatchObject({
    id: id("Ann@acme.example"),
    email: `Ann@acme.example|${app.companyId}`,
    true_email: "Ann@acme.example",
    first_name: "Ann",
    phone_number: "+1-555",
    is_active: true,
    is_manager: false,
    is_initial_password: true,
    initial_password: expect.stringMatching(/^.{12}$/),
    metadata: {},
  });
  expect(user).not.toHaveProperty("max_activations");
});

test.each<[string, () => string, string[]]>([
  ["nothing", () => "", ["Ann@acme.example", "bob@acme.example", "cid@other.example"]],
  ["a part of the e-mail", () => "true_email__icontains=ACME", ["Ann@acme.example", "bob@acme.example"]],
  ["the e-mail as it was written", () => "true_email=Ann@acme.example", ["Ann@acme.example"]],
  ["the e-mail written differently", () => "true_email=ann@acme.example", ["Ann@acme.example"]],
  ["the e-mail in any case", () => "true_email__iexact=ann@ACME.example", ["Ann@acme.example"]],
  ["first name", () => "first_name__icontains=nn", ["Ann@acme.example"]],
  ["last name", () => "last_name__icontains=bak", ["bob@acme.example"]],
  ["phone", () => "phone__icontains=555", ["Ann@acme.example"]],
  ["being a manager", () => "is_license_manager=true", ["bob@acme.example"]],
  ["being no manager", () => "is_license_manager=false", ["Ann@acme.example", "cid@other.example"]],
  ["managing orders", () => "managing_orders__isnull=false", ["bob@acme.example"]],
  ["managing no orders", () => "managing_orders__isnull=true", ["Ann@acme.example", "cid@other.example"]],
  ["managing no accounts", () => "managing_customer_accounts__isnull=true&first_name=Ann", ["Ann@acme.example"]],
  ["managing accounts", () => "managing_customer_accounts__isnull=false", []],
  [
    "the account of their licenses' orders",
    () => `license__order__customer_account=${account}`,
    ["Ann@acme.example", "bob@acme.example"],
  ],
  ["their license", () => `license=${ids["license"]}&order_by=-true_email`, ["bob@acme.example", "Ann@acme.example"]],
  ["an empty filter", () => "true_email__icontains=&first_name__icontains=Bob", ["bob@acme.example"]],
])("users are listed by %s", async (_name, query, expected) => {
  const { results, count } = await read(`license-users/?${query()}`);
  expect(results.map((user: FreelyRead) => user.true_email)).toEqual(expected);
  expect(count).toBe(expected.length);
});

describe("a change", () => {
  test("of name, phone and e-mail returns the whole user, and the new e-mail logs in", async () => {
    const sold = await sell(app, "team", { users: [{ email: "dan@old.example" }] });
    const [{ id: user, initial_password: password }] = sold.license_users;
    const at = `license-users/${user}/`;
    const before = await read(at);
    const answer = await app.management("PATCH", at, {
      body: { ...before, first_name: "Dan", phone_number: 5, true_email: "dan@new.example", metadata: { vip: true } },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual(await read(at));
    expect(answer.json).toMatchObject({
      first_name: "Dan",
      phone_number: "5",
      true_email: "dan@new.example",
      metadata: { vip: true },
    });
    expect((await activate("dan@new.example", password)).status).toBe(200);
    const taken = await app.management("PATCH", at, { body: { true_email: "ANN@acme.example" } });
    expect([taken.status, taken.json.code, taken.json.errors[0].pointer]).toEqual([
      409,
      "license_user_email_exists",
      "/true_email",
    ]);
    expect((await app.management("PATCH", at, { body: { true_email: "DAN@new.example" } })).status).toBe(200);
    const [event] = await app.db`select type from events where subject_id = ${user} and type = 'license_user.updated'`;
    expect(event).toBeDefined();
  });

  test("to inactive blocks the user with any password", async () => {
    const sold = await sell(app, "team", { users: [{ email: "eve@x.example" }] });
    const [{ id: user, initial_password: password }] = sold.license_users;
    await app.management("PATCH", `license-users/${user}/`, { body: { is_active: 0 } });
    expect((await activate("eve@x.example", password)).code).toBe("invalid_credentials");
    await app.management("PATCH", `license-users/${user}/`, { body: { is_active: true } });
    expect((await activate("eve@x.example", password)).status).toBe(200);
  });
});

describe("set_password", () => {
  test.each<[string, (user: number, email: string) => string]>([
    ["by id", (user) => `license-users/${user}/set_password/`],
    ["by e-mail", (_user, email) => `license-users/set_password/?email=${email.toUpperCase()}`],
  ])("%s: the new password is valid, the initial one is forgotten", async (name, path) => {
    const email = `${name.replace(" ", "-")}@x.example`;
    const sold = await sell(app, "team", { users: [{ email }] });
    const [{ id: user, initial_password }] = sold.license_users;
    const { status, json } = await app.management("POST", path(user, email), { body: { password: "pass123" } });
    expect([status, json]).toEqual([200, { message: "Password set." }]);
    expect(await read(`license-users/${user}/`)).toMatchObject({ is_initial_password: false, initial_password: "" });
    expect((await activate(email, initial_password)).code).toBe("invalid_credentials");
    expect((await activate(email, "pass123")).status).toBe(200);
    const rows =
      await app.db`select object_id, before, after from audit where object = 'license-users' and action = 'set_password' and object_id = ${user}`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("pass123");
  });

  test("an unknown user and a password that is too short are refused", async () => {
    const body = { password: "pass123" };
    expect((await app.management("POST", "license-users/set_password/?email=no@x.example", { body })).status).toBe(404);
    expect((await app.management("POST", "license-users/99999/set_password/", { body })).status).toBe(404);
    const other = { body, key: app.otherCompany.managementKey };
    expect((await app.management("POST", "license-users/set_password/?email=cid@other.example", other)).status).toBe(
      404,
    );
    const at = `license-users/${id("cid@other.example")}/set_password/`;
    expect((await app.management("POST", at, { body: { password: "short" } })).json.errors[0].pointer).toBe(
      "/password",
    );
    expect((await app.management("POST", "license-users/set_password/", { body })).json.code).toBe("validation_error");
  });
});
