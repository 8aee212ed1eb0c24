import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// How many rows a page may have (management-api.md §1.4; docs/decisions/0066).

const customers = 10_020;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  const { db, companyId, clock } = app;
  await db`
    insert into customers (company_id, email, created_at, updated_at)
    select ${companyId}, 'c' || n || '@acme.example', ${clock.now()}, ${clock.now()} from generate_series(1, ${customers}) n`;
  await createProduct(app, "app");
  const licenses = Array.from({ length: 120 }, () => ({}));
  const body = { id: "many", items: [{ product_code: "app", licenses }] };
  expect((await app.management("POST", "orders/create_order/", { body })).status).toBe(200);
});
afterAll(() => app.close());

const read = async (path: string) => {
  const { status, json } = await app.management("GET", path);
  expect(status).toBe(200);
  return { count: json.count, next: json.next, ids: json.results.map(({ id }: { id: number }) => id) };
};

test("a client that asks for all customers in one page gets them all", async () => {
  const { ids, next } = await read("customers/?limit=5854&offset=4166");
  expect(new Set(ids).size).toBe(5854);
  expect(next).toBeNull();
});

test("a page ends at 10,000 rows, and next continues after it", async () => {
  const first = await read("customers/?limit=1000000&count=exact&order_by=id");
  expect([first.count, first.ids.length]).toEqual([customers, 10_000]);
  const { pathname, search } = new URL(first.next);
  const second = await read(`${pathname.replace("/api/v1/", "")}${search}`);
  expect([second.ids.length, second.next]).toEqual([customers - 10_000, null]);
  expect(new Set([...first.ids, ...second.ids]).size).toBe(customers);
});

test("pages of licenses silently end at 100, whatever limit is asked for", async () => {
  for (const limit of [1000, 101]) {
    const { ids, count, next } = await read(`licenses/?limit=${limit}`);
    expect([ids.length, count, new URL(next).searchParams.get("limit")]).toEqual([100, 120, "100"]);
  }
});

test("large pages that are asked for in parallel are each read whole", async () => {
  const pages = await Promise.all(
    Array.from({ length: 6 }, (_, n) => read(`customers/?limit=1500&offset=${n * 1500}&order_by=id`)),
  );
  expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(9000);
});
