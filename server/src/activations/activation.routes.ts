import { z } from "zod";
import { type Api, endpoint } from "../http/endpoint.ts";
import { externalIp } from "../http/external-ip.ts";
import { activateDevice, holderOf } from "./activate.flow.ts";
import {
  activateBody,
  checkQuery,
  deactivateBody,
  deviceInfoOf,
  identityOf,
  variablesOf,
} from "./activation.schema.ts";
import { bundleRoutes } from "./bundle.routes.ts";
import { checkDevice } from "./check.flow.ts";
import { deactivateDevice } from "./deactivate.flow.ts";
import { answerOf } from "./license-answer.flow.ts";
import { activationAnswer, checkAnswer, presentActivation, presentCheck } from "./license-answer.schema.ts";
import { activationErrors, checkErrors, requireMembers, useErrors } from "./license-call.flow.ts";
import { emailOf, proveUser } from "./prove-user.flow.ts";
import { Telemetry } from "./telemetry.ts";

/** Activation, check and deactivation on line, of licenses and of bundles (license-api.md §6.3–6.5, §6.27–6.29). */
export function activationRoutes(api: Api): void {
  const telemetry = new Telemetry(api.deps.db, api.deps.log);
  api.app.addHook("onClose", () => telemetry.settle());
  activateRoute(api);
  checkRoute(api, telemetry);
  deactivateRoute(api);
  bundleRoutes(api, telemetry);
}

function activateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/activate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Bind a device to a license",
      description:
        "A device that is bound already is refreshed and counts once. The first activation starts the validity.",
      body: activateBody,
      answer: activationAnswer,
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
      const { facts, license, device_id, variables } = await activateDevice(call, context);
      const answer = answerOf(facts, license, { ...body, hardware_id }, context);
      return presentActivation(answer, { hardware_id, username: body.username, device_id, variables });
    },
  );
}

function checkRoute(api: Api, telemetry: Telemetry): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/check_license",
      permission: "license_use",
      tag: "Licenses",
      summary: "Read the present state of a license on a bound device",
      description: "An expired license still answers, with is_expired. For floating licenses this is the heartbeat.",
      query: checkQuery,
      answer: checkAnswer,
      errors: checkErrors,
    },
    async ({ query }, context) => {
      const hardware_id = requireMembers(query);
      const { env, channel, app_ver } = query;
      const identity = identityOf(query, emailOf(query.username), context.caller);
      const call = { identity, hardware_id, is_vm: query.is_vm ?? false, env, channel, app_ver };
      const [checked] = await checkDevice([call], context);
      if (!checked) throw new Error("a check was answered without its license");
      const { facts, license, device, slots_in_use } = checked;
      const info = deviceInfoOf(query, externalIp(context.request));
      const seen = { licenseId: license.id, deviceId: device.id, userId: holderOf(facts), info };
      telemetry.add({ companyId: context.companyId, ...seen, now: context.now });
      const answer = answerOf(facts, license, { ...query, hardware_id }, context);
      return presentCheck(answer, device, query.include_expired_features ?? false, slots_in_use);
    },
  );
}

function deactivateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/deactivate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Free a device's seat",
      body: deactivateBody,
      answer: z.literal("license_deactivated"),
      text: true,
      errors: useErrors,
    },
    async ({ body }, context) => {
      const hardware_id = requireMembers(body);
      const identity = identityOf(body, emailOf(body.username), context.caller);
      const variables = variablesOf(body.variables);
      await deactivateDevice({ identity, hardware_id, variables, sdk_ver: body.sdk_ver }, context);
      return "license_deactivated";
    },
  );
}
