import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** A counter after a consumption, and the overages that came with the call. */
export interface Counted {
  readonly total_consumptions: number;
  readonly allow_overages: boolean;
  readonly max_overages: number;
}

/** Books what a license consumed. */
export async function updateLicenseCounter(
  db: Db,
  companyId: number,
  licenseId: number,
  { total_consumptions, allow_overages, max_overages }: Counted,
  now: Date,
): Promise<void> {
  await db`
    update licenses set total_consumptions = ${total_consumptions}, allow_overages = ${allow_overages},
      max_overages = ${max_overages}, consumptions_at = ${now}, updated_at = ${now}
    where company_id = ${companyId} and id = ${licenseId}`;
}

/** Books what a feature of a license consumed. */
export async function updateFeatureCounter(
  db: Db,
  companyId: number,
  featureId: number,
  total: number,
  now: Date,
): Promise<void> {
  await db`
    update license_product_features set total_consumptions = ${total}, consumptions_at = ${now}
    where company_id = ${companyId} and id = ${featureId}`;
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

/** The same without a word. */
export async function resetCounters(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<void> {
  await db`
    update licenses set total_consumptions = 0, consumptions_at = ${now}, updated_at = ${now}
    where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
  await db`
    update license_product_features set total_consumptions = 0, consumptions_at = ${now}
    where company_id = ${companyId} and license_id = any(${[...ids]}::bigint[])`;
}
