import { describe, expect, test } from "vitest";
import {
  fullHour,
  isToCome,
  planSchedule,
  type ScheduleFacts,
  type ScheduleWish,
  type UpdateItem,
  type UpdateStatus,
} from "./scheduled-update.rules.ts";

const now = new Date("2026-03-15T12:20:00Z");
const hour = new Date("2026-04-01T00:00:00Z");
const item = (more: Partial<UpdateItem> = {}): UpdateItem => ({
  action: "license-update",
  product_feature_id: null,
  product_custom_field_id: null,
  update_data: {},
  ...more,
});
const reset = item({ action: "license-reset" });
const feature = (id: number) => item({ action: "license-product-feature-update", product_feature_id: id });
const wish = (more: Partial<ScheduleWish> = {}): ScheduleWish => ({
  license: 1,
  scheduled_at: hour,
  name: null,
  note: null,
  items: [item()],
  at: "",
  ...more,
});
const facts: ScheduleFacts = {
  products: new Map([
    [1, 10],
    [2, 10],
  ]),
  features: [
    { id: 5, product_id: 10 },
    { id: 6, product_id: 11 },
    { id: 7, product_id: null },
  ],
  fields: [{ id: 8, product_id: 10 }],
  known: [],
};
const waiting = (status: UpdateStatus, items: readonly UpdateItem[] = [item()]): ScheduleFacts => ({
  ...facts,
  known: [{ id: 31, license_id: 1, scheduled_at: hour, status, items }],
});
const codes = (wishes: readonly ScheduleWish[], from: ScheduleFacts = facts) => {
  const decided = planSchedule(wishes, from, now);
  return "problems" in decided
    ? decided.problems.map(({ code, pointer }) => `${code} ${pointer}`)
    : decided.plan.length;
};

test.each([
  ["2026-03-15T12:20:00Z", "2026-03-15T12:00:00.000Z"],
  ["2026-03-15T12:00:00Z", "2026-03-15T12:00:00.000Z"],
  ["1969-12-31T23:59:00Z", "1969-12-31T23:00:00.000Z"],
])("the full hour of %s is %s", (moment, full) => {
  expect(fullHour(new Date(moment)).toISOString()).toBe(full);
});

test.each([
  ["2026-03-15T12:00:00Z", false],
  ["2026-03-15T13:00:00Z", true],
  ["2027-03-15T13:00:00Z", true],
])("%s is to come at 12:20: %s", (at, isSo) => {
  expect(isToCome(new Date(at), now)).toBe(isSo);
});

describe("what is planned", () => {
  test.each<[title: string, wishes: readonly ScheduleWish[], from: ScheduleFacts, outcome: unknown]>([
    ["one update", [wish()], facts, 1],
    ["two licenses are two", [wish(), wish({ license: 2 })], facts, 2],
    ["two hours are two", [wish(), wish({ scheduled_at: new Date("2026-04-01T01:00:00Z") })], facts, 2],
    ["one license and hour is one", [wish(), wish({ items: [reset] })], facts, 1],
    ["a global feature", [wish({ items: [feature(7)] })], facts, 1],
    ["features are told apart", [wish({ items: [feature(5), feature(7)] })], facts, 1],
    [
      "a feature of another product",
      [wish({ items: [feature(6)] })],
      facts,
      ["unsupported_product_feature /scheduled_update_data/0/product_feature"],
    ],
    ["an unknown license", [wish({ license: 9, at: "/3" })], facts, ["unknown_license /3/license"]],
    [
      "the same in one wish",
      [wish({ items: [reset, reset] })],
      facts,
      ["duplicate_scheduled_action /scheduled_update_data/1"],
    ],
    [
      "the same in two wishes",
      [wish(), wish({ at: "/1" })],
      facts,
      ["duplicate_scheduled_action /1/scheduled_update_data/0"],
    ],
    ["the same in what waits", [wish()], waiting("pending"), ["duplicate_scheduled_action /scheduled_update_data/0"]],
    ["another thing beside what waits", [wish({ items: [reset] })], waiting("pending"), 1],
    [
      "101 with those that wait",
      [wish({ items: [reset] })],
      waiting(
        "pending",
        Array.from({ length: 100 }, (_, id) => feature(100 + id)),
      ),
      ["validation_error /scheduled_update_data"],
    ],
    ["what is done with", [wish({ items: [reset] })], waiting("applied"), ["scheduled_update_exists /scheduled_at"]],
    ["what was cancelled", [wish({ items: [reset] })], waiting("cancelled"), ["scheduled_update_exists /scheduled_at"]],
  ])("%s", (_title, wishes, from, outcome) => {
    expect(codes(wishes, from)).toEqual(outcome);
  });

  test("wishes that meet keep the first name and every item, and join what waits", () => {
    const wishes = [wish({ items: [reset] }), wish({ name: "Second", items: [feature(5)] })];
    expect(planSchedule(wishes, waiting("pending"), now)).toEqual({
      plan: [{ id: 31, license: 1, scheduled_at: hour, name: "Second", note: null, items: [reset, feature(5)] }],
    });
  });
});
