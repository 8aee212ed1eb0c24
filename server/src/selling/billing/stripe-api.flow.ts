import Stripe from "stripe";
import type { Deps } from "../../deps.ts";
import { outboundFetch } from "../../platform/http/outbound.ts";
import type { Told } from "./reading.rules.ts";
import { at, type Members, membersOf, momentOf, type Reading, textOf } from "./reading.rules.ts";
import { readInvoice, readStripe, snapshotOf } from "./stripe.rules.ts";

const timeoutMs = 5000;
const stripeHome = "https://api.stripe.com";

/** What a key of Stripe's API allows to ask. */
export class StripeApi {
  private readonly stripe: Stripe;

  constructor(apiKey: string, { privateHosts = [], stripeApi = stripeHome }: Pick<Deps, "privateHosts" | "stripeApi">) {
    const { protocol, hostname, port } = new URL(stripeApi);
    const send = outboundFetch(privateHosts);
    const guarded: typeof fetch = (url, init = {}) =>
      send(String(url), {
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body,
        signal: init.signal ?? undefined,
      });
    this.stripe = new Stripe(apiKey, {
      httpClient: Stripe.createFetchHttpClient(guarded),
      host: hostname,
      ...(port === "" ? {} : { port }),
      protocol: protocol === "http:" ? "http" : "https",
      timeout: timeoutMs,
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  /** A message, completed by what Stripe says now: an event is a hint. */
  async complete(event: Members, read: Reading, isKnown: IsKnown, now: Date): Promise<Reading> {
    const bought = read.purchase ? await this.session(event) : read;
    const subscription = bought.subscription_id?.startsWith("sub_") ? bought.subscription_id : null;
    // A test clock at Stripe may be ahead of the time.
    const created = momentOf(event["created"]);
    const moment = created !== null && created > now.toISOString() ? created : now.toISOString();
    const present = subscription === null ? undefined : await this.subscription(subscription, moment);
    const invoices = [];
    for (const { references } of bought.about)
      if (!(await isKnown(references))) invoices.push(...(await this.invoicesOf(references, now)));
    const told = present ? bought.told.map(withoutSnapshots) : bought.told;
    return { ...bought, told: [...told, ...(present ? [present] : []), ...invoices] };
  }

  private async session(event: Members): Promise<Reading> {
    const id = textOf(at(event, "data", "object", "id")) ?? "";
    const object = await this.stripe.checkout.sessions.retrieve(id, { expand: ["line_items"] });
    return readStripe({ ...event, data: { object: plain(object) } });
  }

  private async subscription(id: string, moment: string): Promise<Told | undefined> {
    const object = await this.stripe.subscriptions.retrieve(id);
    const snapshot = snapshotOf(plain(object), moment);
    return snapshot && { subscription_id: id, is_recurring: true, facts: [snapshot], references: [] };
  }

  /** The paid invoices of a payment intent: neither refunds nor disputes name them. */
  private async invoicesOf(references: readonly string[], now: Date): Promise<readonly Told[]> {
    const intent = references.find((name) => name.startsWith("pi_"));
    if (intent === undefined) return [];
    const payments = await this.stripe.invoicePayments.list({
      payment: { type: "payment_intent", payment_intent: intent },
    });
    const found: Told[] = [];
    for (const { invoice } of payments.data) {
      const id = typeof invoice === "string" ? invoice : (invoice.id ?? "");
      const { told } = readInvoice(plain(await this.stripe.invoices.retrieve(id)), now.toISOString());
      for (const each of told)
        found.push({ ...each, references: [...each.references, { reference: intent, payment: id }] });
    }
    return found;
  }
}

/** What is known of the present makes a snapshot of the past idle. */
function withoutSnapshots(told: Told): Told {
  return { ...told, facts: told.facts.filter(({ kind }) => kind !== "snapshot") };
}

/** Whether a payment is known by one of some names. */
export type IsKnown = (references: readonly string[]) => Promise<boolean>;

/** An answer without what the library added. */
function plain(object: object): Members {
  return membersOf(JSON.parse(JSON.stringify(object)));
}
