import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceKind } from "../../src/selling/billing/reading.rules.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { type BillingSystem, billingSystem, messagesOf, processAll, seeded, shuffled } from "./billing-system.ts";
import {
  fastSpringStory,
  genericStory,
  lemonSqueezyId,
  lemonSqueezyStory,
  paddleStory,
  wooCommerceId,
  wooCommerceStory,
} from "./other-messages.ts";

// The other billing systems, each with ten messages of its own, through the real server and its database. In the long
// run, a thousand orders of them in all.

const rounds = process.env["LICET_TEST_LONG"] === "1" ? 200 : 4;

let app: TestApp;
const systems = new Map<SourceKind, BillingSystem>();
beforeAll(async () => {
  app = await createTestApp({ now: "2026-04-06T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  const other = await createProduct(app, "other");
  const sold = { product: other, code: "other", name: "Other", prices: ["app-other"] };
  expect((await app.management("POST", "license-templates/", { body: sold })).status).toBe(201);
  const prices = ["pri_01month", "app-monthly", "31", "app-m", "generic-monthly"];
  const terms = { default_license_type: "subscription" };
  const body = { product, code: "monthly", name: "Monthly", prices, ...terms };
  const made = await app.management("POST", "license-templates/", { body });
  expect(made.status, made.text).toBe(201);
  for (const kind of ["paddle", "fastspring", "lemon_squeezy", "woocommerce", "generic"] as const)
    systems.set(
      kind,
      await billingSystem(app, kind, kind === "fastspring" ? { private_key: "licet-private-key" } : {}),
    );
});
afterAll(() => app.close());

const systemOf = (kind: SourceKind): BillingSystem => {
  const found = systems.get(kind);
  if (!found) throw new Error(kind);
  return found;
};
const read = async (name: string) => (await app.management("GET", `subscriptions/${name}/`)).json;
const topicOf = (message: unknown) => String((message as { topic?: string }).topic ?? "");

describe.each<[SourceKind, (name: string) => object[], (name: string) => string, object]>([
  ["paddle", paddleStory, (name) => `sub_01${name}`, { settled: "14:00", refunds: ["partial", "none"] }],
  ["fastspring", fastSpringStory, (name) => `fs-${name}`, { settled: "14:00", refunds: ["partial"] }],
  ["lemon_squeezy", lemonSqueezyStory, lemonSqueezyId, { settled: "14:00", refunds: ["partial"] }],
  ["woocommerce", wooCommerceStory, wooCommerceId, { settled: "14:00", refunds: ["partial"] }],
  ["generic", genericStory, (name) => `gen_${name}`, { settled: "12:00", refunds: [] }],
])("%s", (kind, story, idOf, { settled, refunds }: { settled?: string; refunds?: string[] }) => {
  test("ten messages end the same in whatever order and however often they come", {
    timeout: 60_000 + rounds * 10_000,
  }, async () => {
    const random = seeded(3);
    for (let round = 0; round < rounds; round += 1) {
      const name = `${kind.replace("_", "")}${round + 1}`;
      const messages = story(name);
      expect(messages).toHaveLength(10);
      await systemOf(kind).deliver(round === 0 ? messages : shuffled(messages, random), topicOf);
      const subscription = await read(idOf(name));
      expect(subscription, `${round}`).toMatchObject({
        status: "active",
        paid_through: "2026-05-01T12:00:00.000Z",
        cancel_at: "2026-05-01T12:00:00.000Z",
        customer_email: `${name}@acme.example`,
      });
      expect(subscription.licenses, `${round}`).toHaveLength(2);
      for (const license of subscription.licenses)
        expect(license).toMatchObject({ enabled: true, validity_period: `2026-05-01T${settled}:00.000Z` });
      const back = subscription.payments.map(({ refunded }: { refunded: string }) => refunded);
      expect(back.filter((each: string) => each !== "none")).toEqual(refunds?.filter((each) => each !== "none"));
      const orders = await app.management("GET", `orders/?customer_email=${name}@acme.example`);
      expect(orders.json.results).toHaveLength(1);
    }
    const open = await messagesOf(app, `source=${systemOf(kind).id}&status__in=failed,pending,waiting`);
    expect(open).toEqual([]);
  });
});

test("Lemon Squeezy: what is cancelled gives access until it ends, and then has expired", async () => {
  const system = systemOf("lemon_squeezy");
  const story = lemonSqueezyStory("lemon90");
  await system.deliver(story);
  const [, created] = story as { data: { id: string; attributes: object } }[];
  const attributes = {
    ...created?.data.attributes,
    status: "expired",
    ends_at: "2026-05-01T12:00:00Z",
    updated_at: "2026-05-01T12:00:02Z",
  };
  const meta = { event_name: "subscription_expired", test_mode: false };
  await system.deliver([{ meta, data: { ...created?.data, attributes } }]);
  expect(await read(lemonSqueezyId("lemon90"))).toMatchObject({
    status: "canceled",
    licenses: [{ validity_period: "2026-05-01T14:00:00.000Z" }, { validity_period: "2026-05-01T14:00:00.000Z" }],
  });
});

test("Paddle: a chargeback takes the period off, and its reversal gives it back", async () => {
  const system = systemOf("paddle");
  await system.deliver(paddleStory("charged"));
  const adjustment = (action: string, occurred_at: string) => ({
    event_id: `evt_${action}`,
    event_type: "adjustment.created",
    occurred_at,
    data: {
      id: `adj_${action}`,
      action,
      type: "full",
      status: "approved",
      transaction_id: "txn_01charged2",
      subscription_id: "sub_01charged",
    },
  });
  await system.deliver([adjustment("chargeback", "2026-04-05T12:00:00Z")]);
  expect((await read("sub_01charged")).licenses[0].validity_period).toBe("2026-04-01T14:00:00.000Z");
  await system.deliver([
    adjustment("chargeback_reverse", "2026-04-05T18:00:00Z"),
    adjustment("chargeback_warning", "2026-04-05T19:00:00Z"),
  ]);
  expect((await read("sub_01charged")).licenses[0].validity_period).toBe("2026-05-01T14:00:00.000Z");
});

test("WooCommerce: a shop that tries the address is answered, and nothing is kept", async () => {
  const { token } = systemOf("woocommerce");
  const before = (await messagesOf(app)).length;
  for (const payload of ["webhook_id=7", ""]) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await app.app.inject({ method: "POST", url: `/api/v1/billing/${token}/`, headers, payload });
    expect(answer.statusCode, answer.body).toBe(200);
  }
  expect(await messagesOf(app)).toHaveLength(before);
});

test("WooCommerce: an order is one purchase, which a full refund disables", async () => {
  const system = systemOf("woocommerce");
  const [, , paid] = wooCommerceStory("woo777");
  const refunded = { ...paid, status: "refunded", date_modified_gmt: "2026-04-05T12:00:00" };
  await system.deliver([paid], topicOf);
  expect((await read("wc-1000777")).licenses).toMatchObject([{ enabled: true }, { enabled: true }]);
  await system.deliver([refunded], topicOf);
  expect((await read("wc-1000777")).licenses).toMatchObject([{ enabled: false }, { enabled: false }]);
});

test("several events of FastSpring in one request are several messages", async () => {
  const events = fastSpringStory("many").flatMap((each) => (each as { events: object[] }).events);
  await systemOf("fastspring").deliver([{ events }]);
  expect((await read("fs-many")).paid_through).toBe("2026-05-01T12:00:00.000Z");
  expect((await messagesOf(app, "subscription_id=fs-many")).length).toBeGreaterThan(5);
});

describe("the generation of licenses during FastSpring's checkout", () => {
  const generate = (form: Record<string, string>, key = "licet-private-key") => {
    const names = Object.keys(form).sort();
    const text = names.map((name) => form[name]).join("");
    const security_request_hash = createHash("md5").update(`${text}${key}`).digest("hex");
    return app.app.inject({
      method: "POST",
      url: `/api/v1/billing/${systemOf("fastspring").token}/licenses/`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams({ ...form, security_request_hash }).toString(),
    });
  };
  const form = {
    name: "Ada Vos",
    email: "generated@acme.example",
    company: "Vos BV",
    quantity: "2",
    reference: "VOSgen-1",
    internalProductName: "app-monthly",
  };

  test("answers a key for each, and the same ones again; what is told later is of these licenses", async () => {
    const first = await generate(form);
    expect(first.statusCode, first.body).toBe(200);
    expect(first.headers["content-type"]).toContain("text/plain");
    const keys = first.body.split("\n");
    expect(new Set(keys).size).toBe(2);
    expect((await generate(form)).body).toBe(first.body);
    await systemOf("fastspring").deliver(fastSpringStory("gen"));
    const { licenses } = await read("fs-gen");
    expect(licenses.map(({ license_key }: { license_key: string }) => license_key)).toEqual(keys);
    expect((await generate(form)).body).toBe(first.body);
  });

  test("makes the licenses of an order once, however many ask at the same moment", async () => {
    const together = { ...form, reference: "VOSrace-1", email: "together@acme.example" };
    const answers = await Promise.all(Array.from({ length: 6 }, () => generate(together)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    // Another product of the same order.
    const other = { ...together, internalProductName: "app-other" };
    const others = await Promise.all(Array.from({ length: 6 }, () => generate(other)));
    expect(others.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(new Set(others.map(({ body }) => body)).size).toBe(1);
    expect((await generate(together)).body).toBe(answers[0]?.body);
    const [order] = (await app.management("GET", "orders/?customer_email=together@acme.example")).json.results;
    const { json } = await app.management("GET", `licenses/?order=${order.id}&count=exact`);
    expect(json.count).toBe(4);
  });

  test("refuses what is not signed, tests at a live address, and what is not sold here", async () => {
    expect((await generate(form, "another key")).statusCode).toBe(400);
    expect((await generate({ ...form, test: "true" })).statusCode).toBe(400);
    expect((await generate({ ...form, internalProductName: "nothing" })).statusCode).toBe(400);
  });
});

test("what is told in a test makes test orders only", async () => {
  const system = await billingSystem(app, "generic", { livemode: false });
  const [checkout] = genericStory("testing") as { data: object }[];
  await system.deliver([{ ...checkout, data: { ...checkout?.data, livemode: false } }]);
  const [order] = (await app.management("GET", "orders/?customer_email=testing@acme.example")).json.results;
  expect(order.is_test).toBe(true);
  expect((await system.send(checkout)).code).toBe("billing_mode_mismatch");
  await processAll(app);
});
