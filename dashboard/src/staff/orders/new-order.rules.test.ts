import { describe, expect, test } from "vitest";
import { bodyOf, emptyDraft, isBegun, readUsers } from "./new-order.rules.ts";

describe("a draft becomes a body", () => {
  test("what is empty is not sent", () => {
    expect(bodyOf(emptyDraft)).toEqual({ items: [{ licenses: [{}] }] });
  });

  test("what is typed is sent in its place", () => {
    const draft = {
      ...emptyDraft,
      id: "order-1",
      is_bundle: true,
      customer: { email: "jane@example.com", first_name: "" },
      items: [{ product_code: "paint", licenses: [{ max_activations: "2", valid_duration: "", users: [] }] }],
    };
    expect(bodyOf(draft)).toEqual({
      id: "order-1",
      is_bundle: true,
      customer: { email: "jane@example.com" },
      items: [{ product_code: "paint", licenses: [{ max_activations: "2" }] }],
    });
  });

  test("nothing is previewed before a product is chosen", () => {
    expect(isBegun(emptyDraft)).toBe(false);
    expect(isBegun({ ...emptyDraft, items: [{ product_code: "paint", licenses: [{}] }] })).toBe(true);
  });

  test.each([
    ["a@b.c, d@e.f", 2],
    ["a@b.c\nd@e.f;g@h.i", 3],
    ["  ", 0],
  ])("%j are people", (text, count) => {
    expect(readUsers(text)).toHaveLength(count);
  });
});
