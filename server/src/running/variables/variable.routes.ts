import { missing } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { upsertVariables } from "../../selling/devices/device-variable.store.ts";
import { variablesOf } from "../license-calls/activation.schema.ts";
import { findLockedUse, findUnlockedUse, useErrors } from "../license-calls/license-call.flow.ts";
import { trackAnswer, trackBody, variablesAnswer, variablesQuery } from "./variable.schema.ts";
import { listVariables } from "./variable.store.ts";

/** `POST track_device_variables` and `GET get_device_variables` (license-api.md §6.19, §6.20). */
export function variableRoutes(api: Api): void {
  trackDeviceVariablesRoute(api);
  getDeviceVariablesRoute(api);
}

function trackDeviceVariablesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/track_device_variables",
      permission: "license_use_change",
      tag: "Device variables",
      summary: "Set variables of a device",
      description: "Variables that are not sent stay as they are. Values are kept as text.",
      body: trackBody,
      activity: "track_device_variables",
      locks: "named",
      answers: { json: trackAnswer },
      errors: useErrors,
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      if (body.variables === undefined) throw missing("variables");
      const { device } = await findLockedUse(context, body);
      const stored = await upsertVariables(db, companyId, device.id, variablesOf(body.variables), now);
      return stored.map(({ variable, value, created_at }) => ({
        variable,
        value,
        device_id: device.id,
        created_at: created_at.getTime(),
      }));
    },
  });
}

function getDeviceVariablesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/get_device_variables",
      permission: "license_use",
      tag: "Device variables",
      summary: "Read the variables of a device",
      query: variablesQuery,
      activity: "get_device_variables",
      reads: "list",
      answers: { json: variablesAnswer },
      errors: useErrors,
    },
    handle: async ({ query }, context) => {
      const { device } = await findUnlockedUse(context, query);
      return listVariables(context.db, context.companyId, device.id);
    },
  });
}
