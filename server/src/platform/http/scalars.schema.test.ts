import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  bigCount,
  consumptionPeriod,
  count,
  duration,
  durationText,
  email,
  flag,
  licenseType,
  maybe,
  metadataObject,
  text,
  verbatim,
  wireDate,
  wireDateTime,
  word,
} from "./scalars.schema.ts";

const refused = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe("scalars of the wire", () => {
  test.each([true, 1, "true", "TRUE", "1", "True"])("%j is true", (value) => expect(flag().parse(value)).toBe(true));
  test.each([false, 0, "false", "False", "0"])("%j is false", (value) => expect(flag().parse(value)).toBe(false));
  test.each(["", "yes", 2, null, {}, [], [true], "constructor"])("%j is not a flag", (value) =>
    expect(refused(flag(), value)).toBe("Must be true or false."),
  );

  test("a count is an integer inside its bounds, also as text", () => {
    expect(count().parse("12")).toBe(12);
    expect(count({ min: -1 }).parse(-1)).toBe(-1);
    expect(Object.is(count().parse(-0), 0)).toBe(true);
    expect(bigCount().parse(2 ** 53 - 1)).toBe(2 ** 53 - 1);
    for (const value of [-1, 1.5, "1.5", "", "1e3", 2 ** 31, null, true, "9".repeat(30)])
      expect(refused(count(), value)).toBe("Must be a whole number from 0 to 2147483647.");
    expect(refused(bigCount(), 2 ** 53)).toBeDefined();
  });

  test("every spelling of a period has one canonical form", () => {
    expect(["day", "Weekly", "month", "annualy", "yearly"].map((value) => consumptionPeriod().parse(value))).toEqual([
      "daily",
      "weekly",
      "monthly",
      "annually",
      "annually",
    ]);
    expect(refused(consumptionPeriod(), "hourly")).toBe("Must be one of daily, weekly, monthly, annually.");
    expect(refused(consumptionPeriod(), "constructor")).toBeDefined();
    expect(licenseType().parse("Time-Limited")).toBe("time-limited");
  });

  test("a duration is a number and a unit that is allowed there", () => {
    for (const value of ["1y", "2m", "3d", "4h", "5min"]) expect(duration().parse(value)).toBe(value);
    for (const value of ["", "123456w", "y", "-1d", "1.5d", "1 d", 5, "1234567d"])
      expect(refused(duration(), value)).toBe("Must be a duration such as 1y, 2m, 3d, 4h, 5min.");
    expect(durationText().parse("")).toBe("");
    expect(refused(duration({ units: ["y", "m", "d"] }), "4h")).toBe("Must be a duration such as 1y, 2m, 3d.");
  });

  test("case 20: a week is seven days, wherever days may stand", () => {
    expect(duration().parse("1w")).toBe("7d");
    expect(durationText().parse("52w")).toBe("364d");
    expect(duration({ units: ["y", "m", "d"] }).parse("2w")).toBe("14d");
    expect(refused(duration({ units: ["h", "min"] }), "1w")).toBe("Must be a duration such as 1h, 2min.");
  });

  test("case 15: words, numbers, durations, moments and addresses are read without the blanks around them", () => {
    const cases: [z.ZodType, string][] = [
      [flag(), "true"],
      [count(), "12"],
      [licenseType(), "Perpetual"],
      [consumptionPeriod(), "day"],
      [duration(), "1y"],
      [durationText(), ""],
      [wireDate(), "2030-01-31"],
      [wireDateTime(), "2030-01-31 12:30"],
      [text(20), "K 1"],
      [word(["keep", "nothing"], "One of two."), "keep"],
      [email, "jane@x.com"],
    ];
    const blanks = fc.string({ unit: fc.constantFrom(..." \t\r\n\u00a0\ufeff\u2003\u3000"), maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...cases), blanks, blanks, ([schema, given], before, after) => {
        expect(schema.parse(`${before}${given}${after}`)).toEqual(schema.parse(given));
      }),
    );
    expect(maybe(text(20)).parse(" \u00a0\ufeff")).toBeUndefined();
    expect(verbatim(20).parse(" as it stands ")).toBe(" as it stands ");
  });

  test.each([
    ["2030-01-31", "2030-01-31T00:00:00.000Z"],
    ["2030-01-31 12:30:45", "2030-01-31T12:30:45.000Z"],
    ["2030-01-31T12:30", "2030-01-31T12:30:00.000Z"],
    ["2030-01-31T12:30:45.123456Z", "2030-01-31T12:30:45.123Z"],
    ["2030-01-31T12:30:45+02:00", "2030-01-31T10:30:45.000Z"],
    ["2030-01-31 12:30:45-0130", "2030-01-31T14:00:45.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("%s is the moment %s", (text, iso) => expect(wireDateTime().parse(text).toISOString()).toBe(iso));

  test.each([
    "0000-00-00",
    "2023-02-30",
    "2023-02-29",
    "0999-01-01",
    "2023-13-01",
    "2023-01-01T24:00:00",
    "2023-01-01T23:60",
    "9999-12-31T23:59:59-05:00",
    "tomorrow",
    "",
    1_700_000_000,
  ])("%s is no moment", (value) => {
    expect(refused(wireDateTime(), value)).toContain("Must be a date");
    expect(refused(wireDate(), value)).toBe("Must be a date such as 2030-01-31.");
  });

  test("a date is the day in UTC", () => expect(wireDate().parse("2030-01-31T23:30:00-02:00")).toBe("2030-02-01"));

  test("metadata is an object of bounded size and depth, kept as it is", () => {
    const four = { a: { b: { c: { d: 1 } } } };
    expect(metadataObject().parse(four)).toBe(four);
    expect(refused(metadataObject(), { a: four })).toBe("Metadata is nested at most 4 levels deep.");
    expect(refused(metadataObject(), { a: "x".repeat(17_000) })).toBe("Metadata holds at most 16 kB.");
    expect(refused(metadataObject(), [])).toBe("Must be an object.");
    expect(refused(metadataObject(), "{}")).toBe("Must be an object.");
  });

  test("a scalar can be optional or null in an object, and is published as what it reads", () => {
    const schema = z.object({ a: flag().nullable().optional(), b: count().optional() });
    expect(schema.parse({})).toEqual({});
    expect(schema.parse({ a: null })).toEqual({ a: null });
    const published = z.toJSONSchema(schema, { io: "input" });
    expect(published.properties?.["b"]).toMatchObject({ type: "integer", minimum: 0 });
    expect(published.required).toBeUndefined();
    expect(z.toJSONSchema(z.object({ a: flag() }), { io: "input" }).required).toEqual(["a"]);
  });
});
