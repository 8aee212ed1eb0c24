import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Device variables (license-api.md §6.19, §6.20), and the password of a user (§6.21).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

async function device() {
  const { license_key } = await sell(app, "app");
  const call = { product: "app", license_key, hardware_id: "device" };
  expect((await application.activate(call)).status).toBe(200);
  return {
    call,
    track: (variables: unknown, more: object = {}) =>
      application.call("POST", "track_device_variables", { body: { ...call, variables, ...more } }),
    read: (more: object = {}) => application.call("GET", "get_device_variables", { query: { ...call, ...more } }),
  };
}

test("variables are kept as text, by name; those that are not sent stay", async () => {
  const { track, read } = await device();
  const first = await track({ theme: "dark", runs: 3, beta: true });
  expect(first.status, first.body).toBe(200);
  expect(first.json).toMatchObject([
    { variable: "theme", value: "dark", created_at: app.clock.now().getTime() },
    { variable: "runs", value: "3" },
    { variable: "beta", value: "true" },
  ]);
  await track({ runs: 4 });
  const stored = await read();
  expect(stored.json).toMatchObject([
    { variable: "theme", value: "dark", created_at: app.clock.now().toISOString() },
    { variable: "runs", value: "4" },
    { variable: "beta", value: "true" },
  ]);
});

test.each<[string, unknown, object, string]>([
  ["no variables", undefined, {}, "missing_parameters"],
  ["a list", [1], {}, "validation_error"],
  ["an unknown device", { a: 1 }, { hardware_id: "stranger" }, "device_not_found"],
  ["an unknown license", { a: 1 }, { license_key: "NONE" }, "license_not_found"],
])("%s is refused", async (_name, variables, more, code) => {
  const { track } = await device();
  expect((await track(variables, more)).code).toBe(code);
});

test("each new value is an event", async () => {
  const { track } = await device();
  for (const variables of [{ a: 1, b: 2 }, { a: 1, b: 3 }, { a: 1 }])
    expect((await track(variables, {})).status).toBe(200);
  const events = await app.db<{ type: string; data: object }[]>`
    select type, data - 'device_id' as data from events where type like 'device_variable.%' order by id desc limit 3`;
  expect(events.map(({ type, data }) => [type, data])).toEqual([
    ["device_variable.updated", { variable: "b", value: "3" }],
    ["device_variable.created", { variable: "b", value: "2" }],
    ["device_variable.created", { variable: "a", value: "1" }],
  ]);
});

test("another company reads nothing", async () => {
  const { call } = await device();
  const stranger = applicationOf(app, app.otherCompany);
  expect((await stranger.call("GET", "get_device_variables", { query: call })).code).toBe("unknown_product");
});

test("a chosen password replaces the initial one, for activation as well", async () => {
  const sold = await sell(app, "team", { max_activations: 5, users: [{ email: "p@team.example" }] });
  const initial = sold.license_users[0].initial_password;
  const change = (body: Record<string, string>) => application.call("POST", "change_password", { body });
  const who = { username: "p@team.example" };
  expect((await change({ ...who, password: "wrong", new_password: "long enough" })).code).toBe("invalid_credentials");
  expect((await change({ ...who, password: initial, new_password: "short" })).code).toBe("validation_error");
  expect((await change({ ...who, password: initial })).code).toBe("missing_parameters");
  const changed = await change({ ...who, password: initial, new_password: "long enough" });
  expect([changed.status, changed.body]).toEqual([200, "password_changed"]);

  const call = { product: "team", ...who, hardware_id: "d" };
  expect((await application.activate({ ...call, password: initial })).code).toBe("invalid_credentials");
  expect((await application.activate({ ...call, password: "long enough" })).status).toBe(200);
  const { json } = await app.management("GET", `licenses/${sold.id}/`);
  const [user] = json.license_users;
  expect(user).toMatchObject({ initial_password: "", is_initial_password: false });
  expect(await app.db`select type from events where subject_id = ${user.id} and type like 'license_user.%'`).toEqual([
    { type: "license_user.password_changed" },
  ]);
});

test("the password of another company's user is not changed", async () => {
  const sold = await sell(app, "team", { users: [{ email: "q@team.example" }] });
  const stranger = applicationOf(app, app.otherCompany);
  const password = sold.license_users[0].initial_password;
  const body = { username: "q@team.example", password, new_password: "long enough" };
  expect((await stranger.call("POST", "change_password", { body })).code).toBe("invalid_credentials");
});
