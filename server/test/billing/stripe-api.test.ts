import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { type BillingSystem, billingSystem, messagesOf, processAll } from "./billing-system.ts";
import { began, stripeLife } from "./stripe-messages.ts";

// With a key of its API, Stripe is asked: an event is a hint. The API is a server of our own, reached through the guard
// of all calls to other servers.

let app: TestApp;
let api: Server;
let stripe: BillingSystem;
const answers = new Map<string, unknown>();
const asked: string[] = [];

beforeAll(async () => {
  api = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(`${request.headers.authorization} ${path}`);
    const answer = answers.get(path.replace(/\?.*/, ""));
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: { type: "invalid_request_error", message: "No such object" } }));
  });
  await new Promise<void>((done) => {
    api.listen(0, "127.0.0.1", done);
  });
  app = await createTestApp({ privateHosts: ["127.0.0.1"] });
  const { port } = api.address() as AddressInfo;
  Object.assign(app.deps, { stripeApi: `http://127.0.0.1:${port}` });
  const product = await createProduct(app, "app");
  const body = { product, code: "pro", name: "Pro", prices: ["price_month", "price_once"] };
  await app.management("POST", "license-templates/", { body });
  stripe = await billingSystem(app, "stripe", { api_key: "rk_test_licet" });
});
beforeEach(() => {
  answers.clear();
  asked.length = 0;
});
afterAll(async () => {
  api.close();
  await app.close();
});

const life = (name: string) => ({
  subscription: `sub_${name}`,
  customer: `cus_${name}`,
  price: "price_month",
  email: `${name}@acme.example`,
});
const read = async (name: string) => (await app.management("GET", `subscriptions/${name}/`)).json;

test("what Stripe says now counts, not what an event says", async () => {
  const of = stripeLife("2026-07-29.dahlia", life("Now"));
  answers.set("/v1/subscriptions/sub_Now", of.subscription(0, { status: "unpaid" }));
  await stripe.deliver([of.event("customer.subscription.updated", of.subscription(0), began + 1_000_000_000)]);
  expect((await read("sub_Now")).status).toBe("unpaid");
  expect(asked).toEqual(["Bearer rk_test_licet /v1/subscriptions/sub_Now"]);
});

test("what a checkout bought is asked for", async () => {
  const of = stripeLife("2026-07-29.dahlia", life("Once"));
  const once = of.session({ mode: "payment", subscription: null, invoice: null, payment_intent: "pi_Once" });
  const line = { id: "li_1", quantity: 2, price: { id: "price_once", product: "prod_1" } };
  answers.set(`/v1/checkout/sessions/${once.id}`, { ...once, line_items: { object: "list", data: [line] } });
  await stripe.deliver([of.event("checkout.session.completed", once, began)]);
  expect((await read("pi_Once")).licenses).toHaveLength(2);
  expect(asked[0]).toContain("expand");
});

test("and what the metadata of its price name, where no policy is sold at it", async () => {
  const of = stripeLife("2026-07-29.dahlia", life("Named"));
  const once = of.session({ mode: "payment", subscription: null, invoice: null, payment_intent: "pi_Named" });
  const metadata = { product_short_code: "app", license_policy: "pro", license_type: "consumption" };
  const line = { id: "li_1", quantity: 1, price: { id: "price_unlisted", product: "prod_1", metadata } };
  answers.set(`/v1/checkout/sessions/${once.id}`, { ...once, line_items: { object: "list", data: [line] } });
  await stripe.deliver([of.event("checkout.session.completed", once, began)]);
  const { licenses } = await read("pi_Named");
  expect(licenses).toMatchObject([{ product: "app", policy: "pro" }]);
  const { json } = await app.management("GET", `licenses/${licenses[0].id}/`);
  expect(json.license_type).toBe("consumption");
});

test("whose payment a refund is of is asked for, where no message has told it", async () => {
  const of = stripeLife("2026-07-29.dahlia", life("Lost"));
  answers.set("/v1/subscriptions/sub_Lost", of.subscription(0));
  await stripe.deliver([of.event("customer.subscription.created", of.subscription(0), began)]);
  const payment = { id: "inpay_1", object: "invoice_payment", invoice: "in_Lost_0" };
  answers.set("/v1/invoice_payments", {
    object: "list",
    url: "/v1/invoice_payments",
    has_more: false,
    data: [payment],
  });
  answers.set("/v1/invoices/in_Lost_0", of.invoice(0));
  await stripe.deliver([of.event("charge.refunded", of.charge(0, 1000), began + 5000)]);
  expect((await read("sub_Lost")).payments).toMatchObject([{ payment: "in_Lost_0", refunded: "full" }]);
});

test("a message is tried again later while Stripe does not answer, and believed at last", async () => {
  const of = stripeLife("2026-07-29.dahlia", life("Deaf"));
  const event = of.event("customer.subscription.created", of.subscription(0), began);
  await stripe.send(event);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await processAll(app);
    const [message] = (await messagesOf(app)).filter(({ message_id }) => message_id === event.id);
    expect(message).toMatchObject({ status: "pending", attempts: attempt });
    app.clock.advance(60_000);
  }
  await processAll(app);
  expect((await read("sub_Deaf")).status).toBe("active");
});

test("the secrets of a source are never shown", async () => {
  const { text } = await app.management("GET", `billing-sources/${stripe.id}/`);
  expect(text).not.toContain("rk_test_licet");
  expect(text).not.toContain("whsec_");
  expect((await app.management("GET", "audit/?object=billing-sources")).text).not.toContain("rk_test_licet");
});
