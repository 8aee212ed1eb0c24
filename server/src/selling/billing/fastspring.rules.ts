import type { Fact, Snapshot, SubscriptionStatus } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type BoughtLine,
  centsOf,
  type Envelope,
  idOf,
  ignored,
  listOf,
  type Members,
  membersOf,
  momentOf,
  named,
  type Reading,
  reading,
  type Told,
  textOf,
  wholeOf,
} from "./reading.rules.ts";

/**
 * What FastSpring's events say. Several come in one request. With the expansion of webhooks switched off, the data hold
 * ids only, and what an event is called has to do.
 */

/** The messages of a request. */
export function fastSpringEnvelopes(json: Members): readonly Envelope[] | undefined {
  const events = listOf(json["events"]).map(membersOf);
  const found = events.flatMap((event): Envelope[] => {
    const [dedup_id, type] = [textOf(event["id"]), textOf(event["type"])];
    if (dedup_id === null || type === null) return [];
    const livemode = typeof event["live"] === "boolean" ? event["live"] : null;
    return [{ dedup_id, type, occurred_at: momentOf(event["created"], 1), livemode, body: JSON.stringify(event) }];
  });
  return found.length > 0 ? found : undefined;
}

/** What one of them says. */
export function readFastSpring(event: Members, type: string): Reading {
  const data = membersOf(event["data"]);
  const moment = momentOf(event["created"], 1) ?? "1970-01-01T00:00:00.000Z";
  if (type === "order.completed") return readOrder(data, moment);
  if (type === "return.created") return readReturn(data, moment);
  if (type === "subscription.charge.completed") return readCharge(data, moment);
  if (type.startsWith("subscription.")) return readSubscription(data, type, moment);
  return ignored("Nothing follows from events of this type.");
}

const states: Readonly<Record<string, SubscriptionStatus>> = {
  trial: "trialing",
  active: "active",
  overdue: "past_due",
  // Until its end.
  canceled: "active",
  deactivated: "canceled",
  paused: "paused",
};
const byType: Readonly<Record<string, string>> = {
  "subscription.activated": "active",
  "subscription.canceled": "canceled",
  "subscription.uncanceled": "active",
  "subscription.deactivated": "deactivated",
  "subscription.paused": "paused",
  "subscription.resumed": "active",
  "subscription.payment.overdue": "overdue",
};

/** An id, under `id` or under the name of its kind. */
function idIn(value: unknown, kind: string): string | null {
  return idOf(value) ?? textOf(at(value, kind));
}

/** A moment of FastSpring: milliseconds, under its name or with `Value` at its end. */
function timeIn(object: unknown, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = momentOf(at(object, `${name}Value`), 1) ?? momentOf(at(object, name), 1);
    if (found !== null) return found;
  }
  return null;
}

/** A subscription as it is shown; undefined where its state is not known. */
function subscriptionTold(object: unknown, state: string, moment: string): Told | undefined {
  const id = idIn(object, "subscription");
  const status = states[state];
  if (id === null || !status) return undefined;
  const next = timeIn(object, "next", "nextChargeDate");
  const end = timeIn(object, "end", "deactivationDate");
  const snapshot: Snapshot = {
    kind: "snapshot",
    at: moment,
    status,
    started_at: next === null && end === null ? null : timeIn(object, "begin"),
    trial_end: status === "trialing" ? next : null,
    cancel_at: state === "canceled" ? (end ?? next) : null,
    ended_at: state === "deactivated" ? (timeIn(object, "deactivationDate", "end") ?? moment) : null,
    pause: null,
    quantity: wholeOf(at(object, "quantity")),
    items: [],
  };
  // What is overdue has a next charge as well: that is another try, and proves nothing.
  const paid = state === "active" ? next : state === "canceled" ? (end ?? next) : null;
  return { subscription_id: id, is_recurring: true, facts: [snapshot, ...until(paid, moment)], references: [] };
}

function until(end: string | null, moment: string): Fact[] {
  if (end === null) return [];
  return [
    { kind: "payment", key: `until ${end}`, at: moment, amount: null, lines: [{ item: null, start: null, end }] },
  ];
}

function readSubscription(data: Members, type: string, moment: string): Reading {
  const subscription_id = idIn(data, "subscription");
  const state = textOf(data["state"]) ?? byType[type];
  if (state === undefined) return ignored("It changes nothing by itself.", { subscription_id });
  const told = subscriptionTold(data, state, moment);
  if (!told) return ignored(`The state ${state} is not known.`, { subscription_id });
  return reading({ subscription_id, told: [told] });
}

/** A renewal that was paid. */
function readCharge(data: Members, moment: string): Reading {
  const subscription = data["subscription"];
  const subscription_id = idIn(subscription, "subscription");
  const order = idIn(data["order"], "order");
  if (subscription_id === null || order === null) return ignored("The charge names no subscription.");
  const state = textOf(at(subscription, "state"));
  const told = state === null ? undefined : subscriptionTold(subscription, state, moment);
  const paid = timeIn(data, "timestamp") ?? moment;
  const payment: Fact = { kind: "payment", key: order, at: paid, amount: centsOf(data["total"]), lines: [] };
  return reading({
    subscription_id,
    told: [
      {
        subscription_id,
        is_recurring: true,
        facts: [...(told?.facts ?? []), payment],
        references: named(order, textOf(data["reference"])).map((reference) => ({ reference, payment: order })),
      },
    ],
  });
}

function readOrder(data: Members, moment: string): Reading {
  const id = idIn(data, "order");
  if (id === null) return ignored("The order has no id.");
  const customer = membersOf(data["customer"] ?? at(data, "account", "contact"));
  const email = textOf(customer["email"]);
  const amount = centsOf(data["total"]);
  const items = listOf(data["items"]).map(membersOf);
  const references = named(id, textOf(data["reference"])).map((reference) => ({ reference, payment: id }));
  const payment: Fact = { kind: "payment", key: id, at: moment, amount, lines: [] };
  const lines = items.map(
    (item): BoughtLine => ({
      prices: named(textOf(item["product"]), textOf(item["sku"])),
      quantity: wholeOf(item["quantity"]) ?? 1,
      item: null,
      subscription_id: idIn(item["subscription"], "subscription"),
    }),
  );
  const told = items.map((item): Told => {
    const subscription = item["subscription"];
    const name = idIn(subscription, "subscription");
    const state = textOf(at(subscription, "state")) ?? "";
    const known = name === null ? undefined : subscriptionTold(subscription, state, moment);
    return {
      subscription_id: name ?? id,
      is_recurring: name !== null,
      facts: [...(known?.facts ?? []), payment],
      references,
      customer_email: email,
    };
  });
  return reading({
    subscription_id: told[0]?.subscription_id ?? id,
    told,
    purchase: {
      order: textOf(data["reference"]) ?? id,
      subscription_id: null,
      email,
      name: [textOf(customer["first"]), textOf(customer["last"])].filter((part) => part !== null).join(" "),
      company: textOf(customer["company"]) ?? "",
      customer: null,
      lines,
      named_order: textOf(at(data, "tags", "licet_order")),
      paid_as: id,
    },
  });
}

function readReturn(data: Members, moment: string): Reading {
  const key = idIn(data, "return");
  const original = data["original"];
  const references = named(idIn(original, "order"), textOf(at(original, "reference")), idIn(data["order"], "order"));
  if (key === null || references.length === 0) return ignored("The return names no order.");
  const [back, all] = [centsOf(data["totalReturn"] ?? data["total"]), centsOf(at(original, "total"))];
  const amount = back === null || (all !== null && Math.abs(back) >= all) ? null : Math.abs(back);
  const is_fraud = /fraud/i.test(textOf(data["reason"]) ?? "");
  return reading({
    about: [{ references, fact: { kind: "refund", key, at: moment, amount, has_failed: false, is_fraud } }],
  });
}
