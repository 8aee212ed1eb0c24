import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { processNext } from "../../src/selling/billing/billing-jobs.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import { type BillingSystem, billingSystem, messagesOf, processAll, seeded, shuffled } from "./billing-system.ts";
import { began, type Life, STRIPE_SHAPES, type StripeShape, stripeLife, stripeStory } from "./stripe-messages.ts";

// Stripe's events, in the three shapes that its API had, through the real server and its database. In the long run, a
// thousand orders of them in all.

const rounds = process.env["LICET_TEST_LONG"] === "1" ? 334 : 4;

let app: TestApp;
let stripe: BillingSystem;
let product: number;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  product = await createProduct(app, "app");
  await policy("monthly", { prices: ["price_month"] });
  stripe = await billingSystem(app, "stripe");
});
afterAll(() => app.close());

async function policy(code: string, members: object): Promise<void> {
  const body = { product, code, name: code, ...members };
  const made = await app.management("POST", "license-templates/", { body });
  if (made.status !== 201) throw new Error(made.text);
}

let lives = 0;
function newLife(members: Partial<Life> = {}): Life {
  lives += 1;
  const name = `Life${lives}`;
  return {
    subscription: `sub_${name}`,
    customer: `cus_${name}`,
    price: "price_month",
    email: `${name}@acme.example`,
    ...members,
  };
}
const read = async (name: string) => (await app.management("GET", `subscriptions/${name}/`)).json;
const licensesOf = async (name: string) => {
  const { licenses } = await read(name);
  return Promise.all(
    licenses.map(async ({ id }: { id: number }) => (await app.management("GET", `licenses/${id}/`)).json),
  );
};
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const shape: StripeShape = "2026-07-29.dahlia";

/** A subscription that was bought and paid once, with its license. */
async function bought(members: Partial<Life> = {}, form: StripeShape = shape) {
  const life = newLife(members);
  const of = stripeLife(form, life);
  await stripe.deliver([
    of.event("customer.subscription.created", of.subscription(0), began),
    of.event("checkout.session.completed", of.session(), began + 2),
    ...of.paid(0),
  ]);
  const [license] = await licensesOf(life.subscription);
  expect(license, JSON.stringify(await messagesOf(app, "status=failed"))).toBeDefined();
  return { ...of, life, license, name: life.subscription, now: async () => (await licensesOf(life.subscription))[0] };
}

describe.each(STRIPE_SHAPES)("in the shape of %s", (form) => {
  test("a story ends the same in whatever order and however often its messages come", {
    timeout: 60_000 + rounds * 15_000,
  }, async () => {
    const random = seeded(7);
    const ends: unknown[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const life = newLife();
      const story = stripeStory(form, life);
      await stripe.deliver(round === 0 ? story : shuffled(story, random));
      const { status, paid_through, cancel_at, quantity, licenses, payments } = await read(life.subscription);
      expect(licenses).toHaveLength(1);
      const [{ enabled, validity_period }] = licenses;
      const refunds = payments.map(({ refunded }: { refunded: string }) => refunded);
      ends.push({ status, paid_through, cancel_at, quantity, enabled, validity_period, refunds });
    }
    const { periodStart } = stripeLife(form, newLife());
    expect(ends[0]).toEqual({
      status: "active",
      paid_through: iso(periodStart(3)),
      cancel_at: iso(periodStart(3)),
      quantity: 1,
      enabled: true,
      // Two hours for the collection of what comes next.
      validity_period: iso(periodStart(3) + 7200),
      refunds: ["partial", "none", "none"],
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(await messagesOf(app, "status__in=failed,pending,waiting")).toEqual([]);
  });

  test("a refund of the last period takes it off", async () => {
    const one = await bought({}, form);
    expect((await one.now()).validity_period).toBe(iso(one.periodStart(1) + 7200));
    await stripe.deliver(one.paid(1));
    expect((await one.now()).validity_period).toBe(iso(one.periodStart(2) + 7200));
    await stripe.deliver([one.event("charge.refunded", one.charge(1, 1000), one.periodStart(1) + 9000)]);
    expect(await one.now()).toMatchObject({ enabled: true, validity_period: iso(one.periodStart(1) + 7200) });
  });
});

describe("a renewal", () => {
  test("that is not paid extends nothing, and locks nobody out while it is collected", async () => {
    const one = await bought();
    const license_key = one.license.license_key;
    const renewal = one.periodStart(1);
    await stripe.deliver([one.event("customer.subscription.updated", one.subscription(1), renewal)]);
    const activate = () => applicationOf(app).activate({ product: "app", license_key, hardware_id: "pc" });
    app.clock.set(iso(renewal + 3600));
    expect((await activate()).status).toBe(200);
    const failed = one.subscription(1, { status: "past_due" });
    await stripe.deliver([one.event("customer.subscription.updated", failed, renewal + 3600)]);
    expect((await one.now()).validity_period).toBe(iso(renewal + 7200));
    app.clock.set(iso(renewal + 7201));
    expect(JSON.parse((await activate()).body).code).toBe("license_expired");
    await stripe.deliver(one.paid(1));
    expect((await activate()).status).toBe(200);
    app.clock.set("2026-03-15T12:00:00.000Z");
  });

  test("is recorded with what the billing system calls it", async () => {
    const one = await bought();
    await stripe.deliver(one.paid(1));
    const { json } = await app.management("GET", `license-histories/?license=${one.license.id}`);
    expect(JSON.stringify(json.results)).toContain(one.name);
    const audit = await app.management("GET", "audit/?actor_kind=billing&limit=100");
    const text = JSON.stringify(audit.json.results);
    expect(text).toContain(one.name);
    expect(text).toContain(String(one.license.id));
  });
});

describe("refunds and disputes, by the terms of a policy that says nothing", () => {
  test("a partial refund keeps, a failed one undoes", async () => {
    const one = await bought();
    const end = iso(one.periodStart(1) + 7200);
    await stripe.deliver([one.event("charge.refunded", one.charge(0, 400), began + 9000)]);
    expect(await one.now()).toMatchObject({ enabled: true, validity_period: end });
    await stripe.deliver([one.event("charge.refunded", one.charge(0, 1000), began + 9100)]);
    expect(Date.parse((await one.now()).validity_period)).toBeLessThan(Date.parse(end));
    const back = one.refund(0, 1000, { status: "failed", failure_reason: "expired_or_canceled_card" });
    await stripe.deliver([one.event("refund.failed", back, began + 9200)]);
    expect(await one.now()).toMatchObject({ enabled: true, validity_period: end });
  });

  test("a dispute suspends, a warning does not; won restores, lost takes the period off", async () => {
    const one = await bought();
    const dispute = (status: string, at: number) =>
      one.event(`charge.dispute.updated`, one.dispute(0, status), began + at);
    await stripe.deliver([dispute("warning_needs_response", 1000)]);
    expect((await one.now()).enabled).toBe(true);
    await stripe.deliver([dispute("needs_response", 2000)]);
    expect((await one.now()).enabled).toBe(false);
    await stripe.deliver([dispute("won", 3000)]);
    expect((await one.now()).enabled).toBe(true);
    const other = await bought();
    await stripe.deliver([
      other.event("charge.dispute.closed", other.dispute(0, "lost"), began + 4000),
      other.event("charge.dispute.created", other.dispute(0, "needs_response"), began + 3000),
    ]);
    expect(Date.parse((await other.now()).validity_period)).toBeLessThanOrEqual((began + 7200) * 1000);
    expect((await one.now()).enabled).toBe(true);
  });

  test("what was bought once is disabled by a full refund", async () => {
    await policy("once", { prices: ["plink_once"], default_license_type: "perpetual" });
    const life = newLife();
    const of = stripeLife(shape, life);
    const once = {
      mode: "payment",
      subscription: null,
      invoice: null,
      payment_intent: `pi_${life.subscription}`,
      payment_link: "plink_once",
    };
    await stripe.deliver([of.event("checkout.session.completed", of.session(once), began)]);
    const [license] = await licensesOf(`pi_${life.subscription}`);
    expect(license).toMatchObject({ license_type: "perpetual", enabled: true, validity_period: null });
    const charge = { ...of.charge(0, 1000), payment_intent: `pi_${life.subscription}`, invoice: null };
    await stripe.deliver([of.event("charge.refunded", charge, began + 100)]);
    expect((await licensesOf(`pi_${life.subscription}`))[0].enabled).toBe(false);
  });
});

describe("a checkout", () => {
  test("places one order, however often and in whatever order it is told of", async () => {
    const life = newLife();
    const of = stripeLife(shape, life);
    const session = of.event("checkout.session.completed", of.session(), began + 2);
    const created = of.event("customer.subscription.created", of.subscription(0), began);
    await stripe.deliver([session]);
    expect((await messagesOf(app, "status=waiting")).at(-1)).toMatchObject({ waits_for: [life.subscription] });
    // However many there are by now: as many as were paid for.
    const more = of.subscription(0, {}, 3);
    await stripe.deliver([of.event("customer.subscription.updated", more, began + 60)]);
    expect((await messagesOf(app, "status=waiting")).at(-1)).toMatchObject({
      waits_for: [`in_${life.subscription.slice(4)}_0`],
    });
    await stripe.deliver([...of.paid(0), created, session]);
    const again = { ...session, id: `${session.id}_again` };
    await stripe.deliver([again]);
    const licenses = await licensesOf(life.subscription);
    expect(licenses).toHaveLength(1);
    expect(licenses[0]).toMatchObject({
      license_type: "subscription",
      subscription_id: life.subscription,
      enabled: true,
    });
    expect(licenses[0].customer.email).toBe(life.email);
    const { json } = await app.management("GET", `orders/?customer_email=${life.email}`);
    expect(json.results).toHaveLength(1);
  });

  test("that is not paid yet, or at a price of nothing, makes nothing", async () => {
    const [unpaid, foreign] = [newLife(), newLife({ price: "price_of_something_else" })];
    for (const [life, members] of [
      [unpaid, { payment_status: "unpaid" }],
      [foreign, {}],
    ] as const) {
      const of = stripeLife(shape, life);
      await stripe.deliver([
        of.event("customer.subscription.created", of.subscription(0), began),
        of.event("checkout.session.completed", of.session(members), began + 2),
        ...of.paid(0),
      ]);
      expect(await licensesOf(life.subscription)).toEqual([]);
    }
    const [message] = await messagesOf(app, `subscription_id=${foreign.subscription}&type=checkout.session.completed`);
    expect(message).toMatchObject({ status: "ignored", reason: expect.stringContaining("price_of_something_else") });
  });

  test("gives who comes back the license that they had", async () => {
    const one = await bought();
    const ended = one.subscription(0, { status: "canceled", ended_at: began + 5000, canceled_at: began + 5000 });
    await stripe.deliver([one.event("customer.subscription.deleted", ended, began + 5000)]);
    expect((await one.now()).validity_period).toBe(iso(began + 5000));
    const back = await bought({ email: one.life.email });
    expect(back.license.id).toBe(one.license.id);
    expect(back.license).toMatchObject({
      subscription_id: back.name,
      enabled: true,
      validity_period: iso(one.periodStart(1) + 7200),
    });
    const late = one.event("customer.subscription.updated", one.subscription(0, { status: "unpaid" }), began + 6000);
    await stripe.deliver([late]);
    expect((await back.now()).enabled).toBe(true);
  });

  test("while the other subscription goes on makes a license of its own", async () => {
    const one = await bought();
    const other = await bought({ email: one.life.email });
    expect(other.license.id).not.toBe(one.license.id);
    const unpaid = other.subscription(0, { status: "unpaid" });
    await stripe.deliver([other.event("customer.subscription.updated", unpaid, began + 5000)]);
    expect([(await one.now()).enabled, (await other.now()).enabled]).toEqual([true, false]);
  });

  test("of several sets what the policy says, and grows with the quantity", async () => {
    await policy("seats", { prices: ["price_seats"], on_quantity: "max_activations" });
    await policy("each", { prices: ["price_each"], on_quantity: "licenses" });
    for (const [price, before, after] of [
      ["price_seats", [3], [5]],
      ["price_each", [1, 1, 1], [1, 1, 1, 1, 1]],
    ] as const) {
      const life = newLife({ price });
      const of = stripeLife(shape, life);
      await stripe.deliver([
        of.event("customer.subscription.created", of.subscription(0, {}, 3), began),
        of.event("checkout.session.completed", of.session(), began + 2),
        ...of.paid(0),
      ]);
      const seats = async () =>
        (await licensesOf(life.subscription)).map(
          ({ max_activations }: { max_activations: number }) => max_activations,
        );
      expect(await seats()).toEqual(before);
      await stripe.deliver([of.event("customer.subscription.updated", of.subscription(0, {}, 5), began + 500)]);
      expect(await seats()).toEqual(after);
      await stripe.deliver([of.event("customer.subscription.updated", of.subscription(0, {}, 2), began + 600)]);
      const enabled = (await licensesOf(life.subscription)).filter((each: { enabled: boolean }) => each.enabled);
      expect(enabled).toHaveLength(price === "price_each" ? 2 : 1);
    }
  });
});

test("each item of a subscription has its own period", async () => {
  await policy("yearly", { prices: ["price_year"] });
  const life = newLife();
  const of = stripeLife(shape, life);
  const base = of.subscription(0);
  const [month] = base.items.data;
  const year = { ...month, id: "si_year", price: { ...month?.price, id: "price_year" } };
  const subscription = { ...base, items: { object: "list", data: [month, year] } };
  const invoice = of.invoice(0);
  const [line] = invoice.lines.data;
  const yearEnd = began + 365 * 86_400;
  const parent = { type: "subscription_item_details", subscription_item_details: { subscription_item: "si_year" } };
  const lines = [line, { ...line, id: "il_year", period: { start: began, end: yearEnd }, parent }];
  await stripe.deliver([
    of.event("customer.subscription.created", subscription, began),
    of.event("checkout.session.completed", of.session(), began + 2),
    of.event("invoice.paid", { ...invoice, lines: { object: "list", data: lines } }, began + 3700),
  ]);
  const ends = (await licensesOf(life.subscription)).map((each: { validity_period: string }) => each.validity_period);
  expect(ends.sort()).toEqual([iso(of.periodStart(1) + 7200), iso(yearEnd + 7200)]);
});

describe("the intake", () => {
  test("refuses what is not signed, of the other mode, or unreadable, and an address of nobody", async () => {
    const of = stripeLife(shape, newLife());
    const event = of.event("customer.subscription.created", of.subscription(0), began);
    expect((await stripe.send(event, { secret: "whsec_other" })).code).toBe("billing_signature_mismatch");
    expect((await stripe.send({ ...event, livemode: false })).code).toBe("billing_mode_mismatch");
    expect((await stripe.send(undefined, { body: "{" })).code).toBe("billing_message_not_readable");
    expect((await stripe.send({ hello: "world" })).code).toBe("billing_message_not_readable");
    const nobody = await app.app.inject({ method: "POST", url: "/api/v1/billing/nobody/", payload: "{}" });
    expect(nobody.statusCode).toBe(404);
    expect((await messagesOf(app, "status=refused")).at(-1)).toMatchObject({ livemode: false, type: event.type });
    expect((await app.management("GET", `subscriptions/?subscription_id=${of.subscription(0).id}`)).json.count).toBe(0);
  });

  test("a source that is switched off takes nothing, immediately", async () => {
    const other = await billingSystem(app, "stripe");
    const of = stripeLife(shape, newLife());
    const event = of.event("customer.subscription.created", of.subscription(0), began);
    expect((await other.send(event)).status).toBe(200);
    await app.management("PATCH", `billing-sources/${other.id}/`, { body: { enabled: false } });
    expect((await other.send({ ...event, id: "evt_other" })).status).toBe(404);
  });

  test("takes events and states that it does not know, and changes nothing", async () => {
    const one = await bought();
    const before = await one.now();
    const odd = one.event("customer.subscription.updated", one.subscription(0, { status: "hibernating" }), began + 50);
    await stripe.deliver([
      odd,
      one.event("customer.subscription.teleported", { id: 5 }, began + 51),
      one.event("x.y", {}, began),
    ]);
    expect(await one.now()).toEqual(before);
    const [message] = await messagesOf(app, `subscription_id=${one.name}&status=ignored`);
    expect(message.reason).toContain("hibernating");
  });

  test("keeps a message by one statement, once, and counts how often it came", async () => {
    const of = stripeLife(shape, newLife());
    const event = of.event("customer.subscription.created", of.subscription(0), began);
    await stripe.send(event);
    const statements: string[] = [];
    app.db.watch.statement = (text) => statements.push(text);
    expect((await stripe.send(event)).status).toBe(200);
    app.db.watch.statement = undefined;
    expect(statements).toHaveLength(1);
    expect(statements[0]).toContain("insert into billing_messages");
    await processAll(app);
    const kept = (await messagesOf(app)).filter(({ message_id }) => message_id === event.id);
    expect(kept).toMatchObject([{ repeats: 1, status: "applied" }]);
  });

  test("a message can be opened and processed again; what it changed it does not change twice", async () => {
    const one = await bought();
    const before = await one.now();
    const [message] = await messagesOf(app, `subscription_id=${one.name}&type=invoice.paid`);
    const opened = await app.management("GET", `billing-messages/${message.id}/`);
    expect(JSON.parse(opened.json.body).type).toBe("invoice.paid");
    const replayed = await app.management("POST", `billing-messages/${message.id}/replay/`);
    expect(replayed.json).toMatchObject({ status: "pending" });
    expect((await app.management("POST", `billing-messages/${message.id}/replay/`)).json.code).toBe(
      "billing_message_pending",
    );
    expect(await processNext(app.deps, app.companyId)).toBe(true);
    expect((await app.management("GET", `billing-messages/${message.id}/`)).json.status).toBe("applied");
    expect(await one.now()).toEqual(before);
  });

  test("another company sees none of it", async () => {
    const key = app.otherCompany.managementKey;
    const [message] = await messagesOf(app);
    for (const address of [`billing-messages/${message.id}/`, `billing-sources/${stripe.id}/`])
      expect((await app.management("GET", address, { key })).status).toBe(404);
    expect((await app.management("GET", "billing-messages/", { key })).json.count).toBe(0);
    expect((await app.management("GET", "billing-messages/", { key: null })).status).toBe(403);
  });
});
