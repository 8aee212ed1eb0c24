import type { Db } from "../../platform/db/connect.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import type { DeviceInfo, Variable } from "../license-calls/activation-facts.rules.ts";

/** Binds a device, new or known, or refreshes what is known of a bound one; answers its id. */
export async function upsertDevice(
  db: Db,
  companyId: number,
  device: {
    licenseId: number;
    userId: number | null;
    hardwareId: string;
    takesSlot: boolean;
    binds: boolean;
    credential: string | null;
  },
  info: DeviceInfo,
  now: Date,
): Promise<number> {
  const slot = device.takesSlot ? now : null;
  const [row] = await db<{ id: number }[]>`
    insert into devices (company_id, license_id, license_user_id, hardware_id, device_active, os, hostname, ip,
      external_ip, mac_address, is_vm, vm_info, sdk_build_version, app_ver, app_name, time_activated, last_check,
      floating_last_seen, credential, created_at, updated_at)
    values (${companyId}, ${device.licenseId}, ${device.userId}, ${device.hardwareId}, true, ${info.os ?? ""},
      ${info.hostname ?? ""}, ${info.ip ?? ""}, ${info.external_ip ?? ""}, ${info.mac_address ?? null},
      ${info.is_vm ?? false}, ${info.vm_info ?? ""}, ${info.sdk_build_version ?? ""}, ${info.app_ver ?? ""},
      ${info.app_name ?? ""}, ${now}, ${now}, ${slot}, ${device.credential}, ${now}, ${now})
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
      credential = coalesce(excluded.credential, devices.credential), last_check = ${now}, updated_at = ${now}
    returning id`;
  if (!row) throw new Error("the device was not stored");
  return row.id;
}

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
    where company_id = ${companyId} and id = ${licenseId}`;
}

/** The device whose place was taken is out of the queue of released ones. */
export async function updateReplacedDevice(db: Db, companyId: number, deviceId: number): Promise<void> {
  await db`update devices set is_released = false where company_id = ${companyId} and id = ${deviceId}`;
}

/** Fixes the end of features that run from the first activation. */
export async function updateFeatureExpiry(db: Db, companyId: number, featureId: number, expiry: Date): Promise<void> {
  await db`
    update license_product_features set expiry_date = ${expiry}
    where company_id = ${companyId} and id = ${featureId} and expiry_date is null`;
}

/** A user's own count of bound devices on a license. */
export async function updateUserActivations(
  db: Db,
  companyId: number,
  licenseId: number,
  userId: number,
): Promise<void> {
  await db`
    update license_assignments set total_activations = (select count(*) from devices d
      where d.company_id = ${companyId} and d.license_id = ${licenseId} and d.license_user_id = ${userId} and d.device_active)
    where company_id = ${companyId} and license_id = ${licenseId} and license_user_id = ${userId}`;
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

/** Frees the seats whose offline files have ended; call under the license's lock. */
export async function updateExpiredOffline(db: Db, companyId: number, licenseId: number, now: Date): Promise<void> {
  const data = { device_id: db`id` };
  const event = { type: "license.deactivated", subject: licenseId, data, from: db`freed` } as const;
  await db`
    with freed as (
      update devices set device_active = false, is_released = true, is_offline = false, time_deactivated = ${now},
        floating_last_seen = null, is_borrowed = false, borrowed_until = null, updated_at = ${now}
      where company_id = ${companyId} and license_id = ${licenseId} and device_active and is_offline
        and offline_until < ${now}
      returning id, license_user_id),
    activation as (
      insert into license_activation_histories (company_id, license_id, device_id, ts, action)
      select ${companyId}, ${licenseId}, id, ${now}, 'deactivation' from freed),
    usage as (
      insert into license_histories (company_id, license_id, device_id, license_user_id, ts, source, text)
      select ${companyId}, ${licenseId}, id, license_user_id, ${now}, 'server', 'License file ended' from freed),
    told as (${insertEvents(db, companyId, [event], now)})
    update license_assignments a set total_activations = total_activations - gone.count
    from (select license_user_id, count(*) from freed group by license_user_id) gone
    where a.company_id = ${companyId} and a.license_id = ${licenseId} and a.license_user_id = gone.license_user_id`;
}

/** Frees the device with its slots, those of features too, and queues it as released. */
export async function updateReleasedDevice(db: Db, companyId: number, deviceId: number, now: Date): Promise<void> {
  await db`
    with of_features as (
      delete from license_feature_slots where company_id = ${companyId} and device_id = ${deviceId})
    update devices set device_active = false, is_released = true, is_offline = false, time_deactivated = ${now},
      floating_last_seen = null,
      is_borrowed = false, borrowed_until = null, updated_at = ${now}
    where company_id = ${companyId} and id = ${deviceId}`;
}

/** What a deactivation changes on the license. */
export async function updateDeactivatedLicense(
  db: Db,
  companyId: number,
  licenseId: number,
  staysActive: boolean,
  now: Date,
): Promise<void> {
  await db`
    update licenses set
      times_activated = (select count(*) from devices d
        where d.company_id = ${companyId} and d.license_id = ${licenseId} and d.device_active),
      active = ${staysActive}, updated_at = ${now}
    where company_id = ${companyId} and id = ${licenseId}`;
}

/** A device of a floating license is seen: it takes its slot, or keeps it. */
export async function updateSlot(db: Db, companyId: number, deviceId: number, now: Date): Promise<void> {
  await db`update devices set floating_last_seen = ${now} where company_id = ${companyId} and id = ${deviceId}`;
}

/** The seat of a file is free though nothing proves that the file is gone: counted, and a line in the history that the vendor reads. */
export async function recordUnprovenRelease(
  db: Db,
  companyId: number,
  { licenseId, deviceId, userId }: { licenseId: number; deviceId: number; userId: number | null },
  now: Date,
): Promise<void> {
  await db`
    with released as (
      update devices set unproven_release_at = ${now} where company_id = ${companyId} and id = ${deviceId})
    insert into license_histories (company_id, license_id, device_id, license_user_id, ts, source, text, data)
    values (${companyId}, ${licenseId}, ${deviceId}, ${userId}, ${now}, 'server',
      'License file given back without proof that it is gone', '{"proven": false}')`;
}

/** Sets variables of a device and answers those that were set; whose value is new makes an event and a line in the history. */
export async function upsertVariables(
  db: Db,
  companyId: number,
  deviceId: number,
  variables: Readonly<Record<string, string>>,
  now: Date,
): Promise<Variable[]> {
  const event = { subject: db`id`, data: { device_id: deviceId, variable: db`variable`, value: db`value` } };
  const created = { type: "device_variable.created", ...event, from: db`changed where is_new` } as const;
  const updated = { type: "device_variable.updated", ...event, from: db`changed where not is_new` } as const;
  return db<Variable[]>`
    with before as (
      select variable, value from device_variables where company_id = ${companyId} and device_id = ${deviceId}),
    stored as (
      insert into device_variables (company_id, device_id, variable, value, created_at)
      select ${companyId}, ${deviceId}, v.key, v.value, ${now}
      from json_each_text(${JSON.stringify(variables)}::text::json) as v
      on conflict (company_id, device_id, variable) do update set value = excluded.value
      returning id, variable, value, created_at),
    changed as (
      select stored.*, before is null as is_new
      from stored left join before on before.variable = stored.variable
      where before.value is distinct from stored.value),
    noted as (
      insert into license_histories (company_id, license_id, device_id, ts, source, text)
      select ${companyId}, d.license_id, d.id, ${now}, 'sdk', 'Device variable ' || changed.variable || ' set'
      from changed join devices d on d.company_id = ${companyId} and d.id = ${deviceId}),
    told as (${insertEvents(db, companyId, [created, updated], now)})
    select variable, value, created_at from stored order by id`;
}

/**
 * One line in each history of the license, and the event that webhooks and analytics read. Call under the license's lock: an activation on
 * another device than the one before is a transfer, unless staff freed that one.
 */
export async function recordUse(
  db: Db,
  companyId: number,
  use: {
    licenseId: number;
    deviceId: number;
    userId: number | null;
    action: "activation" | "deactivation";
    sdkVersion: string | null;
    /** Who asked for it: an application unless given. */
    source?: "sdk" | "api";
  },
  now: Date,
): Promise<void> {
  const isActivation = use.action === "activation";
  const type = isActivation ? "license.activated" : "license.deactivated";
  await db`
    with activation as (
      insert into license_activation_histories (company_id, license_id, device_id, ts, action, is_transfer)
      values (${companyId}, ${use.licenseId}, ${use.deviceId}, ${now}, ${use.action},
        ${isActivation} and coalesce((
          select last.device_id <> ${use.deviceId} and not d.was_reset from license_activation_histories last
          join devices d on d.company_id = last.company_id and d.id = last.device_id
          where last.company_id = ${companyId} and last.license_id = ${use.licenseId} and last.action = 'activation'
          order by last.ts desc, last.id desc limit 1), false))),
    usage as (
      insert into license_histories (company_id, license_id, device_id, license_user_id, ts, source, sdk_version, text)
      values (${companyId}, ${use.licenseId}, ${use.deviceId}, ${use.userId}, ${now}, ${use.source ?? "sdk"}, ${use.sdkVersion},
        ${isActivation ? "License activated" : "License deactivated"}))
    ${insertEvents(db, companyId, [{ type, subject: use.licenseId, data: { device_id: use.deviceId } }], now)}`;
}
