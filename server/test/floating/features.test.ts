import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// GET check_license_feature, POST floating/feature_borrow and floating/feature_release (license-api.md §6.6, §6.11,
// §6.12; semantics.md §2.10, §2.11).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product_id = await createProduct(app, "app");
  const floating = {
    is_floating_cloud: true,
    floating_users: 2,
    floating_timeout: 10,
    can_borrow: true,
    max_borrow_time: 48,
  };
  for (const body of [
    { product_id, code: "render", name: "Render", feature_type: "activation", ...floating },
    { product_id, code: "plain", name: "Plain", feature_type: "activation" },
    { product_id, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 7, metadata: { a: 1 } },
    { product_id, code: "brief", name: "Brief", feature_type: "activation", valid_duration: "1d" },
  ])
    expect((await app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const features = ["render", "plain", "pages", "brief"];

/** A license with activated devices, and the calls of each of them about a feature. */
async function soldTo(devices: readonly string[], license: object = {}) {
  const terms = { max_activations: 100, product_features: features.map((code) => ({ code })), ...license };
  const { id, license_key } = await sell(app, "app", terms);
  const about = (hardware_id: string, feature = "render") => ({ product: "app", license_key, hardware_id, feature });
  for (const hardware_id of devices)
    expect((await application.activate({ product: "app", license_key, hardware_id })).status).toBe(200);
  const borrowed_until = null;
  return {
    id,
    check: (device: string, feature?: string, more: object = {}) =>
      application.call("GET", "check_license_feature", { query: { ...about(device, feature), ...more } }),
    borrow: (device: string, more: object = {}) =>
      application.call("POST", "floating/feature_borrow", { body: { ...about(device), borrowed_until, ...more } }),
    release: (device: string, feature?: string) =>
      application.call("POST", "floating/feature_release", { body: about(device, feature) }),
    deactivate: (hardware_id: string) => application.deactivate({ product: "app", license_key, hardware_id }),
  };
}

describe("check_license_feature", () => {
  test("returns a feature with its counters, and its metadata as text", async () => {
    const { id, check } = await soldTo(["a"]);
    const answer = await check("a", "pages", { include_metadata_string: true });
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({
      license_id: id,
      code: "pages",
      name: "Pages",
      feature_type: "consumption",
      company: { id: app.companyId },
      metadata: { a: 1 },
      metadata_string: '{"a":1}',
      max_consumption: 7,
      total_consumptions: 0,
      is_floating_cloud: false,
      expiry_date: null,
    });
    expect(answer.json).not.toHaveProperty("floating_in_use_devices");
    expect((await check("a", "plain")).json).not.toHaveProperty("max_consumption");
  });

  test("a floating feature has as many users as its license says; a device that is silent for the timeout loses its slot", async () => {
    const { check } = await soldTo(["a", "b", "c"]);
    expect((await check("a")).json).toMatchObject({ floating_in_use_devices: 1 });
    expect((await check("b")).json).toMatchObject({ floating_in_use_devices: 2 });
    expect((await check("b")).json).toMatchObject({ floating_in_use_devices: 2 });
    expect((await check("c")).code).toBe("floating_not_available");
    app.clock.advance(9 * 60_000);
    expect((await check("b")).status).toBe(200);
    app.clock.advance(60_000);
    expect((await check("c")).json).toMatchObject({ floating_in_use_devices: 2 });
    expect((await check("a")).code).toBe("floating_not_available");
  });

  test("deactivating a device frees its slot", async () => {
    const { check, deactivate } = await soldTo(["a", "b", "c"]);
    await check("a");
    await check("b");
    expect((await deactivate("a")).status).toBe(200);
    expect((await check("c")).json).toMatchObject({ floating_in_use_devices: 2 });
  });

  test("an expired feature is gone, though the license is not", async () => {
    const { check } = await soldTo(["a"]);
    expect((await check("a", "brief")).json).toMatchObject({ expiry_date: "2026-03-19T12:00:00.000Z" });
    app.clock.set("2026-03-19T12:00:00.001Z");
    expect((await check("a", "brief")).code).toBe("invalid_license_feature_code");
    expect((await check("a", "plain")).status).toBe(200);
  });

  test("an expired license has no features to use", async () => {
    const { check } = await soldTo(["a"], { license_type: "time-limited", valid_duration: "1d" });
    app.clock.advance(2 * 86_400_000);
    expect((await check("a")).code).toBe("license_expired");
    expect((await check("a", "plain")).code).toBe("license_expired");
  });

  test.each<[row: string, device: string, feature: string, more: object, code: string]>([
    ["an unknown feature", "a", "nope", {}, "invalid_license_feature_code"],
    ["no feature", "a", "", {}, "missing_parameters"],
    ["a stranger", "stranger", "plain", {}, "device_not_found"],
    ["an unknown key", "a", "plain", { license_key: "nope" }, "license_not_found"],
    ["an unknown product", "a", "plain", { product: "nope" }, "unknown_product"],
    ["no device", "a", "plain", { hardware_id: "" }, "missing_hardware_id"],
  ])("%s is refused", async (_row, device, feature, more, code) => {
    const { check } = await soldTo(["a"]);
    expect((await check(device, feature, more)).code).toBe(code);
  });

  test("64 parallel checks never exceed the slots", async () => {
    const devices = Array.from({ length: 64 }, (_, index) => `d${index}`);
    const { check } = await soldTo(devices);
    const answers = await Promise.all(devices.map((device) => check(device)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ code }) => code === "floating_not_available")).toHaveLength(62);
  });
});

describe("floating/feature_borrow and feature_release", () => {
  test("null borrows for as long as the feature allows, and a release ends it immediately", async () => {
    const { id, check, borrow, release } = await soldTo(["a", "b", "c"]);
    expect((await borrow("a")).json).toMatchObject({
      borrowed_until: "2026-03-20T12:00:00.000Z",
      max_borrow_time: 48,
      license_id: id,
      company: { id: app.companyId },
    });
    app.clock.advance(60 * 60_000);
    expect((await check("b")).json).toMatchObject({ floating_in_use_devices: 2 });
    expect((await check("c")).code).toBe("floating_not_available");
    expect((await release("a")).status).toBe(200);
    expect((await check("c")).status).toBe(200);
    expect((await release("a")).code).toBe("floating_feature_device_not_in_use");
    const events = await app.db`
      select type, data->>'feature' as feature from events
      where subject_id = ${id} and type like 'license_product_feature.floating%' order by id`;
    expect(events).toEqual([
      { type: "license_product_feature.floating_borrowed", feature: "render" },
      { type: "license_product_feature.floating_released", feature: "render" },
    ]);
  });

  test("a check in between does not end a borrow", async () => {
    const { check, borrow } = await soldTo(["a", "b", "c"]);
    await borrow("a");
    await check("a");
    app.clock.advance(24 * 60 * 60_000);
    expect((await check("b")).json).toMatchObject({ floating_in_use_devices: 2 });
  });

  test.each<[row: string, license: object, more: object, code: string]>([
    ["a feature that does not float", {}, { feature: "plain" }, "feature_not_floating"],
    ["into the past", {}, { borrowed_until: "2026-03-18T11:59:59Z" }, "borrow_until_not_valid"],
    ["beyond max_borrow_time", {}, { borrowed_until: "2026-03-20T12:00:00.001Z" }, "borrow_until_not_valid"],
    [
      "a feature that may not be borrowed",
      { product_features: [{ code: "render", can_borrow: false }] },
      {},
      "license_borrow_not_allowed",
    ],
    ["until an invalid date", {}, { borrowed_until: "soon" }, "borrow_until_not_valid"],
    ["without an end", {}, { borrowed_until: undefined }, "missing_parameters"],
    ["single sign-on", {}, { id_token: "x", customer_account_code: "y" }, "customer_account_not_found"],
  ])("%s is refused", async (_row, license, more, code) => {
    const { borrow } = await soldTo(["a"], license);
    expect((await borrow("a", more)).code).toBe(code);
  });

  test("a feature that does not float has no slot to release", async () => {
    const { release } = await soldTo(["a"]);
    expect((await release("a", "plain")).code).toBe("feature_not_floating");
    expect((await release("a", "nope")).code).toBe("invalid_license_feature_code");
  });

  test("64 parallel borrows never exceed the slots", async () => {
    const devices = Array.from({ length: 64 }, (_, index) => `d${index}`);
    const { borrow } = await soldTo(devices);
    const answers = await Promise.all(devices.map((device) => borrow(device)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ code }) => code === "floating_not_available")).toHaveLength(62);
  });

  test("another company's key and a read-only key change nothing", async () => {
    const { borrow, release, check } = await soldTo(["a"]);
    const body = { product: "app", license_key: "x", hardware_id: "a", feature: "render", borrowed_until: null };
    const stranger = applicationOf(app, app.otherCompany);
    for (const name of ["floating/feature_borrow", "floating/feature_release"])
      expect((await stranger.call("POST", name, { body })).code).toBe("unknown_product");
    await app.db`update license_api_keys set is_read_only = true where api_key = ${app.apiKey}`;
    try {
      expect((await borrow("a")).code).toBe("read_only_api_key");
      expect((await release("a")).code).toBe("read_only_api_key");
      expect((await check("a")).status).toBe(200);
    } finally {
      await app.db`update license_api_keys set is_read_only = false where api_key = ${app.apiKey}`;
    }
  });
});
