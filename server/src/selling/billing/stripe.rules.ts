import { isFinal, type Snapshot, SUBSCRIPTION_STATUSES } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type Envelope,
  idOf,
  ignored,
  listOf,
  type Members,
  membersOf,
  momentOf,
  named,
  type PaymentFact,
  type Reading,
  reading,
  textOf,
  wholeOf,
} from "./reading.rules.ts";
import { readSession, soldAsOf } from "./stripe-checkout.rules.ts";

/** What Stripe's events say, in every shape that its API had since 2022. */

/** The message of an event. */
export function stripeEnvelope(body: string, event: Members): Envelope | undefined {
  const [id, type] = [textOf(event["id"]), textOf(event["type"])];
  if (id === null || type === null) return undefined;
  const livemode = typeof event["livemode"] === "boolean" ? event["livemode"] : null;
  return { dedup_id: id, type, occurred_at: momentOf(event["created"]), livemode, body };
}

/** What an event says. */
export function readStripe(event: Members): Reading {
  const type = textOf(event["type"]) ?? "";
  const object = membersOf(at(event, "data", "object"));
  const created = momentOf(event["created"]) ?? momentOf(object["created"]) ?? "1970-01-01T00:00:00.000Z";
  if (type.startsWith("customer.subscription.")) return readSubscription(object, created);
  if (type === "invoice.paid" || type === "invoice.payment_succeeded") return readInvoice(object, created);
  if (type === "invoice_payment.paid") return readInvoicePayment(object);
  if (type === "charge.refunded") return readCharge(object, created);
  if (type.startsWith("charge.dispute.")) return readDispute(object, created);
  if (type.startsWith("refund.") || type === "charge.refund.updated") return readRefund(object, created);
  if (type === "checkout.session.completed" || type === "checkout.session.async_payment_succeeded")
    return readSession(object, created);
  if (type.startsWith("invoice.") || type.startsWith("checkout.session."))
    return ignored("It changes nothing by itself.", { subscription_id: subscriptionOf(object) });
  return ignored("Nothing follows from events of this type.");
}

function readSubscription(object: Members, created: string): Reading {
  const id = textOf(object["id"]);
  if (id === null) return ignored("The subscription has no id.");
  const snapshot = snapshotOf(object, created);
  if (!snapshot) return ignored(`The status ${textOf(object["status"])} is not known.`, { subscription_id: id });
  return reading({
    subscription_id: id,
    told: [
      { subscription_id: id, is_recurring: true, facts: [snapshot], references: [{ reference: id, payment: null }] },
    ],
  });
}

/** A subscription as Stripe shows it, at a moment; undefined where its status is not known. */
export function snapshotOf(object: Members, moment: string): Snapshot | undefined {
  const status = SUBSCRIPTION_STATUSES.find((each) => each === object["status"]);
  if (!status) return undefined;
  const items = listOf(at(object, "items", "data")).map(membersOf);
  const ends = items.map((item) => momentOf(item["current_period_end"] ?? object["current_period_end"]) ?? "");
  const atPeriodEnd = object["cancel_at_period_end"] === true ? ends.sort().at(-1) || null : null;
  const pause = object["pause_collection"];
  return {
    kind: "snapshot",
    at: moment,
    status,
    started_at: momentOf(object["start_date"]) ?? momentOf(object["created"]) ?? moment,
    trial_end: momentOf(object["trial_end"]),
    cancel_at: momentOf(object["cancel_at"]) ?? atPeriodEnd,
    ended_at: momentOf(object["ended_at"]) ?? (isFinal(status) ? moment : null),
    pause:
      pause === null || pause === undefined
        ? null
        : { suspends: at(pause, "behavior") === "void", resumes_at: momentOf(at(pause, "resumes_at")) },
    quantity: wholeOf(object["quantity"]),
    items: items.flatMap((item) => {
      const name = textOf(item["id"]);
      const price = idOf(item["price"]) ?? idOf(item["plan"]);
      const sold_as = soldAsOf(at(item, "price", "metadata"));
      if (name === null) return [];
      return [{ item: name, price, quantity: wholeOf(item["quantity"]), ...(sold_as && { sold_as }) }];
    }),
  };
}

/** Since basil, the subscription of an invoice is its parent's. */
function subscriptionOf(invoice: Members): string | null {
  return idOf(at(invoice, "parent", "subscription_details", "subscription")) ?? idOf(invoice["subscription"]);
}

/** A paid invoice proves its lines; its own period is the past one. */
export function readInvoice(object: Members, created: string): Reading {
  const [id, subscription] = [textOf(object["id"]), subscriptionOf(object)];
  if (id === null || subscription === null) return ignored("The invoice is not of a subscription.");
  const isPaid = object["status"] === "paid" || object["paid"] === true;
  if (!isPaid) return ignored("The invoice is not paid.", { subscription_id: subscription });
  const lines = listOf(at(object, "lines", "data")).flatMap((line) => {
    const end = momentOf(at(line, "period", "end"));
    const item =
      textOf(at(line, "parent", "subscription_item_details", "subscription_item")) ??
      textOf(at(line, "subscription_item"));
    const quantity = wholeOf(at(line, "quantity"));
    return end === null ? [] : [{ item, start: momentOf(at(line, "period", "start")), end, quantity }];
  });
  const payments = listOf(at(object, "payments", "data"));
  const names = named(
    id,
    idOf(object["payment_intent"]),
    idOf(object["charge"]),
    ...payments.flatMap((each) => [idOf(at(each, "payment", "payment_intent")), idOf(at(each, "payment", "charge"))]),
  );
  return reading({
    subscription_id: subscription,
    told: [
      {
        subscription_id: subscription,
        is_recurring: true,
        customer_email: textOf(object["customer_email"]),
        facts: [
          {
            kind: "payment",
            key: id,
            at: momentOf(at(object, "status_transitions", "paid_at")) ?? created,
            amount: wholeOf(object["amount_paid"]),
            lines,
          },
        ],
        references: [
          { reference: subscription, payment: null },
          ...names.map((reference) => ({ reference, payment: id })),
        ],
      },
    ],
  });
}

function readInvoicePayment(object: Members): Reading {
  const invoice = idOf(object["invoice"]);
  const also = named(idOf(at(object, "payment", "payment_intent")), idOf(at(object, "payment", "charge")));
  if (invoice === null || also.length === 0) return ignored("It names no payment of an invoice.");
  return reading({ names: [{ known: [invoice], also }] });
}

function readCharge(object: Members, created: string): Reading {
  const amount = wholeOf(object["amount_refunded"]) ?? 0;
  const fact: PaymentFact = {
    kind: "refunded",
    at: created,
    amount,
    of: wholeOf(object["amount"]),
    is_full: object["refunded"] === true,
  };
  const references = named(idOf(object["id"]), idOf(object["payment_intent"]), idOf(object["invoice"]));
  return reading({ about: [{ references, fact }] });
}

function readRefund(object: Members, created: string): Reading {
  const key = textOf(object["id"]);
  if (key === null) return ignored("The refund has no id.");
  const fact: PaymentFact = {
    kind: "refund",
    key,
    at: created,
    amount: wholeOf(object["amount"]),
    has_failed: object["status"] === "failed" || object["status"] === "canceled",
    is_fraud: object["reason"] === "fraudulent",
  };
  return reading({ about: [{ references: named(idOf(object["charge"]), idOf(object["payment_intent"])), fact }] });
}

const disputes: Readonly<Record<string, "warning" | "open" | "won" | "lost">> = {
  warning_needs_response: "warning",
  warning_under_review: "warning",
  warning_closed: "warning",
  prevented: "warning",
  needs_response: "open",
  under_review: "open",
  won: "won",
  lost: "lost",
};

function readDispute(object: Members, created: string): Reading {
  const key = textOf(object["id"]);
  const status = disputes[textOf(object["status"]) ?? ""];
  if (key === null || !status) return ignored(`The dispute's status ${textOf(object["status"])} is not known.`);
  const references = named(idOf(object["charge"]), idOf(object["payment_intent"]));
  return reading({ about: [{ references, fact: { kind: "dispute", key, at: created, status } }] });
}
