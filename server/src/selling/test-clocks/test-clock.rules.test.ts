import { describe, expect, test } from "vitest";
import { judgeAdvance, progressOf } from "./test-clock.rules.ts";

const clock = (members: object = {}) => ({
  id: 1,
  name: "",
  time: new Date("2028-02-29T00:00:00Z"),
  advancing_to: null,
  advancing_from: null,
  created_at: new Date(),
  ...members,
});

describe("a clock is advanced", () => {
  test.each([
    ["by a millisecond", "2028-02-29T00:00:00.001Z", undefined],
    ["by two years", "2030-02-28T00:00:00Z", undefined],
    ["by more than two years", "2030-02-28T00:00:01Z", "test_clock_too_far"],
    ["to where it stands", "2028-02-29T00:00:00Z", "test_clock_backwards"],
    ["back", "2028-02-28T00:00:00Z", "test_clock_backwards"],
  ])("%s", (_name, to, refusal) => {
    expect(judgeAdvance(clock(), new Date(to))?.refusal).toBe(refusal);
  });

  test("once at a time", () => {
    const to = new Date("2028-03-01T00:00:00Z");
    expect(judgeAdvance(clock({ advancing_to: to }), to)).toEqual({ refusal: "test_clock_advancing" });
  });
});

test.each([
  ["stands", {}, 100],
  [
    "has just begun",
    { advancing_from: new Date("2028-02-29T00:00:00Z"), advancing_to: new Date("2028-03-10T00:00:00Z") },
    0,
  ],
  [
    "is half way",
    { advancing_from: new Date("2028-02-28T00:00:00Z"), advancing_to: new Date("2028-03-01T00:00:00Z") },
    50,
  ],
])("the progress of a clock that %s", (_name, members, percent) => {
  expect(progressOf(clock(members))).toBe(percent);
});
