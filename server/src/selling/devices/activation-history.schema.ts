import { z } from "zod";
import { deviceInside, presentDeviceInside } from "../../selling/devices/device.schema.ts";
import type { DeviceRow } from "../../selling/devices/device.store.ts";
import type { ActivationRow } from "./activation-history.store.ts";

/** A line of the activation history (management-api.md §6.5). */
export const activationAnswer = z.strictObject({
  id: z.int(),
  device: deviceInside.describe("The device as it is now."),
  ts: z.iso.datetime(),
  action: z.enum(["activation", "deactivation"]),
  license: z.int(),
});

/** A line of the activation history with its device. */
export interface PresentedActivation extends ActivationRow {
  readonly device: DeviceRow;
}

/** The line as it leaves the server. */
export function presentActivation({ id, ts, action, license_id, device }: PresentedActivation) {
  return { id, device: presentDeviceInside(device), ts: ts.toISOString(), action, license: license_id };
}
