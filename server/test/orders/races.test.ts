import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "PC");
  await createProduct(app, "UC", { authorization_method: "user" });
});
afterAll(() => app.close());

const parallel = 64;
const place = (body: object, headers: Record<string, string> = {}) =>
  app.management("POST", "orders/create_order/", { body, headers });
const race = <T>(work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: parallel }, (_, index) => work(index)));
const item = (license: object = {}, product_code = "PC") => [{ product_code, licenses: [license] }];

test("64 parallel orders with one id: exactly one succeeds", async () => {
  const answers = await race(() => place({ id: "same", items: item() }));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status, json }) => status === 409 && json.code === "order_id_exists")).toHaveLength(63);
  expect(
    await app.db`select 1 from licenses l join orders o on o.id = l.order_id where o.store_id = 'same'`,
  ).toHaveLength(1);
});

test("64 parallel orders that name the same new customer: one customer", async () => {
  const answers = await race((index) =>
    place({ id: `c-${index}`, customer: { email: index % 2 ? "New@c.example" : "new@C.example" }, items: item() }),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(new Set(answers.map(({ json }) => json.customer.id)).size).toBe(1);
  expect(await app.db`select 1 from customers where lower(email) = 'new@c.example'`).toHaveLength(1);
});

test("64 parallel orders that name the same new user: one user, one new password", async () => {
  const users = [{ email: "one@u.example" }];
  const answers = await race((index) => place({ id: `u-${index}`, items: item({ users }, "UC") }));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await app.db`select 1 from license_users where true_email = 'one@u.example'`).toHaveLength(1);
  expect(answers.flatMap(({ json }) => json.new_passwords)).toHaveLength(1);
});

test("64 parallel orders with the same key: one license, and the others are answered with the place of the key", async () => {
  const answers = await race((index) => place({ id: `k-${index}`, items: item({ key: "ONE-KEY" }) }));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status !== 200);
  for (const { json } of refused)
    expect(json.errors).toMatchObject([{ code: "license_key_exists", pointer: "/items/0/licenses/0/key" }]);
  expect(await app.db`select 1 from orders where store_id like 'k-%'`).toHaveLength(1);
});

test("64 parallel appends to one new id: every license is stored once", async () => {
  const answers = await race((index) => place({ id: "appended", append: true, items: item({ key: `A-${index}` }) }));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const rows =
    await app.db`select l.license_key from licenses l join orders o on o.id = l.order_id where o.store_id = 'appended'`;
  expect(new Set(rows.map((row) => row["license_key"])).size).toBe(parallel);
  expect(rows).toHaveLength(parallel);
});

test("64 parallel requests with one Idempotency-Key: one order, 64 equal answers", async () => {
  const answers = await race(() => place({ id: "idem", items: item() }, { "idempotency-key": "key-1" }));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === "true")).toHaveLength(63);
  const other = await place({ id: "idem-2", items: item() }, { "idempotency-key": "key-1" });
  expect(other).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
});

test("a refused request leaves its Idempotency-Key unused", async () => {
  const refused = await place({ id: "free", items: item({}, "NOPE") }, { "idempotency-key": "key-2" });
  expect(refused.status).toBe(400);
  expect((await place({ id: "free", items: item() }, { "idempotency-key": "key-2" })).status).toBe(200);
});
