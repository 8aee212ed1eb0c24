import { describe, expect, test } from "vitest";
import { problemOfEvent } from "./event-types.rules.ts";

test.each([
  ["license.created", {}],
  ["license.activated", { device_id: 1 }],
  ["license.updated", { changed: ["note"] }],
  ["license.deleted", { license_key: null, order: 1 }],
  [
    "consumption_pool.consumption_added",
    { consumption_pool: 1, license: 2, device: 3, consumptions: -1, total_consumptions: 0 },
  ],
])("%s has the payload of its type", (type, data) => {
  expect(problemOfEvent(type, data)).toBeUndefined();
});

describe("it is seen that", () => {
  test.each([
    ["a type is not of the list", "license.lent", {}],
    ["a payload is none", "license.created", []],
    ["a member is missing", "license.activated", {}],
    ["a member is too much", "license.created", { device_id: 1 }],
    ["an id is a text", "license.activated", { device_id: "1" }],
    ["a name is a number", "license.updated", { changed: [1] }],
    ["a text is null", "customer.deleted", { email: null, reference: "" }],
  ])("%s", (_name, type, data) => {
    expect(problemOfEvent(type, data)).toBeTypeOf("string");
  });
});
