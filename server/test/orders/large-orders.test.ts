import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const order = (id: string, licenses: number, more: object = {}) => ({
  id,
  ...more,
  items: [{ product_code: "app", licenses: Array.from({ length: licenses }, () => ({})) }],
});

test.each([
  ["an order", "orders/create_order/"],
  ["a dry run", "orders/create_order/?dry_run=true"],
])(
  "S23: %s of more licenses than an order may have is refused, and nothing is written",
  async (_what, path) => {
    // The body reader refuses so many values before they become objects.
    const { status, json } = await app.management("POST", path, { body: order("large", 100_000) });
    expect([status, json.code]).toEqual([413, "payload_too_large"]);
    expect(await app.db`select id from orders`).toEqual([]);
  },
  60_000,
);

test("S23: appending cannot make an order larger either", async () => {
  const create = (licenses: number, more: object = {}) =>
    app.management("POST", "orders/create_order/", { body: order("grows", licenses, more) });
  expect((await create(3)).status).toBe(200);
  expect((await create(19_998, { append: true })).json).toMatchObject({ code: "order_too_large" });
  expect((await create(2, { append: true })).status).toBe(200);
  expect(await app.db`select count(*) as count from licenses`).toEqual([{ count: 5 }]);
}, 60_000);
