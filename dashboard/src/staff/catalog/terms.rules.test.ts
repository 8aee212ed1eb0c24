import { describe, expect, test } from "vitest";
import { editOf, sectionsOf, sentOf, type Term, typedTerms, valueOfTerm } from "./terms.rules.ts";

const term = (name: string, kind: string, own: unknown): Term => ({ name, kind, own, inherited: 1, source: "product" });

describe("terms in a form", () => {
  test("stand in the section of their subject, and what is new to the pages under other", () => {
    const terms = [term("new_member", "text", null), term("floating_users", "integer", 2)];
    expect(sectionsOf(terms).map(({ name, terms: own }) => [name, own.map((each) => each.name)])).toEqual([
      ["floating", ["floating_users"]],
      ["other", ["new_member"]],
    ]);
  });

  test.each([
    ["boolean", "false", false],
    ["boolean", "", null],
    ["integer", "12", 12],
    ["integer or -1", "-1", -1],
    ["integer", "many", "many"],
    ["duration", "30d", "30d"],
    ["duration", "  ", null],
  ])("a %s that is typed as '%s' is sent as %s", (kind, typed, sent) => {
    expect(sentOf(kind, typed)).toBe(sent);
  });

  test("only what differs is sent, and an emptied field inherits again", () => {
    const terms = [term("a", "integer", 3), term("b", "boolean", null), term("c", "integer", 5)];
    const typed = { ...typedTerms(terms), a: "", b: "true" };
    expect(editOf(terms, typed)).toEqual({ a: null, b: true });
  });

  test("what is said counts, false and 0 included, else what is inherited", () => {
    expect(valueOfTerm({ own: false, inherited: true })).toBe(false);
    expect(valueOfTerm({ own: 0, inherited: 5 })).toBe(0);
    expect(valueOfTerm({ own: null, inherited: 5 })).toBe(5);
  });
});
