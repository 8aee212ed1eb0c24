import { describe, expect, test } from "vitest";
import { permissionsOf, ROLES } from "../../platform/http/roles-and-permissions.schema.ts";
import { KIND_NAMES, kindsFor, soughtOf } from "./search.rules.ts";

describe("what was typed", () => {
  test.each([
    ["1042", 1042, true],
    ["#1042", 1042, true],
    ["#7", 7, false],
    ["9007199254740993", null, true],
    ["10 42", null, false],
    ["ab", null, false],
    ["a-b-c", null, false],
    ["a-bcd", null, true],
    ["Kä&e", null, false],
    ["Käse", null, true],
    ["-1", null, false],
  ])("%j is the id %j, and can be found as a part: %j", (text, number, isLong) => {
    expect(soughtOf(` ${text} `)).toEqual({ text, number, isLong, isDecision: text.startsWith("#") });
  });
});

test.each(ROLES)("%s finds everything that is sold, and to whom", (role) => {
  expect(kindsFor(permissionsOf(role), soughtOf("1042"))).toEqual(KIND_NAMES);
  expect(kindsFor(permissionsOf(role), soughtOf("#1042"))).toEqual(["decision"]);
});

test.each([
  [["catalog_read"], ["product", "product_feature"]],
  [
    ["orders_read", "customers_read"],
    ["order", "customer"],
  ],
  [["company_write"], []],
])("who holds %j finds %j", (permissions, expected) => {
  expect(kindsFor(new Set(permissions), soughtOf("sketch"))).toEqual(expected);
});
