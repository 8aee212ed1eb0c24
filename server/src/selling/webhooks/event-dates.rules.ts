import type { Json } from "../../platform/values/json.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import type { Publisher } from "./event-codes.rules.ts";

// The two forms of dates (events-api.md §3). What is the vendor's own is left as it is.

const days: ReadonlySet<string> = new Set(["validity_period", "maintenance_period"]);
const times: ReadonlySet<string> = new Set([
  ...["created_at", "updated_at", "time_activated", "time_deactivated", "time_disabled", "last_check", "last_login"],
  ...["floating_last_seen", "borrowed_until", "expiry_date", "synced_at", "scheduled_at", "applied_at", "cancelled_at"],
  ...["failed_at", "failing_since", "disabled_at", "last_success_at", "last_failure_at", "acquired_consent"],
]);
const ofVendor: ReadonlySet<string> = new Set(["metadata", "update_data", "value"]);
const secret: ReadonlySet<string> = new Set(["initial_password", "password"]);

/** An object as a publisher writes it: with its form of dates, and without passwords. */
export function asPublished(value: unknown, publisher: Publisher): Json {
  return published(JSON.parse(JSON.stringify(value)) as Json, publisher);
}

function published(value: Json, publisher: Publisher): Json {
  if (Array.isArray(value)) return value.map((each) => published(each, publisher));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !secret.has(name))
      .map(([name, member]) => [name, memberOf(name, member as Json, publisher)]),
  );
}

function memberOf(name: string, value: Json, publisher: Publisher): Json {
  if (ofVendor.has(name)) return value;
  if (typeof value !== "string") return published(value, publisher);
  if (publisher === "license-api") return value;
  if (days.has(name)) return value.slice(0, 10);
  return times.has(name) ? value.replace(/\.\d+Z$/, "Z") : value;
}
