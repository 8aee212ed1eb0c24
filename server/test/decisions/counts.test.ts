import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { until } from "../support/own-postgres.ts";
import { numberOf } from "./refused.ts";

// How often calls are refused: by code, product, feature, license, customer and time.

let app: TestApp;
let productId: number;
let acme: FreelyRead;
let beta: FreelyRead;

const counts = async (query: string) => {
  const { status, json, text } = await app.management("GET", `decisions/counts/?${query}`);
  expect(status, text).toBe(200);
  return json;
};

beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T10:30:00.000Z" });
  productId = await createProduct(app, "app", { product_name: "My App" });
  const body = { product: productId, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 5 };
  expect((await app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
  const application = applicationOf(app);
  const features = [{ code: "pages" }];
  acme = await sell(app, "app", { product_features: features }, { customer: { email: "acme@acme.example" } });
  beta = await sell(app, "app", {}, { customer: { email: "beta@beta.example", company_name: "Beta" } });
  const callOf = (sold: FreelyRead, hardware_id: string) => ({
    product: "app",
    license_key: sold.license_key,
    hardware_id,
  });
  for (const sold of [acme, beta]) expect((await application.activate(callOf(sold, "first"))).status).toBe(200);
  for (let device = 0; device < 3; device += 1) numberOf(await application.activate(callOf(acme, `acme-${device}`)));
  numberOf(await application.activate(callOf(beta, "beta-0")));
  app.clock.set("2026-03-15T11:00:00.000Z");
  numberOf(await application.check(callOf(acme, "stranger")));
  const units = { ...callOf(acme, "first"), consumptions: 6 };
  for (const feature of ["pages", "nothing"])
    numberOf(await application.call("POST", "add_feature_consumption", { body: { ...units, feature } }));
  app.clock.set("2026-03-16T00:00:00.000Z");
  numberOf(await application.check({ ...callOf(acme, "first"), product: "nothing" }));
  await until(async () => (await counts("")).count === 8);
});
afterAll(() => app.close());

const shown = ({ counts: rows }: FreelyRead, name: string) =>
  rows.map((row: FreelyRead) => {
    expect(Object.keys(row).sort()).toEqual(["count", name, "not_kept"].sort());
    return [row[name], row.count];
  });

test("refusals are counted by code unless something else is asked for", async () => {
  const answer = await counts("");
  expect([answer.count, answer.not_kept]).toEqual([8, 0]);
  expect(shown(answer, "code")).toEqual([
    ["license_activated_max_times", 4],
    ["device_not_found", 1],
    ["feature_not_enough_consumptions", 1],
    ["unknown_product", 1],
    ["unsupported_product_feature", 1],
  ]);
  expect(shown(await counts("by=action"), "action")).toEqual([
    ["activation", 4],
    ["check", 2],
    ["f_consumption", 2],
  ]);
});

test("by product and by feature, null where a call names none that exists", async () => {
  expect(shown(await counts("by=product"), "product")).toEqual([
    [{ id: productId, product_name: "My App", short_code: "app" }, 7],
    [null, 1],
  ]);
  expect(shown(await counts("by=feature"), "feature")).toEqual([
    [null, 7],
    ["pages", 1],
  ]);
});

test("by license and by customer: who needs more seats", async () => {
  const code = "code=license_activated_max_times";
  const license = (sold: FreelyRead) => ({
    id: sold.id,
    license_key: sold.license_key,
    license_type: "perpetual",
    product_id: productId,
    max_activations: 1,
    allow_unlimited_activations: false,
  });
  expect(shown(await counts(`by=license&${code}`), "license")).toEqual([
    [license(acme), 3],
    [license(beta), 1],
  ]);
  const customers = shown(await counts(`by=customer&${code}`), "customer");
  expect(customers.map(([customer, count]: FreelyRead) => [customer.email, customer.company_name, count])).toEqual([
    ["acme@acme.example", "", 3],
    ["beta@beta.example", "Beta", 1],
  ]);
  expect(shown(await counts(`by=license&${code}&limit=1`), "license")).toHaveLength(1);
});

test("by hour and by day, oldest first", async () => {
  expect(shown(await counts("by=hour"), "hour")).toEqual([
    ["2026-03-15T10:00:00.000Z", 4],
    ["2026-03-15T11:00:00.000Z", 3],
    ["2026-03-16T00:00:00.000Z", 1],
  ]);
  expect(shown(await counts("by=day"), "day")).toEqual([
    ["2026-03-15T00:00:00.000Z", 7],
    ["2026-03-16T00:00:00.000Z", 1],
  ]);
  expect(shown(await counts("by=hour&limit=2"), "hour").map(([hour]: FreelyRead) => hour)).toEqual([
    "2026-03-15T11:00:00.000Z",
    "2026-03-16T00:00:00.000Z",
  ]);
});

test("by several together", async () => {
  const { counts: rows } = await counts("by=day,code&code__in=license_activated_max_times,unknown_product");
  expect(rows).toEqual([
    { day: "2026-03-15T00:00:00.000Z", code: "license_activated_max_times", count: 4, not_kept: 0 },
    { day: "2026-03-16T00:00:00.000Z", code: "unknown_product", count: 1, not_kept: 0 },
  ]);
});

test("of a time, a product, a feature, a license, an order or a customer", async () => {
  const [row] = await app.db<{ order_id: number; customer_id: number }[]>`
    select l.order_id, o.customer_id from licenses l join orders o on o.id = l.order_id where l.id = ${acme.id}`;
  for (const [query, count] of [
    ["created_at__gte=2026-03-16", 1],
    ["created_at__date__lte=2026-03-15", 7],
    ["created_at__lt=2026-03-15T11:00:00Z", 4],
    [`product_id=${productId}`, 7],
    ["feature_code=pages", 1],
    [`license_id=${acme.id}`, 6],
    [`order_id=${row?.order_id}`, 6],
    [`customer_id=${row?.customer_id}&action=activation`, 3],
    ["code=blacklisted", 0],
  ] as const)
    expect([query, (await counts(query)).count]).toEqual([query, count]);
  app.clock.set("2026-06-01T00:00:00.000Z");
  expect((await counts("")).count).toBe(0);
  expect((await counts("created_at__gte=2026-03-01")).count).toBe(8);
  app.clock.set("2026-03-16T00:00:00.000Z");
});

test("what cannot be counted by is refused", async () => {
  const { status, json } = await app.management("GET", "decisions/counts/?by=code,color");
  expect([status, json.code, json.message]).toEqual([
    400,
    "validation_error",
    "by: Must be of code, action, product, feature, license, customer, hour, day, with commas between them.",
  ]);
});
