import { describe, expect, test } from "vitest";
import { dayMs } from "../../platform/values/durations.ts";
import { hasArrived, isGone, judgeFailing, pauseAfter, RETRY_PAUSES_MS, readRetryAfter } from "./retry.rules.ts";

const now = new Date("2026-03-15T12:00:00Z");
const failed = { status: 500, retryAfterMs: null };

test("the pauses last for three days, and each is at most a fifth longer or shorter", () => {
  const sum = RETRY_PAUSES_MS.reduce((total, pause) => total + pause, 0);
  expect(sum).toBeGreaterThan(3 * dayMs);
  expect(sum).toBeLessThan(4 * dayMs);
  for (const [index, pause] of RETRY_PAUSES_MS.entries()) {
    expect(pauseAfter(index + 1, failed, 0)).toBe(Math.round(pause * 0.8));
    expect(pauseAfter(index + 1, failed, 1)).toBe(Math.round(pause * 1.2));
  }
  expect(pauseAfter(RETRY_PAUSES_MS.length + 1, failed, 0.5)).toBeUndefined();
});

test.each([
  ["a pause that is asked for is kept", 90_000, 90_000],
  ["a shorter one than planned makes nothing sooner", 1000, 5000],
  ["for a day at most", 10 * dayMs, dayMs],
])("%s", (_name, retryAfterMs, pause) => {
  expect(pauseAfter(1, { status: 503, retryAfterMs }, 0.5)).toBe(pause);
});

test.each([
  ["120", 120_000],
  ["Sun, 15 Mar 2026 12:00:30 GMT", 30_000],
  ["Sun, 15 Mar 2026 11:00:00 GMT", 0],
  ["soon", null],
  [null, null],
])("Retry-After %s", (text, pause) => {
  expect(readRetryAfter(text, now)).toBe(pause);
});

test.each([
  [200, true],
  [204, true],
  [299, true],
  [199, false],
  [301, false],
  [410, false],
  [null, false],
])("status %s", (status, arrived) => {
  expect(hasArrived({ status, retryAfterMs: null })).toBe(arrived);
  expect(isGone({ status, retryAfterMs: null })).toBe(status === 410);
});

describe("an endpoint that fails", () => {
  test.each([
    ["a moment ago", 0, false, "go on"],
    ["for a day", 1, false, "warn"],
    ["for a day, and its owner knows", 1, true, "go on"],
    ["for five days", 5, true, "disable"],
    ["for five days, which nobody was told", 5, false, "disable"],
  ])("%s", (_name, days, isWarned, what) => {
    expect(judgeFailing(new Date(now.getTime() - days * dayMs), now, isWarned)).toBe(what);
  });
});
