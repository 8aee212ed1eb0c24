import { type Snapshot, SUBSCRIPTION_STATUSES } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type Envelope,
  idOf,
  ignored,
  listOf,
  type Members,
  membersOf,
  named,
  type PaymentFact,
  type Reading,
  reading,
  textOf,
  timeOf,
  wholeOf,
} from "./reading.rules.ts";

/** What Paddle Billing's events say. They do not name the mode: every address of Paddle is of one. */

/** The message of an event. `notification_id` differs with every replay. */
export function paddleEnvelope(body: string, json: Members): Envelope | undefined {
  const [dedup_id, type] = [textOf(json["event_id"]), textOf(json["event_type"])];
  if (dedup_id === null || type === null) return undefined;
  return { dedup_id, type, occurred_at: timeOf(json["occurred_at"]), livemode: null, body };
}

/** What it says. */
export function readPaddle(json: Members, type: string): Reading {
  const data = membersOf(json["data"]);
  const moment = timeOf(json["occurred_at"]) ?? timeOf(data["updated_at"]) ?? "1970-01-01T00:00:00.000Z";
  if (type.startsWith("subscription.")) return readSubscription(data, moment);
  if (type === "transaction.paid" || type === "transaction.completed") return readTransaction(data, moment);
  if (type.startsWith("transaction."))
    return ignored("It changes nothing by itself.", { subscription_id: textOf(data["subscription_id"]) });
  if (type.startsWith("adjustment.")) return readAdjustment(data, moment);
  if (type === "customer.created" || type === "customer.updated") return readCustomer(data);
  return ignored("Nothing follows from events of this type.");
}

function readSubscription(data: Members, moment: string): Reading {
  const id = textOf(data["id"]);
  if (id === null) return ignored("The subscription has no id.");
  const status = SUBSCRIPTION_STATUSES.find((each) => each === data["status"]);
  if (!status) return ignored(`The status ${textOf(data["status"])} is not known.`, { subscription_id: id });
  const items = listOf(data["items"]).map(membersOf);
  const isTrial = status === "trialing";
  const change =
    at(data, "scheduled_change", "action") === "cancel" ? at(data, "scheduled_change", "effective_at") : null;
  const snapshot: Snapshot = {
    kind: "snapshot",
    at: moment,
    status,
    started_at: timeOf(data["started_at"]) ?? timeOf(data["created_at"]) ?? moment,
    trial_end: isTrial
      ? (timeOf(data["next_billed_at"]) ?? timeOf(at(items[0], "trial_dates", "ends_at")))
      : timeOf(at(items[0], "trial_dates", "ends_at")),
    cancel_at: timeOf(change),
    ended_at: status === "canceled" ? (timeOf(data["canceled_at"]) ?? moment) : null,
    pause: null,
    quantity: null,
    items: items.flatMap((item) => {
      const price = idOf(item["price"]);
      return price === null ? [] : [{ item: price, price, quantity: wholeOf(item["quantity"]) }];
    }),
  };
  const transaction = textOf(data["transaction_id"]);
  return reading({
    subscription_id: id,
    told: [
      {
        subscription_id: id,
        is_recurring: true,
        facts: [snapshot],
        references: [
          { reference: id, payment: null },
          ...named(transaction).map((reference) => ({ reference, payment: reference })),
        ],
      },
    ],
  });
}

/** A transaction that is paid: proof of its period, and of a purchase where it is the first. */
function readTransaction(data: Members, moment: string): Reading {
  const id = textOf(data["id"]);
  if (id === null) return ignored("The transaction has no id.");
  const subscription = textOf(data["subscription_id"]);
  const [start, end] = [timeOf(at(data, "billing_period", "starts_at")), timeOf(at(data, "billing_period", "ends_at"))];
  const amount = wholeOf(at(data, "details", "totals", "grand_total") ?? at(data, "details", "totals", "total"));
  const items = listOf(data["items"]).map(membersOf);
  const lines = items.flatMap((item) => {
    const price = idOf(item["price"]) ?? textOf(item["price_id"]);
    return price === null
      ? []
      : [
          {
            prices: named(price, textOf(at(item, "price", "product_id"))),
            quantity: wholeOf(item["quantity"]) ?? 1,
            item: price,
          },
        ];
  });
  const periods = subscription === null || end === null ? [] : [{ item: null, start, end }];
  const custom = membersOf(data["custom_data"]);
  const isFirst = data["origin"] === "web" || data["origin"] === "api";
  const name = subscription ?? id;
  return reading({
    subscription_id: name,
    told: [
      {
        subscription_id: name,
        is_recurring: subscription !== null,
        customer_email: textOf(custom["email"]),
        facts: [{ kind: "payment", key: id, at: timeOf(data["billed_at"]) ?? moment, amount, lines: periods }],
        references: [
          { reference: id, payment: id },
          ...named(subscription).map((reference) => ({ reference, payment: null })),
        ],
      },
    ],
    purchase: isFirst
      ? {
          order: id,
          subscription_id: subscription,
          email: textOf(custom["email"]),
          name: textOf(custom["name"]) ?? "",
          company: textOf(custom["company"]) ?? "",
          customer: textOf(data["customer_id"]),
          lines: subscription === null ? lines.map((line) => ({ ...line, item: null })) : lines,
          named_order: textOf(custom["licet_order"]),
          paid_as: null,
        }
      : null,
  });
}

/** Refunds and chargebacks. Credits take no money back that somebody paid for a period. */
function readAdjustment(data: Members, moment: string): Reading {
  const [id, transaction, subscription_id] = [
    textOf(data["id"]),
    textOf(data["transaction_id"]),
    textOf(data["subscription_id"]),
  ];
  if (id === null || transaction === null) return ignored("The adjustment names no transaction.");
  const action = textOf(data["action"]) ?? "";
  const status = textOf(data["status"]) ?? "";
  const about = (fact: PaymentFact) => reading({ subscription_id, about: [{ references: [transaction], fact }] });
  if (action === "refund" && (status === "approved" || status === "reversed")) {
    const amount = data["type"] === "full" ? null : wholeOf(at(data, "totals", "total"));
    return about({ kind: "refund", key: id, at: moment, amount, has_failed: status === "reversed", is_fraud: false });
  }
  if (status !== "approved") return ignored(`The adjustment is ${status}.`, { subscription_id });
  // The buyer's bank has taken the money when it tells of a chargeback; both are of one dispute.
  const disputed = { kind: "dispute", key: transaction, at: moment } as const;
  if (action === "chargeback") return about({ ...disputed, status: "lost" });
  if (action === "chargeback_reverse") return about({ ...disputed, status: "won" });
  return ignored(`Adjustments of the kind ${action} change nothing.`, { subscription_id });
}

function readCustomer(data: Members): Reading {
  const [id, email] = [textOf(data["id"]), textOf(data["email"])];
  if (id === null || email === null) return ignored("The customer has no e-mail.");
  return reading({ customer: { id, email, name: textOf(data["name"]) ?? "" } });
}
