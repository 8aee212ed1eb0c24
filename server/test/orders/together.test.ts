import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { connect } from "../../src/platform/db/connect.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// Orders that arrive together share their statements (docs/decisions/0011): each must be answered as if it had come
// alone.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "PC");
  await createProduct(app, "UC", { authorization_method: "user" });
});
afterAll(() => app.close());

const place = (body: object, options: object = {}) =>
  app.management("POST", "orders/create_order/", { body, ...options });
const item = (license: object = {}, product_code = "PC") => [{ product_code, licenses: [license] }];
const licensesOf = async (prefix: string) => {
  const [row] = await app.db`
    select count(distinct o.id) as orders, count(l.id) as licenses
    from orders o left join licenses l on l.order_id = o.id where o.store_id like ${`${prefix}%`}`;
  return row;
};

/** Orders answered later add to a customer's totals, and may make the license user with the customer's address. */
const withoutLater = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (name, member) =>
    name.startsWith("total_") || name === "license_user" ? undefined : member,
  );

test("orders of every kind in one batch are answered separately, and a refused one writes nothing", async () => {
  const kinds = [
    { items: item() },
    { items: item({ key: "MIX-1" }) },
    { items: item({}, "NOPE") },
    { items: item({ users: [{ email: "m@u.example" }] }, "UC"), customer: { email: "m@c.example", is_manager: true } },
    { items: item({ users: [{ email: "M@u.example" }] }, "UC") },
    { items: item({ key: "MIX-1" }) },
    { items: item(), customer: { email: "M@c.example" } },
    { items: item(), customer: { first_name: "No", last_name: "Mail", reference: "same" } },
    { items: item(), customer: { first_name: "No", last_name: "Mail", reference: "same" } },
    { items: item({ max_activations: 9, note: "nine" }) },
  ];
  const answers = await Promise.all(kinds.map((kind, index) => place({ id: `mix-${index}`, ...kind })));
  // Two orders want one key: whichever is decided first has it.
  const [first, second] = answers[1]?.status === 200 ? [200, 409] : [409, 200];
  expect(answers.map(({ status }) => status)).toEqual([200, first, 400, 200, 200, second, 200, 200, 200, 200]);
  expect(answers[2]?.json.errors).toMatchObject([{ code: "unknown_product", pointer: "/items/0/product_code" }]);
  const refused = answers[first === 200 ? 5 : 1]?.json;
  expect(refused.errors).toMatchObject([{ code: "license_key_exists", pointer: "/items/0/licenses/0/key" }]);
  expect(await licensesOf("mix-")).toEqual({ orders: 8, licenses: 8 });

  for (const [index, { status, json }] of answers.entries()) {
    if (status !== 200) continue;
    expect(json.store_id).toBe(`mix-${index}`);
    const { order_id, new_passwords, ...answered } = json;
    const { json: stored } = await app.management("GET", `orders/${order_id}/`);
    expect(withoutLater(stored)).toEqual(withoutLater(answered));
  }
  expect(answers[9]?.json.order_items[0].licenses[0]).toMatchObject({ max_activations: 9, note: "nine" });
  // One user, created by one of the two orders; one customer for both spellings; one for the one reference.
  expect([answers[3], answers[4]].flatMap((answer) => answer?.json.new_passwords).length).toBe(2);
  expect(answers[3]?.json.customer.id).toBe(answers[6]?.json.customer.id);
  expect(answers[7]?.json.customer.id).toBe(answers[8]?.json.customer.id);
});

test("items and licenses are returned in the order they were written, however many orders take ids in parallel", async () => {
  const notes = (from: number) => Array.from({ length: 15 }, (_, index) => ({ note: String(from + index) }));
  const items = (from: number) => [
    { product_code: "PC", licenses: notes(from) },
    { product_code: "PC", licenses: notes(from + 15) },
  ];
  const notesOf = (order: { order_items: { licenses: { note: string }[] }[] }) =>
    order.order_items.flatMap(({ licenses }) => licenses.map(({ note }) => Number(note)));
  // Few connections, so that the ids of one order come from several of them.
  const pool = connect({ embedded: app.database, max: 2 });
  const { app: small } = buildApp({ ...app.deps, db: pool });
  await small.ready();
  const send = async (body: object) => {
    const answer = await small.inject({
      method: "POST",
      url: "/api/v1/orders/create_order/",
      headers: { authorization: `Api-Key ${app.managementKey}`, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return answer.json();
  };
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  for (let round = 0; round < 4; round += 1) {
    const ids = numbers.slice(0, 24).map((number) => `seq-${round}-${number}`);
    for (const order of await Promise.all(ids.map((id) => send({ id, items: items(0) }))))
      expect(notesOf(order)).toEqual(numbers.slice(0, 30));
    app.clock.advance(1000);
    for (const order of await Promise.all(ids.map((id) => send({ id, append: true, items: items(30) }))))
      expect(notesOf(order)).toEqual(numbers);
  }
  await small.close();
  await pool.end();
});

test("companies never share a batch: each order belongs to its own company", async () => {
  const key = app.otherCompany.managementKey;
  await app.management("POST", "products/", { key, body: { product_name: "Theirs", short_code: "PC" } });
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => place({ id: `co-${index}`, items: item() }, index % 2 ? { key } : {})),
  );
  for (const [index, { json }] of answers.entries())
    expect(json.company).toBe(index % 2 ? app.otherCompany.companyId : app.companyId);
});

test("two servers on one database: of 64 pairs of orders with one id, one of each pair succeeds", async () => {
  const { app: second } = buildApp(app.deps);
  await second.ready();
  const elsewhere = async (body: object) => {
    const answer = await second.inject({
      method: "POST",
      url: "/api/v1/orders/create_order/",
      headers: { authorization: `Api-Key ${app.managementKey}`, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return { status: answer.statusCode };
  };
  const pairs = await Promise.all(
    Array.from({ length: 64 }, (_, index) => {
      const body = { id: `pair-${index}`, items: item({ note: "x" }) };
      return Promise.all([place(body), elsewhere(body)]);
    }),
  );
  for (const pair of pairs) expect(pair.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await licensesOf("pair-")).toEqual({ orders: 64, licenses: 64 });
  await second.close();
});

test("a change of the catalog applies to the very next order, whichever server made it", async () => {
  const productId = await createProduct(app, "LIVE", { max_activations: 1 });
  const { app: second } = buildApp(app.deps);
  await second.ready();
  const sold = async (id: string) => (await place({ id, items: item({}, "LIVE") })).json.order_items?.[0].licenses[0];
  for (let change = 2; change <= 6; change += 1) {
    expect((await sold(`live-${change}`)).max_activations).toBe(change - 1);
    const { statusCode } = await second.inject({
      method: "PATCH",
      url: `/api/v1/products/${productId}/`,
      headers: { authorization: `Api-Key ${app.managementKey}`, "content-type": "application/json" },
      payload: JSON.stringify({ max_activations: change }),
    });
    expect(statusCode).toBe(200);
  }
  const { json: policies } = await app.management("GET", `license-templates/?product=${productId}`);
  await app.management("PATCH", `license-templates/${policies.results[0].id}/`, { body: { max_activations: 50 } });
  expect((await sold("live-policy")).max_activations).toBe(50);
  await app.management("POST", "product-features/", {
    body: { product: productId, code: "new", name: "New", feature_type: "activation" },
  });
  const featured = await place({ id: "live-feature", items: item({ product_features: ["new"] }, "LIVE") });
  expect(featured.status, featured.text).toBe(200);
  await second.close();
});

test("an order that the database refuses does not fail the others of its batch", async () => {
  // Refused only by the database, not by a rule: by a constraint that the operator added.
  await app.db`alter table orders add constraint no_thirteen check (store_id <> 'group-13')`;
  try {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => place({ id: `group-${index}`, items: item() })),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, (_, index) => (index === 13 ? 500 : 200)),
    );
    expect(await licensesOf("group-")).toEqual({ orders: 19, licenses: 19 });
  } finally {
    await app.db`alter table orders drop constraint no_thirteen`;
  }
});
