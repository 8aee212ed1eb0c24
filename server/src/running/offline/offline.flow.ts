import { z } from "zod";
import { carriedSet, presentCarried } from "../../access/signing-keys/signing-keys.schema.ts";
import { ApiError } from "../../errors.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { wireDateTime } from "../../platform/http/scalars.schema.ts";
import { keyMembers, signingSet } from "../../platform/http/signing-set.ts";
import { activationDocument, bundleDocument } from "../../platform/signing/offline-document.ts";
import { type ActivationCall, activateDevice } from "../activations/activate.flow.ts";
import { activateBundle, deactivateBundle } from "../activations/bundle.flow.ts";
import { type DeactivationCall, deactivateDevice } from "../activations/deactivate.flow.ts";
import { type CheckedOut, checkOutUnits } from "../consumption/checkout.flow.ts";
import { deviceInfoOf, identityOf, variablesOf } from "../license-calls/activation.schema.ts";
import type { Activated } from "../license-calls/activation-facts.rules.ts";
import { answerOf } from "../license-calls/license-answer.flow.ts";
import { activationAnswer, presentActivation } from "../license-calls/license-answer.schema.ts";
import { requireMembers } from "../license-calls/license-call.flow.ts";
import { emailOf, type ProvenUser, proveByPassword } from "../license-calls/prove-user.flow.ts";
import type { RequestFile } from "./request-file.flow.ts";
import { askedUnits, featureUses, type RequestMembers } from "./request-file.schema.ts";
import { syncConsumption } from "./sync-consumption.flow.ts";

/** How files tell of the keys of the server. */
export const keyMembersAnswer = {
  key_id: z.string().optional().describe("Of the key that signs; where the request says which keys its client knows."),
  keys: z.array(carriedSet).optional().describe("Keys that its client does not know yet (docs/guide/keys.md)."),
};

/** An activation file before it is encoded (license-api.md §7.3). */
export const activationFile = activationAnswer.extend({
  date: z.string().describe("When it was issued, such as `Fri Jul 4 2025 10:56:13 GMT+0000`."),
  offline_signature: z.string(),
  license_signature_v2: z.string().optional(),
  ...keyMembersAnswer,
});

/** The activation file of a bundle. */
export const bundleFile = z.strictObject({
  licenses: z.array(activationFile),
  bundle_signature_v2: z.string(),
  ...keyMembersAnswer,
});

/** Activates the device of a request file and answers its license file; in the caller's transaction. */
export async function issueFile(context: Context, file: RequestFile, proven: ProvenUser) {
  const call = activationOf(file, proven, context);
  const own = contextOf(file, context);
  const activated = await activateDevice(own, call);
  const [given] = await checkOutUnits(own, [activated], askedUnits(file.members));
  return documentOf({ ...activated, given }, file, own, false);
}

/** The same for a bundle, as a whole. */
export async function issueBundleFile(context: Context, file: RequestFile, proven: ProvenUser) {
  const call = activationOf(file, proven, context);
  const own = contextOf(file, context);
  const activated = await activateBundle(own, call);
  // A bundle counts nothing itself, so its request asks for nothing: each license is given what its limits allow.
  const given = await checkOutUnits(own, activated, { ofLicense: undefined, ofFeatures: new Map() });
  const licenses = activated.map((each, index) => documentOf({ ...each, given: given[index] }, file, own, true));
  const { key_ids } = file.members;
  const { signer } = signingSet(context, key_ids);
  return bundleDocument(licenses, signer, keyMembers(context, key_ids, presentCarried));
}

/** Books what the device of a request file consumed off line, and frees its seat; in the caller's transaction. */
export async function returnFile(context: Context, file: RequestFile): Promise<void> {
  const call = deactivationOf(file);
  const own = contextOf(file, context);
  await syncConsumption(own, call, file.members.consumptions ?? 0, featureUses(file.members));
  await deactivateDevice(own, call);
}

/**
 * The same for a bundle, which counts nothing itself: consumption is reported with the code of the product it belongs
 * to.
 */
export async function returnBundleFile(context: Context, file: RequestFile): Promise<void> {
  const { members } = file;
  if ((members.consumptions ?? 0) > 0 || featureUses(members).size > 0) {
    const message = "A bundle counts no consumption: send it for the product it belongs to, with bundle_code.";
    throw new ApiError("invalid_license_type", { message });
  }
  await deactivateBundle(contextOf(file, context), deactivationOf(file));
}

/** A file speaks for its signer. */
function contextOf({ caller }: RequestFile, context: Context): Context {
  return { ...context, caller, companyId: caller.companyId };
}

/** Who asks for a license file; before the transaction, since a password takes its time. */
export async function proveFile(context: Context, file: RequestFile): Promise<ProvenUser> {
  requireMembers(file.members);
  return proveByPassword(contextOf(file, context), file.members);
}

function activationOf(file: RequestFile, { email, proof }: ProvenUser, context: Context): ActivationCall {
  const { members, hash } = file;
  const hardware_id = requireMembers(members);
  return {
    identity: identityOf(namedLicense(members), email, file.caller),
    hardware_id,
    proof,
    is_vm: members.is_vm ?? false,
    info: deviceInfoOf(members, callerAddress(context)),
    variables: members.variables === undefined ? undefined : variablesOf(members.variables),
    seat: { hash, requested_at: momentOf(members.date) },
    key_ids: members.key_ids,
  };
}

function deactivationOf({ members, caller, isWhole }: RequestFile): DeactivationCall {
  const hardware_id = requireMembers(members);
  const license_date = isWhole && members.license_date !== undefined ? new Date(members.license_date) : null;
  const is_meant = isWhole && members.request === "deactivation";
  return {
    identity: identityOf(namedLicense(members), emailOf(members.username), caller),
    hardware_id,
    variables: variablesOf(members.variables),
    sdk_ver: members.sdk_ver,
    proof: { license_date, requested_at: momentOf(members.date), is_meant, is_whole: isWhole },
  };
}

/** One known client puts the license's id where the key belongs when it names a user (license-api.md §7.1). */
function namedLicense(members: RequestMembers): RequestMembers {
  const { username, license_key, license_id } = members;
  if (username === undefined || license_key === undefined || !/^\d{1,16}$/.test(license_key)) return members;
  return { ...members, license_key: undefined, license_id: license_id ?? Number(license_key) };
}

function documentOf(
  { facts, license, device_id, variables, issued_at, given }: Activated & { readonly given: CheckedOut | undefined },
  file: RequestFile,
  context: Context,
  bundled: boolean,
) {
  const { username, include_metadata_string } = file.sent;
  const hardware_id = requireMembers(file.sent);
  // The machine verifies the file by its own members, and its request by what it asked for: both name the key as it
  // wrote it.
  const license_key = license.license_key === null ? undefined : (file.sent.license_key ?? license.license_key);
  const { key_ids } = file.members;
  const call = { hardware_id, license_key, username, include_metadata_string, key_ids };
  const presented = presentActivation(answerOf(context, facts, license, call), {
    hardware_id,
    username,
    device_id,
    variables,
    pools: given,
  });
  const { signer } = signingSet(context, key_ids);
  // Whoever says nothing of keys gets a file as ever.
  const named = bundled ? presented : { ...presented, ...keyMembers(context, key_ids, presentCarried) };
  const answer = license_key === undefined ? named : { ...named, license_key };
  const key = { secret: file.secret, credential: file.credential };
  return activationDocument(answer, issued_at, key, signer, bundled);
}

/** The time a client wrote, in any form; null where it cannot be read. */
function momentOf(text: string): Date | null {
  const wire = wireDateTime().safeParse(text);
  const time = wire.success ? new Date(wire.data).getTime() : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}
