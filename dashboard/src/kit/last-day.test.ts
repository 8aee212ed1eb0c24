import { describe, expect, test } from "vitest";
import { endOfDay, lastDayOf } from "./last-day.ts";

describe("a chosen last day means the end of that day in the company's zone", () => {
  test.each([
    ["2026-03-28", "Europe/Vienna", "2026-03-28T23:00:00Z"],
    ["2026-03-29", "Europe/Vienna", "2026-03-29T22:00:00Z"], // the clocks go forward that day
    ["2026-12-31", "UTC", "2027-01-01T00:00:00Z"],
    ["2026-06-30", "America/New_York", "2026-07-01T04:00:00Z"],
    ["2018-11-03", "America/Sao_Paulo", "2018-11-04T03:00:00Z"], // the next day has no midnight
  ])("%s in %s", (day, zone, moment) => {
    expect(endOfDay(day, zone)).toBe(moment);
    expect(lastDayOf(moment, zone)).toBe(day);
  });

  test("saved again and again, it stays that day", () => {
    let day = "2026-10-24";
    for (let times = 0; times < 5; times += 1) day = lastDayOf(endOfDay(day, "Europe/Vienna"), "Europe/Vienna");
    expect(day).toBe("2026-10-24");
  });
});
