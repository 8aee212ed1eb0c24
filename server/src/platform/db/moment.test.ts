import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoment } from "./moment.ts";

const fractions = ["", ".1", ".12", ".123", ".1234", ".123456", ".000001", ".999999", ".05", ".5"];

test.each(fractions)("a moment with the fraction %j prints as a Date of it does", (fraction) => {
  const text = `2024-02-29 23:59:59${fraction}+00`;
  const expected = new Date(text);
  const moment = readMoment(text);
  expect(moment).toEqual(expected);
  expect([moment.toISOString(), JSON.stringify(moment), moment.getTime()]).toEqual([
    expected.toISOString(),
    JSON.stringify(expected),
    expected.getTime(),
  ]);
});

test("any moment of four-digit years reads and prints like a Date", () => {
  const moments = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (date) => {
      const iso = date.toISOString();
      const text = `${iso.replace("T", " ").replace(/\.?0*Z$/, "")}+00`;
      const moment = readMoment(text);
      return (
        moment.getTime() === date.getTime() &&
        moment.toISOString() === iso &&
        JSON.stringify({ moment }) === JSON.stringify({ moment: date })
      );
    }),
  );
});

test.each(["infinity", "10000-01-01 00:00:00+00", "0044-03-15 00:00:00+00 BC"])("%s is left to Date", (text) => {
  expect(readMoment(text).getTime()).toEqual(new Date(text).getTime());
});
