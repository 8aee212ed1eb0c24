import type { SubscriptionTerms } from "../../terms/subscription-terms.rules.ts";
import type { Facts, PaidLine, Payment } from "./subscription-facts.rules.ts";

/** What of a subscription is paid for, after refunds and disputes (docs/decisions/0089). */

/** How much of a payment went back, and what that means. */
export interface Verdict {
  readonly refunded: "none" | "partial" | "full";
  readonly is_disputed: boolean;
  readonly disables: boolean;
  /** What is left of its period, from 0 to 1. */
  readonly left: number;
}

/** What became of a payment. */
export function verdictOf(facts: Facts, payment: Payment, terms: SubscriptionTerms, isRecurring: boolean): Verdict {
  const refunds = Object.values(facts.refunds).filter((each) => each.payment === payment.key);
  const counted = refunds.filter(({ has_failed }) => !has_failed);
  const disputes = Object.values(facts.disputes).filter((each) => each.payment === payment.key);
  const total = totalOf(facts, payment.key);
  const amount = payment.amount ?? total.of;
  const back = Math.max(
    total.amount,
    counted.reduce((sum, each) => sum + (each.amount ?? 0), 0),
  );
  const isLost = disputes.some(({ status }) => status === "lost");
  const isWhole =
    isLost || total.is_full || counted.some((each) => each.amount === null) || (amount !== null && back >= amount);
  const is_disputed = disputes.some(({ status }) => status === "open");
  const refunded = isWhole && (isLost || counted.length > 0 || back > 0) ? "full" : back > 0 ? "partial" : "none";
  const part = refunded === "full" ? 0 : amount === null || amount === 0 ? 1 : 1 - back / amount;
  const isFraud = counted.some(({ is_fraud }) => is_fraud);
  return { refunded, is_disputed, ...meaning(terms.on_refund, refunded, part, { isFraud, isRecurring }) };
}

function meaning(
  on: SubscriptionTerms["on_refund"],
  refunded: Verdict["refunded"],
  part: number,
  { isFraud, isRecurring }: { readonly isFraud: boolean; readonly isRecurring: boolean },
): Pick<Verdict, "disables" | "left"> {
  if (refunded === "none" || on === "keep") return { disables: false, left: 1 };
  // Nothing is left of what was bought once.
  const ends = { disables: !isRecurring, left: 0 };
  if (on === "disable" || (on === "by_kind" && isFraud)) return { disables: true, left: 1 };
  if (on === "shorten") return refunded === "full" ? ends : { disables: false, left: part };
  return refunded === "full" ? ends : { disables: false, left: 1 };
}

/** A refund that failed later than the total was told is no longer part of it. */
function totalOf({ totals, refunds }: Facts, payment: string) {
  const total = Object.hasOwn(totals, payment) ? totals[payment] : undefined;
  if (!total) return { amount: 0, of: null, is_full: false };
  const failed = Object.values(refunds).filter(
    (each) => each.payment === payment && each.has_failed && each.at >= total.at,
  );
  const amount = Math.max(0, total.amount - failed.reduce((sum, each) => sum + (each.amount ?? total.amount), 0));
  return { amount, of: total.of, is_full: total.is_full && failed.length === 0 };
}

/** The payments that count: what an explicit statement has replaced does not. */
export function countedPayments(facts: Facts): readonly Payment[] {
  const all = Object.values(facts.payments);
  const corrections = all.filter(({ is_correction }) => is_correction === true);
  const last = corrections.reduce<Payment | undefined>(
    (one, other) => (!one || isLater(other, one) ? other : one),
    undefined,
  );
  return last ? all.filter((each) => each === last || each.at > last.at) : all;
}

function isLater(one: Payment, other: Payment): boolean {
  return one.at === other.at ? one.key > other.key : one.at > other.at;
}

/** Until when an item is paid for; null: nothing is. `item` null: any. */
export function paidThrough(
  facts: Facts,
  item: string | null,
  terms: SubscriptionTerms,
  isRecurring: boolean,
): string | null {
  const payments = countedPayments(facts);
  const left = new Map<PaidLine, number>();
  const ofItem = (line: PaidLine) => item === null || line.item === null || line.item === item;
  for (const payment of payments) {
    const verdict = verdictOf(facts, payment, terms, isRecurring);
    const lines = payment.lines.length > 0 ? payment.lines : lineAround(payment, payments);
    for (const line of lines.filter(ofItem)) left.set(line, Math.min(left.get(line) ?? 1, verdict.left));
  }
  const ends = [...left].flatMap(([line, part]) => (part === 0 ? [] : [endOf(line, part)]));
  return ends.reduce<string | null>((most, end) => (most === null || end > most ? end : most), null);
}

function endOf({ start, end }: PaidLine, part: number): string {
  if (part === 1 || start === null) return end;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return new Date(Math.round(from + (to - from) * part)).toISOString();
}

/** The stated period in which something was paid: the first that ends after it. */
function lineAround({ at }: Payment, payments: readonly Payment[]): readonly PaidLine[] {
  const after = payments.flatMap(({ lines }) => lines).filter(({ end }) => end > at);
  const [first] = after.sort((one, other) => (one.end < other.end ? -1 : 1));
  return first ? [first] : [];
}
