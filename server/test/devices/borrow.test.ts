import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// POST devices/{id}/borrow/ (management-api.md §9.2; semantics.md §2.11): the vendor borrows for a device.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
beforeEach(() => app.clock.set("2022-04-14T11:00:00.000Z"));
afterAll(() => app.close());

const floating = { is_floating_cloud: true, floating_users: 1, floating_timeout: 10, can_borrow: true };
const terms = { ...floating, max_borrow_time: 2, max_activations: 10 };

async function devicesOf(license: number): Promise<Record<string, number>> {
  const { results } = (await app.management("GET", `devices/?license=${license}`)).json;
  return Object.fromEntries(results.map((row: { hardware_id: string; id: number }) => [row.hardware_id, row.id]));
}

async function licensed(more: object = {}) {
  const { id, license_key } = await sell(app, "app", { ...terms, ...more });
  const about = (hardware_id: string) => ({ product: "app", license_key, hardware_id });
  for (const device of ["a", "b"]) {
    app.clock.advance(-60 * 60_000);
    await application.activate(about(device));
    app.clock.advance(60 * 60_000);
  }
  const { a = 0, b = 0 } = await devicesOf(id);
  const borrow = (device: number, body: object = {}) => app.management("POST", `devices/${device}/borrow/`, { body });
  return { id: id as number, a, b, about, borrow };
}

test("a borrowed slot stays taken until its end, and the history names the vendor as the borrower", async () => {
  const { id, a, b, about, borrow } = await licensed();
  const { status, json } = await borrow(a, { borrowed_until: "2022-04-14T12:30:50" });
  expect([status, json]).toEqual([
    200,
    { device_id: a, license_id: id, borrowed_until: "2022-04-14T12:30:50.000Z", max_borrow_time: 2 },
  ]);
  app.clock.set("2022-04-14T12:30:49.000Z");
  expect((await application.check(about("b"))).code).toBe("floating_not_available");
  expect((await borrow(b)).json.code).toBe("floating_not_available");
  expect((await app.management("GET", `devices/${a}/`)).json).toMatchObject({
    is_borrowed: true,
    floating_in_use: true,
  });
  app.clock.set("2022-04-14T12:30:51.000Z");
  expect((await application.check(about("b"))).status).toBe(200);
  const [line] = (await app.management("GET", `license-histories/?license=${id}&text__icontains=borrowed`)).json
    .results;
  expect(line).toMatchObject({ source: "api", device: a, text: "Floating slot borrowed" });
});

test("without an end it is borrowed for as long as the license allows", async () => {
  const { a, borrow } = await licensed();
  expect((await borrow(a)).json.borrowed_until).toBe("2022-04-14T13:00:00.000Z");
  expect((await borrow(a, { borrowed_until: null })).json.borrowed_until).toBe("2022-04-14T13:00:00.000Z");
});

test.each<[string, object, object, string]>([
  ["without can_borrow", { can_borrow: false }, {}, "license_borrow_not_allowed"],
  ["into the past", {}, { borrowed_until: "2022-04-14T10:59:59Z" }, "borrow_until_not_valid"],
  ["for longer than is allowed", {}, { borrowed_until: "2022-04-14T13:00:01Z" }, "borrow_until_not_valid"],
  [
    "of an expired license",
    { license_type: "time-limited", validity_period: "2022-04-14T10:30:00Z" },
    {},
    "license_expired",
  ],
])("is refused %s", async (_name, more, body, code) => {
  const { a, borrow } = await licensed(more);
  expect((await borrow(a, body)).json.code).toBe(code);
});

test("is refused for a license that may not be used", async () => {
  const { id, a, b, borrow } = await licensed();
  await app.management("POST", `devices/${a}/blacklist/`);
  expect((await borrow(a)).json.code).toBe("blacklisted");
  await app.management("POST", `licenses/${id}/disable/`);
  expect((await borrow(b)).json.code).toBe("license_not_enabled");
  await app.management("POST", `licenses/${id}/enable/`);
  await app.management("POST", `devices/${b}/reset/`);
  expect((await borrow(b)).json.code).toBe("license_not_active");
});

test("borrows for the user who holds the device", async () => {
  const users = [{ email: "ann@team.example" }, { email: "bob@team.example" }];
  const { id, license_users } = await sell(app, "team", { ...terms, users });
  for (const { true_email: username, initial_password: password } of license_users) {
    app.clock.advance(60 * 60_000);
    await application.activate({ product: "team", username, password, hardware_id: "shared" });
  }
  app.clock.advance(60 * 60_000);
  const { results } = (await app.management("GET", `devices/?license=${id}&order_by=id`)).json;
  for (const { id: device } of [results[1]]) {
    const { json } = await app.management("POST", `devices/${device}/borrow/`, { body: {} });
    expect(json.device_id).toBe(device);
  }
  expect((await app.management("POST", `devices/${results[0].id}/borrow/`, { body: {} })).json.code).toBe(
    "floating_not_available",
  );
});
