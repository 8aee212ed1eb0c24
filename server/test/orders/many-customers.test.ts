import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";

// An order costs the same however many customers and orders exist, and whatever most of them have in common.

const many = 20_000;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  await app.db`
    insert into customers (company_id, email, reference, created_at, updated_at)
    select ${app.companyId}, 'buyer' || n || '@customer.example', '', now(), now() from generate_series(1, ${many}) n`;
  await app.db`
    insert into orders (company_id, store_id, customer_id, created_at, updated_at)
    select company_id, 'shop-' || id, id, now(), now() from customers`;
  await app.db`analyze`;
}, 60_000);
afterAll(() => app.close());

const buyers: readonly [string, { readonly email?: string; readonly reference?: string }][] = [
  ["with an e-mail", { email: "buyer77@customer.example" }],
  ["with a reference alone", { reference: "nobody has it" }],
];

test.each(buyers)(
  "an order of a customer %s reads few rows of large tables",
  async (_name, customer) => {
    const { pool, take } = await watchPlans(app.db, app.database);
    const { app: node } = buildApp({ ...app.deps, db: pool });
    await node.ready();
    const licenses = Array.from({ length: 20 }, (_, index) => ({ key: `KEY-${customer.email ?? "none"}-${index}` }));
    const answer = await node.inject({
      method: "POST",
      url: "/api/v1/orders/create_order/",
      headers: { authorization: `Api-Key ${app.managementKey}` },
      payload: { id: `order of ${customer.email ?? "nobody"}`, customer, items: [{ product_code: "app", licenses }] },
    });
    expect(answer.statusCode).toBe(200);
    const ran = take();
    await node.close();
    await pool.end();
    expect(ran.length).toBeGreaterThan(3);
    const reads = ran.flatMap(({ plan, statement }) => rowsReadIn(plan).map((read) => ({ ...read, statement })));
    expect(reads.filter(({ table, rows }) => /^(customers|orders)$/.test(table) && rows > 50)).toEqual([]);
  },
  60_000,
);
