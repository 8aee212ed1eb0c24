import { describe, expect, test } from "vitest";
import { isExpired, licenseStatus, type StatusFacts } from "./expiry.rules.ts";

const end = new Date("2026-03-10T12:00:00Z");
const later = (milliseconds: number) => new Date(end.getTime() + milliseconds);
const hour = 3_600_000;
const license: StatusFacts = {
  license_type: "time-limited",
  is_trial: false,
  validity_period: end,
  allow_grace_period: false,
  grace_period: 24,
  enabled: true,
  active: false,
  times_activated: 0,
};

describe("isExpired", () => {
  test.each<[string, Partial<StatusFacts>, number, boolean]>([
    ["at the very end a license still holds", {}, 0, false],
    ["a millisecond later it has expired", {}, 1, true],
    ["without an end it never expires", { validity_period: null }, 1e12, false],
    ["a perpetual license never expires", { license_type: "perpetual" }, 1e12, false],
    ["a perpetual trial does", { license_type: "perpetual", is_trial: true }, 1, true],
    ["a time-limited license has no grace period", { allow_grace_period: true }, 1, true],
    ["a subscription has one", { license_type: "subscription", allow_grace_period: true }, 24 * hour, false],
    ["and expires after it", { license_type: "subscription", allow_grace_period: true }, 24 * hour + 1, true],
    ["a subscription without grace expires at its end", { license_type: "subscription" }, 1, true],
  ])("%s", (_name, facts, after, expected) => {
    expect(isExpired({ ...license, ...facts }, later(after))).toBe(expected);
  });
});

describe("licenseStatus", () => {
  test.each<[string, Partial<StatusFacts>, number, string]>([
    ["disabled goes before expired", { enabled: false }, 1, "Disabled"],
    ["expired goes before active", { times_activated: 3 }, 1, "Expired"],
    ["never activated is inactive", {}, 0, "Inactive"],
    ["activated is active", { times_activated: 1 }, 0, "Active"],
    ["a subscription is active from its creation", { license_type: "subscription" }, 0, "Active"],
  ])("%s", (_name, facts, after, expected) => {
    expect(licenseStatus({ ...license, ...facts }, later(after))).toBe(expected);
  });
});
