import type { TestApp } from "./app.ts";

// What a vendor does to a license that was sold, by SQL, as semantics.md §2.7 says. Each function stands where a call of the
// Management API belongs (PATCH licenses/{id}/, …/disable/, …/enable/, …/reset/, devices/{id}/blacklist/) and gives way to it.

/** Any columns of `licenses` that an edit may change. */
export type LicenseChanges = Readonly<Record<string, string | number | boolean | null>>;

/** Edits a license. A change of the reset terms settles the counter first: what was due is done, and only later boundaries count. */
export async function editLicense(
  { db, clock, companyId }: TestApp,
  id: number,
  changes: LicenseChanges,
): Promise<void> {
  const now = clock.now();
  if ("reset_consumption" in changes || "consumption_period" in changes)
    await db`
      update licenses set
        consumptions_at = ${now},
        total_consumptions = case when reset_consumption and coalesce(consumptions_at, created_at) < date_trunc(
          case consumption_period
            when 'daily' then 'day' when 'weekly' then 'week' when 'monthly' then 'month' else 'year'
          end, ${now}::timestamptz, 'UTC') and consumption_period is not null
        then 0 else total_consumptions end
      where company_id = ${companyId} and id = ${id}`;
  await db`update licenses set ${db({ ...changes, updated_at: now })} where company_id = ${companyId} and id = ${id}`;
}

/** Disables a license, or enables it again; nothing else changes. */
export async function setLicenseEnabled(
  { db, clock, companyId }: TestApp,
  id: number,
  enabled: boolean,
): Promise<void> {
  const now = clock.now();
  await db`
    update licenses set enabled = ${enabled}, time_disabled = ${enabled ? null : now}, updated_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
}

/**
 * Resets a license: every device deactivated and its slot freed, all counters 0, no device left that another one would replace.
 * What was fixed at the first activation stays, and so does that it was activated once.
 */
export async function resetLicense({ db, clock, companyId }: TestApp, id: number): Promise<void> {
  const now = clock.now();
  await db.begin(async (tx) => {
    await tx`
      update licenses set times_activated = 0, transfer_count = 0, total_consumptions = 0, consumptions_at = ${now},
        active = license_type = 'subscription', updated_at = ${now}
      where company_id = ${companyId} and id = ${id}`;
    await tx`
      update license_product_features set total_consumptions = 0, consumptions_at = ${now}
      where company_id = ${companyId} and license_id = ${id}`;
    await tx`update license_assignments set total_activations = 0 where company_id = ${companyId} and license_id = ${id}`;
    await tx`
      update devices set is_released = false, floating_last_seen = null, is_borrowed = false, borrowed_until = null,
        time_deactivated = case when device_active then ${now}::timestamptz else time_deactivated end,
        device_active = false, updated_at = ${now}
      where company_id = ${companyId} and license_id = ${id}`;
  });
}

/** Bans a piece of hardware that the license knows; it stays bound. */
export async function blacklistHardware(
  { db, clock, companyId }: TestApp,
  id: number,
  hardwareId: string,
): Promise<void> {
  await db`
    update devices set blacklisted = true, updated_at = ${clock.now()}
    where company_id = ${companyId} and license_id = ${id} and hardware_id = ${hardwareId}`;
}
