import { statedFacts } from "../subscriptions/stated-facts.rules.ts";
import { SUBSCRIPTION_STATUSES } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  type BoughtLine,
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

/**
 * Any billing system that signs by Standard Webhooks: `{type, timestamp, data}`, where the data are the members of
 * `PUT subscriptions/{subscription_id}/`, with the `subscription_id`. A `checkout` places an order.
 */

/** The message of a request. */
export function genericEnvelope(body: string, json: Members, header: (name: string) => string): Envelope | undefined {
  const [dedup_id, type] = [header("webhook-id"), textOf(json["type"])];
  if (dedup_id === "" || type === null) return undefined;
  const live = at(json, "data", "livemode");
  return { dedup_id, type, occurred_at: momentOf(json), livemode: typeof live === "boolean" ? live : null, body };
}

function momentOf(json: Members): string | null {
  return timeOf(at(json, "data", "occurred_at")) ?? timeOf(json["timestamp"]);
}

const reasons = ["renewal", "refund", "dispute", "correction"] as const;

/** What it says. */
export function readGeneric(json: Members, type: string): Reading {
  const data = membersOf(json["data"]);
  const subscription_id = textOf(data["subscription_id"]);
  if (subscription_id === null) return ignored("It names no subscription_id.");
  const status = SUBSCRIPTION_STATUSES.find((each) => each === data["status"]);
  if (!status) return ignored(`The status ${textOf(data["status"])} is not known.`, { subscription_id });
  const moment = momentOf(json);
  if (moment === null) return ignored("It does not say when it happened.", { subscription_id });
  const date = (name: string) => {
    const text = timeOf(data[name]);
    return text === null ? undefined : new Date(text);
  };
  const facts = statedFacts(
    {
      status,
      paid_through: date("paid_through"),
      current_period_end: date("current_period_end"),
      trial_end: date("trial_end"),
      cancel_at: date("cancel_at"),
      ended_at: date("ended_at"),
      quantity: wholeOf(data["quantity"]) ?? undefined,
      reason: reasons.find((each) => each === data["reason"]),
    },
    new Date(moment),
  );
  const email = textOf(data["customer_email"]);
  const told = [{ subscription_id, is_recurring: true, facts, references: [], customer_email: email }];
  const prices = named(textOf(data["price"]));
  const lines: BoughtLine[] = listOf(data["prices"]).flatMap((price) => {
    const name = textOf(price);
    return name === null ? [] : [{ prices: [name], quantity: 1, item: null }];
  });
  if (prices.length > 0) lines.push({ prices, quantity: wholeOf(data["quantity"]) ?? 1, item: null });
  if (!type.startsWith("checkout") || lines.length === 0) return reading({ subscription_id, told });
  return reading({
    subscription_id,
    told,
    purchase: {
      order: textOf(data["order"]) ?? subscription_id,
      subscription_id,
      email,
      name: textOf(data["customer_name"]) ?? "",
      company: textOf(data["customer_company"]) ?? "",
      customer: null,
      lines,
      named_order: textOf(data["existing_order"]),
      paid_as: null,
    },
  });
}
