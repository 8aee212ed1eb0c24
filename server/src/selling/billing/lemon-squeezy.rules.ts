import type { Fact, Snapshot, SubscriptionStatus } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type Envelope,
  ignored,
  type Members,
  membersOf,
  named,
  type Reading,
  reading,
  textOf,
  timeOf,
  wholeOf,
} from "./reading.rules.ts";

/** What Lemon Squeezy's events say. A cancelled subscription gives access until it ends; then it has expired. */

/** The message of an event, which has no id of its own. */
export function lemonSqueezyEnvelope(body: string, json: Members): Envelope | undefined {
  const type = textOf(at(json, "meta", "event_name"));
  const id = textOf(at(json, "data", "id"));
  const attributes = membersOf(at(json, "data", "attributes"));
  if (type === null || id === null) return undefined;
  const updated = textOf(attributes["updated_at"]);
  const isTest = at(json, "meta", "test_mode") ?? attributes["test_mode"];
  return {
    dedup_id: `${type} ${id} ${updated}`,
    type,
    occurred_at: timeOf(updated),
    livemode: typeof isTest === "boolean" ? !isTest : null,
    body,
  };
}

/** What it says. */
export function readLemonSqueezy(json: Members, type: string): Reading {
  const data = membersOf(json["data"]);
  const custom = membersOf(at(json, "meta", "custom_data"));
  switch (textOf(data["type"])) {
    case "subscriptions":
      return readSubscription(data, custom, type);
    case "subscription-invoices":
      return readInvoice(data, type);
    case "orders":
      return readOrder(data, custom, type);
    default:
      return ignored("Nothing follows from events of this type.");
  }
}

const statuses: Readonly<Record<string, SubscriptionStatus>> = {
  on_trial: "trialing",
  active: "active",
  past_due: "past_due",
  unpaid: "unpaid",
  paused: "active",
  cancelled: "active",
  expired: "canceled",
};

function readSubscription(data: Members, custom: Members, type: string): Reading {
  const id = textOf(data["id"]);
  const own = membersOf(data["attributes"]);
  const state = textOf(own["status"]) ?? "";
  const status = statuses[state];
  if (id === null || !status) return ignored(`The status ${state} is not known.`, { subscription_id: id });
  const moment = timeOf(own["updated_at"]) ?? timeOf(own["created_at"]) ?? "1970-01-01T00:00:00.000Z";
  const [renews, ends, trial] = [timeOf(own["renews_at"]), timeOf(own["ends_at"]), timeOf(own["trial_ends_at"])];
  const item = membersOf(own["first_subscription_item"]);
  const variant = textOf(own["variant_id"]);
  const itemId = textOf(item["id"]);
  const quantity = wholeOf(item["quantity"]);
  const snapshot: Snapshot = {
    kind: "snapshot",
    at: moment,
    status,
    started_at: timeOf(own["created_at"]),
    trial_end: trial,
    cancel_at: state === "cancelled" ? ends : null,
    ended_at: state === "expired" ? (ends ?? moment) : null,
    pause:
      state === "paused"
        ? { suspends: at(own["pause"], "mode") !== "free", resumes_at: timeOf(at(own["pause"], "resumes_at")) }
        : null,
    quantity,
    items: itemId === null ? [] : [{ item: itemId, price: variant, quantity }],
  };
  // Of what is past due, renews_at is the next try.
  const paid = state === "active" ? renews : state === "cancelled" ? ends : null;
  const email = textOf(own["user_email"]);
  const order = textOf(own["order_id"]);
  const line = { prices: named(variant, textOf(own["product_id"])), quantity: quantity ?? 1, item: itemId };
  return reading({
    subscription_id: id,
    told: [
      {
        subscription_id: id,
        is_recurring: true,
        facts: [snapshot, ...until(paid, moment)],
        references: [],
        customer_email: email,
      },
    ],
    purchase:
      type === "subscription_created"
        ? {
            order: order === null ? `ls-subscription-${id}` : `ls-${order}`,
            subscription_id: id,
            email,
            name: textOf(own["user_name"]) ?? "",
            company: "",
            customer: null,
            lines: [line],
            named_order: textOf(custom["licet_order"]),
            paid_as: null,
          }
        : null,
  });
}

function until(end: string | null, moment: string): Fact[] {
  if (end === null) return [];
  return [
    { kind: "payment", key: `until ${end}`, at: moment, amount: null, lines: [{ item: null, start: null, end }] },
  ];
}

/** A payment of a subscription, which does not say for which period. */
function readInvoice(data: Members, type: string): Reading {
  const own = membersOf(data["attributes"]);
  const [id, subscription_id] = [textOf(data["id"]), textOf(own["subscription_id"])];
  if (id === null || subscription_id === null) return ignored("The invoice is not of a subscription.");
  const isPaid = type === "subscription_payment_success" || type === "subscription_payment_recovered";
  const isRefund = type === "subscription_payment_refunded";
  if (!isPaid && !isRefund) return ignored("It changes nothing by itself.", { subscription_id });
  const key = `invoice ${id}`;
  const amount = wholeOf(own["total"]);
  const paidAt = timeOf(own["created_at"]) ?? "1970-01-01T00:00:00.000Z";
  const payment: Fact = { kind: "payment", key, at: paidAt, amount, lines: [] };
  return reading({
    subscription_id,
    told: [
      {
        subscription_id,
        is_recurring: true,
        facts: isRefund ? [payment, refundOf(own, key, amount)] : [payment],
        references: [{ reference: key, payment: key }],
        customer_email: textOf(own["user_email"]),
      },
    ],
  });
}

function refundOf(own: Members, payment: string, total: number | null): Fact {
  const back = wholeOf(own["refunded_amount"]);
  const moment = timeOf(own["refunded_at"]) ?? timeOf(own["updated_at"]) ?? "1970-01-01T00:00:00.000Z";
  const amount = back === null || back === 0 || (total !== null && back >= total) ? null : back;
  return {
    kind: "refund",
    key: `refund of ${payment}`,
    payment,
    at: moment,
    amount,
    has_failed: false,
    is_fraud: false,
  };
}

function readOrder(data: Members, custom: Members, type: string): Reading {
  const id = textOf(data["id"]);
  const own = membersOf(data["attributes"]);
  if (id === null) return ignored("The order has no id.");
  const name = `ls-${id}`;
  const status = textOf(own["status"]);
  const isRefund = type === "order_refunded";
  if (type !== "order_created" && !isRefund) return ignored("Nothing follows from events of this type.");
  if (!isRefund && status !== "paid") return ignored(`The order is ${status}.`);
  const item = membersOf(own["first_order_item"]);
  const amount = wholeOf(own["total"]);
  const paidAt = timeOf(own["created_at"]) ?? "1970-01-01T00:00:00.000Z";
  const payment: Fact = { kind: "payment", key: name, at: paidAt, amount, lines: [] };
  const email = textOf(own["user_email"]);
  const prices = named(textOf(item["variant_id"]), textOf(item["price_id"]), textOf(item["product_id"]));
  return reading({
    subscription_id: name,
    told: [
      {
        subscription_id: name,
        is_recurring: false,
        facts: isRefund ? [payment, refundOf(own, name, amount)] : [payment],
        references: [{ reference: name, payment: name }],
        customer_email: email,
      },
    ],
    purchase: isRefund
      ? null
      : {
          order: name,
          subscription_id: null,
          email,
          name: textOf(own["user_name"]) ?? "",
          company: "",
          customer: null,
          lines: [{ prices, quantity: wholeOf(item["quantity"]) ?? 1, item: null }],
          named_order: textOf(custom["licet_order"]),
          paid_as: null,
        },
  });
}
