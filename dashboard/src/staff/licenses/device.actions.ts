import type { Device } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconBan, IconCircleCheck, IconUnlink } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeDevice } from "./device.queries.ts";

const d = t.devices;

/** What a device is called: by its name, else by its hardware. */
export function deviceName({ hostname, hardware_id }: Pick<Device, "hostname" | "hardware_id">): string {
  return hostname || hardware_id;
}

/** Frees the seat. */
export const freeSeat: Action<Device> = {
  id: "free-seat",
  text: d.free,
  icon: IconUnlink,
  permission: "licenses_write",
  unavailable: ({ device_active }) => (device_active ? undefined : d.isFree),
  question: (device) => ({
    title: d.freeTitle(deviceName(device)),
    body: d.freeBody,
    button: d.free,
  }),
  act: async (device) => {
    await changeDevice(device.id, "reset");
    toast(d.freed(deviceName(device)));
  },
};

/** Refuses the device from now on. */
export const blacklist: Action<Device> = {
  id: "blacklist",
  text: d.blacklist,
  icon: IconBan,
  permission: "licenses_write",
  isDanger: true,
  isFor: ({ blacklisted }) => !blacklisted,
  question: (device) => ({
    title: d.blacklistTitle(deviceName(device)),
    body: d.blacklistBody,
    button: d.blacklist,
    isDanger: true,
  }),
  act: async (device) => {
    await changeDevice(device.id, "blacklist");
    toast(d.isBlacklisted(deviceName(device)));
  },
};

/** Refuses it no longer. */
export const unblacklist: Action<Device> = {
  id: "unblacklist",
  text: d.unblacklist,
  icon: IconCircleCheck,
  permission: "licenses_write",
  isFor: ({ blacklisted }) => blacklisted,
  act: async (device) => {
    await changeDevice(device.id, "unblacklist");
    toast(d.isUnblacklisted(deviceName(device)), {
      text: t.licenses.undo,
      act: () => changeDevice(device.id, "blacklist"),
    });
  },
};

/** What can be done with a device. */
export const deviceActions: readonly Action<Device>[] = [freeSeat, unblacklist, blacklist];
