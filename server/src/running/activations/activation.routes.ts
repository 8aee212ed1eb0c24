import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { checkRecorder } from "../../selling/webhooks/record-checks.flow.ts";
import { activateBody, checkQuery, deactivateBody } from "../license-calls/activation.schema.ts";
import { activationAnswer, checkAnswer } from "../license-calls/license-answer.schema.ts";
import { activationErrors, checkErrors, useErrors } from "../license-calls/license-call.flow.ts";
import { nameCaller, proveCaller } from "../license-calls/prove-caller.flow.ts";
import { activateDevice } from "./activate.flow.ts";
import { bundleRoutes } from "./bundle.routes.ts";
import { checkDevice, type FindFacts, factsDesk } from "./check.flow.ts";
import { deactivateDevice } from "./deactivate.flow.ts";
import {
  activationCallOf,
  checkCallOf,
  deactivationCallOf,
  presentActivated,
  presentChecked,
} from "./device-call.flow.ts";
import { seatRoutes } from "./seat.routes.ts";
import { Telemetry } from "./telemetry.store.ts";

/** Activation, check and deactivation on line, of licenses and of bundles (license-api.md §6.3–6.5, §6.27–6.29). */
export function activationRoutes(api: Api): void {
  const telemetry = new Telemetry(api.deps, checkRecorder(api.deps));
  api.app.addHook("onClose", () => telemetry.settle());
  activateRoute(api);
  const findFacts = factsDesk(api.deps);
  checkRoute(api, findFacts, telemetry);
  deactivateRoute(api);
  bundleRoutes(api, findFacts, telemetry);
  seatRoutes(api);
}

function activateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/activate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Bind a device to a license",
      description:
        "A device that is bound already is refreshed and counts once. The first activation starts the validity.",
      body: activateBody,
      activity: "activation",
      locks: "named",
      answers: { json: activationAnswer },
      errors: [...activationErrors, ...ssoErrors],
    },
    prepare: proveCaller,
    handle: async ({ body }, context, proven) =>
      presentActivated(context, await activateDevice(context, activationCallOf(context, body, proven)), body),
  });
}

function checkRoute(api: Api, findFacts: FindFacts, telemetry: Telemetry): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/check_license",
      permission: "license_use",
      tag: "Licenses",
      summary: "Read the present state of a license on a bound device",
      description: "An expired license still answers, with is_expired. For floating licenses this is the heartbeat.",
      query: checkQuery,
      activity: "check",
      reads: "object",
      answers: { json: checkAnswer },
      errors: checkErrors,
    },
    handle: async ({ query }, context) => {
      const [checked] = await checkDevice(context, [checkCallOf(context, query)], findFacts);
      if (!checked) throw new Error("a check was answered without its license");
      return presentChecked(context, checked, query, telemetry);
    },
  });
}

function deactivateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/deactivate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Free a device's seat",
      body: deactivateBody,
      activity: "deactivation",
      locks: "named",
      answers: { text: z.literal("license_deactivated") },
      errors: [...useErrors, ...ssoErrors],
    },
    prepare: nameCaller,
    handle: async ({ body }, context, named) => {
      await deactivateDevice(context, deactivationCallOf(context, body, named));
      return "license_deactivated";
    },
  });
}
