import type { Context } from "../../platform/http/endpoint.ts";
import type { Activated } from "../license-calls/activation-facts.rules.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import { type ActivationCall, activateDevice } from "./activate.flow.ts";
import { findActiveMembers, findMembers } from "./bundle.store.ts";
import { type CheckCall, type Checked, checkDevice, type FindFacts } from "./check.flow.ts";
import { type DeactivationCall, deactivateDevice } from "./deactivate.flow.ts";

// A bundle license with its sub-licenses, as one (semantics.md §2.14): the bundle license first, then its products.
// What is refused for one of them is refused for all. A bundle license has no seats of its own: those of its products
// count.

/** Binds a device to a bundle license and to every sub-license; in the caller's transaction. */
export async function activateBundle(context: Context, call: ActivationCall): Promise<Activated[]> {
  const own = await activateDevice(context, { ...call, identity: { ...call.identity, is_bundle: true } });
  const members = await findMembers(context.db, context.companyId, own.license.id);
  const activated = [own];
  // The device that is replaced has left all of them with the license of the bundle.
  for (const member of members) {
    const identity = memberOf(call.identity, member);
    activated.push(await activateDevice(context, { ...call, identity, replaces: undefined }));
  }
  return activated;
}

/** The state of a bundle license and of its sub-licenses for a device that is bound to all of them. */
export async function checkBundle(context: Context, call: CheckCall, findFacts: FindFacts): Promise<Checked[]> {
  const identity = { ...call.identity, is_bundle: true };
  const [own] = await checkDevice(context, [{ ...call, identity }], findFacts);
  if (!own) throw new Error("a check was answered without its license");
  const members = await findMembers(context.db, context.companyId, own.license.id);
  const calls = members.map((member) => ({ ...call, identity: memberOf(call.identity, member) }));
  return [own, ...(await checkDevice(context, calls, findFacts))];
}

/**
 * Frees the seats of a device on a bundle license and on those sub-licenses where it still has one; in the caller's
 * transaction.
 */
export async function deactivateBundle(context: Context, call: DeactivationCall): Promise<void> {
  const { db, companyId } = context;
  const { licenseId } = await deactivateDevice(context, { ...call, identity: { ...call.identity, is_bundle: true } });
  const members = await findActiveMembers(db, companyId, licenseId, call.hardware_id);
  for (const member of members) await deactivateDevice(context, { ...call, identity: memberOf(call.identity, member) });
}

function memberOf(
  identity: LicenseIdentity,
  member: { readonly id: number; readonly short_code: string },
): LicenseIdentity {
  return { ...identity, product: member.short_code, license_id: member.id, bundle_code: undefined, is_bundle: false };
}
