import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";

// What a license keeps of its seats: how many are taken, whether it is in use, and what its first activation began.

/** Writes what binding a device changes on its license (semantics.md §2.3); call under the license's lock. */
export async function updateActivatedLicense(
  db: Db,
  companyId: number,
  licenseId: number,
  change: { validityPeriod: Date | null; maintenancePeriod: Date | null; isTransfer: boolean },
  now: Date,
): Promise<void> {
  await db`
    update licenses set
      times_activated = (select count(*) from devices d
        where d.company_id = ${companyId} and d.license_id = ${licenseId} and d.device_active),
      active = true, time_activated = coalesce(time_activated, ${now}),
      validity_period = ${change.validityPeriod}, maintenance_period = ${change.maintenancePeriod},
      transfer_count = transfer_count + ${change.isTransfer ? 1 : 0}, updated_at = ${now}
    where company_id = ${companyId} and id = ${licenseId}`.execute();
}

/** Fixes the end of features that run from the first activation. */
export async function updateFeatureExpiry(db: Db, companyId: number, featureId: number, expiry: Date): Promise<void> {
  await db`
    update license_product_features set expiry_date = ${expiry}
    where company_id = ${companyId} and id = ${featureId} and expiry_date is null`.execute();
}

/**
 * Counts the seats of licenses anew: without any a license is no longer active, unless it is a subscription
 * (semantics.md §5 Q27).
 */
export async function updateSeatCounts(
  db: Db,
  companyId: number,
  licenseIds: readonly number[],
  now: Date,
): Promise<void> {
  await db`
    update licenses l set updated_at = ${now},
      times_activated = (select count(*) from devices d
        where d.company_id = ${companyId} and d.license_id = l.id and d.device_active),
      active = l.license_type = 'subscription' or exists (select from devices d
        where d.company_id = ${companyId} and d.license_id = l.id and d.device_active)
    where l.company_id = ${companyId} and l.id = any(${[...licenseIds]}::bigint[])`.execute();
}

/** A license is as if it had never been activated, but for an end that has begun to run. */
export function resetSeatCounts(db: Db, companyId: number, licenseIds: readonly number[], now: Date) {
  return db`
    update licenses set times_activated = 0, transfer_count = 0, active = (license_type = 'subscription'), updated_at = ${now}
    where company_id = ${companyId} and id = any(${[...licenseIds]}::bigint[])
    returning id`;
}

/**
 * When licenses were last checked, by the rows of `seen`, in whichever companies: the part of a statement that stores
 * it.
 */
export function updateLastChecks(db: Db, seen: Fragment): Fragment {
  return db`
    update licenses l set last_check = s.ts
    from (select company_id, license_id, max(ts) as ts from ${seen} group by company_id, license_id) s
    where l.company_id = s.company_id and l.id = s.license_id`;
}
