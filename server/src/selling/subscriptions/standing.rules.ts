import { hourMs } from "../../platform/values/durations.ts";
import type { SubscriptionTerms } from "../../terms/subscription-terms.rules.ts";
import { countedPayments, paidThrough, verdictOf } from "./paid-periods.rules.ts";
import type { Facts, Snapshot, SubscriptionStatus } from "./subscription-facts.rules.ts";

/** What a subscription means for a license (docs/decisions/0089). */

/** What a license is to be by its subscription. */
export interface Standing {
  readonly status: SubscriptionStatus;
  readonly paid_through: string | null;
  /** Null: nothing is known that ends it. */
  readonly ends: string | null;
  readonly enabled: boolean;
  readonly quantity: number | null;
  /** When time alone changes it. */
  readonly wakes_at: string | null;
}

/** What a standing is made from, beside the facts. */
export interface StandingQuestion {
  readonly terms: SubscriptionTerms;
  readonly isRecurring: boolean;
  /** Which item; null: the whole. */
  readonly item: string | null;
  /**
   * How long the billing system takes to collect: at a renewal its period has moved on before it was paid.
   */
  readonly settleHours: number;
  readonly now: string;
}

const locked: readonly SubscriptionStatus[] = ["incomplete", "incomplete_expired", "unpaid", "paused"];

/** What the facts mean now. Pure, and of the facts as a set: it does not matter how they came. */
export function standingOf(facts: Facts, question: StandingQuestion): Standing {
  const { terms, isRecurring, item, settleHours, now } = question;
  const { snapshot } = facts;
  const payments = countedPayments(facts);
  const verdicts = payments.map((payment) => verdictOf(facts, payment, terms, isRecurring));
  const paid = isRecurring ? paidThrough(facts, item, terms, isRecurring) : null;
  const status = snapshot?.status ?? (payments.length > 0 ? "active" : "incomplete");
  const wakes = snapshot?.pause?.suspends ? snapshot.pause.resumes_at : null;
  const isPaused = snapshot?.pause?.suspends === true && !(wakes !== null && wakes <= now);
  const { ends, isOver } = endsAt(snapshot, paid, terms, settleHours);
  const suspended = terms.on_dispute === "suspend" && verdicts.some(({ is_disputed }) => is_disputed);
  const taken = verdicts.some(({ disables }) => disables);
  return {
    status,
    paid_through: paid,
    ends: isRecurring ? ends : null,
    enabled: !locked.includes(status) && !isPaused && !suspended && !taken && !isOver,
    quantity: quantityOf(snapshot, item),
    wakes_at: wakes !== null && wakes > now ? wakes : null,
  };
}

/**
 * When it ends: a trial with its end; what is paid with the period, and the time that a collection takes; what was ended
 * before its time then. It is over where nobody paid before it ended.
 */
function endsAt(
  snapshot: Snapshot | null,
  paid: string | null,
  terms: SubscriptionTerms,
  settleHours: number,
): { readonly ends: string | null; readonly isOver: boolean } {
  const { status, trial_end = null, started_at = null, ended_at = null } = snapshot ?? {};
  if (status === "trialing" && trial_end !== null) return { ends: trial_end, isOver: false };
  const base = latest(paid, trial_end) ?? started_at;
  if (base === null) return { ends: status === "canceled" ? ended_at : null, isOver: false };
  const isTrial = base === trial_end;
  const settled = status === "canceled" && isTrial ? base : later(base, settleHours);
  if (status !== "canceled" || ended_at === null) return { ends: settled, isOver: false };
  if (ended_at < base) return { ends: terms.on_cancel === "end" ? ended_at : settled, isOver: false };
  return { ends: settled, isOver: ended_at > later(base, settleHours) };
}

function quantityOf(snapshot: Snapshot | null, item: string | null): number | null {
  const own = snapshot?.items.find((each) => each.item === item);
  const [only] = snapshot?.items.length === 1 ? snapshot.items : [];
  return (own ?? only)?.quantity ?? snapshot?.quantity ?? null;
}

function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function later(moment: string, hours: number): string {
  return new Date(Date.parse(moment) + hours * hourMs).toISOString();
}
