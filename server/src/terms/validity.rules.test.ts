import { describe, expect, test } from "vitest";
import { isExpired } from "./expiry.rules.ts";
import { addDuration, maintenanceAtActivation, type ValidityFacts, validityAtActivation } from "./validity.rules.ts";

const now = new Date("2026-03-15T12:00:00Z");
const license: ValidityFacts = {
  license_type: "time-limited",
  is_trial: false,
  trial_days: 0,
  valid_duration: "",
  validity_period: null,
  allow_grace_period: false,
  grace_period: 0,
};
const past = new Date("2026-03-15T11:00:00Z");

describe("2.0: durations are calendar arithmetic in UTC", () => {
  test.each([
    ["2026-01-31T10:00:00Z", "1m", "2026-02-28T10:00:00.000Z"],
    ["2028-01-31T10:00:00Z", "1m", "2028-02-29T10:00:00.000Z"],
    ["2028-02-29T10:00:00Z", "1y", "2029-02-28T10:00:00.000Z"],
    ["2026-03-15T12:00:00Z", "2m", "2026-05-15T12:00:00.000Z"],
    ["2026-03-15T12:00:00Z", "3d", "2026-03-18T12:00:00.000Z"],
    ["2026-03-15T12:00:00Z", "4h", "2026-03-15T16:00:00.000Z"],
    ["2026-03-15T12:00:00Z", "5min", "2026-03-15T12:05:00.000Z"],
    ["2026-03-15T12:00:00Z", "999999y", "9999-12-31T23:59:59.999Z"],
    ["2026-03-15T12:00:00Z", "999999d", "4764-02-09T12:00:00.000Z"],
  ])("%s and %s is %s", (start, duration, end) => {
    expect(addDuration(new Date(start), duration)?.toISOString()).toBe(end);
  });
  test("no duration has no end", () => expect(addDuration(now, "")).toBeNull());
});

describe("2.7: expiry", () => {
  test.each<[string, Partial<ValidityFacts>, boolean]>([
    ["a license without a date never expires", {}, false],
    ["a time-limited license expires after its date", { validity_period: past }, true],
    ["the very moment of its date is still valid", { validity_period: now }, false],
    [
      "a perpetual license never expires, whatever its date",
      { license_type: "perpetual", validity_period: past },
      false,
    ],
    ["a perpetual trial expires", { license_type: "perpetual", is_trial: true, validity_period: past }, true],
    ["a time-limited license has no grace", { validity_period: past, allow_grace_period: true, grace_period: 5 }, true],
    [
      "a subscription within its grace hours is not expired",
      { license_type: "subscription", validity_period: past, allow_grace_period: true, grace_period: 2 },
      false,
    ],
    [
      "a subscription past its grace hours is expired",
      {
        license_type: "subscription",
        validity_period: new Date("2026-03-15T09:59:59Z"),
        allow_grace_period: true,
        grace_period: 2,
      },
      true,
    ],
    [
      "grace hours without the flag do not count",
      { license_type: "subscription", validity_period: past, allow_grace_period: false, grace_period: 2 },
      true,
    ],
  ])("%s", (_name, members, expected) => {
    expect(isExpired({ ...license, ...members }, now)).toBe(expected);
  });
});

describe("2.3: the first activation fixes the end", () => {
  test.each<[string, Partial<ValidityFacts>, string | undefined]>([
    ["time-limited: now and the duration", { valid_duration: "1y" }, "2027-03-15T12:00:00.000Z"],
    ["an absolute date is kept", { valid_duration: "1y", validity_period: past }, past.toISOString()],
    ["trial: now and trial_days", { is_trial: true, trial_days: 14, valid_duration: "1y" }, "2026-03-29T12:00:00.000Z"],
    [
      "trial: an explicit date beats trial_days",
      { is_trial: true, trial_days: 14, validity_period: past },
      past.toISOString(),
    ],
    ["perpetual ignores the duration", { license_type: "perpetual", valid_duration: "1y" }, undefined],
    [
      "subscription: now and the duration",
      { license_type: "subscription", valid_duration: "1m" },
      "2026-04-15T12:00:00.000Z",
    ],
  ])("%s", (_name, members, expected) => {
    expect(validityAtActivation({ ...license, ...members }, now)?.toISOString()).toBe(expected);
  });

  test.each([
    ["enabled with a duration", true, "3m", null, "2026-06-15T12:00:00.000Z"],
    ["enabled without duration or date: no end (Q23)", true, "", null, undefined],
    ["disabled: no end", false, "3m", null, undefined],
    ["an absolute date wins over the duration", true, "3m", past, past.toISOString()],
  ])("maintenance, %s", (_name, enable_maintenance_period, maintenance_duration, maintenance_period, expected) => {
    const facts = { enable_maintenance_period, maintenance_duration, maintenance_period };
    expect(maintenanceAtActivation(facts, now)?.toISOString()).toBe(expected);
  });
});
