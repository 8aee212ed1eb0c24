import { describe, expect, test } from "vitest";
import { changeLicense, impactOf, type LicenseWish } from "./change-license.rules.ts";
import type { OwnLicense } from "./license.rules.ts";

// What an edit makes of a license (management-api.md §5.3; semantics.md §2.3, column "At edit").

const now = new Date("2026-03-15T12:00:00.000Z");
const began = new Date("2026-01-01T00:00:00.000Z");
const end = new Date("2027-01-01T00:00:00.000Z");

const sold = (members: Partial<OwnLicense> = {}) =>
  ({
    id: 1,
    product_id: 7,
    license_type: "time-limited",
    license_key: "KEY",
    time_activated: null,
    times_activated: 0,
    max_activations: 2,
    allow_unlimited_activations: false,
    valid_duration: "1y",
    validity_period: null,
    allow_grace_period: false,
    grace_period: 0,
    is_trial: false,
    trial_days: 0,
    enable_maintenance_period: false,
    maintenance_duration: "",
    maintenance_period: null,
    is_floating_cloud: false,
    floating_users: 0,
    max_consumptions: 0,
    total_consumptions: 0,
    consumptions_at: null,
    created_at: began,
    reset_consumption: false,
    consumption_period: null,
    allow_unlimited_consumptions: false,
    allow_overages: false,
    max_overages: 0,
    metadata: {},
    note: null,
    ...members,
  }) as OwnLicense;
const running = (members: Partial<OwnLicense> = {}) =>
  sold({ time_activated: began, times_activated: 1, validity_period: end, ...members });

const columnsOf = (license: OwnLicense, wish: LicenseWish) => {
  const change = changeLicense(license, wish, now);
  if ("problems" in change) throw new Error(change.problems.map(({ code }) => code).join());
  return change.columns;
};
const codesOf = (license: OwnLicense, wish: LicenseWish) => {
  const change = changeLicense(license, wish, now, "/3");
  return "problems" in change ? change.problems.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

describe("the end", () => {
  test.each<[string, OwnLicense, LicenseWish, object]>([
    ["that is given counts", running(), { validity_period: now }, { validity_period: now }],
    ["that is taken away is none", running(), { validity_period: null }, { validity_period: null }],
    [
      "of a new duration begins now",
      running(),
      { valid_duration: "1m" },
      { valid_duration: "1m", validity_period: new Date("2026-04-15T12:00:00.000Z") },
    ],
    ["of a new duration waits for the activation", sold(), { valid_duration: "1m" }, { valid_duration: "1m" }],
    [
      "of a perpetual license stays none",
      running({ license_type: "perpetual", validity_period: null }),
      { valid_duration: "1m" },
      { valid_duration: "1m" },
    ],
    [
      "of a trial follows its days from its beginning",
      running({ is_trial: true, trial_days: 14 }),
      { trial_days: 100 },
      { trial_days: 100, validity_period: new Date("2026-04-11T00:00:00.000Z") },
    ],
    [
      "of a trial without days is none",
      running({ is_trial: true, trial_days: 14 }),
      { trial_days: 0 },
      { trial_days: 0, validity_period: null },
    ],
    [
      "of a trial that is upgraded follows its duration from now",
      running({ is_trial: true }),
      { is_trial: false },
      { is_trial: false, validity_period: new Date("2027-03-15T12:00:00.000Z") },
    ],
    [
      "of an upgraded perpetual trial stays where it was, and means nothing",
      running({ is_trial: true, license_type: "perpetual" }),
      { is_trial: false },
      { is_trial: false },
    ],
    ["stays where nothing is said about it", running(), { max_activations: 3 }, { max_activations: 3 }],
  ])("%s", (_name, license, wish, expected) => {
    expect(columnsOf(license, wish)).toEqual(expected);
  });
});

describe("maintenance", () => {
  test.each<[string, OwnLicense, LicenseWish, object]>([
    [
      "of a new duration begins now",
      running({ enable_maintenance_period: true, maintenance_period: end }),
      { maintenance_duration: "1y" },
      { maintenance_duration: "1y", maintenance_period: new Date("2027-03-15T12:00:00.000Z") },
    ],
    [
      "that is switched on begins now",
      running({ maintenance_duration: "1m" }),
      { enable_maintenance_period: true },
      { enable_maintenance_period: true, maintenance_period: new Date("2026-04-15T12:00:00.000Z") },
    ],
    [
      "waits for the activation",
      sold(),
      { enable_maintenance_period: true, maintenance_duration: "1m" },
      { enable_maintenance_period: true, maintenance_duration: "1m" },
    ],
    ["that is given counts", running(), { maintenance_period: end }, { maintenance_period: end }],
    [
      "that is switched on again keeps its end",
      running({ maintenance_duration: "1m", maintenance_period: end }),
      { enable_maintenance_period: true },
      { enable_maintenance_period: true },
    ],
  ])("%s", (_name, license, wish, expected) => {
    expect(columnsOf(license, wish)).toEqual(expected);
  });
});

test("what is as it was does not change; a counter that is set begins its period now", () => {
  expect(
    columnsOf(running(), { max_activations: 2, metadata: {}, note: null, license_type: "time-limited", product: 7 }),
  ).toEqual({});
  expect(columnsOf(running({ total_consumptions: 4 }), { total_consumptions: 0 })).toEqual({
    total_consumptions: 0,
    consumptions_at: now,
  });
});

test("a duration that stays as it is, beside an end, asks for nothing", () => {
  expect(columnsOf(running(), { valid_duration: "1y", validity_period: now })).toEqual({ validity_period: now });
});

test("where the terms of resets change, what was due is done first, and only later periods count", () => {
  const daily = { reset_consumption: true, consumption_period: "daily" };
  const counted = running({ total_consumptions: 4, consumptions_at: began });
  expect(columnsOf(counted, daily)).toEqual({ ...daily, consumptions_at: now });
  expect(columnsOf(running({ ...counted, ...daily }), { reset_consumption: false })).toEqual({
    reset_consumption: false,
    total_consumptions: 0,
    consumptions_at: now,
  });
});

describe("a counter whose resets change", () => {
  const weekly = { total_consumptions: 4, consumption_period: "weekly" as const };
  const lastWeek = new Date("2026-03-08T23:59:59.999Z");

  test.each<[string, OwnLicense, LicenseWish, object]>([
    [
      "counts from now on, not from the last period",
      running({ ...weekly, consumptions_at: lastWeek }),
      { reset_consumption: true },
      { reset_consumption: true, consumptions_at: now },
    ],
    [
      "does not come back when they end",
      running({ ...weekly, reset_consumption: true, consumptions_at: lastWeek }),
      { reset_consumption: false },
      { reset_consumption: false, total_consumptions: 0, consumptions_at: now },
    ],
    [
      "keeps what was consumed in the present period",
      running({ ...weekly, reset_consumption: true, consumptions_at: new Date("2026-03-09T00:00:00.000Z") }),
      { consumption_period: "daily" },
      { consumption_period: "daily", consumptions_at: now },
    ],
    ["is left alone by what changes nothing", running({ ...weekly }), { reset_consumption: false }, {}],
  ])("%s", (_name, license, wish, expected) => {
    expect(columnsOf(license, wish)).toEqual(expected);
  });
});

test.each<[string, LicenseWish, string[]]>([
  ["two ends", { valid_duration: "2y", validity_period: end }, ["conflicting_validity /3/valid_duration"]],
  ["another type", { license_type: "perpetual" }, ["immutable_property /3/license_type"]],
  ["another key", { license_key: "OTHER" }, ["immutable_property /3/license_key"]],
  [
    "another product",
    { product: 8, license_key: "X" },
    ["immutable_property /3/license_key", "immutable_property /3/product"],
  ],
])("%s: refused, all of it at once", (_name, wish, codes) => {
  expect(codesOf(running(), wish)).toEqual(codes);
});

test("a trial without a duration cannot become a license for a time", () => {
  expect(codesOf(running({ is_trial: true, valid_duration: "" }), { is_trial: false })).toEqual([
    "valid_duration_required /3/is_trial",
  ]);
});

describe("the impact", () => {
  test.each<[string, OwnLicense, object, number, object]>([
    [
      "fewer devices than are active",
      running({ times_activated: 2 }),
      { max_activations: 1 },
      0,
      { is_over_limit: true },
    ],
    ["as many as are active", running({ times_activated: 2 }), { max_activations: 2 }, 0, { is_over_limit: false }],
    [
      "fewer slots than are in use",
      running({ is_floating_cloud: true, floating_users: 5 }),
      { floating_users: 2 },
      3,
      { is_over_limit: true },
    ],
    [
      "fewer units than were consumed",
      running({ license_type: "consumption", total_consumptions: 8, max_consumptions: 10 }),
      { max_consumptions: 5, allow_overages: true, max_overages: 2 },
      0,
      { is_over_limit: true },
    ],
    ["an end in the past", running(), { validity_period: began }, 0, { expires: true, returns: false }],
    [
      "an end in the future again",
      running({ validity_period: began }),
      { validity_period: end },
      0,
      { expires: false, returns: true },
    ],
  ])("of %s", (_name, license, columns, inUse, expected) => {
    expect(impactOf(license, columns, inUse, now)).toMatchObject(expected);
  });

  test("names what changes from what to what, as the API tells it", () => {
    expect(impactOf(running(), { validity_period: now, max_activations: 5 }, 0, now)).toMatchObject({
      from: { validity_period: end.toISOString(), max_activations: 2 },
      to: { validity_period: now.toISOString(), max_activations: 5 },
    });
  });
});
