import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { recordSlot, updateReturnedDevice } from "../../selling/devices/slot.store.ts";
import { findLockedUse, lockCalledFacts, useErrors } from "../license-calls/license-call.flow.ts";
import { proveCaller } from "../license-calls/prove-caller.flow.ts";
import { borrowSlot } from "./borrow.flow.ts";
import { borrowAnswer, borrowBody, releaseBody } from "./floating.schema.ts";

/** `POST floating/borrow` and `POST floating/release` (license-api.md §6.9, §6.10). */
export function floatingRoutes(api: Api): void {
  borrowRoute(api);
  releaseRoute(api);
}

function borrowRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/floating/borrow",
      permission: "license_use_change",
      tag: "Floating",
      summary: "Keep a floating slot for a time without a connection",
      description: "A user who names a password must name the right one.",
      body: borrowBody,
      activity: "floating_borrow",
      locks: "named",
      answers: { json: borrowAnswer },
      errors: [
        ...useErrors,
        "invalid_credentials",
        ...ssoErrors,
        "license_expired",
        "license_borrow_not_allowed",
        "borrow_until_not_valid",
        "floating_not_available",
      ],
    },
    prepare: proveCaller,
    handle: async ({ body }, context, user) => {
      if (user.proof === "wrong") throw new ApiError("invalid_credentials");
      const found = await lockCalledFacts(context, body, user);
      const until = body.borrowed_until === null ? null : new Date(body.borrowed_until);
      const by = { sdkVersion: body.sdk_ver ?? null, source: "sdk" } as const;
      return { ...(await borrowSlot(context, { ...found, until, by })), company: { id: context.companyId } };
    },
  });
}

function releaseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/floating/release",
      permission: "license_use_change",
      tag: "Floating",
      summary: "Give a floating slot back, and end a borrow early",
      description: "The device stays activated. A device that holds no slot has none to give, and that is no error.",
      body: releaseBody,
      activity: "floating_release",
      locks: "named",
      answers: { text: z.literal("") },
      errors: useErrors,
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      const { facts, license, device } = await findLockedUse(context, body);
      if (facts.holds_slot) {
        await updateReturnedDevice(db, companyId, device.id, now);
        const slot = { licenseId: license.id, deviceId: device.id, sdkVersion: body.sdk_ver ?? null };
        await recordSlot(db, companyId, { ...slot, action: "released" }, now);
      }
      return "";
    },
  });
}
