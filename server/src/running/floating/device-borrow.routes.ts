import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { findUse } from "../license-calls/use.rules.ts";
import { borrowSlot } from "./borrow.flow.ts";
import { borrowAnswer, borrowBody } from "./floating.schema.ts";
import { findDeviceIdentity } from "./floating.store.ts";

const asked = { env: undefined, channel: undefined, app_ver: undefined, counts_devices: false, is_answered: false };

/** `POST devices/{id}/borrow/` (management-api.md §9.2; row 108): the rules and the codes of floating/borrow. */
export function deviceBorrowRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/devices/:id/borrow/",
      permission: "licenses_write",
      tag: "Devices",
      summary: "Let a device keep its floating slot for a time without a connection",
      params: z.object({ id: bigCount({ min: 1 }) }),
      body: z.object({ borrowed_until: borrowBody.shape.borrowed_until.optional() }),
      audits: { object: "devices", action: "borrow", shows: "/devices/:id/" },
      locks: "devices",
      answers: { json: borrowAnswer.omit({ company: true }) },
      errors: [
        "not_found",
        "disabled_product",
        "license_not_found",
        "license_not_enabled",
        "license_not_active",
        "blacklisted",
        "device_not_found",
        "license_expired",
        "license_borrow_not_allowed",
        "borrow_until_not_valid",
        "floating_not_available",
      ],
    },
    handle: async ({ params: { id }, body }, context) => {
      const { db, companyId, now } = context;
      const named = await findDeviceIdentity(db, companyId, id);
      if (!named) throw new ApiError("not_found");
      const { hardware_id, ...identity } = named;
      const { facts } = await lockLicenseFacts(db, companyId, identity, { hardware_id, ...asked }, now);
      const claim = { product_ids: undefined, names_key: true, names_user: true };
      const { license, device } = accept(findUse(facts, claim));
      const until = body.borrowed_until ? new Date(body.borrowed_until) : null;
      const by = { sdkVersion: null, source: "api" } as const;
      return borrowSlot(context, { facts, license, device, until, by });
    },
  });
}
