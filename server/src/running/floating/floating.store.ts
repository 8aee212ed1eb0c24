import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

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

/** How a call of the device itself would name its license: as that of the user who holds it, where users do. */
export async function findDeviceIdentity(db: Db, companyId: number, deviceId: number) {
  const [row] = await db<
    {
      hardware_id: string;
      license_id: number;
      license_key: string | null;
      product: string;
      is_bundle: boolean;
      email: string | null;
    }[]
  >`
    select d.hardware_id, d.license_id, l.license_key, p.short_code as product, p.is_bundle, u.true_email as email
    from devices d
    join licenses l on l.company_id = d.company_id and l.id = d.license_id
    join products p on p.company_id = d.company_id and p.id = l.product_id
    left join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
    where d.company_id = ${companyId} and d.id = ${deviceId}`;
  if (!row) return undefined;
  const { license_key, email } = row;
  const whole = { bundle_code: undefined, scope: undefined };
  return { ...row, ...whole, license_key: license_key ?? undefined, email: email ?? undefined };
}
