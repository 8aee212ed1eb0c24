import type { Deps } from "../../deps.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isFirstWriting, WriteBehind } from "../../platform/db/write-behind.ts";
import type { DecisionSink, RefusedCall } from "../../platform/http/decisions.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { hourlyDaysDefault } from "../analytics/activity-log.flow.ts";
import { type Decision, deleteOldDecisions, insertDecisions, type Refused } from "./decision.store.ts";
import { DecisionNumbers } from "./decision-numbers.flow.ts";
import { namedMembers } from "./named-members.rules.ts";
import { RefusalFlood } from "./refusal-flood.flow.ts";

/** How long decisions are kept by default. */
export const decisionDaysDefault = 90;
/** Decisions of one company that are kept, at most. */
const keptMax = 1_000_000;
const countMs = 1000;

/**
 * Keeps refused calls of applications with what was known at that moment (docs/decisions/0082): numbered while they are
 * answered, written after it, in bounded space, however many calls are refused.
 */
export class DecisionLog extends WriteBehind<Refused> implements DecisionSink {
  private readonly numbers: DecisionNumbers;
  private readonly flood = new RefusalFlood();
  private counting: NodeJS.Timeout | undefined;

  constructor(private readonly deps: Deps) {
    const { db, log, clock } = deps;
    const write = (batch: readonly Refused[], id: string) =>
      transaction(db, async (tx) => (await isFirstWriting(tx, id, batch, clock.now())) && insertDecisions(tx, batch));
    super("decisions", write, log);
    this.numbers = new DecisionNumbers(deps);
  }

  async decide(call: RefusedCall): Promise<number | undefined> {
    const named = namedMembers(call.members);
    const subject = JSON.stringify([named.hardware_id, named.license_key, named.username, named.feature_code]);
    const { isKept, number } = this.flood.admit(call, subject, () => this.numbers.take(call.companyId));
    if (!isKept) {
      this.flood.count(call, named.feature_code);
      this.counting ??= setTimeout(() => this.addCounts(), countMs).unref();
      return number;
    }
    const { companyId, ts, action, code, message, licenseId, productId, ip, requestId } = call;
    // What the rules saw is taken now: nothing of the call is held until the row is written.
    const { facts, rules } = this.reasonsOf(call, named.feature_code);
    const id = await number;
    const decision = { ...named, id, message, ip, request_id: requestId, facts, rules };
    this.add({
      companyId,
      ts,
      action,
      code,
      licenseId,
      productId,
      featureCode: named.feature_code,
      count: 1,
      decision,
    });
    return id;
  }

  /** Writes what is left, and ends. */
  async close(): Promise<void> {
    this.addCounts();
    await this.settle();
  }

  private addCounts(): void {
    clearTimeout(this.counting);
    this.counting = undefined;
    for (const refused of this.flood.takeCounts()) this.add(refused);
  }

  /** A refusal stands whatever becomes of its reasons. */
  private reasonsOf({ facts, explain }: RefusedCall, featureCode: string | null): Pick<Decision, "facts" | "rules"> {
    try {
      return { facts: facts?.(featureCode) ?? {}, rules: explain?.().rules ?? [] };
    } catch (error) {
      this.deps.log?.error({ err: error }, "a refusal could not be explained");
      return { facts: {}, rules: [] };
    }
  }
}

/** Forgets decisions that are too old or too many. */
export function sweepDecisions({ db, clock, decisionDays, hourlyDays }: Deps): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * dayMs);
  const moments = { decisions: ago(decisionDays ?? decisionDaysDefault), hours: ago(hourlyDays ?? hourlyDaysDefault) };
  return deleteOldDecisions(db, moments, keptMax);
}
