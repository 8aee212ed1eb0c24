import { z } from "zod";
import type { DeviceRow } from "./device.store.ts";

const moment = z.iso.datetime().nullable();

/** The device object (management-api.md §9.1), with its license as lists tell it. */
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
  const { license_id, license_key, license_users, license_user_id, holds_slot, device_variables, ...own } = row;
  const told = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...own,
    device_variables: device_variables.map(({ created_at, ...variable }) => ({
      ...variable,
      created_at: new Date(created_at).toISOString(),
      device: own.id,
    })),
    created_at: own.created_at.toISOString(),
    updated_at: own.updated_at.toISOString(),
    time_activated: own.time_activated.toISOString(),
    time_deactivated: told(own.time_deactivated),
    validity_period: null,
    last_check: told(own.last_check),
    floating_last_seen: told(own.floating_last_seen),
    floating_in_use: holds_slot,
    borrowed_until: told(own.borrowed_until),
    license_user: license_user_id,
    license: { id: license_id, license_key, license_users: [...license_users] },
  };
}

/** The device object inside of other objects: its license by its id. */
export const deviceInside = deviceAnswer.extend({ license: z.int() });

/** A device inside of another object. */
export function presentDeviceInside(row: DeviceRow): z.input<typeof deviceInside> {
  return { ...presentDevice(row), license: row.license_id };
}
