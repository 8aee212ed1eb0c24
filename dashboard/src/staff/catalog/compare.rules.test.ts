import { expect, test } from "vitest";
import { compareFeatures, compareTerms } from "./compare.rules.ts";
import type { Term } from "./terms.rules.ts";

const term = (name: string, own: unknown, inherited: unknown = null): Term => ({
  name,
  kind: "integer",
  own,
  inherited,
  source: "product",
});

test("two policies differ in what counts, not in where it comes from", () => {
  const left = [term("max_activations", null, 5), term("floating_users", 2)];
  const right = [term("max_activations", 5, 1), term("floating_users", 3)];
  const compared = compareTerms(left, right).flatMap(({ terms }) => terms);
  expect(compared.map(({ name, differs }) => [name, differs])).toEqual([
    ["max_activations", false],
    ["floating_users", true],
  ]);
});

test("features are compared by code, with the members that are others", () => {
  const left = [{ code: "export", terms: [term("max_consumption", 1)] }];
  const right = [
    { code: "export", terms: [term("max_consumption", 2)] },
    { code: "print", terms: [] },
  ];
  expect(compareFeatures(left, right)).toMatchObject([
    { code: "export", inLeft: true, inRight: true, different: [{ name: "max_consumption" }] },
    { code: "print", inLeft: false, inRight: true, different: [] },
  ]);
});
