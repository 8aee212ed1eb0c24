import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { advanceSubscriptions, subscriptionJobs } from "../../src/selling/subscriptions/subscription-jobs.flow.ts";
import { type BillingSystem, billingSystem, messagesOf, seeded, shuffled } from "../billing/billing-system.ts";
import { began, stripeLife } from "../billing/stripe-messages.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { advance, eventsOf, makeClock, momentsOf, sellByClock } from "./clocks.ts";

// Subscriptions as they are tried out: Stripe's messages in test mode, about licenses that live by a clock.

let app: TestApp;
let stripe: BillingSystem;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-01-10T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  const body = { product, code: "each", name: "Each", prices: ["price_each"], on_quantity: "licenses" };
  expect((await app.management("POST", "license-templates/", { body })).status).toBe(201);
  stripe = await billingSystem(app, "stripe", { livemode: false });
});
afterAll(() => app.close());

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `licenses/${id}/`)).json;

let lives = 0;
/** A subscription whose license lives by a clock that begins with it. */
async function subscribed(license: object = {}) {
  lives += 1;
  const name = `Clock${lives}`;
  const subscription = `sub_${name}`;
  const of = stripeLife("2026-07-29.dahlia", {
    subscription,
    customer: `cus_${name}`,
    price: "price_month",
    email: `${name}@acme.example`,
  });
  const clock = await makeClock(app, iso(began));
  const terms = { license_type: "subscription", subscription_id: subscription, ...license };
  const { id, license_key } = await sellByClock(app, clock, "app", terms);
  const application = applicationOf(app);
  const device = { product: "app", license_key, hardware_id: "one" };
  const tell = (...events: readonly object[]) => stripe.deliver(events.map((each) => ({ ...each, livemode: false })));
  const check = async () => (await application.check(device)).json as FreelyRead;
  const to = (seconds: number) => advance(app, clock, iso(seconds));
  return { ...of, id, clock, name: subscription, tell, to, check, activate: () => application.activate(device) };
}

test("a year's subscription is renewed eleven times by paid invoices, and its license never expires in between", async () => {
  const one = await subscribed();
  await one.tell(one.event("customer.subscription.created", one.subscription(0), began), ...one.paid(0));
  expect((await one.activate()).json).toMatchObject({ is_expired: false });
  for (let month = 1; month <= 11; month += 1) {
    const renewal = one.periodStart(month);
    // The period moves on, an hour later it is charged: nobody is locked out meanwhile.
    await one.to(renewal);
    await one.tell(one.event("customer.subscription.updated", one.subscription(month), renewal));
    await one.to(renewal + 3700);
    expect((await one.check()).is_expired).toBe(false);
    await one.tell(...one.paid(month));
    expect((await read(one.id)).validity_period).toBe(iso(one.periodStart(month + 1) + 7200));
  }
  expect(await eventsOf(app, [one.id], "license.expired")).toEqual([]);
  await one.to(one.periodStart(12) + 7201);
  expect((await one.check()).is_expired).toBe(true);
  const paidFor = (await app.management("GET", `subscriptions/${one.name}/`)).json.payments;
  expect(paidFor).toHaveLength(12);
});

test("a renewal that fails lets the license expire, and recovering brings it back", async () => {
  const one = await subscribed();
  await one.tell(one.event("customer.subscription.created", one.subscription(0), began), ...one.paid(0));
  await one.activate();
  const renewal = one.periodStart(1);
  await one.to(renewal + 3600);
  await one.tell(
    one.event("customer.subscription.updated", one.subscription(1), renewal),
    one.event("invoice.payment_failed", one.invoice(1, { status: "open", attempt_count: 1 }), renewal + 3600),
    one.event("customer.subscription.updated", one.subscription(1, { status: "past_due" }), renewal + 3600),
  );
  expect(await one.check()).toMatchObject({ is_expired: false, license_enabled: true });
  await one.to(renewal + 3 * 86_400);
  expect((await one.check()).is_expired).toBe(true);
  expect(await read(one.id)).toMatchObject({ enabled: true, status: "Expired" });
  await one.tell(
    one.event("customer.subscription.updated", one.subscription(1), renewal + 3 * 86_400 + 60, { status: "past_due" }),
    ...one.paid(1),
  );
  expect(await one.check()).toMatchObject({ is_expired: false, validity_period: iso(one.periodStart(2) + 7200) });
  await one.to(one.periodStart(1) + 20 * 86_400);
  expect((await one.check()).is_expired).toBe(false);
  // It expired once, by the clock: at the end of what was paid and of the time that a collection takes.
  expect(await eventsOf(app, [one.id], "license.expired")).toEqual([
    `license.expired ${new Date((renewal + 7200) * 1000 + 1).toISOString()}`,
  ]);
});

test("a refund of a renewal shortens the license to what is still paid, in whatever order it is told", async () => {
  const random = seeded(5);
  for (let round = 0; round < 3; round += 1) {
    const one = await subscribed();
    await one.tell(one.event("customer.subscription.created", one.subscription(0), began), ...one.paid(0));
    await one.activate();
    const renewal = one.periodStart(1);
    await one.to(renewal + 7000);
    const refunded = renewal + 5 * 86_400;
    const renewed = [one.event("customer.subscription.updated", one.subscription(1), renewal), ...one.paid(1)];
    const back = [
      one.event("charge.refunded", one.charge(1, 1000), refunded),
      one.event("refund.created", one.refund(1, 1000), refunded),
    ];
    if (round === 0) {
      await one.tell(...renewed);
      await one.to(refunded);
      expect(await one.check()).toMatchObject({ is_expired: false, validity_period: iso(one.periodStart(2) + 7200) });
      await one.tell(...back);
    } else {
      await one.to(refunded);
      // What a refund waits for is awaited by the time of the server, which is behind the clock.
      await one.tell(...shuffled([...renewed, ...back], random));
    }
    expect(await messagesOf(app, "status__in=pending,waiting,failed"), `${round}`).toEqual([]);
    expect(await read(one.id)).toMatchObject({
      enabled: true,
      validity_period: iso(renewal + 7200),
      status: "Expired",
    });
    expect((await one.check()).is_expired).toBe(true);
  }
});

describe("by time alone", () => {
  test("a collection that is paused until then goes on at that moment, and no earlier", async () => {
    const one = await subscribed();
    await one.tell(one.event("customer.subscription.created", one.subscription(0), began), ...one.paid(0));
    await one.activate();
    const resumes = began + 10 * 86_400;
    const paused = one.subscription(0, { pause_collection: { behavior: "void", resumes_at: resumes } });
    await one.to(began + 86_400);
    await one.tell(one.event("customer.subscription.updated", paused, began + 86_400));
    expect((await read(one.id)).enabled).toBe(false);
    const { json: due } = await app.management("GET", `test-clocks/${one.clock}/due/`);
    expect(JSON.stringify(due)).toContain("subscription");
    await one.to(resumes - 1);
    expect((await read(one.id)).enabled).toBe(false);
    await one.to(resumes + 86_400);
    expect((await read(one.id)).enabled).toBe(true);
    expect(await eventsOf(app, [one.id], "license.%abled")).toEqual([
      `license.disabled ${iso(began + 86_400)}`,
      `license.enabled ${iso(resumes)}`,
    ]);
    expect((await momentsOf(app, one.clock)).filter((each) => each.includes("subscription"))).toEqual([
      `${iso(resumes)} subscription`,
    ]);
  });

  test("a trial ends with its last moment, and what it goes over into when that is not paid", async () => {
    const one = await subscribed();
    const trial_end = began + 14 * 86_400;
    const trial = one.subscription(0, { status: "trialing", trial_end });
    await one.tell(one.event("customer.subscription.created", trial, began));
    await one.activate();
    await one.to(trial_end);
    expect((await one.check()).is_expired).toBe(false);
    const over = one.subscription(0, { trial_end });
    await one.tell(one.event("customer.subscription.updated", over, trial_end, { status: "trialing" }));
    await one.to(trial_end + 7200);
    expect((await one.check()).is_expired).toBe(false);
    await one.to(trial_end + 7201);
    expect((await one.check()).is_expired).toBe(true);
  });

  test("grace of the license goes on from the end of what is paid, counted once", async () => {
    const one = await subscribed({ allow_grace_period: true, grace_period: 24 });
    await one.tell(one.event("customer.subscription.created", one.subscription(0), began), ...one.paid(0));
    await one.activate();
    const end = one.periodStart(1);
    expect((await read(one.id)).validity_period).toBe(iso(end));
    await one.to(end + 86_400);
    expect((await one.check()).is_expired).toBe(false);
    await one.to(end + 86_401);
    expect((await one.check()).is_expired).toBe(true);
    expect((await momentsOf(app, one.clock)).filter((each) => each.endsWith("grace_began"))).toHaveLength(1);
  });

  test("one that was to end does, and a canceled one grows no more", async () => {
    const one = await subscribed();
    const end = one.periodStart(1);
    const ending = one.subscription(0, { cancel_at_period_end: true, cancel_at: end, canceled_at: began + 60 });
    await one.tell(one.event("customer.subscription.created", ending, began), ...one.paid(0));
    await one.activate();
    await one.to(end);
    await one.tell(
      one.event("customer.subscription.deleted", one.subscription(0, { status: "canceled", ended_at: end }, 3), end),
    );
    expect((await one.check()).is_expired).toBe(false);
    await one.to(end + 7201);
    expect((await one.check()).is_expired).toBe(true);
    expect((await app.management("GET", `subscriptions/${one.name}/`)).json.licenses).toHaveLength(1);
  });
});

test("licenses that a quantity adds live by the clock of their order", async () => {
  const one = await subscribed({ policy_code: "each" });
  await one.tell(one.event("customer.subscription.created", one.subscription(0, {}, 3), began), ...one.paid(0));
  const { json } = await app.management("GET", `subscriptions/${one.name}/`);
  expect(json.licenses).toHaveLength(3);
  for (const { id } of json.licenses)
    expect(await read(id)).toMatchObject({ test_clock: one.clock, validity_period: iso(one.periodStart(1) + 7200) });
});

describe("on a server, by the time", () => {
  const put = (name: string, body: object) => app.management("PUT", `subscriptions/${name}/`, { body });

  test("a collection that is paused until then goes on when the jobs look", async () => {
    const live = await billingSystem(app, "stripe");
    const of = stripeLife("2026-07-29.dahlia", {
      subscription: "sub_Live",
      customer: "cus_Live",
      price: "price_month",
      email: "live@acme.example",
    });
    app.clock.set(iso(began));
    const { id } = await sell(app, "app", { license_type: "subscription", subscription_id: "sub_Live" });
    const resumes = began + 86_400;
    const paused = of.subscription(0, { pause_collection: { behavior: "void", resumes_at: resumes } });
    await live.deliver([of.event("customer.subscription.created", paused, began), ...of.paid(0)]);
    expect((await read(id)).enabled).toBe(false);
    const { companyId } = app.otherCompany;
    await advanceSubscriptions(app.deps, { companyId, until: new Date((resumes + 1) * 1000) });
    expect((await read(id)).enabled).toBe(false);
    app.clock.set(iso(resumes + 1));
    await subscriptionJobs(app.deps).watch();
    expect((await read(id)).enabled).toBe(true);
    // Once: what somebody does by hand afterwards stays.
    await app.management("POST", `licenses/${id}/disable/`);
    await subscriptionJobs(app.deps).watch();
    expect((await read(id)).enabled).toBe(false);
  });

  test("a subscription whose licenses cannot follow it holds no other one up", async () => {
    await put("mixed", { status: "active", paid_through: "2027-01-01" });
    await put("later", { status: "active", paid_through: "2027-01-01" });
    for (const time of ["2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"])
      await sellByClock(app, await makeClock(app, time), "app", {
        license_type: "subscription",
        subscription_id: "mixed",
      });
    const { id } = await sell(app, "app", { license_type: "subscription", subscription_id: "later" });
    await subscriptionJobs(app.deps).watch();
    await subscriptionJobs(app.deps).watch();
    expect((await read(id)).validity_period).toBe("2027-01-01T00:00:00.000Z");
  });
});
