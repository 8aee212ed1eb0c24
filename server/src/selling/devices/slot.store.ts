import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

// Slots of floating licenses, which active devices hold, and of floating features.

/** A device of a floating license is seen: it takes its slot, or keeps it. */
export async function updateSlot(db: Db, companyId: number, deviceId: number, now: Date): Promise<void> {
  await db`update devices set floating_last_seen = ${now} where company_id = ${companyId} and id = ${deviceId}`;
}

/** A device keeps its slot until a moment, heard of or not. */
export async function updateBorrowedDevice(
  db: Db,
  companyId: number,
  deviceId: number,
  until: Date,
  now: Date,
): Promise<void> {
  await db`
    update devices set is_borrowed = true, borrowed_until = ${until}, floating_last_seen = ${now}, updated_at = ${now}
    where company_id = ${companyId} and id = ${deviceId}`;
}

/** A device gives its slot back; it stays activated. */
export async function updateReturnedDevice(db: Db, companyId: number, deviceId: number, now: Date): Promise<void> {
  await db`
    update devices set is_borrowed = false, borrowed_until = null, floating_last_seen = null, updated_at = ${now}
    where company_id = ${companyId} and id = ${deviceId}`;
}

/** One line in the history of the license, and the event that webhooks and analytics read. */
export async function recordSlot(
  db: Db,
  companyId: number,
  slot: {
    readonly licenseId: number;
    readonly deviceId: number;
    readonly sdkVersion: string | null;
    readonly action: "borrowed" | "released";
    /** Who asked for it: an application unless given. */
    readonly source?: "sdk" | "api";
    /** The code of the feature; undefined: the license itself. */
    readonly feature?: string;
  },
  now: Date,
): Promise<void> {
  const { licenseId, deviceId, sdkVersion, action, feature, source = "sdk" } = slot;
  const subject = feature === undefined ? "Floating slot" : `Floating slot of ${feature}`;
  const type = `${feature === undefined ? "license" : "license_product_feature"}.floating_${action}` as const;
  const holder = db`(select license_user_id from devices where company_id = ${companyId} and id = ${deviceId})`;
  const by = { device_id: deviceId, license_user_id: holder, source, sdk_version: sdkVersion };
  const line = { license_id: licenseId, ...by };
  await db`
    with usage as (${insertLines(db, companyId, { ...line, text: `${subject} ${action}` }, now)})
    ${insertEvents(db, companyId, [{ type, subject: licenseId, data: { device_id: deviceId, feature } }], now)}`;
}

/** A floating feature of a license. */
export interface FloatingFeature {
  readonly id: number;
  /** Minutes. */
  readonly floating_timeout: number;
}

/** How many devices hold a slot of the feature, and whether this one does; read under the lock of the license. */
export async function findFeatureSlots(
  db: Db,
  companyId: number,
  feature: FloatingFeature,
  deviceId: number,
  now: Date,
): Promise<{ readonly in_use: number; readonly holds_slot: boolean }> {
  const [row] = await db<{ in_use: number; holds_slot: boolean }[]>`
    select count(*)::integer as in_use, coalesce(bool_or(s.device_id = ${deviceId}), false) as holds_slot
    from license_feature_slots s
    where s.company_id = ${companyId} and s.license_product_feature_id = ${feature.id}
      and holds_slot(s.borrowed_until, s.last_seen, ${feature.floating_timeout}::integer, ${now})`;
  if (!row) throw new Error("a count answered no row");
  return row;
}

/** A device takes a slot of the feature, or is heard of again; a borrow that runs goes on. */
export async function upsertFeatureSlot(
  db: Db,
  companyId: number,
  featureId: number,
  deviceId: number,
  now: Date,
): Promise<void> {
  await db`
    insert into license_feature_slots (company_id, license_product_feature_id, device_id, last_seen)
    values (${companyId}, ${featureId}, ${deviceId}, ${now})
    on conflict (company_id, license_product_feature_id, device_id) do update set last_seen = excluded.last_seen,
      borrowed_until = case when license_feature_slots.borrowed_until > excluded.last_seen
        then license_feature_slots.borrowed_until end`;
}

/** A device keeps its slot of the feature until a moment, heard of or not. */
export async function upsertBorrowedFeature(
  db: Db,
  companyId: number,
  featureId: number,
  deviceId: number,
  until: Date,
  now: Date,
): Promise<void> {
  await db`
    insert into license_feature_slots (company_id, license_product_feature_id, device_id, last_seen, borrowed_until)
    values (${companyId}, ${featureId}, ${deviceId}, ${now}, ${until})
    on conflict (company_id, license_product_feature_id, device_id) do update set last_seen = excluded.last_seen,
      borrowed_until = excluded.borrowed_until`;
}

/** A device gives its slot of the feature back. */
export async function deleteFeatureSlot(db: Db, companyId: number, featureId: number, deviceId: number): Promise<void> {
  await db`
    delete from license_feature_slots
    where company_id = ${companyId} and license_product_feature_id = ${featureId} and device_id = ${deviceId}`;
}
