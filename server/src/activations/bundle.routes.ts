import { z } from "zod";
import { type Api, endpoint } from "../http/endpoint.ts";
import { externalIp } from "../http/external-ip.ts";
import { holderOf } from "./activate.flow.ts";
import {
  activateBody,
  checkQuery,
  deactivateBody,
  deviceInfoOf,
  identityOf,
  variablesOf,
} from "./activation.schema.ts";
import { activateBundle, checkBundle, deactivateBundle } from "./bundle.flow.ts";
import { answerOf } from "./license-answer.flow.ts";
import { activationAnswer, checkAnswer, presentActivation, presentCheck } from "./license-answer.schema.ts";
import { activationErrors, checkErrors, requireMembers, useErrors } from "./license-call.flow.ts";
import { emailOf, proveUser } from "./prove-user.flow.ts";
import type { Telemetry } from "./telemetry.ts";

/** Bundles as one: activate_bundle, check_bundle and deactivate_bundle (license-api.md §6.27–6.29). */
export function bundleRoutes(api: Api, telemetry: Telemetry): void {
  activateRoute(api);
  checkRoute(api, telemetry);
  deactivateRoute(api);
}

function activateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/activate_bundle",
      permission: "license_use_change",
      tag: "Bundles",
      summary: "Bind a device to every license of a bundle",
      description:
        "product is the code of the bundle. All licenses are activated, or none; the bundle's own comes first.",
      body: activateBody,
      answer: z.array(activationAnswer),
      errors: activationErrors,
    },
    async ({ body }, context) => {
      const hardware_id = requireMembers(body);
      const { email, proof } = await proveUser(body, context);
      const call = {
        identity: identityOf(body, email, context.caller),
        hardware_id,
        proof,
        is_vm: body.is_vm ?? false,
        info: deviceInfoOf(body, externalIp(context.request)),
        variables: body.variables && variablesOf(body.variables),
      };
      const activated = await activateBundle(call, context);
      return activated.map(({ facts, license, device_id, variables }) => {
        const answer = answerOf(facts, license, { ...body, hardware_id }, context);
        return presentActivation(answer, { hardware_id, username: body.username, device_id, variables });
      });
    },
  );
}

function checkRoute(api: Api, telemetry: Telemetry): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/check_bundle",
      permission: "license_use",
      tag: "Bundles",
      summary: "Read the present state of every license of a bundle on a bound device",
      description: "product is the code of the bundle. The bundle's own license comes first.",
      query: checkQuery,
      answer: z.array(checkAnswer),
      errors: checkErrors,
    },
    async ({ query }, context) => {
      const { companyId, now } = context;
      const hardware_id = requireMembers(query);
      const { env, channel, app_ver } = query;
      const identity = identityOf(query, emailOf(query.username), context.caller);
      const checked = await checkBundle(
        { identity, hardware_id, is_vm: query.is_vm ?? false, env, channel, app_ver },
        context,
      );
      const info = deviceInfoOf(query, externalIp(context.request));
      return checked.map(({ facts, license, device, slots_in_use }) => {
        telemetry.add({ companyId, licenseId: license.id, deviceId: device.id, userId: holderOf(facts), info, now });
        const answer = answerOf(facts, license, { ...query, hardware_id }, context);
        return presentCheck(answer, device, query.include_expired_features ?? false, slots_in_use);
      });
    },
  );
}

function deactivateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/deactivate_bundle",
      permission: "license_use_change",
      tag: "Bundles",
      summary: "Free a device's seats on every license of a bundle",
      body: deactivateBody,
      answer: z.literal("license_deactivated"),
      text: true,
      errors: useErrors,
    },
    async ({ body }, context) => {
      const hardware_id = requireMembers(body);
      const identity = identityOf(body, emailOf(body.username), context.caller);
      const variables = variablesOf(body.variables);
      await deactivateBundle({ identity, hardware_id, variables, sdk_ver: body.sdk_ver }, context);
      return "license_deactivated";
    },
  );
}
