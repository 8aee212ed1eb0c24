import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// POST add_consumption and add_feature_consumption (license-api.md §6.7, §6.8; semantics.md §2.8).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
  for (const [code, feature_type] of [
    ["export", "consumption"],
    ["seat", "activation"],
  ]) {
    const body = { product, code, name: code, feature_type, max_consumption: 10 };
    expect((await app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
  }
});
beforeEach(() => app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => app.close());

const consumable = { license_type: "consumption", max_consumptions: 10 };

/** An activated license, and the calls about it. */
async function activated(license: object) {
  const sold = await sell(app, "app", license);
  const call = { product: "app", license_key: sold.license_key, hardware_id: "device" };
  expect((await application.activate(call)).status).toBe(200);
  return {
    ...sold,
    call,
    consume: (members: object = {}) => application.call("POST", "add_consumption", { body: { ...call, ...members } }),
    consumeFeature: (members: object = {}) =>
      application.call("POST", "add_feature_consumption", { body: { ...call, feature: "export", ...members } }),
  };
}

describe("add_consumption", () => {
  test("books one unit by default, and returns the whole counter, signed", async () => {
    const { id, consume } = await activated({ ...consumable, allow_overages: true, max_overages: 2 });
    const first = await consume();
    expect(first.status, first.body).toBe(200);
    expect(first.json).toEqual({
      id,
      max_consumptions: 10,
      total_consumptions: 1,
      allow_unlimited_consumptions: false,
      allow_negative_consumptions: false,
      allow_overages: true,
      max_overages: 2,
      reset_consumption: false,
      consumption_period: null,
      company: { id: app.companyId },
    });
    expect((await consume({ consumptions: 4 })).json).toMatchObject({ total_consumptions: 5 });
  });

  test("C8: past limit and overages nothing is booked", async () => {
    const { consume, call } = await activated({ ...consumable, allow_overages: true, max_overages: 2 });
    expect((await consume({ consumptions: 12 })).status).toBe(200);
    const refused = await consume();
    expect([refused.status, refused.code]).toEqual([400, "license_not_enough_consumptions"]);
    expect((await application.check(call)).json).toMatchObject({ total_consumptions: 12 });
  });

  test("C3, C4, Q7: units are given back only where the license allows it, and never more than were consumed", async () => {
    const strict = await activated(consumable);
    expect((await strict.consume({ consumptions: -1 })).code).toBe("negative_consumptions_not_allowed");
    const lenient = await activated({ ...consumable, allow_negative_consumptions: true, total_consumptions: 3 });
    expect((await lenient.consume({ consumptions: -2 })).json).toMatchObject({ total_consumptions: 1 });
    expect((await lenient.consume({ consumptions: -2 })).code).toBe("license_not_enough_consumptions");
    expect((await application.check(lenient.call)).json).toMatchObject({ total_consumptions: 1 });
    expect((await lenient.consume({ consumptions: -1 })).json).toMatchObject({ total_consumptions: 0 });
  });

  test("overages that a call sends become the license's own where the company allows it (Q6)", async () => {
    const { id, consume } = await activated(consumable);
    await app.management("PATCH", "company/", { body: { allow_client_overages: true } });
    const body = { consumptions: 11, allow_overages: true, max_overages: 5 };
    expect((await consume(body)).json).toMatchObject({ total_consumptions: 11, allow_overages: true, max_overages: 5 });
    const { json } = await app.management("GET", `licenses/${id}/`);
    expect(json).toMatchObject({ total_consumptions: 11, allow_overages: true, max_overages: 5 });
    expect((await consume({ consumptions: 99, max_overages: 500 })).status).toBe(200);
    await app.management("PATCH", "company/", { body: { allow_client_overages: false } });
  });

  test.each<[row: string, license: object, spoil: (id: number) => PromiseLike<unknown>, code: string]>([
    ["C1: another type of license", { license_type: "perpetual" }, async () => {}, "invalid_license_type"],
    [
      "C2: disabled",
      consumable,
      (id) => app.db`update licenses set enabled = false where id = ${id}`,
      "license_not_enabled",
    ],
    [
      "C2: expired",
      { ...consumable, validity_period: "2026-03-19" },
      async () => app.clock.set("2026-03-19T00:00:00.001Z"),
      "license_expired",
    ],
    [
      "C2: device not bound",
      consumable,
      (id) => app.db`update devices set device_active = false where license_id = ${id}`,
      "device_not_found",
    ],
    [
      "C2: device blacklisted",
      consumable,
      (id) => app.db`update devices set blacklisted = true where license_id = ${id}`,
      "blacklisted",
    ],
  ])("%s", async (_row, license, spoil, code) => {
    const { id, consume } = await activated(license);
    await spoil(id);
    expect((await consume()).code).toBe(code);
  });

  test.each<[string, object, string]>([
    ["a fraction", { consumptions: 1.5 }, "validation_error"],
    ["not a number", { consumptions: "many" }, "validation_error"],
    ["2^53", { consumptions: 2 ** 53 }, "validation_error"],
    ["no event", { event: [] }, "validation_error"],
    ["two events", { event: ["consumption_add", "offline_floating_consumptions_sync"] }, "validation_error"],
    ["an unknown license", { license_key: "NONE" }, "license_not_found"],
    ["an unknown product", { product: "nope" }, "unknown_product"],
    ["no device", { hardware_id: undefined }, "missing_hardware_id"],
  ])("%s is refused", async (_name, members, code) => {
    const { consume } = await activated(consumable);
    expect((await consume(members)).code).toBe(code);
  });

  test("another company's key finds no license", async () => {
    const { call } = await activated(consumable);
    const stranger = applicationOf(app, app.otherCompany);
    expect((await stranger.call("POST", "add_consumption", { body: call })).code).toBe("unknown_product");
  });

  test("a read-only key cannot consume", async () => {
    const { consume } = await activated(consumable);
    await app.db`update license_api_keys set is_read_only = true where api_key = ${app.apiKey}`;
    try {
      expect((await consume()).code).toBe("read_only_api_key");
    } finally {
      await app.db`update license_api_keys set is_read_only = false where api_key = ${app.apiKey}`;
    }
  });

  test("history and event record it, unless ignore_events is set", async () => {
    const { id, consume } = await activated(consumable);
    await consume({ consumptions: 2 });
    await consume({ consumptions: 3, ignore_events: true });
    const events = await app.db`
      select data from events where subject_id = ${id} and type = 'license.consumption_added'`;
    expect(events.map(({ data }) => data)).toMatchObject([{ consumptions: 2, total_consumptions: 2 }]);
    const lines = await app.db`select text from license_histories where license_id = ${id} and text like '%consumed%'`;
    expect(lines.map(({ text }) => text)).toEqual(["License consumed 2"]);
  });

  test("the consumption that reaches the limit reports that once, whatever follows", async () => {
    const { id, consume } = await activated({ ...consumable, allow_overages: true, max_overages: 5 });
    for (const consumptions of [9, 3, 2]) expect((await consume({ consumptions })).status).toBe(200);
    const events =
      await app.db`select data from events where subject_id = ${id} and type = 'license.consumption_max_reached'`;
    expect(events.map(({ data }) => data.total_consumptions)).toEqual([12]);
  });

  test("64 parallel consumptions never exceed limit and overages", async () => {
    const { id, consume } = await activated({ ...consumable, allow_overages: true, max_overages: 3 });
    const answers = await Promise.all(Array.from({ length: 64 }, () => consume()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(13);
    const totals = answers.flatMap(({ status, json }) => (status === 200 ? [json] : []));
    expect(new Set(totals.map((each) => JSON.stringify(each))).size).toBe(13);
    expect((await app.management("GET", `licenses/${id}/`)).json.total_consumptions).toBe(13);
  });

  test("a user's license is consumed by username", async () => {
    const sold = await sell(app, "team", { ...consumable, users: [{ email: "u@team.example" }] });
    const call = { product: "team", username: "u@team.example", hardware_id: "d" };
    const password = sold.license_users[0].initial_password;
    expect((await application.activate({ ...call, password })).status).toBe(200);
    const { json } = await application.call("POST", "add_consumption", { body: { ...call, consumptions: 2 } });
    expect(json).toMatchObject({ id: sold.id, total_consumptions: 2 });
  });
});

describe("resets", () => {
  test("a counter that resets on Monday reads 0 for every reader, and consumption starts from 0", async () => {
    const { id, call, consume } = await activated({
      ...consumable,
      reset_consumption: true,
      consumption_period: "weekly",
    });
    expect((await consume({ consumptions: 10 })).json).toMatchObject({ total_consumptions: 10 });
    app.clock.set("2026-03-22T23:59:59.999Z");
    expect((await consume()).code).toBe("license_not_enough_consumptions");
    app.clock.set("2026-03-23T00:00:00.000Z");
    expect((await application.check(call)).json).toMatchObject({ total_consumptions: 0 });
    expect((await app.management("GET", `licenses/${id}/`)).json.total_consumptions).toBe(0);
    expect((await consume({ consumptions: 4 })).json).toMatchObject({ total_consumptions: 4 });
    app.clock.set("2026-03-24T00:00:00.000Z");
    expect((await application.check(call)).json).toMatchObject({ total_consumptions: 4 });
  });

  test("without reset_consumption a period changes nothing", async () => {
    const { consume } = await activated({ ...consumable, consumption_period: "daily" });
    await consume({ consumptions: 10 });
    app.clock.set("2026-04-01T00:00:00.000Z");
    expect((await consume()).code).toBe("license_not_enough_consumptions");
  });

  test("a feature has its own counter and its own period", async () => {
    const feature = { code: "export", max_consumption: 3, reset_consumption: true, consumption_period: "daily" };
    const { id, consume, consumeFeature } = await activated({ ...consumable, product_features: [feature] });
    await consume({ consumptions: 5 });
    expect((await consumeFeature({ consumptions: 3 })).json).toMatchObject({ total_consumptions: 3 });
    expect((await consumeFeature()).code).toBe("feature_not_enough_consumptions");
    app.clock.set("2026-03-19T00:00:00.000Z");
    const { json } = await app.management("GET", `licenses/${id}/`);
    expect([json.total_consumptions, json.product_features[0].total_consumptions]).toEqual([5, 0]);
    expect((await consumeFeature()).json).toMatchObject({ total_consumptions: 1 });
  });
});

describe("add_feature_consumption", () => {
  test("returns the whole counter of the feature", async () => {
    const { id, consumeFeature } = await activated({ product_features: ["export"] });
    const answer = await consumeFeature({ consumptions: 4 });
    expect(answer.status, answer.body).toBe(200);
    expect(answer.json).toMatchObject({
      license_id: id,
      max_consumptions: 10,
      total_consumptions: 4,
      is_floating: false,
      is_floating_cloud: false,
      company: { id: app.companyId },
    });
  });

  test.each<[string, object, string]>([
    ["a feature that the license does not have", { feature: "nope" }, "unsupported_product_feature"],
    ["an activation feature", { feature: "seat" }, "invalid_feature_type"],
    ["no feature", { feature: undefined }, "missing_parameters"],
    ["more than is left", { consumptions: 11 }, "feature_not_enough_consumptions"],
    ["a negative number", { consumptions: -1 }, "negative_consumptions_not_allowed"],
  ])("%s is refused, and nothing is booked", async (_name, members, code) => {
    const { id, consumeFeature } = await activated({ product_features: ["export", "seat"] });
    expect((await consumeFeature(members)).code).toBe(code);
    const { json } = await app.management("GET", `licenses/${id}/`);
    expect(json.product_features.map((each: { total_consumptions: number }) => each.total_consumptions)).toEqual([
      0, 0,
    ]);
  });

  test("64 parallel consumptions of a feature never exceed its limit", async () => {
    const { consumeFeature } = await activated({ product_features: ["export"] });
    const answers = await Promise.all(Array.from({ length: 64 }, () => consumeFeature()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
  });
});
