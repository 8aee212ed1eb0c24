import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginOfPeriod, type Counter, consume, currentTotal } from "./consumption-counter.rules.ts";

const now = new Date("2026-03-18T15:30:00Z"); // a Wednesday
const counter: Counter = {
  total_consumptions: 8,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  consumption_period: null,
  consumptions_at: now,
};

describe("2.8: consumption", () => {
  test.each<[row: string, counter: Partial<Counter>, amount: number, expected: number | string]>([
    ["C3: negative, not allowed", {}, -1, "negative_consumptions_not_allowed"],
    ["C4: negative, allowed", { allow_negative_consumptions: true }, -3, 5],
    ["C4: all of it given back", { allow_negative_consumptions: true }, -8, 0],
    ["C4, Q7: never below 0", { allow_negative_consumptions: true }, -9, "license_not_enough_consumptions"],
    ["C5: unlimited", { allow_unlimited_consumptions: true }, 1000, 1008],
    [
      "C5: unlimited goes before overages",
      { allow_unlimited_consumptions: true, allow_overages: true, max_overages: 1 },
      50,
      58,
    ],
    ["C6: up to the limit", {}, 2, 10],
    ["C7: overages within their limit", { allow_overages: true, max_overages: 3 }, 5, 13],
    ["C7: overages without a limit (Q5)", { allow_overages: true, max_overages: 0 }, 5000, 5008],
    ["C8: past the limit", {}, 3, "license_not_enough_consumptions"],
    ["C8: past the overages", { allow_overages: true, max_overages: 3 }, 6, "license_not_enough_consumptions"],
    ["C8: max_overages alone allows none", { max_overages: 3 }, 3, "license_not_enough_consumptions"],
    [
      "C8: past what can be counted",
      { allow_unlimited_consumptions: true },
      2 ** 53 - 5,
      "license_not_enough_consumptions",
    ],
    ["nothing at all is always within", {}, 0, 8],
  ])("%s", (_row, members, amount, expected) => {
    const result = consume({ ...counter, ...members }, 10, amount, now, "license_not_enough_consumptions");
    expect("refusal" in result ? result.refusal : result.total_consumptions).toBe(expected);
  });

  test("a due reset is applied first", () => {
    const due: Counter = {
      ...counter,
      total_consumptions: 10,
      reset_consumption: true,
      consumption_period: "daily",
      consumptions_at: new Date("2026-03-17T23:59:59.999Z"),
    };
    expect(consume(due, 10, 4, now, "license_not_enough_consumptions")).toEqual({ total_consumptions: 4 });
  });
});

describe("2.8: reset schedule", () => {
  test.each([
    ["daily", "2026-03-18T00:00:00.000Z"],
    ["weekly", "2026-03-16T00:00:00.000Z"],
    ["monthly", "2026-03-01T00:00:00.000Z"],
    ["annually", "2026-01-01T00:00:00.000Z"],
  ] as const)("%s", (consumption_period, begin) => {
    const at = new Date(begin);
    expect(beginOfPeriod(consumption_period, now)).toEqual(at);
    const total = (consumptions_at: Date, reset_consumption = true) =>
      currentTotal({ ...counter, reset_consumption, consumption_period, consumptions_at }, now);
    expect(total(at)).toBe(8);
    expect(total(new Date(at.getTime() - 1))).toBe(0);
    expect(total(new Date(at.getTime() - 1), false)).toBe(8);
  });

  test("without a period nothing is reset by itself", () => {
    expect(currentTotal({ ...counter, reset_consumption: true, consumptions_at: new Date(0) }, now)).toBe(8);
  });

  test("Sunday belongs to the week that began on Monday", () => {
    const sunday = new Date("2026-03-22T23:00:00Z");
    expect(beginOfPeriod("weekly", sunday).toISOString()).toBe("2026-03-16T00:00:00.000Z");
  });

  test("a period never begins after its moment, nor longer ago than it is long", () => {
    const longest = { daily: 1, weekly: 7, monthly: 31, annually: 366 };
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2999-12-31"), noInvalidDate: true }),
        fc.constantFrom("daily", "weekly", "monthly", "annually"),
        (moment, period) => {
          const age = moment.getTime() - beginOfPeriod(period, moment).getTime();
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThan(longest[period] * 86_400_000);
        },
      ),
    );
  });
});
