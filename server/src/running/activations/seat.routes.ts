import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { missing } from "../../errors.ts";
import { type Api, type Context, endpoint, inTimeOfCall } from "../../platform/http/endpoint.ts";
import { budgetOf } from "../../selling/devices/recover-seat.flow.ts";
import { listSeats } from "../../selling/devices/seat-recovery.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { identityOf } from "../license-calls/activation.schema.ts";
import { findLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { activationAnswer } from "../license-calls/license-answer.schema.ts";
import {
  activationErrors,
  callErrors,
  claimOf,
  noteFound,
  requireMembers,
} from "../license-calls/license-call.flow.ts";
import { proveCaller } from "../license-calls/prove-caller.flow.ts";
import type { ProvenUser } from "../license-calls/prove-user.flow.ts";
import { activateDevice } from "./activate.flow.ts";
import { askCustomer } from "./ask-customer.flow.ts";
import { activateBundle } from "./bundle.flow.ts";
import { activationCallOf, presentActivated } from "./device-call.flow.ts";
import { requireReplacement } from "./replace-seat.flow.ts";
import { findReplacement } from "./replace-seat.rules.ts";
import { presentSeats, replaceBody, seatsAnswer, seatsBody } from "./seat.schema.ts";

/** What a replacement in a bundle may answer: what an activation may, and that the other device stays. */
const bundleErrors = [
  ...activationErrors,
  ...ssoErrors,
  "unknown_device",
  "seat_replacement_not_allowed",
  "seat_replacement_mailed",
  "seat_reset_limit_reached",
  "offline_deactivation_required",
  "device_borrowed",
] as const;
/** It takes the very seat that was freed, so it is no transfer. */
const replaceErrors = bundleErrors.filter(
  (code) => code !== "device_transfer_not_allowed" && code !== "device_transfer_limit_reached",
);

/** Seats that users free by themselves, for an application whose activation was refused (docs/decisions/0083). */
export function seatRoutes(api: Api): void {
  seatsRoute(api);
  replaceDeviceRoute(api);
  replaceDeviceInBundleRoute(api);
}

function seatsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/seats",
      permission: "license_use",
      tag: "Seats",
      summary: "List the devices that have the seats of a license",
      description:
        "For an activation that was refused because all seats are taken: with the same key or user. Users see their own devices; a key sees all, " +
        "where the license lets keys replace them. A POST, because it carries a password; it changes nothing.",
      body: seatsBody,
      transaction: "none",
      activity: "seats",
      answers: { json: seatsAnswer },
      errors: [...callErrors, "invalid_credentials", "seat_replacement_not_allowed", ...ssoErrors],
    },
    prepare: proveCaller,
    handle: async ({ body }, context, proven) => {
      const { db, companyId, now } = context;
      const { license, by } = await findSeatHolder(context, body, proven);
      await requireReplacement(context, license.id, by);
      const userId = by.kind === "user" ? by.userId : undefined;
      const [seats, budget] = await Promise.all([
        listSeats(db, companyId, { licenseId: license.id, userId }, now),
        budgetOf(context, license.id),
      ]);
      return presentSeats(license.id, seats, budget);
    },
  });
}

function replaceDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/replace_device",
      permission: "license_use_change",
      tag: "Seats",
      summary: "Bind a device to a license in the place of another",
      description:
        "Frees the seat of the other device and activates this one, or does neither. Counts in seat_resets_per_year, and is no transfer. " +
        "For a device that is bound already, nothing is freed.",
      body: replaceBody,
      activity: "activation",
      locks: "named",
      answers: { json: activationAnswer },
      errors: replaceErrors,
    },
    prepare: proveReplacing,
    handle: async ({ body }, context, proven) =>
      presentActivated(context, await activateDevice(context, replacementOf(context, body, proven)), body),
  });
}

function replaceDeviceInBundleRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/replace_device_in_bundle",
      permission: "license_use_change",
      tag: "Seats",
      summary: "Bind a device to every license of a bundle in the place of another",
      description:
        "product is the code of the bundle. The other device leaves all licenses of the bundle, each within its budget; all are activated, or " +
        "nothing changes.",
      body: replaceBody,
      activity: "activation",
      locks: "named",
      answers: { json: z.array(activationAnswer) },
      errors: bundleErrors,
    },
    prepare: proveReplacing,
    handle: async ({ body }, context, proven) => {
      const activated = await activateBundle(context, replacementOf(context, body, proven));
      return activated.map((each) => presentActivated(context, each, body));
    },
  });
}

type ReplaceBody = z.output<typeof replaceBody>;

/** Who calls, and which device makes place; none where its customer has freed the seat already. */
interface Replacing {
  readonly proven: ProvenUser;
  readonly replaces: number | undefined;
}

/**
 * Who calls; a call that names no device is refused before anyone's password is asked for. Where the customer has to
 * confirm, they are asked now, before the transaction: the refusal that says so would take the mail back.
 */
async function proveReplacing(input: { readonly body: ReplaceBody }, context: Context): Promise<Replacing> {
  requireMembers(input.body);
  const { replace_device_id: deviceId } = input.body;
  if (deviceId === undefined) throw missing("replace_device_id");
  const proven = await proveCaller(input, context);
  const call = activationCallOf(context, input.body, proven);
  return { proven, replaces: await inTimeOfCall(context, (timed) => askCustomer(timed, call, deviceId)) };
}

function replacementOf(context: Context, body: ReplaceBody, { proven, replaces }: Replacing) {
  return { ...activationCallOf(context, body, proven), replaces };
}

/** The license whose seats the caller may see; that of the bundle where `product` is the code of one. */
async function findSeatHolder(context: Context, body: z.output<typeof seatsBody>, proven: ProvenUser) {
  const { db, companyId, now, caller } = context;
  const identity = identityOf(body, proven.email, caller, proven.accountId);
  const unused = { env: undefined, channel: undefined, app_ver: undefined, counts_devices: false, is_answered: false };
  const call = { hardware_id: requireMembers(body), ...unused };
  const found = await findLicenseFacts(db, companyId, identity, call, now);
  const facts = found.product?.is_bundle
    ? await findLicenseFacts(db, companyId, { ...identity, is_bundle: true }, call, now)
    : found;
  noteFound(context, facts);
  return accept(findReplacement(facts, { ...claimOf(context, identity), password: proven.proof }, now));
}
