import { describe, expect, test } from "vitest";
import { nearestField, pathOf, placeProblems } from "./problems.ts";

const problem = (pointer: string, message = "No.") => ({ code: "validation_error", message, value: 1, pointer });

describe("a problem reaches its field", () => {
  test.each([
    ["/items/0/licenses/1/valid_until", "items.0.licenses.1.valid_until"],
    ["/metadata/a~1b/c~0d", "metadata.a/b.c~d"],
    ["", ""],
  ])("the pointer %s is the path %s", (pointer, path) => {
    expect(pathOf(pointer)).toBe(path);
  });

  test("the nearest field above takes what has no field of its own", () => {
    const fields = new Set(["items", "items.0.product_code"]);
    expect(nearestField("items.0.product_code", fields)).toBe("items.0.product_code");
    expect(nearestField("items.0.licenses.1", fields)).toBe("items");
    expect(nearestField("customer.email", fields)).toBeUndefined();
  });

  test("every problem is placed, several at one field together, the rest at the head", () => {
    const errors = [problem("/name", "Too long."), problem("/name", "Not a name."), problem("/other", "Lost.")];
    const { byField, elsewhere } = placeProblems(
      { code: "validation_error", message: "Several.", errors },
      new Set(["name"]),
      ({ message }) => message,
    );
    expect(byField).toEqual({ name: "Too long. Not a name." });
    expect(elsewhere.map(({ message }) => message)).toEqual(["Lost."]);
  });

  test("a refusal without problems is one itself", () => {
    const { elsewhere } = placeProblems(
      { code: "permission_denied", message: "You may not.", errors: [] },
      new Set(),
      String,
    );
    expect(elsewhere.map(({ message }) => message)).toEqual(["You may not."]);
  });
});
