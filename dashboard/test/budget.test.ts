import { expect, test } from "vitest";
import { measure } from "./budget.ts";

// npm run budget runs this alone, and shows the sizes.

test.each(measure())("the first load of the $name is within its budget", ({ name, bytes, most }) => {
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB of ${most / 1000} kB, compressed by brotli`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(most);
});
