import { Temporal } from "temporal-polyfill";

/** When a license ends, and the dates that its first activation fixes (semantics.md §2.0, §2.3, §2.7). */

export interface ValidityFacts {
  readonly license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
  readonly is_trial: boolean;
  readonly trial_days: number;
  readonly valid_duration: string;
  readonly validity_period: Date | null;
  readonly allow_grace_period: boolean;
  /** Hours. */
  readonly grace_period: number;
}

const lastMoment = new Date("9999-12-31T23:59:59.999Z");

/**
 * A moment later by `1y`, `2m` (months), `3d`, `4h` or `5min`, in UTC; the 31st becomes a shorter month's last day.
 * Null for no duration; what would end after the year 9999 ends with it.
 */
export function addDuration(start: Date, duration: string): Date | null {
  const match = /^(\d+)(y|m|d|h|min)$/.exec(duration);
  if (!match) return null;
  const [unit, mostEver] = durationUnits[match[2] ?? ""] ?? ["days", 0];
  const amount = Math.min(Number(match[1]), mostEver);
  const from = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO("UTC");
  const end = new Date(from.add({ [unit]: amount }).epochMilliseconds);
  return end < lastMoment ? end : lastMoment;
}

/** Each unit with an amount that reaches past the year 9999 from anywhere. */
const durationUnits: Record<string, readonly [unit: string, mostEver: number]> = {
  y: ["years", 10_000],
  m: ["months", 120_000],
  d: ["days", 3_700_000],
  h: ["hours", 88_000_000],
  min: ["minutes", 5_300_000_000],
};

/**
 * The end that the first activation gives a license that has none yet: trials by their days, others by their duration.
 */
export function validityAtActivation(license: ValidityFacts, now: Date): Date | null {
  if (license.validity_period !== null) return license.validity_period;
  if (license.is_trial) return license.trial_days > 0 ? addDuration(now, `${license.trial_days}d`) : null;
  if (license.license_type === "perpetual") return null;
  return addDuration(now, license.valid_duration);
}

/** The end of maintenance after the first activation; without a duration it has none. */
export function maintenanceAtActivation(
  license: {
    readonly enable_maintenance_period: boolean;
    readonly maintenance_duration: string;
    readonly maintenance_period: Date | null;
  },
  now: Date,
): Date | null {
  if (license.maintenance_period !== null || !license.enable_maintenance_period) return license.maintenance_period;
  return addDuration(now, license.maintenance_duration);
}
