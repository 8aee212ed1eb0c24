import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertActivations, insertLines } from "../../record/histories/history-writer.store.ts";
import { returnCheckouts, returnedEvents } from "../consumption-pools/share.store.ts";
import { updateUserActivations } from "../licenses/assignment.store.ts";
import { updateSeatCounts } from "../licenses/license-seats.store.ts";
import type { DeviceInfo } from "./device-info.rules.ts";

// The seats of licenses: a device that is active holds one. Everything here is called under the lock of the license.

/** Binds a device, new or known, or refreshes what is known of a bound one; answers its id. */
export async function bindDevice(
  db: Db,
  companyId: number,
  device: {
    readonly licenseId: number;
    readonly userId: number | null;
    readonly hardwareId: string;
    readonly takesSlot: boolean;
    /** Whether it takes a seat now, and did not hold it already. */
    readonly binds: boolean;
    readonly credential: string | null;
    readonly keyIds: readonly string[] | null;
  },
  info: DeviceInfo,
  now: Date,
): Promise<number> {
  const slot = device.takesSlot ? now : null;
  const [row] = await db<{ id: number }[]>`
    insert into devices (company_id, license_id, license_user_id, hardware_id, device_active, os, hostname, ip,
      external_ip, mac_address, is_vm, vm_info, sdk_build_version, app_ver, app_name, time_activated, last_check,
      floating_last_seen, credential, key_ids, created_at, updated_at)
    values (${companyId}, ${device.licenseId}, ${device.userId}, ${device.hardwareId}, true, ${info.os ?? ""},
      ${info.hostname ?? ""}, ${info.ip ?? ""}, ${info.external_ip ?? ""}, ${info.mac_address ?? null},
      ${info.is_vm ?? false}, ${info.vm_info ?? ""}, ${info.sdk_build_version ?? ""}, ${info.app_ver ?? ""},
      ${info.app_name ?? ""}, ${now}, ${now}, ${slot}, ${device.credential},
      ${device.keyIds && [...device.keyIds]}::text[], ${now}, ${now})
    on conflict (company_id, license_id, hardware_id, license_user_id) do update set
      device_active = true, is_released = false, was_reset = false, time_deactivated = null,
      os = coalesce(${info.os ?? null}, devices.os), hostname = coalesce(${info.hostname ?? null}, devices.hostname),
      ip = coalesce(${info.ip ?? null}, devices.ip),
      external_ip = coalesce(${info.external_ip ?? null}, devices.external_ip),
      mac_address = coalesce(${info.mac_address ?? null}, devices.mac_address),
      is_vm = coalesce(${info.is_vm ?? null}, devices.is_vm), vm_info = coalesce(${info.vm_info ?? null}, devices.vm_info),
      sdk_build_version = coalesce(${info.sdk_build_version ?? null}, devices.sdk_build_version),
      app_ver = coalesce(${info.app_ver ?? null}, devices.app_ver),
      app_name = coalesce(${info.app_name ?? null}, devices.app_name),
      time_activated = case when ${device.binds} then ${now} else devices.time_activated end,
      floating_last_seen = coalesce(${slot}, devices.floating_last_seen),
      credential = coalesce(excluded.credential, devices.credential), key_ids = excluded.key_ids, last_check = ${now}, updated_at = ${now}
    returning id`;
  if (!row) throw new Error("the device was not stored");
  return row.id;
}

/**
 * An activation, for the histories: another device than the one before is a transfer there, unless staff freed that
 * one.
 */
export async function recordActivation(
  db: Db,
  companyId: number,
  { licenseId, deviceId, userId, sdkVersion }: Holder & { readonly sdkVersion: string | null },
  now: Date,
): Promise<void> {
  const isTransfer = db`coalesce((
    select last.device_id <> ${deviceId} and not d.was_reset from license_activation_histories last
    join devices d on d.company_id = last.company_id and d.id = last.device_id
    where last.company_id = ${companyId} and last.license_id = ${licenseId} and last.action = 'activation'
    order by last.ts desc, last.id desc limit 1), false)`;
  const ofDevice = { license_id: licenseId, device_id: deviceId };
  const by = { license_user_id: userId, source: "sdk", sdk_version: sdkVersion } as const;
  const event = { type: "license.activated", subject: licenseId, data: { device_id: deviceId } } as const;
  await db`
    with activation as (
      ${insertActivations(db, companyId, { ...ofDevice, action: "activation", is_transfer: isTransfer }, now)}),
    noted as (${insertLines(db, companyId, { ...ofDevice, ...by, text: "License activated" }, now)})
    ${insertEvents(db, companyId, [event], now)}`.execute();
}

/** The device whose place was taken is out of the queue of released ones. */
export async function updateReplacedDevice(db: Db, companyId: number, deviceId: number): Promise<void> {
  await db`update devices set is_released = false where company_id = ${companyId} and id = ${deviceId}`.execute();
}

/** A device, and who holds it. */
export interface Holder {
  readonly licenseId: number;
  readonly deviceId: number;
  /** Null: anyone with the key. */
  readonly userId: number | null;
}

/** Seats of licenses: all of them, or those that are named. */
export interface Seats {
  readonly licenseIds: readonly number[];
  readonly deviceId?: number;
  readonly userIds?: readonly number[];
  /** Those whose offline files have ended. */
  readonly haveEnded?: true;
}

/** Why seats are freed, as the history of the license records it for each. */
export interface Freeing {
  readonly source: "sdk" | "api" | "server" | "portal";
  readonly sdkVersion?: string | null;
  /** Undefined: the history has a line of its own for the whole. */
  readonly text?: string;
  /** The vendor frees them: the next device is no transfer, and these devices count as if they never had them. */
  readonly forgets?: true;
  /**
   * The customer's side frees them within the budget of the vendor: the next device is no transfer either. What was
   * given back without proof stays on record, or a user could forget it.
   */
  readonly recoveredBy?: "user" | "manager" | "key" | "customer";
}

/**
 * Frees seats, for every caller (semantics.md §2.6, §2.7): devices are bound no longer, their slots are free, those of
 * features too, and what they held of consumption pools is given back. Licenses and users are counted anew; each seat
 * has its lines in the histories and its event.
 */
export async function freeSeats(
  db: Db,
  companyId: number,
  seats: Seats,
  { source, sdkVersion, text, forgets, recoveredBy }: Freeing,
  now: Date,
): Promise<void> {
  const ofDevice = { license_id: db`license_id`, device_id: db`id`, from: db`freed` };
  const by = {
    license_user_id: db`license_user_id`,
    source,
    ...(sdkVersion ? { sdk_version: sdkVersion } : {}),
    ...(recoveredBy ? { data: db`jsonb_build_object('recovered_by', ${recoveredBy}::text)` } : {}),
  };
  const data = { device_id: db`id`, recovered_by: recoveredBy };
  const activation = {
    ...ofDevice,
    action: "deactivation",
    ...(recoveredBy && { recovered_by: recoveredBy }),
  } as const;
  const event = { type: "license.deactivated", subject: db`license_id`, data, from: db`freed` } as const;
  const freed = db<{ license_id: number; license_user_id: number | null }[]>`
    with freed as (
      update devices set device_active = false, is_released = ${!forgets && !recoveredBy}, was_reset = ${recoveredBy !== undefined},
        is_offline = false, time_deactivated = ${now}, floating_last_seen = null, is_borrowed = false,
        borrowed_until = null, updated_at = ${now}
      where ${named(db, companyId, seats, now)} and device_active
      returning id, license_id, license_user_id),
    of_features as (
      delete from license_feature_slots s using freed where s.company_id = ${companyId} and s.device_id = freed.id),
    returned as (${returnCheckouts(db, companyId, db`freed`, now)}),
    activation as (${insertActivations(db, companyId, activation, now)}),
    ${text === undefined ? db`` : db`noted as (${insertLines(db, companyId, { ...ofDevice, ...by, text }, now)}),`}
    recorded as (${insertEvents(db, companyId, [...returnedEvents(db, db`returned`), event], now)})
    select distinct license_id, license_user_id from freed`.execute();
  const [holders] = await Promise.all([freed, forgets && updateForgotten(db, companyId, seats, now)]);
  if (holders.length === 0) return;
  const licenseIds = [...new Set(holders.map(({ license_id }) => license_id))];
  await Promise.all([updateSeatCounts(db, companyId, licenseIds, now), updateUserActivations(db, companyId, holders)]);
}

/** Nothing remembers who had the seats. */
async function updateForgotten(db: Db, companyId: number, seats: Seats, now: Date): Promise<void> {
  await db`
    update devices set is_released = false, was_reset = true, unproven_release_at = null
    where ${named(db, companyId, seats, now)} and not was_reset`.execute();
}

/** The devices of seats, as a condition. */
function named(db: Db, companyId: number, { licenseIds, deviceId, userIds, haveEnded }: Seats, now: Date) {
  const ofDevice = deviceId === undefined ? db`` : db`and id = ${deviceId}`;
  const ofUsers = userIds === undefined ? db`` : db`and license_user_id = any(${[...userIds]}::bigint[])`;
  const ended = haveEnded === undefined ? db`` : db`and is_offline and offline_until < ${now}`;
  return db`company_id = ${companyId} and license_id = any(${[...licenseIds]}::bigint[]) ${ofDevice} ${ofUsers} ${ended}`;
}

/** A seat that an offline file holds from now on, and until when. */
export async function updateOfflineSeat(
  db: Db,
  companyId: number,
  deviceId: number,
  seat: { issuedAt: Date; until: Date | null; requestedAt: Date | null; requestHash: string | null },
): Promise<void> {
  await db`
    update devices set is_offline = true, offline_issued_at = ${seat.issuedAt}, offline_until = ${seat.until},
      offline_requested_at = greatest(offline_requested_at, ${seat.requestedAt}),
      offline_request_hash = ${seat.requestHash}
    where company_id = ${companyId} and id = ${deviceId}`;
}

/** A later file goes on holding the seat for as long as the latest of them runs. */
export async function updateOfflineEnd(db: Db, companyId: number, deviceId: number, until: Date | null): Promise<void> {
  await db`
    update devices set offline_until = case when offline_until is null then null else
      nullif(greatest(offline_until, coalesce(${until}::timestamptz, 'infinity')), 'infinity') end
    where company_id = ${companyId} and id = ${deviceId} and is_offline`;
}

/** Remembers when the client asked for its last file or gave it back, so that older requests count for nothing. */
export async function updateOfflineRequest(
  db: Db,
  companyId: number,
  deviceId: number,
  requestedAt: Date,
): Promise<void> {
  await db`
    update devices set offline_requested_at = greatest(offline_requested_at, ${requestedAt})
    where company_id = ${companyId} and id = ${deviceId}`;
}

/**
 * The seat of a file is free though nothing proves that the file is gone: counted, and a line in the history that the
 * vendor reads.
 */
export async function recordUnprovenRelease(
  db: Db,
  companyId: number,
  { licenseId, deviceId, userId }: Holder,
  now: Date,
): Promise<void> {
  const line = {
    ...({ license_id: licenseId, device_id: deviceId, license_user_id: userId, source: "server" } as const),
    text: "License file given back without proof that it is gone",
    data: db`'{"proven": false}'`,
  };
  await db`
    with released as (
      update devices set unproven_release_at = ${now} where company_id = ${companyId} and id = ${deviceId})
    ${insertLines(db, companyId, line, now)}`.execute();
}
