import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { deviceAnswer, presentDevice } from "./device.schema.ts";
import { deviceList, findDevice, listDevices, lockLicenseOfDevice, updateBlacklisted } from "./device.store.ts";
import { freeSeats } from "./seat.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Devices";

/** Devices of licenses: lists, reset, blacklist (management-api.md §9; rows 104–107). */
export function deviceRoutes(api: Api): void {
  listDevicesRoute(api);
  readDeviceRoute(api);
  resetDeviceRoute(api);
  blacklistDeviceRoute(api);
  unblacklistDeviceRoute(api);
}

function listDevicesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/devices/",
      permission: "licenses_read",
      tag,
      summary: "List devices",
      query: listQuery(deviceList),
      reads: "list",
      answers: { json: listAnswer(deviceAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listDevices(context.db, context.companyId, query, context.now), presentDevice),
  });
}

function readDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/devices/:id/",
      permission: "licenses_read",
      tag,
      summary: "Read a device",
      params,
      reads: "object",
      answers: { json: deviceAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      const row = await findDevice(db, companyId, id, now);
      if (!row) throw new ApiError("not_found");
      return presentDevice(row);
    },
  });
}

const shared = { method: "POST", permission: "licenses_write", tag, params, errors: ["not_found"] } as const;
const answerOf = <T extends string>(message: T) => z.strictObject({ message: z.literal(message) });

function resetDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/devices/:id/reset/",
      summary: "Free the seat of a device, as if it had never been taken",
      description:
        "The seat is free as if never taken: neither this nor the next device is a transfer. The seat of an offline file is freed as well: here the vendor decides.",
      audits: { object: "devices", action: "reset", shows: "/devices/:id/" },
      locks: "devices",
      answers: { json: answerOf("Device reset.") },
    },
    handle: async ({ params: { id } }, context) => {
      await resetDevice(id, context);
      return { message: "Device reset." };
    },
  });
}

function blacklistDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/devices/:id/blacklist/",
      summary: "Free the seat of a device, and refuse it from now on",
      audits: { object: "devices", action: "blacklist", shows: "/devices/:id/" },
      locks: "devices",
      answers: { json: answerOf("Device blacklisted.") },
    },
    handle: async ({ params: { id } }, context) => {
      const { db, companyId, now } = context;
      const { license_id } = await resetDevice(id, context);
      await updateBlacklisted(db, companyId, { id, license_id }, true, now);
      return { message: "Device blacklisted." };
    },
  });
}

function unblacklistDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/devices/:id/unblacklist/",
      summary: "Refuse a device no longer",
      audits: { object: "devices", action: "unblacklist", shows: "/devices/:id/" },
      locks: "devices",
      answers: { json: answerOf("Device no longer blacklisted.") },
    },
    handle: async ({ params: { id } }, context) => {
      const { db, companyId, now } = context;
      const { license_id } = await requireDevice(id, context);
      await updateBlacklisted(db, companyId, { id, license_id }, false, now);
      return { message: "Device no longer blacklisted." };
    },
  });
}

async function requireDevice(id: number, { db, companyId, now }: Context) {
  const device = await lockLicenseOfDevice(db, companyId, id, now);
  if (!device) throw new ApiError("not_found");
  return device;
}

/**
 * Frees the seat of a device under the lock of its license; a device without one has none to give, and that is no
 * error.
 */
async function resetDevice(id: number, context: Context) {
  const { db, companyId, now } = context;
  const device = await requireDevice(id, context);
  const seat = { licenseIds: [device.license_id], deviceId: id };
  await freeSeats(db, companyId, seat, { source: "api", text: "License deactivated", forgets: true }, now);
  return device;
}
