import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { type BillingSystem, billingSystem, messagesOf, processAll } from "./billing-system.ts";
import { began, type Life, stripeLife } from "./stripe-messages.ts";

// What a checkout makes: by what the metadata of its price name, of products that users hold, of several items.

let app: TestApp;
let stripe: BillingSystem;
const products = new Map<string, number>();
const policies = new Map<number, string>();
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  products.set("app", await createProduct(app, "app"));
  products.set("other", await createProduct(app, "other"));
  products.set("team", await createProduct(app, "team", { authorization_method: "user" }));
  await policy("app", "listed", { prices: ["price_listed"] });
  await policy("app", "solo", {
    max_activations: 7,
    default_license_type: "time-limited",
    valid_duration: "1y",
  });
  for (const product of ["app", "other"]) await policy(product, "twice", {});
  await policy("team", "held", { prices: ["price_held"], on_quantity: "licenses" });
  await policy("app", "each", { prices: ["price_each"], on_quantity: "licenses" });
  await policy("other", "each", { prices: ["price_other"], on_quantity: "licenses" });
  stripe = await billingSystem(app, "stripe");
});
afterAll(() => app.close());

async function policy(product: string, code: string, members: object): Promise<number> {
  const body = { product: products.get(product), code, name: code, ...members };
  const made = await app.management("POST", "license-templates/", { body });
  if (made.status !== 201) throw new Error(made.text);
  policies.set(made.json.id, code);
  return made.json.id;
}

let lives = 0;
function lifeAt(price: string) {
  lives += 1;
  const name = `Sale${lives}`;
  const life: Life = { subscription: `sub_${name}`, customer: `cus_${name}`, price, email: `${name}@acme.example` };
  return { ...stripeLife("2026-07-29.dahlia", life), life };
}
type Sale = ReturnType<typeof lifeAt>;
type Subscription = ReturnType<Sale["subscription"]>;

/** A subscription whose prices say something themselves. */
function saying(subscription: Subscription, metadata: object): Subscription {
  const data = subscription.items.data.map((item) => ({ ...item, price: { ...item.price, metadata } }));
  return { ...subscription, items: { ...subscription.items, data } };
}

async function buy(sale: Sale, subscription: Subscription = sale.subscription(0)): Promise<FreelyRead[]> {
  await stripe.deliver([
    sale.event("customer.subscription.created", subscription, began),
    sale.event("checkout.session.completed", sale.session(), began + 2),
    ...sale.paid(0),
  ]);
  return licensesOf(sale.life.subscription);
}
let moments = 0;
/** A later state of the subscription. */
async function become(sale: Sale, subscription: Subscription): Promise<FreelyRead[]> {
  moments += 1;
  await stripe.deliver([sale.event("customer.subscription.updated", subscription, began + 100 + moments)]);
  return licensesOf(sale.life.subscription);
}
async function licensesOf(name: string): Promise<FreelyRead[]> {
  const { json } = await app.management("GET", `subscriptions/${name}/`);
  const read = ({ id }: { id: number }) => app.management("GET", `licenses/${id}/`);
  return (await Promise.all((json.licenses ?? []).map(read))).map((answer) => (answer as { json: FreelyRead }).json);
}
/** Product and policy of a license; the default policy is made with the product. */
const soldAs = ({ product, license_template }: FreelyRead) =>
  `${product.short_code} ${policies.get(license_template) ?? "default"}`;
const checkoutOf = async (sale: Sale) =>
  (await messagesOf(app, `subscription_id=${sale.life.subscription}&type=checkout.session.completed`)).at(-1);

describe("at a price that no policy is sold at", () => {
  test.each<[string, object, string]>([
    [
      "the policy and the product that its metadata name",
      { product_short_code: "other", license_policy: "twice" },
      "other twice",
    ],
    ["the policy that they name, where only one product has it", { license_policy: "solo" }, "app solo"],
    ["the default policy of the product that they name", { product_short_code: "other" }, "other default"],
  ])("sells %s", async (_name, metadata, expected) => {
    const sale = lifeAt("price_unlisted");
    const licenses = await buy(sale, saying(sale.subscription(0), metadata));
    expect(licenses.map(soldAs)).toEqual([expected]);
    expect(licenses[0]).toMatchObject({
      license_type: "subscription",
      enabled: true,
      validity_period: new Date((sale.periodStart(1) + 7200) * 1000).toISOString(),
    });
  });

  test("sells nothing where the name is not that of exactly one policy, and says so; mended, it is sold", async () => {
    for (const [license_policy, product_short_code] of [
      ["twice", undefined],
      ["coming", "app"],
    ]) {
      const sale = lifeAt("price_unlisted");
      const metadata = { license_policy, ...(product_short_code && { product_short_code }) };
      expect(await buy(sale, saying(sale.subscription(0), metadata))).toEqual([]);
      const message = await checkoutOf(sale);
      expect(message).toMatchObject({
        status: "failed",
        reason: expect.stringContaining(`the policy ${license_policy}`),
      });
      if (license_policy !== "coming") continue;
      await policy("app", "coming", {});
      await app.management("POST", `billing-messages/${message.id}/replay/`);
      await processAll(app);
      expect((await licensesOf(sale.life.subscription)).map(soldAs)).toEqual(["app coming"]);
    }
  });

  test("sells a single purchase by the metadata of its checkout, of the type that they name", async () => {
    const sale = lifeAt("price_unlisted");
    const intent = `pi_${sale.life.subscription}`;
    const metadata = { product_short_code: "app", license_policy: "solo", license_type: "perpetual" };
    const once = { mode: "payment", subscription: null, invoice: null, payment_intent: intent, metadata };
    await stripe.deliver([sale.event("checkout.session.completed", sale.session(once), began)]);
    const [license] = await licensesOf(intent);
    expect(license).toMatchObject({ license_type: "perpetual", max_activations: 7, validity_period: null });
    const odd = lifeAt("price_unlisted");
    const oddly = { ...once, payment_intent: "pi_odd", metadata: { ...metadata, license_type: "eternal" } };
    await stripe.deliver([odd.event("checkout.session.completed", odd.session(oddly), began)]);
    const failed = (await messagesOf(app, "status=failed")).find(({ message_id }) =>
      message_id.includes(odd.item.slice(3)),
    );
    expect(failed?.reason).toContain("license_type");
  });
});

test("what the catalog says of a price counts before what the price says itself", async () => {
  const sale = lifeAt("price_listed");
  const metadata = { product_short_code: "other", license_policy: "twice" };
  const licenses = await buy(sale, saying(sale.subscription(0), metadata));
  expect(licenses.map(soldAs)).toEqual(["app listed"]);
});

describe("a quantity that says how many licenses there are", () => {
  test("makes them of a product that users hold as well: the buyer holds them at first", async () => {
    const sale = lifeAt("price_held");
    const holders = (licenses: FreelyRead[]) =>
      licenses.map(({ license_users }) => license_users.map((user: FreelyRead) => user.true_email));
    const mine = [sale.life.email.toLowerCase()];
    const lower = (all: string[][]) => all.map((each) => each.map((email) => email.toLowerCase()));
    expect(lower(holders(await buy(sale, sale.subscription(0, {}, 2))))).toEqual([mine, mine]);
    const grown = await become(sale, sale.subscription(0, {}, 4));
    expect(lower(holders(grown))).toEqual([mine, mine, mine, mine]);
    expect(grown.every(({ enabled, license_type }) => enabled && license_type === "subscription")).toBe(true);
    const fewer = await become(sale, sale.subscription(0, {}, 1));
    expect(fewer.map(({ enabled }) => enabled)).toEqual([true, false, false, false]);
    const again = await become(sale, sale.subscription(0, {}, 3));
    expect(again.map(({ enabled }) => enabled)).toEqual([true, true, true, false]);
  });

  test("is that of its item, where a subscription has several", async () => {
    const sale = lifeAt("price_each");
    const both = (each: number, other: number): Subscription => {
      const base = sale.subscription(0, {}, each);
      const [item] = base.items.data;
      if (!item) throw new Error("a subscription without items");
      const second = { ...item, id: `${item.id}_other`, quantity: other, price: { ...item.price, id: "price_other" } };
      return { ...base, items: { ...base.items, data: [item, second] } };
    };
    const states = (licenses: FreelyRead[]) =>
      licenses.map(({ product, enabled }) => `${product.short_code} ${enabled}`).sort();
    expect(states(await buy(sale, both(2, 1)))).toEqual(["app true", "app true", "other true"]);
    expect(states(await become(sale, both(2, 2)))).toEqual(["app true", "app true", "other true", "other true"]);
    expect(states(await become(sale, both(1, 2)))).toEqual(["app false", "app true", "other true", "other true"]);
  });

  test("holds back nothing that is paid where no license can be added", async () => {
    const id = await policy("app", "ending", { prices: ["price_ending"], on_quantity: "licenses" });
    const sale = lifeAt("price_ending");
    await buy(sale);
    await app.management("PATCH", `license-templates/${id}/`, { body: { is_archived: true } });
    await stripe.deliver([
      sale.event("customer.subscription.updated", sale.subscription(1, {}, 3), sale.periodStart(1)),
      ...sale.paid(1),
    ]);
    const [license, another] = await licensesOf(sale.life.subscription);
    expect(another).toBeUndefined();
    expect(license.validity_period).toBe(new Date((sale.periodStart(2) + 7200) * 1000).toISOString());
    const told = await messagesOf(app, `subscription_id=${sale.life.subscription}&type=customer.subscription.updated`);
    expect(told.at(-1)).toMatchObject({
      status: "applied",
      reason: expect.stringContaining("No license could be added"),
    });
  });
});
