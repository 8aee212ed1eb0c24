import type { Fact, Snapshot, SubscriptionStatus } from "./subscription-facts.rules.ts";

/** What a statement says that holds all that somebody knows of a subscription. */

/** A statement about a subscription. */
export interface Statement {
  readonly status: SubscriptionStatus;
  readonly paid_through?: Date | undefined;
  readonly current_period_end?: Date | undefined;
  readonly trial_end?: Date | undefined;
  readonly cancel_at?: Date | undefined;
  readonly ended_at?: Date | undefined;
  readonly quantity?: number | undefined;
  readonly reason?: "renewal" | "refund" | "dispute" | "correction" | undefined;
}

/** The facts of a statement. Without any period, nothing is proven, and the license stays good until told otherwise. */
export function statedFacts(said: Statement, at: Date): Fact[] {
  const { status, reason = "renewal", quantity = null } = said;
  const moment = at.toISOString();
  const snapshot: Snapshot = {
    kind: "snapshot",
    at: moment,
    status,
    started_at: null,
    trial_end: iso(said.trial_end),
    cancel_at: iso(said.cancel_at),
    ended_at: status === "canceled" ? (iso(said.ended_at) ?? moment) : null,
    pause: null,
    quantity,
    items: [],
  };
  const end = iso(said.paid_through ?? said.current_period_end);
  if (end === null) return [snapshot];
  const isCorrection = reason !== "renewal";
  const key = isCorrection ? `${reason} ${moment}` : `until ${end}`;
  const line = { item: null, start: null, end };
  const stated: Fact = { kind: "payment", key, at: moment, amount: null, lines: [line] };
  return [snapshot, isCorrection ? { ...stated, is_correction: true } : stated];
}

function iso(moment: Date | undefined): string | null {
  return moment === undefined ? null : moment.toISOString();
}
