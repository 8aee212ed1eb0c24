import type { Fact, Snapshot, SubscriptionStatus } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type BoughtLine,
  centsOf,
  type Envelope,
  ignored,
  listOf,
  type Members,
  membersOf,
  named,
  type Reading,
  reading,
  textOf,
  timeOf,
  wholeOf,
} from "./reading.rules.ts";

/** What WooCommerce says, with its extension for subscriptions. Times without a zone are left: those in UTC count. */

/** The message of a request; a shop that only tries the address sends none. */
export function wooCommerceEnvelope(
  body: string,
  json: Members,
  header: (name: string) => string,
): readonly Envelope[] {
  const [topic, id] = [header("x-wc-webhook-topic"), textOf(json["id"])];
  if (topic === "" || id === null) return [];
  const occurred_at = timeOf(json["date_modified_gmt"]);
  const delivery = header("x-wc-webhook-delivery-id");
  const dedup_id = delivery === "" ? `${topic} ${id} ${occurred_at}` : delivery;
  return [{ dedup_id, type: topic, occurred_at, livemode: null, body }];
}

/** What it says. */
export function readWooCommerce(json: Members, type: string): Reading {
  if (type === "order.created" || type === "order.updated" || type === "order.restored") return readOrder(json);
  if (type.startsWith("subscription.")) return readSubscription(json);
  return ignored("Nothing follows from messages of this topic.");
}

function metaOf(json: Members, key: string): string | null {
  const found = listOf(json["meta_data"]).find((each) => at(each, "key") === key);
  return textOf(at(found, "value"));
}

function buyerOf(json: Members) {
  const billing = membersOf(json["billing"]);
  const name = [textOf(billing["first_name"]), textOf(billing["last_name"])].filter((part) => part !== null).join(" ");
  return { email: textOf(billing["email"]), name, company: textOf(billing["company"]) ?? "", customer: null };
}

function linesOf(json: Members): BoughtLine[] {
  return listOf(json["line_items"]).map((line) => {
    const [variation, product] = [textOf(at(line, "variation_id")), textOf(at(line, "product_id"))];
    const prices = named(variation === "0" ? null : variation, textOf(at(line, "sku")), product);
    return { prices, quantity: wholeOf(at(line, "quantity")) ?? 1, item: null };
  });
}

const granting = ["processing", "completed", "refunded"];

function readOrder(json: Members): Reading {
  const id = textOf(json["id"]);
  const status = textOf(json["status"]) ?? "";
  if (id === null) return ignored("The order has no id.");
  const key = `wc-${id}`;
  const renewed = metaOf(json, "_subscription_renewal");
  const name = renewed ?? key;
  const modified = timeOf(json["date_modified_gmt"]) ?? "1970-01-01T00:00:00.000Z";
  if (!granting.includes(status)) return ignored(`The order is ${status}.`, { subscription_id: name });
  const paidAt = timeOf(json["date_paid_gmt"]) ?? timeOf(json["date_created_gmt"]) ?? modified;
  const amount = centsOf(json["total"]);
  const payment: Fact = { kind: "payment", key, at: paidAt, amount, lines: [] };
  const refunds = listOf(json["refunds"]).map((each): Fact => {
    const back = centsOf(at(each, "total"));
    return {
      kind: "refund",
      key: `wc-refund-${textOf(at(each, "id"))}`,
      payment: key,
      at: modified,
      amount: back === null ? null : Math.abs(back),
      has_failed: false,
      is_fraud: false,
    };
  });
  const whole: Fact = { kind: "refunded", payment: key, at: modified, amount: amount ?? 0, of: amount, is_full: true };
  const buyer = buyerOf(json);
  return reading({
    subscription_id: name,
    told: [
      {
        subscription_id: name,
        is_recurring: renewed !== null,
        facts: [payment, ...refunds, ...(status === "refunded" ? [whole] : [])],
        references: [{ reference: key, payment: key }],
        customer_email: buyer.email,
      },
    ],
    purchase:
      renewed !== null || status === "refunded"
        ? null
        : {
            order: key,
            subscription_id: null,
            ...buyer,
            lines: linesOf(json),
            named_order: metaOf(json, "licet_order"),
            paid_as: null,
          },
  });
}

const statuses: Readonly<Record<string, SubscriptionStatus>> = {
  pending: "incomplete",
  active: "active",
  "on-hold": "past_due",
  "pending-cancel": "active",
  cancelled: "canceled",
  expired: "canceled",
  // Its successor is another subscription.
  switched: "canceled",
};

function readSubscription(json: Members): Reading {
  const id = textOf(json["id"]);
  const state = textOf(json["status"]) ?? "";
  const status = statuses[state];
  if (id === null || !status) return ignored(`The status ${state} is not known.`, { subscription_id: id });
  const moment = timeOf(json["date_modified_gmt"]) ?? "1970-01-01T00:00:00.000Z";
  const date = (name: string) => timeOf(json[`${name}_gmt`]);
  const [next, end] = [date("next_payment_date"), date("end_date")];
  const snapshot: Snapshot = {
    kind: "snapshot",
    at: moment,
    status,
    started_at: date("start_date"),
    trial_end: date("trial_end_date"),
    cancel_at: state === "pending-cancel" ? end : null,
    ended_at: status === "canceled" ? (end ?? moment) : null,
    pause: null,
    quantity: wholeOf(at(listOf(json["line_items"])[0], "quantity")),
    items: [],
  };
  const paid = state === "active" ? (next ?? end) : state === "pending-cancel" ? (end ?? next) : null;
  const until: Fact[] =
    paid === null
      ? []
      : [
          {
            kind: "payment",
            key: `until ${paid}`,
            at: moment,
            amount: null,
            lines: [{ item: null, start: null, end: paid }],
          },
        ];
  const buyer = buyerOf(json);
  const parent = textOf(json["parent_id"]);
  return reading({
    subscription_id: id,
    told: [
      {
        subscription_id: id,
        is_recurring: true,
        facts: [snapshot, ...until],
        references: [],
        customer_email: buyer.email,
      },
    ],
    purchase:
      state === "active"
        ? {
            order: parent === null || parent === "0" ? `wc-subscription-${id}` : `wc-${parent}`,
            subscription_id: id,
            ...buyer,
            lines: linesOf(json),
            named_order: metaOf(json, "licet_order"),
            paid_as: null,
          }
        : null,
  });
}
