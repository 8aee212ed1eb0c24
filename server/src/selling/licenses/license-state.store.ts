import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertActivations, insertLines } from "../../record/histories/history-writer.store.ts";

/**
 * Locks licenses with those of their bundles, in the order of their ids, so that nobody waits in a circle; answers which of the ids the
 * company has, and all that are locked.
 */
export async function lockLicenses(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<{ readonly known: ReadonlySet<number>; readonly all: readonly number[] }> {
  const rows = await db<{ id: number }[]>`
    select id from licenses
    where company_id = ${companyId} and (id = any(${[...ids]}::bigint[]) or bundle_license_id = any(${[...ids]}::bigint[]))
    order by id
    for no key update`;
  const all = rows.map(({ id }) => id);
  const locked = new Set(all);
  return { known: new Set(ids.filter((id) => locked.has(id))), all };
}

/** Disables or enables those of the licenses that are not yet so; each with its event and a line in its history. */
export async function updateEnabled(
  db: Db,
  companyId: number,
  ids: readonly number[],
  enabled: boolean,
  now: Date,
): Promise<void> {
  const type = enabled ? "license.enabled" : "license.disabled";
  const line = { license_id: db`id`, source: "api", from: db`changed` } as const;
  await db`
    with changed as (
      update licenses set enabled = ${enabled}, time_disabled = ${enabled ? null : now}, updated_at = ${now}
      where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) and enabled <> ${enabled}
      returning id),
    noted as (${insertLines(db, companyId, { ...line, text: enabled ? "License enabled" : "License disabled" }, now)})
    ${insertEvents(db, companyId, [{ type, subject: db`id`, data: {}, from: db`changed` }], now)}`;
}

/**
 * Gives licenses back as they were sold (semantics.md §2.7): no devices, no slots, nothing consumed, no transfers; an end that has begun to run
 * stays. A subscription stays active.
 */
export async function resetLicenses(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<void> {
  const all = [...ids];
  const data = { device_id: db`id` };
  const ofDevice = { license_id: db`license_id`, device_id: db`id` };
  const activations = { ...ofDevice, action: "deactivation", from: db`freed` } as const;
  const line = { license_id: db`id`, source: "api", text: "License reset", from: db`changed` } as const;
  const deactivated = { type: "license.deactivated", subject: db`license_id`, data, from: db`freed` } as const;
  await db`
    delete from license_feature_slots s using devices d
    where s.company_id = ${companyId} and d.company_id = ${companyId} and d.id = s.device_id
      and d.license_id = any(${all}::bigint[])`;
  await db`
    with freed as (
      update devices set device_active = false, is_offline = false, floating_last_seen = null, is_borrowed = false,
        borrowed_until = null, time_deactivated = ${now}, updated_at = ${now}
      where company_id = ${companyId} and license_id = any(${all}::bigint[]) and device_active
      returning id, license_id),
    activation as (${insertActivations(db, companyId, activations, now)})
    ${insertEvents(db, companyId, [deactivated], now)}`;
  // With the seats goes what is remembered of who had them: none of them is a transfer any more.
  await db`
    update devices set is_released = false, was_reset = true, unproven_release_at = null
    where company_id = ${companyId} and license_id = any(${all}::bigint[]) and not was_reset`;
  await db`
    update license_assignments set total_activations = 0
    where company_id = ${companyId} and license_id = any(${all}::bigint[]) and total_activations <> 0`;
  await resetCounters(db, companyId, all, now);
  await db`
    with changed as (
      update licenses set times_activated = 0, transfer_count = 0, active = (license_type = 'subscription'), updated_at = ${now}
      where company_id = ${companyId} and id = any(${all}::bigint[])
      returning id),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: "license.reset", subject: db`id`, data: {}, from: db`changed` }], now)}`;
}

/** Sets what licenses and their features consumed to nothing. */
export async function resetConsumption(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<void> {
  await resetCounters(db, companyId, ids, now);
  const licenses = db`unnest(${[...ids]}::bigint[]) as id`;
  const line = { license_id: db`id`, source: "api", text: "Consumption reset", from: licenses } as const;
  const event = { type: "license.consumption_reset", subject: db`id`, data: {}, from: licenses } as const;
  await db`
    with noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [event], now)}`;
}

async function resetCounters(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<void> {
  await db`
    update licenses set total_consumptions = 0, consumptions_at = ${now}, updated_at = ${now}
    where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
  await db`
    update license_product_features set total_consumptions = 0, consumptions_at = ${now}
    where company_id = ${companyId} and license_id = any(${[...ids]}::bigint[])`;
}
