import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// semantics.md §2.3, row by row: the value of a field at creation, at the first activation, at a later one, and after a
// check.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  const feature = { product, code: "timed", name: "Timed", feature_type: "activation", valid_duration: "1m" };
  expect((await app.management("POST", "product-features/", { body: feature })).status).toBeLessThan(300);
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

const moments = ["at creation", "at the first activation", "at a later activation", "after a check"] as const;

/** The whole license at each of the four moments, days apart, on two devices. */
async function follow(license: object) {
  const sold = await sell(app, "app", { max_activations: 5, ...license });
  const call = { product: "app", license_key: sold.license_key };
  const seen: FreelyRead[] = [];
  const look = async () => seen.push((await app.management("GET", `licenses/${sold.id}/`)).json);
  await look();
  for (const act of [
    () => application.activate({ ...call, hardware_id: "one" }),
    () => application.activate({ ...call, hardware_id: "two" }),
    () => application.check({ ...call, hardware_id: "one" }),
  ]) {
    app.clock.advance(24 * 3_600_000);
    const answer = await act();
    expect(answer.status, answer.body).toBe(200);
    await look();
  }
  return moments.map((_, index) => seen[index]);
}

describe("2.3: when each field changes", () => {
  test.each<[row: string, license: object, field: string, expected: readonly unknown[]]>([
    [
      "validity_period from valid_duration (time-limited)",
      { license_type: "time-limited", valid_duration: "10d" },
      "validity_period",
      [null, "2026-03-26T12:00:00.000Z", "2026-03-26T12:00:00.000Z", "2026-03-26T12:00:00.000Z"],
    ],
    [
      "validity_period given (time-limited): kept, whatever the duration",
      { license_type: "time-limited", valid_duration: "10d", validity_period: "2027-01-01" },
      "validity_period",
      Array(4).fill("2027-01-01T00:00:00.000Z"),
    ],
    [
      "validity_period (trial) from trial_days, not from valid_duration",
      { is_trial: true, trial_days: 14, valid_duration: "1y" },
      "validity_period",
      [null, ...Array(3).fill("2026-03-30T12:00:00.000Z")],
    ],
    [
      "validity_period (trial) given: kept",
      { is_trial: true, trial_days: 14, validity_period: "2026-05-01" },
      "validity_period",
      Array(4).fill("2026-05-01T00:00:00.000Z"),
    ],
    [
      "validity_period (subscription): from the duration when nobody set it",
      { license_type: "subscription", valid_duration: "1m" },
      "validity_period",
      [null, ...Array(3).fill("2026-04-16T12:00:00.000Z")],
    ],
    [
      "validity_period (perpetual): never from a duration",
      { license_type: "perpetual", valid_duration: "1m" },
      "validity_period",
      [null, null, null, null],
    ],
    [
      "maintenance_period from duration, if enabled and null",
      { enable_maintenance_period: true, maintenance_duration: "1y" },
      "maintenance_period",
      [null, ...Array(3).fill("2027-03-16T12:00:00.000Z")],
    ],
    [
      "maintenance_period from duration, while not enabled",
      { enable_maintenance_period: false, maintenance_duration: "1y" },
      "maintenance_period",
      [null, null, null, null],
    ],
    [
      "maintenance_period given: wins over the duration",
      { enable_maintenance_period: true, maintenance_duration: "1y", maintenance_period: "2028-01-01" },
      "maintenance_period",
      Array(4).fill("2028-01-01T00:00:00.000Z"),
    ],
    ["times_activated: one for each new device", {}, "times_activated", [0, 1, 2, 2]],
    ["transfer_count: only transfers", {}, "transfer_count", [0, 0, 0, 0]],
    ["active: from the first activation", {}, "active", [false, true, true, true]],
    ["active (subscription): from creation", { license_type: "subscription" }, "active", [true, true, true, true]],
    [
      "total_consumptions: as given",
      { total_consumptions: 3, max_consumptions: 9 },
      "total_consumptions",
      [3, 3, 3, 3],
    ],
  ])("2.3 %s", async (_row, license, field, expected) => {
    const seen = await follow(license);
    expect(seen.map((each, index) => [moments[index], each[field]])).toEqual(
      expected.map((value, index) => [moments[index], value]),
    );
  });

  test("2.3 feature expiry_date from feature valid_duration", async () => {
    const seen = await follow({ product_features: ["timed"] });
    expect(seen.map((each) => each.product_features[0].expiry_date)).toEqual([
      null,
      ...Array(3).fill("2026-04-16T12:00:00.000Z"),
    ]);
  });

  test("2.0 months are added by the calendar, clamped to the last day", async () => {
    app.clock.set("2026-01-30T12:00:00.000Z");
    const [, first] = await follow({ license_type: "time-limited", valid_duration: "1m" });
    expect(first.validity_period).toBe("2026-02-28T12:00:00.000Z");
  });
});

describe("2.7: status and expiry", () => {
  const statusOf = async (id: number) => (await app.management("GET", `licenses/${id}/`)).json.status;

  test.each(["perpetual", "time-limited", "consumption"])(
    "2.7 %s: inactive until it is activated, then active; disabled overrides both",
    async (license_type) => {
      const { id, license_key } = await sell(app, "app", { license_type, valid_duration: "1y" });
      expect(await statusOf(id)).toBe("Inactive");
      await application.activate({ product: "app", license_key, hardware_id: "d" });
      expect(await statusOf(id)).toBe("Active");
      await app.db`update licenses set enabled = false where id = ${id}`;
      expect(await statusOf(id)).toBe("Disabled");
    },
  );

  test("2.7 subscription: never inactive", async () => {
    const { id } = await sell(app, "app", { license_type: "subscription" });
    expect(await statusOf(id)).toBe("Active");
  });

  test("2.7 disabled takes precedence over expired, and expired over active; enabling restores the computed state", async () => {
    const { id, license_key } = await sell(app, "app", { license_type: "time-limited", valid_duration: "1d" });
    await application.activate({ product: "app", license_key, hardware_id: "d" });
    app.clock.advance(2 * 24 * 3_600_000);
    expect(await statusOf(id)).toBe("Expired");
    await app.db`update licenses set enabled = false where id = ${id}`;
    expect(await statusOf(id)).toBe("Disabled");
    await app.db`update licenses set enabled = true where id = ${id}`;
    expect(await statusOf(id)).toBe("Expired");
  });

  test("2.7 expiry: a subscription has its grace period, a time-limited license has none, a perpetual one ends only as a trial", async () => {
    const wishes = [
      { license_type: "subscription", allow_grace_period: true, grace_period: 24 },
      { license_type: "time-limited", allow_grace_period: true, grace_period: 24 },
      { license_type: "perpetual" },
      { license_type: "perpetual", is_trial: true },
    ];
    const answers: unknown[] = [];
    for (const wish of wishes) {
      app.clock.set("2026-03-15T12:00:00.000Z");
      const { license_key } = await sell(app, "app", { ...wish, validity_period: "2026-03-16" });
      const call = { product: "app", license_key, hardware_id: "d" };
      expect((await application.activate(call)).status).toBe(200);
      app.clock.set("2026-03-16T12:00:00.000Z");
      answers.push((await application.check(call)).json);
    }
    expect(answers).toMatchObject([false, true, false, true].map((is_expired) => ({ is_expired })));
  });
});
