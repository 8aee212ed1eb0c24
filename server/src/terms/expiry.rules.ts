import { hourMs } from "../platform/values/durations.ts";
/** When a license counts as expired, and the one word that describes it (semantics.md §2.7). */

/** What decides about expiry. */
export interface ExpiryFacts {
  readonly license_type: string;
  readonly is_trial: boolean;
  readonly validity_period: Date | null;
  readonly allow_grace_period: boolean;
  /** Hours, subscriptions only. */
  readonly grace_period: number;
}

/** What decides about the status. */
export interface StatusFacts extends ExpiryFacts {
  readonly enabled: boolean;
  readonly active: boolean;
  readonly times_activated: number;
}

/** The words of a status. */
export const LICENSE_STATUSES = ["Active", "Inactive", "Expired", "Disabled"] as const;
/** One of `LICENSE_STATUSES`. */
export type LicenseStatus = (typeof LICENSE_STATUSES)[number];

/**
 * The last moment at which a license works: its end, with the grace period of a subscription. Null: a perpetual license
 * that is no trial has none.
 */
export function endOf(license: ExpiryFacts): Date | null {
  const { validity_period: end, license_type: type } = license;
  if (!end || (type === "perpetual" && !license.is_trial)) return null;
  const grace = type === "subscription" && license.allow_grace_period ? license.grace_period * hourMs : 0;
  return new Date(end.getTime() + grace);
}

/** Whether that moment has passed. */
export function isExpired(license: ExpiryFacts, now: Date): boolean {
  const end = endOf(license);
  return end !== null && now > end;
}

/** Disabled before expired before active; a subscription is active from its creation. */
export function licenseStatus(license: StatusFacts, now: Date): LicenseStatus {
  if (!license.enabled) return "Disabled";
  if (isExpired(license, now)) return "Expired";
  const wasActivated = license.active || license.times_activated > 0 || license.license_type === "subscription";
  return wasActivated ? "Active" : "Inactive";
}
