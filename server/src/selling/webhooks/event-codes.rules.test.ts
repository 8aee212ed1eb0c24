import { describe, expect, test } from "vitest";
import { EVENT_TYPES, type EventType } from "../../record/events/event-types.rules.ts";
import { codesOf, EVENT_CODES, isNamed, namesCodes, OWN_CODES, typesNamed, wireEventOf } from "./event-codes.rules.ts";

test("every recorded type is sent under at least one code, and every code but checks follows from one", () => {
  for (const type of Object.keys(EVENT_TYPES) as EventType[]) expect(codesOf(type), type).not.toEqual([]);
  for (const code of EVENT_CODES)
    expect((wireEventOf(code)?.from.length ?? 0) > 0 || code === "license.checked", code).toBe(true);
});

test("what the wire has a code for has none of Licet's own", () => {
  expect(OWN_CODES).toContain("license.floating_borrowed");
  expect(OWN_CODES).toContain("webhook_endpoint.disabled");
  for (const code of ["license.enabled", "license.user_assigned", "order.appended", "license.floating_released"])
    expect(OWN_CODES).not.toContain(code);
});

test.each([
  ["license.enabled", ["license.updated"]],
  ["license.consumption_added", ["license.consumption_added", "license.updated"]],
  ["license.user_assigned", ["license.license_user.assigned"]],
  ["order.appended", ["order.updated"]],
  ["order.manager_added", ["order.license_user.manager_assigned"]],
  ["license.floating_released", ["license.released"]],
  ["consumption_pool_license_checkout.returned", ["consumption_pool_license_checkout.synced"]],
  ["device.blacklisted", ["device.blacklisted"]],
] as const)("%s is sent as %j", (type, codes) => {
  expect(codesOf(type)).toEqual(codes);
});

describe("codes are named", () => {
  test.each([
    ["license.created", ["license.created"], true],
    ["license.created", ["license.*"], true],
    ["license.license_user.assigned", ["license.*"], true],
    ["license_custom_field.created", ["license.*"], false],
    ["order.created", ["*"], true],
    ["license.checked", ["*", "license.*"], false],
    ["license.checked", ["license.checked"], true],
    ["license.created", [], false],
  ])("%s by %j: %s", (code, patterns, named) => {
    expect(isNamed(code, patterns)).toBe(named);
  });

  test.each([
    ["license.created", true],
    ["license.*", true],
    ["license.license_user.*", true],
    ["*", true],
    ["license.lent", false],
    ["licence.*", false],
    ["license*", false],
  ])("%s names something: %s", (pattern, names) => {
    expect(namesCodes(pattern)).toBe(names);
  });
});

test("the recorded types of a code are all that it follows from", () => {
  expect(typesNamed(["license.updated"])).toContain("license.disabled");
  expect(typesNamed(["license.checked"])).toEqual([]);
});
