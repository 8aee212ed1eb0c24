import type { z } from "zod";
import { callerAddress } from "../../platform/http/addresses.ts";
import { userAgentOf } from "../../platform/http/cause.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import {
  type activateBody,
  asSent,
  type checkQuery,
  type deactivateBody,
  deviceInfoOf,
  identityOf,
  variablesOf,
} from "../license-calls/activation.schema.ts";
import type { Activated } from "../license-calls/activation-facts.rules.ts";
import { answerOf } from "../license-calls/license-answer.flow.ts";
import { presentActivation, presentCheck } from "../license-calls/license-answer.schema.ts";
import { requireMembers } from "../license-calls/license-call.flow.ts";
import { emailOf, type ProvenUser } from "../license-calls/prove-user.flow.ts";
import { type ActivationCall, holderOf } from "./activate.flow.ts";
import type { CheckCall, Checked } from "./check.flow.ts";
import type { DeactivationCall } from "./deactivate.flow.ts";
import type { Telemetry } from "./telemetry.store.ts";

// What a device sends on line, as the flows take it, and their results as it reads them; the same for one license and
// for a bundle.

type ActivateBody = z.output<typeof activateBody>;
type CheckQuery = z.output<typeof checkQuery>;

/** An activation, as its flow takes it. */
export function activationCallOf(context: Context, body: ActivateBody, proven: ProvenUser): ActivationCall {
  return {
    identity: identityOf(body, proven.email, context.caller, proven.accountId),
    hardware_id: requireMembers(body),
    proof: proven.proof,
    is_vm: body.is_vm ?? false,
    info: deviceInfoOf(body, callerAddress(context)),
    variables: body.variables && variablesOf(body.variables),
  };
}

/** The answer of an activation. */
export function presentActivated(context: Context, activated: Activated, body: ActivateBody) {
  const { facts, license, device_id, variables } = activated;
  const sent = asSent(body, context.request.body);
  const hardware_id = requireMembers(sent);
  const answer = answerOf(context, facts, license, { ...sent, hardware_id });
  return presentActivation(answer, { hardware_id, username: sent.username, device_id, variables });
}

/** A check, as its flow takes it. */
export function checkCallOf({ caller }: Context, query: CheckQuery): CheckCall {
  const { env, channel, app_ver } = query;
  const hardware_id = requireMembers(query);
  const identity = identityOf(query, emailOf(query.username), caller);
  return { identity, hardware_id, is_vm: query.is_vm ?? false, env, channel, app_ver };
}

/** The answer of a check, which is remembered on the way. */
export function presentChecked(context: Context, checked: Checked, query: CheckQuery, telemetry: Telemetry) {
  const { facts, license, device, slots_in_use } = checked;
  const { companyId, now } = context;
  const info = deviceInfoOf(query, callerAddress(context));
  const named = { ...namedLicense(query), hardware_id: requireMembers(query) };
  const of = { companyId, licenseId: license.id, deviceId: device.id, userId: holderOf(facts) };
  telemetry.add({ ...of, info, named, userAgent: userAgentOf(context.request), now });
  const sent = asSent(query, context.request.query);
  const answer = answerOf(context, facts, license, { ...sent, hardware_id: requireMembers(sent) });
  return presentCheck(answer, device, query.include_expired_features ?? false, slots_in_use);
}

/** How a call names its license, as the history of checks keeps it. */
function namedLicense({ license_key, username }: CheckQuery): { license_key: string } | { username: string } | object {
  if (license_key !== undefined) return { license_key };
  return username === undefined ? {} : { username };
}

/** A deactivation, as its flow takes it. */
export function deactivationCallOf(
  { caller }: Context,
  body: z.output<typeof deactivateBody>,
  { email, accountId }: ProvenUser,
): DeactivationCall {
  const identity = identityOf(body, email, caller, accountId);
  return { identity, hardware_id: requireMembers(body), variables: variablesOf(body.variables), sdk_ver: body.sdk_ver };
}
