import { expect, test } from "vitest";
import { daysLater, fieldOf, monthLater, sentOf } from "./clocks.rules.ts";

test.each([
  ["2030-01-31T09:30:00.000Z", "2030-02-28T09:30:00.000Z"],
  ["2028-01-31T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
  ["2030-12-05T23:59:59.999Z", "2031-01-05T23:59:59.999Z"],
])("a month after %s is %s", (time, later) => {
  expect(monthLater(time)).toBe(later);
});

test("14 days are 14 times 24 hours", () => {
  expect(daysLater("2030-03-20T12:00:00.000Z", 14)).toBe("2030-04-03T12:00:00.000Z");
});

test("a field has the minute in UTC; what is no time is sent as it is", () => {
  expect(fieldOf("2030-01-31T09:30:59.000Z")).toBe("2030-01-31T09:30");
  expect(sentOf("2030-01-31T09:30")).toBe("2030-01-31T09:30:00Z");
  expect(sentOf("")).toBe("");
});
