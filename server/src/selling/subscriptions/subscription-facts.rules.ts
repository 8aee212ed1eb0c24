/**
 * What is known of a subscription: a set of facts. Facts are joined so that neither their order nor repeating them makes
 * a difference (docs/decisions/0089). Moments are ISO 8601 in UTC with milliseconds, so that they compare as text.
 */

/** The states of a subscription, in the names of Stripe; later ones win where two were told of the same moment. */
export const SUBSCRIPTION_STATUSES = [
  "incomplete",
  "trialing",
  "active",
  "past_due",
  "paused",
  "unpaid",
  "incomplete_expired",
  "canceled",
] as const;
/** One of `SUBSCRIPTION_STATUSES`. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What a price says itself is sold at it; a product without a policy means its default one. */
export interface SoldAs {
  readonly product: string | null;
  readonly policy: string | null;
  readonly license_type: string | null;
}

/** One thing that is paid for, and how many of it. */
export interface Item {
  readonly item: string;
  readonly price: string | null;
  readonly quantity: number | null;
  readonly sold_as?: SoldAs | undefined;
}

/** The subscription as it was at a moment. */
export interface Snapshot {
  readonly kind: "snapshot";
  readonly at: string;
  readonly status: SubscriptionStatus;
  /** Since when it is to be paid for; null: nobody proves payments here, so that it stays good until told otherwise. */
  readonly started_at: string | null;
  readonly trial_end: string | null;
  readonly cancel_at: string | null;
  readonly ended_at: string | null;
  /** The seller has paused the collection: whether that takes the service away, and until when. */
  readonly pause: { readonly suspends: boolean; readonly resumes_at: string | null } | null;
  readonly quantity: number | null;
  readonly items: readonly Item[];
}

/** A period that a payment is for. */
export interface PaidLine {
  /** Null: of the whole subscription. */
  readonly item: string | null;
  readonly start: string | null;
  readonly end: string;
  readonly quantity?: number | null;
}

/** Something that was paid. Without lines, it is for the period in which it was paid, as another payment states it. */
export interface Payment {
  readonly kind: "payment";
  readonly key: string;
  readonly at: string;
  /** In the smallest unit of the currency; null: not known. */
  readonly amount: number | null;
  readonly lines: readonly PaidLine[];
  /** An explicit statement: what was stated before does not count any more. */
  readonly is_correction?: boolean;
}

/** A refund of a payment; it may fail afterwards. */
export interface Refund {
  readonly kind: "refund";
  readonly key: string;
  readonly payment: string;
  readonly at: string;
  /** Null: everything. */
  readonly amount: number | null;
  readonly has_failed: boolean;
  readonly is_fraud: boolean;
}

/** How much of a payment was given back in all, at a moment. */
export interface RefundedTotal {
  readonly kind: "refunded";
  readonly payment: string;
  readonly at: string;
  readonly amount: number;
  readonly of: number | null;
  readonly is_full: boolean;
}

/** The buyer disputes a payment. `warning`: nobody has taken money. */
export interface Dispute {
  readonly kind: "dispute";
  readonly key: string;
  readonly payment: string;
  readonly at: string;
  readonly status: "warning" | "open" | "won" | "lost";
}

/** Something that is known of a subscription. */
export type Fact = Snapshot | Payment | Refund | RefundedTotal | Dispute;

/** All that is known of one subscription. */
export interface Facts {
  readonly snapshot: Snapshot | null;
  readonly payments: Readonly<Record<string, Payment>>;
  readonly refunds: Readonly<Record<string, Refund>>;
  readonly totals: Readonly<Record<string, RefundedTotal>>;
  readonly disputes: Readonly<Record<string, Dispute>>;
}

/** What is known of a subscription before anything is. */
export const NO_FACTS: Facts = { snapshot: null, payments: {}, refunds: {}, totals: {}, disputes: {} };

/** Whether a subscription with this status has ended for good: who returns has another one. */
export function isFinal(status: SubscriptionStatus): boolean {
  return status === "canceled" || status === "incomplete_expired";
}

/** Adds a fact to what is known. The same facts in any order, however often, come to the same. */
export function applyToSubscription(known: Facts, fact: Fact): Facts {
  switch (fact.kind) {
    case "snapshot":
      return { ...known, snapshot: later(known.snapshot ?? undefined, fact, rankOfSnapshot) };
    case "payment":
      return { ...known, payments: joined(known.payments, fact.key, fact) };
    case "refund":
      return { ...known, refunds: joined(known.refunds, fact.key, fact, ({ has_failed }) => [Number(has_failed)]) };
    case "refunded":
      return { ...known, totals: joined(known.totals, fact.payment, fact, ({ amount }) => [amount]) };
    case "dispute":
      return { ...known, disputes: joined(known.disputes, fact.key, fact, ({ status }) => [disputes.indexOf(status)]) };
  }
}

const disputes: readonly Dispute["status"][] = ["warning", "open", "won", "lost"];

/** What has ended stays so; else the later one counts, and of the same moment the further one. */
function rankOfSnapshot({ status, at }: Snapshot): readonly (number | string)[] {
  return [Number(isFinal(status)), at, SUBSCRIPTION_STATUSES.indexOf(status)];
}

type Rank<T> = (fact: T) => readonly (number | string)[];

function joined<T extends { readonly at: string }>(
  known: Readonly<Record<string, T>>,
  key: string,
  fact: T,
  rank: Rank<T> = () => [],
): Readonly<Record<string, T>> {
  const before = Object.hasOwn(known, key) ? known[key] : undefined;
  return { ...known, [key]: later(before, fact, (each) => [each.at, ...rank(each)]) };
}

/** The one of two facts that counts, whichever was known first; the text decides where nothing else does. */
function later<T>(one: T | undefined, other: T, rank: Rank<T>): T {
  if (one === undefined) return other;
  const [before, after] = [
    [...rank(one), textOf(one)],
    [...rank(other), textOf(other)],
  ];
  for (const [index, value] of after.entries()) {
    const beside = before[index] ?? "";
    if (value !== beside) return value > beside ? other : one;
  }
  return one;
}

/** The same text for the same fact, in whatever order its members come back from the database. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}
