import type { Deps } from "../../deps.ts";
import { together } from "../../platform/db/batching.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transactionInTurn } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { rowOf } from "../../platform/http/turn-of-call.ts";
import { asError } from "../../platform/values/thrown.ts";
import { updateSlot } from "../../selling/devices/slot.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import {
  type FactsWish,
  findFactsAsTyped,
  inTime,
  isMiss,
  listLicenseFacts,
  lockLicenseFacts,
} from "../license-calls/activation-facts.store.ts";
import { claimOf, noteFound } from "../license-calls/license-call.flow.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import { type Check, check } from "./check.rules.ts";

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

/** Reads the facts of a check that was not locked for. */
export type FindFacts = (wish: FactsWish) => Promise<LicenseFacts>;

/** Checks in one statement at most, and statements in parallel. */
const limits = { max: 32, parallel: 2 };
/**
 * Missed keys that are looked up as people type them: few at a time, so that a flood of wrong keys leaves connections
 * for right ones.
 */
const missLimits = { max: 4, parallel: 1 };

/**
 * Reads the facts of checks that arrive together in one statement (docs/decisions/0014): under load that shares its
 * price among them, and nothing else. Misses are tried again in a batch of their own: no check with a right key waits
 * for them.
 */
export function factsDesk({ db }: Deps): FindFacts {
  const readAlone = async (wish: FactsWish) => {
    const [facts] = await listLicenseFacts(db, [wish]);
    return facts ?? new Error("a call was left without its facts");
  };
  const read = together<FactsWish, LicenseFacts>(
    (wishes) =>
      listLicenseFacts(db, wishes).catch((error: unknown) => {
        if (wishes.length === 1 || isDatabaseUnreachable(error)) throw error;
        // What spoils the statement may be one of them: each is tried again by itself.
        return Promise.all(wishes.map((wish) => readAlone(wish).catch(asError)));
      }),
    limits,
  );
  const retry = together<FactsWish, LicenseFacts | undefined>(
    (wishes) => Promise.all(wishes.map((wish) => findFactsAsTyped(db, wish).catch(asError))),
    missLimits,
  );
  return async (wish) => {
    const facts = await read(wish);
    return inTime((isMiss(wish, facts) ? await retry(wish) : undefined) ?? facts, wish.now);
  };
}

/**
 * Judges checks of one device on one license or on several (semantics.md §2.5): one statement each. A floating slot is
 * a right: it is judged and taken under the locks of the licenses that own the limits, for all of them or for none. The
 * licenses come in the order of their ids where there are several, so that there is no deadlock. Throws the first
 * refusal.
 */
export async function checkDevice(
  context: Context,
  calls: readonly CheckCall[],
  findFacts: FindFacts,
): Promise<Checked[]> {
  const { companyId, now, deps } = context;
  const judge = (call: CheckCall, facts: LicenseFacts): Checked => {
    noteFound(context, facts);
    const decision = accept(check(facts, { ...claimOf(context, call.identity), is_vm: call.is_vm }, now));
    return {
      ...decision,
      facts,
      slots_in_use: facts.floating_in_use_devices + (decision.slot === "taken" ? 1 : 0),
    };
  };
  const wishes = calls.map((call) => ({ companyId, identity: call.identity, call: factsOf(call), now }));
  const found = await Promise.all(wishes.map(findFacts));
  const checked = found.flatMap((facts, index) => {
    const call = calls[index];
    return call ? [judge(call, facts)] : [];
  });
  if (checked.every(({ slot }) => slot === "none")) return checked;
  // A bundle waits in the turn of its first license, as every call on the whole bundle does.
  const [first] = checked;
  const turn = first && rowOf(companyId, "licenses", first.license.id);
  const takeSlots = async (tx: Db) => {
    const again: Checked[] = [];
    for (const call of calls) {
      const { facts } = await lockLicenseFacts(tx, companyId, call.identity, factsOf(call), now);
      const found = judge(call, facts);
      if (found.slot !== "none") await updateSlot(tx, companyId, found.device.id, now);
      again.push(found);
    }
    return again;
  };
  return transactionInTurn(deps.db, turn, takeSlots, context);
}

function factsOf({ hardware_id, env, channel, app_ver }: CheckCall) {
  return { hardware_id, env, channel, app_ver, counts_devices: false, is_answered: true };
}
