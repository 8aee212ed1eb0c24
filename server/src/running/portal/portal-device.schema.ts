import { z } from "zod";
import type { PortalDevice } from "./portal-device.store.ts";

const moment = z.iso.datetime().nullable();

/** A device of a license, as its owner or the manager of the license sees it. */
export const portalDevice = z.strictObject({
  id: z.int(),
  license: z.int(),
  name: z.string().describe("What the machine is called; its hardware id where it has told no name."),
  hostname: z.string(),
  hardware_id: z.string(),
  os: z.string(),
  app_ver: z.string(),
  is_vm: z.boolean(),
  device_active: z.boolean().describe("Whether it holds a seat."),
  blacklisted: z.boolean(),
  time_activated: z.iso.datetime(),
  time_deactivated: moment,
  last_contact: moment.describe("Its last check, or its activation."),
  floating_in_use: z.boolean(),
  is_borrowed: z.boolean(),
  borrowed_until: moment,
  is_offline: z.boolean().describe("Whether a license file without a network holds the seat."),
  offline_until: moment,
  license_user: z.strictObject({ id: z.int(), true_email: z.string() }).nullable(),
  is_own: z.boolean(),
});

/** A device on its way to a customer. */
export function presentPortalDevice(row: PortalDevice): z.input<typeof portalDevice> {
  const { last_check, time_activated } = row;
  const seen = last_check !== null && last_check > time_activated ? last_check : time_activated;
  return {
    id: row.id,
    license: row.license,
    name: row.hostname || row.hardware_id,
    hostname: row.hostname,
    hardware_id: row.hardware_id,
    os: row.os,
    app_ver: row.app_ver,
    is_vm: row.is_vm,
    device_active: row.device_active,
    blacklisted: row.blacklisted,
    time_activated: time_activated.toISOString(),
    time_deactivated: told(row.time_deactivated),
    last_contact: told(seen),
    floating_in_use: row.floating_in_use,
    is_borrowed: row.is_borrowed,
    borrowed_until: told(row.borrowed_until),
    is_offline: row.is_offline,
    offline_until: told(row.offline_until),
    license_user: row.license_user,
    is_own: row.is_own,
  };
}

function told(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
