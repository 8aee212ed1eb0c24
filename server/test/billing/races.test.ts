import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import type { Deps } from "../../src/deps.ts";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { processNext } from "../../src/selling/billing/billing-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { type BillingSystem, billingSystem, messagesOf, seeded, shuffled } from "./billing-system.ts";
import { type Life, stripeLife, stripeStory } from "./stripe-messages.ts";

// Two nodes on one database receive and process the messages of the same subscriptions at the same time.

let app: TestApp;
let stripe: BillingSystem;
let otherPool: Pool;
let nodes: readonly Deps[];
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  const body = { product, code: "monthly", name: "Monthly", prices: ["price_month"] };
  await app.management("POST", "license-templates/", { body });
  stripe = await billingSystem(app, "stripe");
  otherPool = connect({ embedded: app.database, max: 10 });
  nodes = [app.deps, { ...app.deps, db: otherPool }];
});
afterAll(async () => {
  for (const close of closing) await close();
  await otherPool.end();
  await app.close();
});

/** Processes what there is, on all nodes at once, each by several workers. */
async function processOnAll(): Promise<void> {
  const drain = async (deps: Deps) => {
    const passedOver: number[] = [];
    while (await processNext(deps, app.companyId, passedOver));
  };
  for (let left = 1; left > 0; left = (await messagesOf(app, "status=pending")).length)
    await Promise.all([...nodes, ...nodes].map(drain));
}

test("messages of one subscription that are processed at the same moment end as they do one after the other", {
  timeout: 120_000,
}, async () => {
  const random = seeded(17);
  const ends: unknown[] = [];
  for (let round = 0; round < 8; round += 1) {
    const name = `Race${round}`;
    const life: Life = {
      subscription: `sub_${name}`,
      customer: `cus_${name}`,
      price: "price_month",
      email: `${name}@acme.example`,
    };
    const story = stripeStory("2026-07-29.dahlia", life);
    for (const message of shuffled(story, random)) expect((await stripe.send(message)).status).toBe(200);
    if (round === 0) while (await processNext(app.deps, app.companyId));
    else await processOnAll();
    const { json } = await app.management("GET", `subscriptions/${life.subscription}/`);
    const { status, paid_through, cancel_at, quantity, licenses, payments } = json;
    const [{ enabled, validity_period }] = licenses;
    const refunds = payments.map(({ refunded }: FreelyRead) => refunded);
    const orders = await app.management("GET", `orders/?customer_email=${life.email}`);
    const count = [licenses.length, payments.length, orders.json.results.length];
    ends.push({ status, paid_through, cancel_at, quantity, enabled, validity_period, refunds, count });
  }
  for (const end of ends) expect(end).toEqual(ends[0]);
  expect(await messagesOf(app, "status__in=failed,pending,waiting")).toEqual([]);
  const twice = await app.db`
    select object_id from audit where company_id = ${app.companyId} and object = 'billing-messages' and action = 'apply'
    group by object_id having count(*) > 1`;
  expect(twice).toEqual([]);
});

test("a refund that begins to wait in the moment in which its payment is told does not wait for ever", async () => {
  const of = stripeLife("2026-07-29.dahlia", {
    subscription: "sub_Missed",
    customer: "cus_Missed",
    price: "p",
    email: "m@a.io",
  });
  // Time for the other node, after what is to wait has looked for its payment.
  await app.db`
    create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$`;
  await app.db`
    create trigger lingers before update on billing_messages for each row when (new.status = 'waiting')
    execute function linger()`;
  await stripe.send(of.event("charge.refunded", of.charge(0, 1000), 1_773_580_000));
  const waiting = processNext(app.deps, app.companyId);
  await sleep(150);
  for (const event of of.paid(0)) await stripe.send(event);
  await Promise.all([waiting, processOnAll()]);
  await app.db`drop trigger lingers on billing_messages`;
  await processOnAll();
  expect(await messagesOf(app, "status__in=failed,pending,waiting")).toEqual([]);
  expect((await app.management("GET", "subscriptions/sub_Missed/")).json.payments).toMatchObject([
    { refunded: "full" },
  ]);
});

test("a message that both nodes receive at once is kept once", async () => {
  const of = stripeLife("2026-07-29.dahlia", {
    subscription: "sub_Both",
    customer: "cus_Both",
    price: "p",
    email: "b@a.io",
  });
  const event = of.event("customer.subscription.created", of.subscription(0), 1_773_576_000);
  const others = nodes.slice(1).map((deps) => buildApp(deps).app);
  closing.push(...others.map((each) => () => each.close()));
  const sends = [app.app, ...others].flatMap((node) => Array.from({ length: 4 }, () => stripe.send(event, { node })));
  for (const { status } of await Promise.all(sends)) expect(status).toBe(200);
  const kept = (await messagesOf(app)).filter(({ message_id }) => message_id === event.id);
  expect(kept).toMatchObject([{ repeats: 7 }]);
});

test("a message is answered while everything that it would change is locked", async () => {
  const of = stripeLife("2026-07-29.dahlia", {
    subscription: "sub_Slow",
    customer: "cus_Slow",
    price: "p",
    email: "s@a.io",
  });
  const event = of.event("customer.subscription.created", of.subscription(0), 1_773_576_000);
  // A node that cannot go on.
  let stuck: Promise<unknown> = Promise.resolve();
  await app.db.begin(async (tx) => {
    await tx`lock table subscriptions, subscription_references, licenses, orders, customers in access exclusive mode`;
    await tx`select from billing_sources for no key update`;
    expect((await stripe.send(event)).status).toBe(200);
    stuck = processNext(nodes[1] ?? app.deps, app.companyId);
    await sleep(50);
    expect((await stripe.send({ ...event, id: "evt_while_stuck" })).status).toBe(200);
  });
  await stuck;
  await processOnAll();
  expect((await app.management("GET", "subscriptions/sub_Slow/")).json.status).toBe("active");
});
