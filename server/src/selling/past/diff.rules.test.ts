import { describe, expect, test } from "vitest";
import { differencesOf, mayConcern } from "./diff.rules.ts";

describe("differences between two moments", () => {
  const feature = (code: string, max: number) => ({ id: max, product_feature: { code }, max_consumption: max });
  test.each([
    ["nothing", { note: "a", metadata: { a: 1 } }, { note: "a", metadata: { a: 1 } }, []],
    ["a member", { note: "a" }, { note: null }, [["note", "a", null]]],
    ["a member of metadata", { metadata: { a: 1 } }, { metadata: { a: 2 } }, [["metadata.a", 1, 2]]],
    ["metadata that came", { metadata: {} }, { metadata: { a: [1] } }, [["metadata.a", null, [1]]]],
    [
      "a feature by its code, whatever its place",
      { product_features: [feature("a", 1), feature("b", 2)] },
      { product_features: [feature("b", 2), { ...feature("a", 1), max_consumption: 5 }] },
      [["product_features.a.max_consumption", 1, 5]],
    ],
    [
      "a feature that came",
      { product_features: [] },
      { product_features: [feature("a", 1)] },
      [["product_features.a", null, feature("a", 1)]],
    ],
    ["a list without names", { sub_licenses: [1] }, { sub_licenses: [1, 2] }, [["sub_licenses", [1], [1, 2]]]],
    ["a customer that left", { customer: { id: 1 } }, { customer: null }, [["customer", { id: 1 }, null]]],
    ["no license yet", undefined, { note: "a" }, [["note", null, "a"]]],
    ["the first user, who is in the list", { license_user: { id: 1 } }, { license_user: null }, []],
  ])("%s", (_name, before, after, expected) => {
    const found = differencesOf(before as never, after as never).map(({ path, before, after }) => [
      path.join("."),
      before,
      after,
    ]);
    expect(found).toEqual(expected);
  });
});

describe("what may have changed a member", () => {
  const license = {
    before: { product_features: [{ id: 7, product_feature: { code: "pro" } }] },
    after: { product_features: [{ id: 7, product_feature: { code: "pro" } }] },
  };
  const change = (what: string, row_id: number, columns: string[]) => ({ what, row_id, columns });
  test.each([
    ["note", change("licenses", 1, ["note", "updated_at"]), true],
    ["note", change("licenses", 1, ["max_activations"]), false],
    ["order", change("licenses", 1, ["order_id"]), true],
    ["status", change("licenses", 1, ["enabled"]), true],
    ["customer city", change("customers", 2, ["city"]), true],
    ["customer city", change("customers", 2, ["phone"]), false],
    ["product_features pro max_consumption", change("license_product_features", 7, ["max_consumption"]), true],
    ["product_features pro max_consumption", change("license_product_features", 8, ["max_consumption"]), false],
    ["product_features pro", change("license_product_features", 7, ["id"]), true],
    ["license_users a@b.example max_activations", change("license_assignments", 3, ["max_activations"]), true],
    ["order_store_id", change("orders", 3, ["store_id"]), true],
  ])("%s by %j: %s", (path, kept, expected) => {
    expect(mayConcern({ path: path.split(" "), before: null, after: null }, kept, license)).toBe(expected);
  });
});
