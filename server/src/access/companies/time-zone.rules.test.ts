import { expect, test } from "vitest";
import { zoneNamed } from "./time-zone.rules.ts";

test.each([
  ["UTC", "UTC"],
  ["utc", "UTC"],
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["+01:00", undefined],
  ["Berlin", undefined],
  ["Europe/Nowhere", undefined],
  ["Europe/Berlin; drop table companies", undefined],
  ["", undefined],
])("%j is %s", (name, expected) => {
  expect(zoneNamed(name)).toBe(expected);
});
