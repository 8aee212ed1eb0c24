import { setTimeout as sleep } from "node:timers/promises";
import { eventDispatcher } from "../../../server/src/record/events/dispatch.flow.ts";
import { webhooksOf } from "../../../server/src/selling/webhooks/webhook-consumer.flow.ts";
import type { FreelyRead, TestApp } from "../../../server/test/support/app.ts";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { upload } from "../../../server/test/support/imports.ts";

// A company as it is after a while, so that every page has something to show.

/** What the addresses of pages need to know of it. */
export interface Goods {
  readonly product: number;
  readonly bundle: number;
  readonly policy: number;
  readonly otherPolicy: number;
  readonly order: number;
  /** A license with one seat, which is taken; a second device was refused. */
  readonly license: number;
  readonly licenseKey: string;
  readonly customer: number;
  readonly account: number;
  readonly user: number;
  readonly device: number;
  readonly pool: number;
  readonly clock: number;
  /** The number of the decision that refused the second device. */
  readonly decision: number;
  /** An endpoint of webhooks, and what was sent there. */
  readonly webhook: number;
  readonly delivery: number;
}

async function make(test: TestApp, path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await test.management("POST", path, { body });
  if (status >= 300) throw new Error(`${path} was refused: ${text}`);
  return json;
}

/** Fills a company: catalog, orders, people, devices, refusals, imports, scheduled updates. */
export async function sellGoods(test: TestApp): Promise<Goods> {
  const product = await createProduct(test, "paint", { product_name: "Paint" });
  await createProduct(test, "draw", { product_name: "Draw" });
  await createProduct(test, "team", { product_name: "Team", authorization_method: "user" });
  const bundle = await createProduct(test, "suite", {
    product_name: "Suite",
    is_bundle: true,
    products: ["paint", "draw"],
  });
  await make(test, "product-features/", { product, code: "layers", name: "Layers", feature_type: "activation" });
  await make(test, "product-features/", {
    product,
    code: "exports",
    name: "Exports",
    feature_type: "consumption",
    max_consumption: 50,
  });
  await make(test, "product-custom-fields/", { product, name: "studio" });
  const policies = await test.management("GET", `license-templates/?product=${product}`);
  const policy: number = policies.json.results[0].id;
  const { id: otherPolicy } = await make(test, "license-templates/", {
    product,
    code: "pro",
    name: "Professional",
    license_type: "time-limited",
    valid_duration: "1y",
    max_activations: 5,
  });
  const account = await make(test, "customer-accounts/", { code: "ACME", name: "Acme" });
  const customer = { email: "jane@acme.example", first_name: "Jane", last_name: "Doe", company_name: "Acme" };
  const license = await sell(test, "paint", { max_activations: 1, note: "paid by invoice" }, { customer });
  await sell(test, "paint", { policy_code: "pro" }, { customer });
  await sell(test, "paint", { license_type: "consumption", max_consumptions: 10 }, { customer });
  await sell(test, "paint", { is_floating_cloud: true, floating_users: 3 }, { customer });
  for (let times = 0; times < 3; times += 1) await sell(test, "draw", { max_activations: 3 }, { customer });
  await sell(
    test,
    "team",
    { users: [{ email: "kim@acme.example" }, { email: "lee@acme.example" }], max_license_users: 5 },
    { customer },
  );
  await sell(test, "draw", { license_type: "subscription", subscription_id: "sub_tour" }, { customer });
  await make(test, "billing-sources/", { kind: "fastspring", name: "Our shop", livemode: true });
  const told = { status: "active", paid_through: "2026-05-01", customer_email: "jane@acme.example", quantity: 2 };
  await test.management("PUT", "subscriptions/sub_tour/", { body: told });
  await activateTwice(test, license.license_key);
  const { json: update } = await test.management("GET", `licenses/${license.id}/`);
  await make(test, "scheduled-updates/", {
    license: license.id,
    scheduled_at: "2026-04-01T00:00:00Z",
    scheduled_update_data: [{ action: "license-update", update_data: { max_activations: 2 } }],
  });
  const pool = await make(test, "consumption-pools/", {
    code: "renders",
    type: "license",
    customer_account: account.id,
    max_consumptions: 100,
  });
  const clock = await make(test, "test-clocks/", { time: "2030-01-01", name: "A trial" });
  const timed = { is_test: true, test_clock: clock.id, customer };
  await sell(test, "paint", { license_type: "time-limited", validity_period: "2030-02-05" }, timed);
  await make(test, `test-clocks/${clock.id}/advance/`, { to: "2030-01-10" });
  await make(test, "clabels/", { label: "VIP" });
  await upload(test, "customers", "email,first_name\nann@acme.example,Ann\nnot an e-mail,Bob\n");
  // What it was, and what it is.
  test.clock.advance(3_600_000);
  await test.management("PATCH", `licenses/${license.id}/`, { body: { note: "paid by invoice 17" } });
  const first = async (path: string) => (await test.management("GET", path)).json.results[0];
  return {
    product,
    bundle,
    policy,
    otherPolicy,
    order: (await first("orders/?order_by=id")).id,
    license: update.id,
    licenseKey: license.license_key,
    customer: (await first("customers/?email=jane@acme.example")).id,
    account: account.id,
    user: (await first("license-users/")).id,
    device: (await first(`devices/?license=${license.id}`)).id,
    pool: pool.id,
    clock: clock.id,
    decision: await firstDecision(test),
    ...(await sendEvent(test)),
  };
}

/** One device has the seat, the other one is refused. */
async function activateTwice(test: TestApp, license_key: string): Promise<void> {
  const application = applicationOf(test);
  const call = { product: "paint", license_key, os_ver: "Windows 11", app_ver: "2.1" };
  await application.activate({ ...call, hardware_id: "studio-1", hostname: "STUDIO-1" });
  await application.check({ ...call, hardware_id: "studio-1" });
  await application.activate({ ...call, hardware_id: "laptop-7", hostname: "LAPTOP-7" });
}

/** An endpoint hears of a new customer. */
async function sendEvent(test: TestApp): Promise<Pick<Goods, "webhook" | "delivery">> {
  const body = { url: "https://hooks.acme.example/licet", events: ["customer.created"] };
  const { id: webhook } = await make(test, "webhook-endpoints/", body);
  await make(test, "customers/", { email: "told@acme.example" });
  await eventDispatcher(test.deps, [webhooksOf(test.deps)])();
  for (let asked = 0; asked < 200; asked += 1) {
    const { json } = await test.management("GET", `webhook-deliveries/?endpoint=${webhook}`);
    if (json.count > 0) return { webhook, delivery: json.results[0].id };
    await sleep(50);
  }
  throw new Error("the event was not sent");
}

/** Decisions are written after the answer. */
async function firstDecision(test: TestApp): Promise<number> {
  for (let asked = 0; asked < 200; asked += 1) {
    const { json } = await test.management("GET", "decisions/");
    if (json.count > 0) return json.results[0].id;
    await sleep(50);
  }
  throw new Error("the refusal left no decision");
}
