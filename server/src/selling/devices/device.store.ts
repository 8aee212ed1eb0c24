import type { Db } from "../../platform/db/connect.ts";
import { clockTime, timeOf } from "../../platform/db/license-time.ts";
import { type Fragment, type ListPage, type ListSpec, type Page, readPageById } from "../../platform/db/list-query.ts";
import type { DevicesRow } from "../../platform/db/rows.generated.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import { requireTime } from "../../platform/values/test-time.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** What lists of devices can be filtered and ordered by (management-api.md §9.2). */
export const deviceList: ListSpec = {
  from: (db, companyId) => db`from devices d where d.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`d.id`, published: ["exact", "in"] },
    license: { kind: "integer", column: (db) => db`d.license_id`, published: ["exact", "in"] },
    blacklisted: { kind: "boolean", column: (db) => db`d.blacklisted`, published: ["exact"] },
    device_active: { kind: "boolean", column: (db) => db`d.device_active`, published: ["exact"] },
    hostname: { kind: "text", column: (db) => db`d.hostname`, published: ["exact", "icontains"] },
    hardware_id: { kind: "text", column: (db) => db`d.hardware_id`, published: ["exact", "icontains"] },
    os: { kind: "text", column: (db) => db`d.os`, published: ["exact", "icontains"] },
  },
  orderings: {
    id: (db) => db`d.id`,
    created: (db) => db`d.created_at`,
    created_at: (db) => db`d.created_at`,
    updated_at: (db) => db`d.updated_at`,
    time_activated: (db) => db`d.time_activated`,
    last_check: (db) => db`d.last_check`,
  },
  unindexed: ["updated_at", "last_check"],
  nullable: ["last_check"],
  id: (db) => db`d.id`,
};

/** A device with its license's own facts and its variables. */
export interface DeviceRow
  extends Omit<
    DevicesRow,
    | "company_id"
    | "is_released"
    | "was_reset"
    | "unproven_release_at"
    | "app_name"
    | "is_offline"
    | "offline_issued_at"
    | "offline_until"
    | "offline_requested_at"
    | "offline_request_hash"
    | "credential"
    | "key_ids"
  > {
  readonly license_key: string | null;
  readonly holds_slot: boolean;
  readonly license_users: readonly { readonly id: number; readonly true_email: string }[];
  readonly device_variables: readonly {
    readonly id: number;
    readonly created_at: string;
    readonly variable: string;
    readonly value: string;
  }[];
}

/** One page of the devices of a company. */
export function listDevices(db: Db, companyId: number, page: ListPage, now: Date): Promise<Page<DeviceRow>> {
  return readPageById(db, companyId, deviceList, page, (ids) => readDevices(db, companyId, ids, now));
}

/** The same for pages, which read their rows together. */
export const readDevices = rowsTogether<DeviceRow, Date>(findDevices);

/** One device. */
export async function findDevice(db: Db, companyId: number, id: number, now: Date): Promise<DeviceRow | undefined> {
  const [row] = await findDevices(db, companyId, [id], now);
  return row;
}

/** Devices by their ids, in no order; each by the time of its license. */
export function findDevices(db: Db, companyId: number, ids: readonly number[], now: Date): Promise<DeviceRow[]> {
  return db<DeviceRow[]>`
    select d.id, d.license_id, d.license_user_id, d.hardware_id, d.device_active, d.blacklisted, d.type, d.os, d.hostname, d.ip,
      d.external_ip, d.mac_address, d.is_vm, d.vm_info, d.sdk_build_version, d.app_ver, d.time_activated,
      d.time_deactivated, d.last_check, d.floating_last_seen, d.is_borrowed, d.borrowed_until, d.created_at, d.updated_at,
      l.license_key,
      d.device_active and holds_slot(d.borrowed_until, d.floating_last_seen, l.floating_timeout, ${timeOf(db, now)})
        as holds_slot,
      coalesce((
        select json_agg(json_build_object('id', u.id, 'true_email', u.true_email) order by u.id)
        from license_assignments a
        join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
        where a.company_id = ${companyId} and a.license_id = d.license_id), '[]') as license_users,
      coalesce((
        select json_agg(json_build_object('id', v.id, 'created_at', v.created_at, 'variable', v.variable, 'value', v.value)
          order by v.id)
        from device_variables v where v.company_id = ${companyId} and v.device_id = d.id), '[]') as device_variables
    from devices d join licenses l on l.company_id = d.company_id and l.id = d.license_id
    where d.company_id = ${companyId} and d.id = any(${[...ids]}::bigint[])`;
}

/** Locks the license of a device, and reads which that is in the next statement. */
export async function lockLicenseOfDevice(
  db: Db,
  companyId: number,
  id: number,
  now: Date,
): Promise<{ readonly license_id: number } | undefined> {
  const [license] = await db<{ clock: number | null; time: Date | null }[]>`
    select l.test_clock_id as clock, ${clockTime(db)} as time
    from licenses l
    where l.company_id = ${companyId}
      and l.id = (select license_id from devices where company_id = ${companyId} and id = ${id})
    for no key update of l`;
  if (license?.clock && license.time) requireTime({ id: license.clock, time: license.time }, now);
  const [row] = await db<{ license_id: number }[]>`
    select license_id from devices where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** Refuses the hardware for its license from now on, or no longer. Answers whether that is new. */
export async function updateBlacklisted(
  db: Db,
  companyId: number,
  device: { readonly id: number; readonly license_id: number },
  blacklisted: boolean,
  now: Date,
): Promise<void> {
  const { id, license_id } = device;
  const text = blacklisted ? "Device blacklisted" : "Device no longer blacklisted";
  const ofDevice = { license_id, device_id: db`id`, license_user_id: db`license_user_id` };
  const line = { ...ofDevice, source: "api", text, from: db`changed` } as const;
  const type = blacklisted ? "device.blacklisted" : "device.unblacklisted";
  await db`
    with changed as (
      update devices d set blacklisted = ${blacklisted}, updated_at = ${now}
      from devices named
      where named.company_id = ${companyId} and named.id = ${id} and d.company_id = ${companyId}
        and d.license_id = ${license_id} and d.hardware_id = named.hardware_id and d.blacklisted <> ${blacklisted}
      returning d.id, d.license_user_id),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type, subject: db`id`, data: { license_id }, from: db`changed` }], now)}`;
}

/**
 * Locks the licenses on which a user has devices, in the order of their ids, so that there is no deadlock. Call before
 * anything else of the user is locked: an activation has its license first, too.
 */
export async function lockLicensesOfDevicesOf(db: Db, companyId: number, userId: number): Promise<void> {
  await db`
    select from licenses
    where company_id = ${companyId}
      and id in (select license_id from devices where company_id = ${companyId} and license_user_id = ${userId})
    order by id
    for no key update`;
}

/**
 * Lets go of a license user who is about to go, under the locks of `lockLicensesOfDevicesOf`: the devices that they had
 * stay in the lists, without a user.
 */
export async function deleteUserOfDevices(db: Db, companyId: number, userId: number): Promise<void> {
  // One row for a machine without a user is enough, and all that there can be.
  await db`
    delete from devices d
    where d.company_id = ${companyId} and d.license_user_id = ${userId} and exists (
      select from devices o
      where o.company_id = ${companyId} and o.license_id = d.license_id and o.hardware_id = d.hardware_id
        and o.license_user_id is null)`;
  await db`
    update devices set license_user_id = null where company_id = ${companyId} and license_user_id = ${userId}`;
}

/** What checks saw of devices, the rows of `seen`, in whichever companies: the part of a statement that stores it. */
export function updateSeenDevices(db: Db, seen: Fragment): Fragment {
  return db`
    update devices d set last_check = s.ts, os = coalesce(s.os, d.os), hostname = coalesce(s.hostname, d.hostname),
      ip = coalesce(s.ip, d.ip), external_ip = coalesce(s.external_ip, d.external_ip),
      mac_address = coalesce(s.mac_address, d.mac_address), is_vm = coalesce(s.is_vm, d.is_vm),
      vm_info = coalesce(s.vm_info, d.vm_info), sdk_build_version = coalesce(s.sdk_build_version, d.sdk_build_version),
      app_ver = coalesce(s.app_ver, d.app_ver), app_name = coalesce(s.app_name, d.app_name)
    from ${seen} s where d.company_id = s.company_id and d.id = s.device_id`;
}
