import type { Db } from "../../platform/db/connect.ts";

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
      and (s.borrowed_until > ${now}
        or s.last_seen > ${now}::timestamptz - ${feature.floating_timeout}::integer * interval '1 minute')`;
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
