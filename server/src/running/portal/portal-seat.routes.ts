import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { updateBlacklisted } from "../../selling/devices/device.store.ts";
import { budgetOf, recoverEverySeat, recoverSeat } from "../../selling/devices/recover-seat.flow.ts";
import type { Recoverer } from "../../selling/devices/seat-recovery.rules.ts";
import { findNamedSeats, findSeatReplacement } from "../../selling/devices/seat-recovery.store.ts";
import { lockLicenses } from "../../selling/licenses/license-state.store.ts";
import { mailCustomer } from "../activations/ask-customer.flow.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { requireDeviceDeed, requireManager, requirePortalDevice } from "./portal-deed.flow.ts";
import type { PortalDevice } from "./portal-device.store.ts";
import { findTimedPortalLicense } from "./portal-license.flow.ts";
import { portalSeatBudget, presentSeatBudget } from "./portal-seat.schema.ts";

const id = bigCount({ min: 1 });

/** Seats that customers free themselves, within the budget of the vendor (docs/guide/seat-recovery.md). */
export function portalSeatRoutes(api: Api): void {
  readSeatBudgetRoute(api);
  freeDeviceRoute(api);
  askToFreeDeviceRoute(api);
  freeAllDevicesRoute(api);
  revokeDeviceRoute(api);
}

const freeing = ["not_found", "offline_deactivation_required", "device_borrowed", "seat_reset_limit_reached"] as const;

function readSeatBudgetRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/portal/licenses/:id/seat_budget/",
      permission: "portal",
      tag: "Portal",
      summary: "Read how many seats of a license may still be freed",
      params: z.object({ id }),
      reads: "object",
      answers: { json: portalSeatBudget },
      errors: ["not_found"],
    },
    handle: async ({ params }, context) => {
      const license = await findTimedPortalLicense(context, params.id);
      return presentSeatBudget(await budgetOf(context, license.id));
    },
  });
}

function freeDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/portal/licenses/:id/devices/:device_id/free/",
      permission: "portal",
      tag: "Portal",
      summary: "Free the seat of a device, within the budget of the license",
      description:
        "One's own device; that of another user where one manages the license and may reset devices. Answers what is left of the budget.",
      params: z.object({ id, device_id: id }),
      audits: { object: "devices", action: "free", shows: "/portal/licenses/:id/devices/:device_id/" },
      locks: "licenses",
      answers: { json: portalSeatBudget },
      errors: [...freeing, "unknown_device", "seat_replacement_not_allowed"],
    },
    handle: async ({ params }, context) => {
      const device = await requireDeviceDeed(context, params, "reset_device");
      context.audit.object_id = device.id;
      const by = recovererOf(context, device);
      await recoverSeat(context, { licenseId: params.id, deviceId: device.id, by, source: "portal" });
      return presentSeatBudget(await budgetOf(context, params.id));
    },
  });
}

function askToFreeDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/portal/licenses/:id/devices/:device_id/ask_to_free/",
      permission: "portal",
      tag: "Portal",
      summary: "Have the customer of a license asked by mail whether the seat of a device may be freed",
      description:
        "By the key, where the license says that its customer confirms it (seat_replacement: email). The customer gets a link that is good once, " +
        "for an hour, and five such mails a day at the most.",
      params: z.object({ id, device_id: id }),
      takes: smallJson,
      audits: { object: "devices", action: "ask_to_free", shows: "/portal/licenses/:id/devices/:device_id/" },
      locks: "licenses",
      answers: "nothing",
      errors: [...freeing, "unknown_device", "seat_replacement_not_allowed"],
    },
    handle: async ({ params }, context) => {
      const { id: licenseId } = params;
      const device = await requirePortalDevice(context, licenseId, params.device_id);
      context.audit.object_id = device.id;
      await askForSeat(context, licenseId, device.id);
    },
  });
}

/** Has the customer asked; only whoever came with the key needs to, and only where the license says so. */
async function askForSeat(context: Context, licenseId: number, deviceId: number): Promise<void> {
  const { db, companyId, now } = context;
  const { person } = requireSignedIn(context);
  if (!("license_id" in person)) throw new ApiError("permission_denied");
  await lockLicenses(db, companyId, [licenseId], now);
  if ((await findSeatReplacement(db, companyId, licenseId)) !== "email")
    throw new ApiError("seat_replacement_not_allowed");
  const seats = await findNamedSeats(db, companyId, { licenseId, deviceId }, now);
  await mailCustomer(context, seats, { licenseId, deviceId, newDevice: "" });
}

function freeAllDevicesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/portal/licenses/:id/free_devices/",
      permission: "portal",
      tag: "Portal",
      summary: "Free the seats of all devices, within the budget of the license",
      description: "By its manager, who may reset licenses: all seats, or none. Nothing else of the license changes.",
      params: z.object({ id }),
      audits: { object: "licenses", action: "free_devices" },
      locks: "licenses",
      answers: { json: portalSeatBudget },
      errors: [...freeing],
    },
    handle: async ({ params }, context) => {
      await requireManager(context, params.id, "reset_license");
      context.audit.object_id = params.id;
      await recoverEverySeat(context, { licenseId: params.id, by: managerOf(context), source: "portal" });
      return presentSeatBudget(await budgetOf(context, params.id));
    },
  });
}

function revokeDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/portal/licenses/:id/devices/:device_id/revoke/",
      permission: "portal",
      tag: "Portal",
      summary: "Free the seat of a device, within the budget of the license, and refuse the device from now on",
      description: "By the manager of the license, who may revoke devices. The vendor can allow the device again.",
      params: z.object({ id, device_id: id }),
      audits: { object: "devices", action: "revoke", shows: "/portal/licenses/:id/devices/:device_id/" },
      locks: "licenses",
      answers: { json: portalSeatBudget },
      errors: [...freeing, "unknown_device"],
    },
    handle: async ({ params }, context) => {
      const { db, companyId, now } = context;
      const device = await requirePortalDevice(context, params.id, params.device_id);
      await requireManager(context, params.id, "revoke_device");
      context.audit.object_id = device.id;
      const freed = { licenseId: params.id, deviceId: device.id, by: managerOf(context), source: "portal" } as const;
      for (const seat of await recoverSeat(context, freed)) await updateBlacklisted(db, companyId, seat, true, now);
      return presentSeatBudget(await budgetOf(context, params.id));
    },
  });
}

/** The caller, who was found to be a manager. */
function managerOf(context: Context): Recoverer {
  const { person } = requireSignedIn(context);
  if ("license_id" in person) throw new ApiError("permission_denied");
  return { kind: "manager", userId: person.license_user_id };
}

/** As whom the caller frees a seat: a manager does with their own devices as any user. */
function recovererOf(context: Context, { is_own }: PortalDevice): Recoverer {
  const { person } = requireSignedIn(context);
  if ("license_id" in person) return { kind: "key" };
  return { kind: is_own ? "user" : "manager", userId: person.license_user_id };
}
