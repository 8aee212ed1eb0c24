import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { licenseDefaults, openShop, type Shop } from "../../../test/support/sold.ts";
import { generateLicenseRoutes } from "./generate-license.routes.ts";
import { orderRoutes } from "./order.routes.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(generateLicenseRoutes, orderRoutes);
});
afterAll(() => shop?.drop());

const keys = z.array(z.string());

test("one key of sixteen unmistakable characters in groups of four by default, in a bare array", async () => {
  const { status, json } = await shop.get("orders/generate_license/?product=app");
  expect(status).toBe(200);
  expect(keys.parse(json)).toEqual([expect.stringMatching(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)]);
});

test("ten thousand keys are all different and as long as asked for", async () => {
  const { json } = await shop.get(
    "orders/generate_license/?product=app&quantity=10000&key_length=20&alphabet=abcdefgh",
  );
  const all = keys.parse(json);
  expect(new Set(all).size).toBe(10_000);
  for (const key of all) expect(key.replaceAll("-", "")).toMatch(/^[a-h]{20}$/);
});

test("empty parameters count as absent", async () => {
  const { json } = await shop.get("orders/generate_license/?product=app&quantity=&key_length=&alphabet=");
  expect(keys.parse(json)).toHaveLength(1);
});

test("keys that licenses have are not given out again", async () => {
  const { db, ours } = shop;
  const columns = db.unsafe(Object.keys(licenseDefaults).join(", "));
  // Seven of eight of the 65,536 keys of sixteen A or B are taken.
  await db`
    insert into licenses (company_id, order_id, order_item_id, product_id, license_key, license_type, created_at,
      updated_at, provenance, ${columns})
    select company_id, order_id, order_item_id, product_id, taken.key, license_type, created_at, updated_at, provenance,
      ${columns}
    from licenses, (
      select string_agg(substr(translate(n::bit(16)::text, '01', 'AB'), 1 + 4 * g, 4), '-' order by g) as key
      from generate_series(0, 65535) n, generate_series(0, 3) g group by n having n % 8 <> 0) taken
    where company_id = ${ours.companyId} and id = ${ours.licenseId}`;
  const { json } = await shop.get("orders/generate_license/?product=app&alphabet=AB&quantity=500");
  const drawn = keys.parse(json);
  const [used] = await db<{ count: number }[]>`
    select count(*) as count from licenses where license_key = any(${drawn}::text[])`;
  expect([drawn.length, used?.count]).toEqual([500, 0]);
});

test.each([
  "quantity=0",
  "quantity=10001",
  "quantity=many",
  "key_length=15",
  "key_length=241",
  "alphabet=A",
  "alphabet=AAAA",
  "alphabet=AB-C",
  "alphabet=A%20B",
  "alphabet=AB%00",
])("%s is refused", async (query) => {
  const answer = await shop.get(`orders/generate_license/?product=app&${query}`);
  expect(answer).toMatchObject({ status: 400, json: { code: "validation_error" } });
  expect(z.object({ message: z.string() }).parse(answer.json).message).toContain(query.split("=")[0]);
});

test("the product is required", async () => {
  expect(await shop.get("orders/generate_license/")).toMatchObject({ status: 400, json: { code: "validation_error" } });
});

test("a product with a NUL is refused", async () => {
  expect(await shop.get("orders/generate_license/?product=%00")).toMatchObject({ status: 400 });
});

test("an unknown product, and one of another company, is not found", async () => {
  await shop.db`update products set short_code = 'foreign' where id = ${shop.theirs.productId}`;
  for (const product of ["nothing", "foreign"]) {
    expect(await shop.get(`orders/generate_license/?product=${product}`)).toMatchObject({
      status: 404,
      json: { code: "not_found", message: "Provided product was not found" },
    });
  }
});

test("a product sold to users has no keys", async () => {
  expect(await shop.get("orders/generate_license/?product=team")).toMatchObject({
    status: 400,
    json: { code: "invalid_product_auth_method" },
  });
});

test("nothing is generated without credentials", async () => {
  expect(await shop.get("orders/generate_license/?product=app", null)).toMatchObject({ status: 403 });
});
