import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAST_MIN, contrastOf, GROUNDS, paletteOf } from "./colors.rules.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  // As WCAG's own examples and every contrast checker have them.
  ["#777777", "#ffffff", 4.48],
  ["#0000ff", "#ffffff", 8.59],
])("the contrast of %s and %s is %d", (one, other, expected) => {
  expect(contrastOf(one, other)).toBeCloseTo(expected, 2);
  expect(contrastOf(other, one)).toBeCloseTo(expected, 2);
});

test("whatever color a company chooses, all text in it and on it can be read", () => {
  fc.assert(
    fc.property(color, (primary) => {
      const { on_primary, text_on_light, text_on_dark } = paletteOf(primary);
      expect(contrastOf(on_primary, primary)).toBeGreaterThanOrEqual(CONTRAST_MIN);
      for (const ground of [GROUNDS.light, "#ffffff"])
        expect(contrastOf(text_on_light, ground)).toBeGreaterThanOrEqual(CONTRAST_MIN);
      for (const ground of [GROUNDS.dark, "#000000"])
        expect(contrastOf(text_on_dark, ground)).toBeGreaterThanOrEqual(CONTRAST_MIN);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["#0b7285", { on_primary: "#ffffff", text_on_light: "#0b7285" }],
  ["#ffd43b", { on_primary: "#000000", text_on_dark: "#ffd43b" }],
])("%s stays as it is where it can be read", (primary, expected) => {
  expect(paletteOf(primary)).toMatchObject({ primary, ...expected });
});
