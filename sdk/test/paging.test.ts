import { afterAll, beforeAll, expect, test } from "vitest";
import type { QueryOf } from "../src/index.ts";
import { openShop, type Shop } from "./support/shop.ts";

let shop: Shop;
const sold = 10_000;

beforeAll(async () => {
  shop = await openShop();
  const licenses = Array.from({ length: sold }, () => ({}));
  await shop.licet.orders.create({ id: "big", items: [{ product_code: "myapp", licenses }] });
}, 120_000);

afterAll(() => shop.close());

test("10,000 licenses are paged through, each once, a hundred at a time", async () => {
  const asked: string[] = [];
  const licet = shop.client({
    fetch: (address, request) => {
      asked.push(String(address));
      return fetch(address, request);
    },
  });
  const keys = new Set<string | null>();
  let rows = 0;
  for await (const license of licet.licenses.list({ order__store_id: "big", order_by: "id" })) {
    keys.add(license.license_key);
    rows++;
  }
  expect([rows, keys.size, asked.length]).toEqual([sold, sold, sold / 100]);
}, 120_000);

test("awaiting a list returns one page, which knows the next and the previous one", async () => {
  const page = await shop.licet.licenses.list({ limit: 30 });
  expect([page.count, page.results.length, page.previous]).toEqual([sold, 30, null]);
  const next = await page.nextPage();
  expect(next?.results.map(({ id }) => id)).not.toEqual(page.results.map(({ id }) => id));
  expect((await next?.previousPage())?.results).toEqual(page.results);
  expect(await page.previousPage()).toBeUndefined();
  expect(await (await shop.licet.products.list()).nextPage()).toBeUndefined();
});

test("rows are fetched as far as they are read, and no unread page is requested", async () => {
  let asked = 0;
  const licet = shop.client({
    fetch: (address, request) => {
      asked++;
      return fetch(address, request);
    },
  });
  expect(await licet.licenses.list({ limit: 2 }).toArray({ most: 5 })).toHaveLength(5);
  expect(asked).toBe(3);
  licet.licenses.list();
  expect(asked).toBe(3);
});

test("filters are sent as they are meant: moments, lists, booleans, and undocumented lookups", async () => {
  const { results } = await shop.licet.licenses.list({ limit: 3 });
  const ids = results.map(({ id }) => id);
  const tomorrow = new Date(shop.app.clock.now().getTime() + 86_400_000);
  const list = (query: QueryOf<"get_licenses">) => shop.licet.licenses.list(query);
  expect((await list({ id__in: ids })).count).toBe(3);
  expect((await list({ created_at__gte: tomorrow })).count).toBe(0);
  expect((await list({ created_at__lt: tomorrow })).count).toBe(sold);
  expect((await list({ max_activations__in: [8, 9] })).count).toBe(0);
});

test("if a proxy does not pass its address on, the next page is requested from where the first came", async () => {
  const licet = shop.client({
    fetch: async (address, request) => {
      expect(new URL(String(address)).origin).toBe(shop.url);
      const response = await fetch(address, request);
      const text = (await response.text()).replaceAll(shop.url, "http://internal.example");
      return new Response(text, response);
    },
  });
  expect(await licet.licenses.list({ limit: 100 }).toArray({ most: 150 })).toHaveLength(150);
});
