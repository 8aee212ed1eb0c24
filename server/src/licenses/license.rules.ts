import type { CustomerRow } from "../customers/customer.rules.ts";
import type { JsonValue, LicensesRow } from "../db/rows.generated.ts";
import type { LicenseUserJson } from "../license-users/license-user.rules.ts";

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

const hourMilliseconds = 3_600_000;

/** Whether the end, with the grace period of a subscription, has passed; a perpetual license that is no trial has no end. */
export function isExpired(license: ExpiryFacts, now: Date): boolean {
  const { validity_period: end, license_type: type } = license;
  if (!end || (type === "perpetual" && !license.is_trial)) return false;
  const grace = type === "subscription" && license.allow_grace_period ? license.grace_period * hourMilliseconds : 0;
  return now.getTime() > end.getTime() + grace;
}

/** Disabled before expired before active; a subscription is active from its creation. */
export function licenseStatus(license: StatusFacts, now: Date): LicenseStatus {
  if (!license.enabled) return "Disabled";
  if (isExpired(license, now)) return "Expired";
  const wasActivated = license.active || license.times_activated > 0 || license.license_type === "subscription";
  return wasActivated ? "Active" : "Inactive";
}

/** A feature of a license as a JSON sub-select gives it; times are text. */
export interface LicenseFeatureJson {
  readonly product_feature: {
    readonly created_at: string;
    readonly updated_at: string;
    readonly [member: string]: JsonValue;
  };
  readonly expiry_date: string | null;
  readonly [member: string]: JsonValue;
}

/** A whole license: its own columns, and what is told with it. */
export interface LicenseRow extends Omit<LicensesRow, "provenance"> {
  /** When it was read; decides about expiry. */
  readonly read_at: Date;
  readonly order_store_id: string;
  readonly product: JsonValue;
  readonly customer: CustomerRow | null;
  readonly product_features: readonly LicenseFeatureJson[] | null;
  readonly product_custom_fields: readonly JsonValue[] | null;
  readonly license_users: readonly LicenseUserJson[] | null;
  readonly sub_licenses: readonly number[] | null;
  readonly total_active_devices: number;
  readonly active_up_to_date_devices: number;
  readonly floating_in_use_devices: number;
}
