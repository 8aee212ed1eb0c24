import { describe, expect, test } from "vitest";
import { addCounts, nextPace, rowProblem } from "./import.rules.ts";

describe("the pace", () => {
  const calm = { sinceMs: 1000, requests: 10 };
  const busy = { sinceMs: 1000, requests: 100 };
  test.each([
    ["grows at most twofold while few requests come", { rows: 100, ms: 10, ...calm }, { rows: 200, restMs: 0 }],
    ["is slower while a few come than while none does", { rows: 500, ms: 150, ...calm }, { rows: 333, restMs: 0 }],
    ["takes what it can while none does", { rows: 500, ms: 150, sinceMs: 1000, requests: 0 }, { rows: 500, restMs: 0 }],
    ["never exceeds 500 rows", { rows: 400, ms: 1, ...calm }, { rows: 500, restMs: 0 }],
    ["shrinks to short batches, and rests, while many come", { rows: 500, ms: 250, ...busy }, { rows: 80, restMs: 83 }],
    ["keeps 25 rows at least", { rows: 25, ms: 900, ...busy }, { rows: 25, restMs: 300 }],
    ["stays where a batch is as short as it should be", { rows: 50, ms: 40, ...busy }, { rows: 50, restMs: 13 }],
  ])("%s", (_name, beat, pace) => {
    expect(nextPace(beat)).toEqual(pace);
  });
});

test("counters add up by name", () => {
  expect(addCounts({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: 5, c: 4 });
});

test("a problem keeps what the database can keep of a value", () => {
  const value = `\u0000${"x".repeat(298)}😀`;
  const { value: kept } = rowProblem(1, "a", { code: "validation_error", message: "", value });
  expect(kept).toHaveLength(300);
  expect(kept?.isWellFormed()).toBe(true);
  expect(kept).not.toContain("\u0000");
});
