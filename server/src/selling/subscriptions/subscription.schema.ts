import { z } from "zod";
import { count, maybe, text, wireDateTime, word } from "../../platform/http/scalars.schema.ts";
import { SUBSCRIPTION_TERMS } from "../../terms/subscription-terms.rules.ts";
import { type Follower, itemOf, type Subscription } from "./following.rules.ts";
import { paidThrough, verdictOf } from "./paid-periods.rules.ts";
import { SUBSCRIPTION_STATUSES } from "./subscription-facts.rules.ts";

const reasons = ["renewal", "refund", "dispute", "correction"] as const;

/** The body of `PUT subscriptions/{subscription_id}/`: all that the billing system knows of it. */
export const subscriptionBody = z.object({
  status: word(SUBSCRIPTION_STATUSES, `Must be one of ${SUBSCRIPTION_STATUSES.join(", ")}.`),
  paid_through: maybe(wireDateTime()).describe("The end of the last period that is paid."),
  current_period_end: maybe(wireDateTime()).describe("The same, for systems whose period moves on when it is paid."),
  trial_end: maybe(wireDateTime()),
  cancel_at: maybe(wireDateTime()).describe("When it will end; changes nothing by itself."),
  ended_at: maybe(wireDateTime()).describe("Of a canceled one: when it ended; occurred_at unless given."),
  quantity: maybe(count({ min: 1 })),
  customer_email: maybe(text(255)),
  occurred_at: maybe(wireDateTime()).describe("When it was so; now unless given. What is older changes nothing."),
  source: maybe(text(255)).describe("The name of the billing source that it belongs to."),
  reason: maybe(word(reasons, `Must be one of ${reasons.join(", ")}.`)).describe(
    "renewal unless given. With any other, paid_through may move back.",
  ),
});

/** A parsed body of `PUT subscriptions/{subscription_id}/`. */
export type SubscriptionBody = z.output<typeof subscriptionBody>;

const moment = z.iso.datetime().nullable();

const follower = z.strictObject({
  id: z.int(),
  license_key: z.string().nullable(),
  product: z.string(),
  policy: z.string().nullable(),
  item: z.string().nullable(),
  enabled: z.boolean(),
  validity_period: moment,
  is_over_quantity: z.boolean().describe("More devices than it now allows: they stay, and no further one comes in."),
});

const shape = {
  id: z.int(),
  subscription_id: z.string(),
  source: z.strictObject({ id: z.int(), name: z.string(), kind: z.string() }).nullable(),
  is_recurring: z.boolean().describe("False: it was paid once."),
  is_test: z.boolean(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  paid_through: moment,
  trial_end: moment,
  cancel_at: moment,
  ended_at: moment,
  pause: z.strictObject({ suspends: z.boolean(), resumes_at: moment }).nullable(),
  quantity: z.int().nullable(),
  customer_email: z.string().nullable(),
  occurred_at: moment.describe("When the last thing that is known of it happened."),
  licenses: z.array(follower),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
};

/** A subscription in a list. */
export const listedSubscription = z.strictObject(shape);

/** A subscription with what was paid for it. */
export const subscriptionAnswer = z.strictObject({
  ...shape,
  items: z.array(
    z.strictObject({
      item: z.string(),
      price: z.string().nullable(),
      quantity: z.int().nullable(),
      paid_through: moment,
    }),
  ),
  payments: z.array(
    z.strictObject({
      payment: z.string(),
      paid_at: z.iso.datetime(),
      amount: z.int().nullable().describe("In the smallest unit of the currency."),
      start: moment,
      end: moment,
      refunded: z.enum(["none", "partial", "full"]),
      is_disputed: z.boolean(),
    }),
  ),
});

/** A subscription in a list as it leaves the server. */
export function presentListed(row: Subscription, followers: readonly Follower[]): z.output<typeof listedSubscription> {
  const pause = row.facts.snapshot?.pause ?? null;
  return {
    id: row.id,
    subscription_id: row.subscription_id,
    source:
      row.source_id === null ? null : { id: row.source_id, name: row.source_name ?? "", kind: row.source_kind ?? "" },
    is_recurring: row.is_recurring,
    is_test: row.is_test,
    status: row.status,
    paid_through: iso(row.paid_through),
    trial_end: iso(row.trial_end),
    cancel_at: iso(row.cancel_at),
    ended_at: iso(row.ended_at),
    pause,
    quantity: row.quantity,
    customer_email: row.customer_email,
    occurred_at: iso(row.occurred_at),
    licenses: followers
      .filter(({ subscription_id }) => subscription_id === row.subscription_id)
      .map((each) => ({
        id: each.license_id,
        license_key: each.license_key,
        product: each.short_code,
        policy: each.policy_code,
        item: itemOf(row, each),
        enabled: each.enabled,
        validity_period: iso(each.validity_period),
        is_over_quantity: each.on_quantity === "max_activations" && each.times_activated > each.max_activations,
      })),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** A subscription as it leaves the server. */
export function presentSubscription(
  row: Subscription,
  followers: readonly Follower[],
): z.output<typeof subscriptionAnswer> {
  const { facts, is_recurring } = row;
  const items = facts.snapshot?.items ?? [];
  const payments = Object.values(facts.payments).sort((one, other) => (one.at < other.at ? 1 : -1));
  return {
    ...presentListed(row, followers),
    items: items.map(({ item, price, quantity }) => ({
      item,
      price,
      quantity,
      paid_through: paidThrough(facts, item, SUBSCRIPTION_TERMS, is_recurring),
    })),
    payments: payments.map((payment) => {
      const { refunded, is_disputed } = verdictOf(facts, payment, SUBSCRIPTION_TERMS, is_recurring);
      const starts = payment.lines.flatMap(({ start }) => start ?? []).sort();
      const ends = payment.lines.map(({ end }) => end).sort();
      return {
        payment: payment.key,
        paid_at: payment.at,
        amount: payment.amount,
        start: starts[0] ?? null,
        end: ends.at(-1) ?? null,
        refunded,
        is_disputed,
      };
    }),
  };
}

function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
