import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { updateBlacklisted } from "../../selling/devices/device.store.ts";
import { budgetOf, recoverEverySeat, recoverSeat } from "../../selling/devices/recover-seat.flow.ts";
import type { Recoverer } from "../../selling/devices/seat-recovery.rules.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { requireDeviceDeed, requireManager, requirePortalDevice } from "./portal-deed.flow.ts";
import type { PortalDevice } from "./portal-device.store.ts";
import { findPortalLicense } from "./portal-license.flow.ts";
import { portalSeatBudget, presentSeatBudget } from "./portal-seat.schema.ts";

const id = bigCount({ min: 1 });

/** Seats that customers free themselves, within the budget of the vendor (docs/guide/seat-recovery.md). */
export function portalSeatRoutes(api: Api): void {
  readSeatBudgetRoute(api);
  freeDeviceRoute(api);
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
      const license = await findPortalLicense(context, params.id);
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
