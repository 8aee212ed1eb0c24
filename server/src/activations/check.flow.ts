import { transaction } from "../db/transaction.ts";
import type { Context } from "../http/endpoint.ts";
import * as store from "./activation.store.ts";
import type { LicenseFacts } from "./activation-facts.rules.ts";
import { findLicenseFacts, type LicenseIdentity, lockLicense, pinned } from "./activation-facts.store.ts";
import { type Check, check } from "./check.rules.ts";
import { accept, claimOf } from "./license-call.flow.ts";

/** A bound device that asks for the state of its license. */
export interface CheckCall {
  readonly identity: LicenseIdentity;
  readonly hardware_id: string;
  readonly is_vm: boolean;
  readonly env: string | undefined;
  readonly channel: string | undefined;
  readonly app_ver: string | undefined;
}

/** The state of one license, for one device. */
export type Checked = Check & {
  readonly facts: LicenseFacts;
  /** Floating slots in use, that of the device included. */
  readonly slots_in_use: number;
};

/**
 * Judges checks of one device on one license or on several (semantics.md §2.5): one statement each. A floating slot is a right: it
 * is judged and taken under the locks of the licenses that own the limits, for all of them or for none. The licenses come in
 * the order of their ids where there are several, so that nobody waits in a circle. Throws the first refusal.
 */
export async function checkDevice(calls: readonly CheckCall[], context: Context): Promise<Checked[]> {
  const { companyId, now, deps } = context;
  const judge = (call: CheckCall, facts: LicenseFacts): Checked => {
    const decision = accept(check(facts, { ...claimOf(call.identity, context), is_vm: call.is_vm }, now));
    return {
      ...decision,
      facts,
      slots_in_use: facts.floating_in_use_devices + (decision.slot === "taken" ? 1 : 0),
    };
  };
  const checked: Checked[] = [];
  for (const call of calls)
    checked.push(judge(call, await findLicenseFacts(deps.db, companyId, call.identity, factsOf(call), now)));
  if (checked.every(({ slot }) => slot === "none")) return checked;
  return transaction(deps.db, async (tx) => {
    const again: Checked[] = [];
    for (const call of calls) {
      const locked = pinned(call.identity, await lockLicense(tx, companyId, call.identity));
      const found = judge(call, await findLicenseFacts(tx, companyId, locked, factsOf(call), now));
      if (found.slot !== "none") await store.updateSlot(tx, companyId, found.device.id, now);
      again.push(found);
    }
    return again;
  });
}

function factsOf({ hardware_id, env, channel, app_ver }: CheckCall) {
  return { hardware_id, env, channel, app_ver, counts_devices: false };
}
