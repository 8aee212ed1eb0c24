import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// POST floating/borrow and floating/release (license-api.md §6.9, §6.10; semantics.md §2.10, §2.11).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const floating = {
  is_floating_cloud: true,
  floating_users: 1,
  floating_timeout: 10,
  can_borrow: true,
  max_borrow_time: 48,
  max_activations: 100,
};

/** A floating license with activated devices, and the calls of each of them. */
async function floatingLicense(devices: readonly string[], license: object = {}) {
  const { id, license_key } = await sell(app, "app", { ...floating, ...license });
  const about = (hardware_id: string) => ({ product: "app", license_key, hardware_id });
  for (const device of devices) expect((await application.activate(about(device))).status).toBe(200);
  // An activation may take a slot; these tests begin with all of them free.
  app.clock.advance(60 * 60_000);
  return {
    id,
    check: (device: string) => application.check(about(device)),
    borrow: (device: string, members: object = {}) =>
      application.call("POST", "floating/borrow", { body: { ...about(device), borrowed_until: null, ...members } }),
    release: (device: string) => application.call("POST", "floating/release", { body: about(device) }),
  };
}

describe("2.11: borrow", () => {
  test("null borrows for as long as the license allows; the slot stays taken though the device is silent", async () => {
    const { id, check, borrow } = await floatingLicense(["a", "b"]);
    const answer = await borrow("a");
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({
      borrowed_until: "2026-03-20T13:00:00.000Z",
      max_borrow_time: 48,
      license_id: id,
      company: { id: app.companyId },
    });
    app.clock.set("2026-03-20T12:59:59.999Z");
    expect((await check("b")).code).toBe("floating_not_available");
    app.clock.set("2026-03-20T13:00:00.000Z");
    expect((await check("b")).status).toBe(200);
  });

  test.each([
    ["2026-03-19T23:30:48.016Z", "2026-03-19T23:30:48.016Z"],
    ["2026-03-19 23:30:48.016", "2026-03-19T23:30:48.016Z"],
    ["2026-03-19 23:30:48", "2026-03-19T23:30:48.000Z"],
    ["2026-03-19 23:30", "2026-03-19T23:30:00.000Z"],
    ["2026-03-19", "2026-03-19T00:00:00.000Z"],
  ])("borrowed_until %s is UTC", async (borrowed_until, answered) => {
    const { borrow } = await floatingLicense(["a"]);
    expect((await borrow("a", { borrowed_until })).json).toMatchObject({ borrowed_until: answered });
  });

  test.each<[row: string, license: object, members: object, code: string]>([
    ["without can_borrow", { can_borrow: false }, {}, "license_borrow_not_allowed"],
    ["a license that does not float", { is_floating_cloud: false }, {}, "license_borrow_not_allowed"],
    ["into the past", {}, { borrowed_until: "2026-03-18T12:59:59Z" }, "borrow_until_not_valid"],
    ["beyond max_borrow_time", {}, { borrowed_until: "2026-03-20T13:00:00.001Z" }, "borrow_until_not_valid"],
    [
      "an expired license",
      { license_type: "time-limited", validity_period: "2026-03-18T12:30:00Z" },
      {},
      "license_expired",
    ],
    ["until an invalid date", {}, { borrowed_until: "soon" }, "borrow_until_not_valid"],
    ["without an end", {}, { borrowed_until: undefined }, "missing_parameters"],
    ["an unknown device", {}, { hardware_id: "stranger" }, "device_not_found"],
  ])("%s is refused", async (_row, license, members, code) => {
    const { borrow } = await floatingLicense(["a"], license);
    expect((await borrow("a", members)).code).toBe(code);
  });

  test("the device that holds the last slot may borrow it, another one may not", async () => {
    const { check, borrow } = await floatingLicense(["a", "b"]);
    expect((await check("a")).status).toBe(200);
    expect((await borrow("b")).code).toBe("floating_not_available");
    expect((await borrow("a")).status).toBe(200);
  });

  test("a check shows the borrow until it ends, and none that has ended", async () => {
    const { check, borrow } = await floatingLicense(["a"]);
    await borrow("a");
    expect((await check("a")).json).toMatchObject({ is_borrowed: true, borrowed_until: "2026-03-20T13:00:00.000Z" });
    app.clock.set("2026-03-20T13:00:00.000Z");
    expect((await check("a")).json).toMatchObject({ is_borrowed: false, borrowed_until: null });
  });

  test("64 parallel borrows never exceed the slots", async () => {
    const devices = Array.from({ length: 64 }, (_, index) => `d${index}`);
    const { borrow } = await floatingLicense(devices, { floating_users: 5 });
    const answers = await Promise.all(devices.map((device) => borrow(device)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ code }) => code === "floating_not_available")).toHaveLength(59);
  });

  test("a user borrows with the right password, and not with a wrong one", async () => {
    const sold = await sell(app, "team", { ...floating, users: [{ email: "b@team.example" }] });
    const call = { product: "team", username: "b@team.example", hardware_id: "d" };
    const password = sold.license_users[0].initial_password;
    expect((await application.activate({ ...call, password })).status).toBe(200);
    const body = { ...call, borrowed_until: null };
    const borrowed = await application.call("POST", "floating/borrow", { body: { ...body, password: "wrong" } });
    expect(borrowed.code).toBe("invalid_credentials");
    expect((await application.call("POST", "floating/borrow", { body: { ...body, password } })).status).toBe(200);
  });
});

describe("2.10: release", () => {
  test("frees the slot immediately, ends a borrow, and is harmless when repeated", async () => {
    const { id, check, borrow, release } = await floatingLicense(["a", "b"]);
    await borrow("a");
    expect((await check("b")).code).toBe("floating_not_available");
    for (let time = 0; time < 3; time += 1) {
      const answer = await release("a");
      expect([answer.status, answer.body]).toEqual([200, ""]);
    }
    expect((await check("b")).status).toBe(200);
    const events =
      await app.db`select type from events where subject_id = ${id} and type like 'license.floating%' order by id`;
    expect(events.map(({ type }) => type)).toEqual(["license.floating_borrowed", "license.floating_released"]);
  });

  test("an unknown device has nothing to release", async () => {
    const { release } = await floatingLicense(["a"]);
    expect((await release("stranger")).code).toBe("device_not_found");
  });

  test("another company's key releases nothing", async () => {
    const { borrow } = await floatingLicense(["a"]);
    await borrow("a");
    const body = { product: "app", license_key: "x", hardware_id: "a" };
    const stranger = applicationOf(app, app.otherCompany);
    expect((await stranger.call("POST", "floating/release", { body })).code).toBe("unknown_product");
  });
});
