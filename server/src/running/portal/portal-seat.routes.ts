import { z } from "zod";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { budgetOf, recoverSeat } from "../../selling/devices/recover-seat.flow.ts";
import type { Recoverer } from "../../selling/devices/seat-recovery.rules.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { requireDeviceDeed } from "./portal-deed.flow.ts";
import type { PortalDevice } from "./portal-device.store.ts";
import { findPortalLicense } from "./portal-license.flow.ts";
import { portalSeatBudget, presentSeatBudget } from "./portal-seat.schema.ts";

const id = bigCount({ min: 1 });

/** Seats that customers free themselves, within the budget of the vendor (docs/guide/seat-recovery.md). */
export function portalSeatRoutes(api: Api): void {
  readSeatBudgetRoute(api);
  freeDeviceRoute(api);
}

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
      errors: [
        "not_found",
        "unknown_device",
        "seat_replacement_not_allowed",
        "offline_deactivation_required",
        "device_borrowed",
        "seat_reset_limit_reached",
      ],
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

/** As whom the caller frees a seat: a manager does with their own devices as any user. */
function recovererOf(context: Context, { is_own }: PortalDevice): Recoverer {
  const { person } = requireSignedIn(context);
  if ("license_id" in person) return { kind: "key" };
  return { kind: is_own ? "user" : "manager", userId: person.license_user_id };
}
