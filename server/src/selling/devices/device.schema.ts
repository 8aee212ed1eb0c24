import { z } from "zod";
import type { DeviceRow } from "./device.store.ts";

const moment = z.iso.datetime().nullable();

/** The device object (management-api.md §9.1), with its license as lists show it. */
export const deviceAnswer = z.strictObject({
  id: z.int(),
  device_variables: z.array(
    z.strictObject({
      id: z.int(),
      created_at: z.iso.datetime(),
      variable: z.string(),
      value: z.string(),
      device: z.int(),
    }),
  ),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  hardware_id: z.string(),
  time_activated: z.iso.datetime(),
  time_deactivated: moment,
  validity_period: z.null(),
  device_active: z.boolean(),
  type: z.string(),
  os: z.string(),
  sdk_build_version: z.string(),
  last_check: moment,
  app_ver: z.string(),
  hostname: z.string(),
  ip: z.string(),
  external_ip: z.string(),
  mac_address: z.string().nullable(),
  is_vm: z.boolean(),
  vm_info: z.string(),
  floating_last_seen: moment,
  floating_in_use: z.boolean(),
  is_borrowed: z.boolean(),
  borrowed_until: moment,
  blacklisted: z.boolean(),
  license_user: z.int().nullable().describe("The user who holds it; null where a key does."),
  license: z.strictObject({
    id: z.int(),
    license_key: z.string().nullable(),
    license_users: z.array(z.strictObject({ id: z.int(), true_email: z.string() })),
  }),
});

/** A device as it leaves the server. */
export function presentDevice(row: DeviceRow): z.input<typeof deviceAnswer> {
  const license_users = row.license_users.map(({ id, true_email }) => ({ id, true_email }));
  return presented(row, { id: row.license_id, license_key: row.license_key, license_users });
}

// Member by member: to copy the rest of a row takes twenty times as long.
function presented<L>(row: DeviceRow, license: L) {
  return {
    id: row.id,
    device_variables: row.device_variables.map(({ id, created_at, variable, value }) => ({
      id,
      created_at: new Date(created_at).toISOString(),
      variable,
      value,
      device: row.id,
    })),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    hardware_id: row.hardware_id,
    time_activated: row.time_activated.toISOString(),
    time_deactivated: told(row.time_deactivated),
    validity_period: null,
    device_active: row.device_active,
    type: row.type,
    os: row.os,
    sdk_build_version: row.sdk_build_version,
    last_check: told(row.last_check),
    app_ver: row.app_ver,
    hostname: row.hostname,
    ip: row.ip,
    external_ip: row.external_ip,
    mac_address: row.mac_address,
    is_vm: row.is_vm,
    vm_info: row.vm_info,
    floating_last_seen: told(row.floating_last_seen),
    floating_in_use: row.holds_slot,
    is_borrowed: row.is_borrowed,
    borrowed_until: told(row.borrowed_until),
    blacklisted: row.blacklisted,
    license_user: row.license_user_id,
    license,
  };
}

function told(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** The device object inside of other objects: its license by its id. */
export const deviceInside = deviceAnswer.extend({ license: z.int() });

/** A device inside of another object. */
export function presentDeviceInside(row: DeviceRow): z.input<typeof deviceInside> {
  return presented(row, row.license_id);
}
