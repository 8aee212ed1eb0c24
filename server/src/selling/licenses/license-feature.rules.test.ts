import { describe, expect, test } from "vitest";
import {
  addFeature,
  changeFeature,
  type FeatureOwner,
  type FeatureValues,
  replaceFeatures,
} from "./license-feature.rules.ts";

// What edits make of the features of a license (management-api.md §5.5, §6.1; semantics.md §1.5, §2.8).

const now = new Date("2026-03-15T12:00:00.000Z");
const license: FeatureOwner = {
  id: 1,
  product_id: 7,
  time_activated: null,
  consumptions_at: null,
  created_at: new Date("2026-01-01T00:00:00.000Z"),
};
const running: FeatureOwner = { ...license, time_activated: new Date("2026-02-01T00:00:00.000Z") };
const terms = {
  max_consumption: 10,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  consumption_period: null,
  is_floating: false,
  is_floating_cloud: false,
  floating_users: 0,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
  expiry_date: null,
  valid_duration: "",
  metadata: {},
};
const defined = (id: number, code: string, members: object = {}) => ({
  ...terms,
  id,
  code,
  product_id: 7 as number | null,
  name: code,
  feature_type: "consumption",
  is_deleted: false,
  created_at: now,
  updated_at: now,
  ...members,
});
const stored = (id: number, members: object = {}) => ({
  ...terms,
  id: id * 100,
  license_id: 1,
  product_feature_id: id,
  total_consumptions: 4,
  consumptions_at: null,
  consumption_pool_id: null,
  ...members,
});

describe("a new feature", () => {
  test.each<[string, FeatureOwner, object, FeatureValues, object]>([
    ["is as the product has it", license, { max_consumption: 7 }, {}, { max_consumption: 7, total_consumptions: 0 }],
    [
      "is as it is written",
      license,
      {},
      { max_consumption: 3, total_consumptions: 2 },
      { max_consumption: 3, total_consumptions: 2 },
    ],
    [
      "waits with its duration for the activation",
      license,
      {},
      { valid_duration: "1m" },
      { valid_duration: "1m", expiry_date: null },
    ],
    [
      "begins its duration now where the license is active",
      running,
      { valid_duration: "1m" },
      {},
      { expiry_date: new Date("2026-04-15T12:00:00.000Z") },
    ],
    [
      "never ends where that is written",
      running,
      { valid_duration: "1m" },
      { expiry_date: null },
      { expiry_date: null },
    ],
    [
      "has no period where that is written",
      license,
      { consumption_period: "daily" },
      { consumption_period: null },
      { consumption_period: null },
    ],
  ])("%s", (_name, owner, definition, wish, expected) => {
    const change = addFeature(owner, defined(1, "export", definition), wish, now);
    expect(change).toMatchObject({ kind: "created", code: "export", names: Object.keys(wish), columns: expected });
  });
});

describe("a changed feature", () => {
  test.each<[string, object, FeatureValues, object | undefined]>([
    ["that is sent as it is does not change", {}, { max_consumption: 10, metadata: {} }, undefined],
    ["is what differs", {}, { max_consumption: 5, max_overages: 0 }, { max_consumption: 5 }],
    [
      "with a total counts it from now on",
      {},
      { total_consumptions: 0 },
      { total_consumptions: 0, consumptions_at: now },
    ],
    ["that ends later takes its end", {}, { expiry_date: now }, { expiry_date: now }],
    [
      "with a new duration begins it now",
      {},
      { valid_duration: "1d" },
      { valid_duration: "1d", expiry_date: new Date("2026-03-16T12:00:00.000Z") },
    ],
    [
      "that is to be reset daily keeps what was consumed before",
      {},
      { reset_consumption: true, consumption_period: "daily" },
      { reset_consumption: true, consumption_period: "daily", consumptions_at: now },
    ],
    [
      "that was reset daily, and is no more, settles what was due",
      { reset_consumption: true, consumption_period: "daily", consumptions_at: new Date("2026-03-14T12:00:00.000Z") },
      { reset_consumption: false },
      { reset_consumption: false, total_consumptions: 0, consumptions_at: now },
    ],
  ])("%s", (_name, before, wish, expected) => {
    const change = changeFeature(running, stored(1, before), { code: "export", floating_timeout: 120 }, wish, now);
    expect(change && "columns" in change ? change.columns : undefined).toEqual(expected);
  });
});

describe("a list that replaces", () => {
  const definitions = [
    defined(1, "a"),
    defined(2, "b"),
    defined(3, "gone", { is_deleted: true }),
    defined(4, "both", { product_id: null }),
    defined(5, "both"),
    defined(6, "foreign", { product_id: 8 }),
  ];
  const list = (...codes: string[]) =>
    codes.map((code, index) => ({ code, values: {}, at: `/product_features/${index}` }));
  const told = (has: readonly number[], ...codes: string[]) => {
    const result = replaceFeatures(license, { definitions, stored: has.map((id) => stored(id)) }, list(...codes), now);
    return "problems" in result
      ? result.problems.map(({ code, pointer }) => `${code} ${pointer}`)
      : result.changes.map(({ kind, product_feature_id }) => `${kind} ${product_feature_id}`);
  };

  test.each<[string, readonly number[], string[], string[]]>([
    ["creates what is new, and takes what is not listed", [1], ["b"], ["created 2", "deleted 1"]],
    ["leaves what is the same", [1, 2], ["a", "b"], []],
    ["takes everything where it is empty", [1, 2], [], ["deleted 1", "deleted 2"]],
    ["keeps a feature that the product offers no more", [3], ["gone"], []],
    [
      "does not give a feature that the product offers no more",
      [],
      ["gone"],
      ["unsupported_product_feature /product_features/0"],
    ],
    ["means the product's own before a global one", [], ["both"], ["created 5"]],
    ["means the one that the license has", [4], ["both"], []],
    [
      "refuses features of other products, and unknown ones",
      [],
      ["foreign", "none"],
      ["unsupported_product_feature /product_features/0", "unsupported_product_feature /product_features/1"],
    ],
    ["refuses a feature that is listed twice", [], ["a", "a"], ["duplicate_product_feature /product_features/1"]],
  ])("%s", (_name, has, codes, expected) => {
    expect(told(has, ...codes)).toEqual(expected);
  });
});
