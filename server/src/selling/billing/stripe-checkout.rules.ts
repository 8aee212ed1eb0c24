import type { SoldAs } from "../subscriptions/subscription-facts.rules.ts";
import {
  at,
  idOf,
  ignored,
  listOf,
  type Members,
  membersOf,
  named,
  type Reading,
  reading,
  textOf,
  wholeOf,
} from "./reading.rules.ts";

/** What Stripe says of a finished checkout, and what the metadata of its prices say is sold at them. */

/** What metadata name, in the members that LicenseSpring's integration reads; undefined where they name nothing. */
export function soldAsOf(metadata: unknown): SoldAs | undefined {
  const [product, policy] = [textOf(at(metadata, "product_short_code")), textOf(at(metadata, "license_policy"))];
  if (product === null && policy === null) return undefined;
  return { product, policy, license_type: textOf(at(metadata, "license_type")) };
}

/** A finished checkout. What was bought is not in the event: it is asked for, or that of the subscription counts. */
export function readSession(object: Members, created: string): Reading {
  const id = textOf(object["id"]);
  const subscription = idOf(object["subscription"]);
  if (id === null || object["mode"] === "setup") return ignored("Nothing was bought.");
  if (object["payment_status"] === "unpaid")
    return ignored("The checkout is not paid yet.", { subscription_id: subscription });
  const metadata = membersOf(object["metadata"]);
  const email = textOf(at(object, "customer_details", "email")) ?? textOf(object["customer_email"]);
  const named_order = textOf(metadata["licet_order"]) ?? null;
  const link = named(textOf(metadata["price"]), idOf(object["payment_link"]));
  const bought = listOf(at(object, "line_items", "data")).map((line) => ({
    prices: named(idOf(at(line, "price")), idOf(at(line, "price", "product")), ...link),
    quantity: wholeOf(at(line, "quantity")) ?? 1,
    item: null,
    sold_as: soldAsOf(at(line, "price", "metadata")),
  }));
  // Without a key of the API, the checkout itself may say what its lines would.
  const sold_as = soldAsOf(metadata);
  const isNamed = link.length > 0 || sold_as !== undefined;
  const linked = isNamed ? [{ prices: link, quantity: wholeOf(metadata["quantity"]) ?? 1, item: null, sold_as }] : [];
  // The items of a subscription have names, by which refunds and periods are told apart.
  const lines = subscription === null ? (bought.length > 0 ? bought : linked) : null;
  const intent = idOf(object["payment_intent"]);
  const invoice = idOf(object["invoice"]);
  const once = intent ?? id;
  return reading({
    subscription_id: subscription ?? once,
    purchase: {
      order: textOf(metadata["licet_new_order"]) ?? id,
      subscription_id: subscription,
      email,
      name: textOf(at(object, "customer_details", "name")) ?? "",
      company: textOf(at(object, "customer_details", "business_name")) ?? "",
      customer: idOf(object["customer"]),
      lines,
      paid_by: lines === null ? invoice : null,
      named_order,
      paid_as: subscription === null ? once : null,
    },
    told:
      subscription !== null
        ? []
        : [
            {
              subscription_id: once,
              is_recurring: false,
              customer_email: email,
              facts: [{ kind: "payment", key: once, at: created, amount: wholeOf(object["amount_total"]), lines: [] }],
              references: named(id, intent, invoice).map((reference) => ({ reference, payment: once })),
            },
          ],
  });
}
