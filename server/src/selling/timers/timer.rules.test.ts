import { expect, test } from "vitest";
import { datesOf, TIMERS } from "./timer.rules.ts";

const span = { since: new Date("2026-03-31T12:00:00Z"), until: new Date("2026-03-31T12:01:00Z") };

test.each([
  ["license.will_expire_30_days", "2026-04-30T12:00:00.000Z", "2026-04-30T12:01:00.000Z"],
  ["license.will_expire_7_days", "2026-04-07T12:00:00.000Z", "2026-04-07T12:01:00.000Z"],
  ["license.will_expire_3_days", "2026-04-03T12:00:00.000Z", "2026-04-03T12:01:00.000Z"],
  ["license.expired", "2026-03-31T11:59:59.999Z", "2026-03-31T12:00:59.999Z"],
  ["license.maintenance_will_expire_3_days", "2026-04-03T12:00:00.000Z", "2026-04-03T12:01:00.000Z"],
  ["license.maintenance_expired", "2026-03-31T11:59:59.999Z", "2026-03-31T12:00:59.999Z"],
])("within a minute, %s is due for dates after %s and up to %s", (type, since, until) => {
  const timer = TIMERS.find((each) => each.type === type);
  expect(timer && datesOf(timer, span)).toEqual({ since: new Date(since), until: new Date(until) });
});
