import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// A license belongs to the customer of its order, however the order got that customer.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  for (const code of ["app", "other"]) {
    const product = await createProduct(app, code);
    await app.management("POST", "license-templates/", { body: { product, code: `${code}-policy`, name: "P" } });
  }
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] });
});
afterAll(() => app.close());

const emailOf = (name: string) => `${name}@acme.example`;
const made = async (name: string): Promise<number> =>
  (await app.management("POST", "customers/", { body: { email: emailOf(name) } })).json.id;

const order = async (id: string, members: object = {}): Promise<FreelyRead> => {
  const body = { id, items: [{ product_code: "app", licenses: [{}, {}] }], ...members };
  const { status, json, text } = await app.management("POST", "orders/create_order/", { body });
  expect(status, text).toBe(200);
  return json;
};

/** The licenses of a customer as the list finds them by customer and by e-mail, and as the customer counts them. */
const licensesOf = async (customer: number): Promise<number[]> => {
  const { json } = await app.management("GET", `licenses/?customer_id=${customer}&limit=100`);
  const { email, total_licenses } = (await app.management("GET", `customers/${customer}/`)).json;
  const byEmail = (await app.management("GET", `licenses/?customer_email=${email}&limit=100`)).json;
  expect([byEmail.count, total_licenses]).toEqual([json.count, json.count]);
  expect(json.results.map((license: FreelyRead) => license.customer.id)).toEqual(json.results.map(() => customer));
  return json.results.map((license: FreelyRead) => license.id);
};
const licensesOfOrder = async (id: number): Promise<number[]> =>
  (await app.db<{ id: number }[]>`select id from licenses where order_id = ${id} order by id`).map((row) => row.id);

test("those sold to a new customer, to an existing one, and as bundles", async () => {
  const customer = await made("bought");
  const first = await order("bought-1", { customer: { email: emailOf("bought") } });
  const items = [
    {
      product_code: "suite",
      licenses: [{ products: ["app", "other"].map((code) => ({ product_code: code, policy_code: `${code}-policy` })) }],
    },
  ];
  const second = await order("bought-2", { is_bundle: true, items, customer: { email: emailOf("bought") } });
  const ofOrders = [...(await licensesOfOrder(first.id)), ...(await licensesOfOrder(second.id))];
  expect(ofOrders.length).toBeGreaterThanOrEqual(4);
  expect(await licensesOf(customer)).toEqual(ofOrders);
  const third = await order("bought-3", { customer: { email: emailOf("new") } });
  expect(await licensesOf(third.customer.id)).toEqual(await licensesOfOrder(third.id));
});

test("those of an order without a customer, once one is appended to it", async () => {
  const { id } = await order("appended");
  const appended = await order("appended", { append: true, customer: { email: emailOf("appended") } });
  expect(appended.id).toBe(id);
  const all = await licensesOfOrder(id);
  expect(all).toHaveLength(4);
  expect(await licensesOf(appended.customer.id)).toEqual(all);
  // The order keeps its customer, and later licenses belong to that customer.
  await order("appended", { append: true, customer: { email: emailOf("somebody-else") } });
  expect(await licensesOf(appended.customer.id)).toHaveLength(6);
});

test("those of an order that is given to another customer, or to none", async () => {
  const [from, to] = [await made("from"), await made("to")];
  const { id } = await order("given", { customer: { email: emailOf("from") } });
  const all = await licensesOfOrder(id);
  await app.management("PATCH", `orders/${id}/`, { body: { customer: to } });
  expect([await licensesOf(from), await licensesOf(to)]).toEqual([[], all]);
  await app.management("PATCH", `orders/${id}/`, { body: { customer: null } });
  expect(await licensesOf(to)).toEqual([]);
  expect((await app.management("GET", `licenses/${all[0]}/`)).json.customer).toBeNull();
});

test("those of a customer that is merged into another one", async () => {
  const [into, other] = [await made("into"), await made("merged")];
  const { id } = await order("merged", { customer: { email: emailOf("merged") } });
  const { status } = await app.management("POST", `customers/${into}/merge/`, {
    body: { customer_to_merge_id: other },
  });
  expect(status).toBe(200);
  expect(await licensesOf(into)).toEqual(await licensesOfOrder(id));
});

test("those that are appended while the order is given to another customer", async () => {
  const [one, other] = [await made("race-1"), await made("race-2")];
  const { id } = await order("race", { customer: { email: emailOf("race-1") } });
  for (let round = 0; round < 12; round += 1) {
    const to = round % 2 === 0 ? other : one;
    const appended = { append: true, customer: { email: emailOf("race-1") } };
    await Promise.all([
      order("race", appended),
      app.management("PATCH", `orders/${id}/`, { body: { customer: to } }),
      order("race", appended),
    ]);
    expect(await licensesOf(to === one ? other : one)).toEqual([]);
    const { json } = await app.management("GET", `licenses/?customer_id=${to}&limit=100`);
    expect(json.count).toBe(2 + 4 * (round + 1));
  }
});
