import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { activateBody, checkQuery, deactivateBody } from "../license-calls/activation.schema.ts";
import { activationAnswer, checkAnswer } from "../license-calls/license-answer.schema.ts";
import { activationErrors, checkErrors, useErrors } from "../license-calls/license-call.flow.ts";
import { nameCaller, proveCaller } from "../license-calls/prove-caller.flow.ts";
import { activateBundle, checkBundle, deactivateBundle } from "./bundle.flow.ts";
import type { FindFacts } from "./check.flow.ts";
import {
  activationCallOf,
  checkCallOf,
  deactivationCallOf,
  presentActivated,
  presentChecked,
} from "./device-call.flow.ts";
import type { Telemetry } from "./telemetry.store.ts";

/** Bundles as one: activate_bundle, check_bundle and deactivate_bundle (license-api.md §6.27–6.29). */
export function bundleRoutes(api: Api, findFacts: FindFacts, telemetry: Telemetry): void {
  activateRoute(api);
  checkRoute(api, findFacts, telemetry);
  deactivateRoute(api);
}

function activateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/activate_bundle",
      permission: "license_use_change",
      tag: "Bundles",
      summary: "Bind a device to every license of a bundle",
      description:
        "product is the code of the bundle. All licenses are activated, or none; the bundle's own comes first.",
      body: activateBody,
      activity: "activation",
      locks: "named",
      answers: { json: z.array(activationAnswer) },
      errors: [...activationErrors, ...ssoErrors],
    },
    prepare: proveCaller,
    handle: async ({ body }, context, proven) => {
      const activated = await activateBundle(context, activationCallOf(context, body, proven));
      return activated.map((each) => presentActivated(context, each, body));
    },
  });
}

function checkRoute(api: Api, findFacts: FindFacts, telemetry: Telemetry): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/check_bundle",
      permission: "license_use",
      tag: "Bundles",
      summary: "Read the present state of every license of a bundle on a bound device",
      description: "product is the code of the bundle. The bundle's own license comes first.",
      query: checkQuery,
      activity: "check",
      reads: "list",
      answers: { json: z.array(checkAnswer) },
      errors: checkErrors,
    },
    handle: async ({ query }, context) => {
      const checked = await checkBundle(context, checkCallOf(context, query), findFacts);
      return checked.map((each) => presentChecked(context, each, query, telemetry));
    },
  });
}

function deactivateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/deactivate_bundle",
      permission: "license_use_change",
      tag: "Bundles",
      summary: "Free a device's seats on every license of a bundle",
      body: deactivateBody,
      activity: "deactivation",
      locks: "named",
      answers: { text: z.literal("license_deactivated") },
      errors: [...useErrors, ...ssoErrors],
    },
    prepare: nameCaller,
    handle: async ({ body }, context, named) => {
      await deactivateBundle(context, deactivationCallOf(context, body, named));
      return "license_deactivated";
    },
  });
}
