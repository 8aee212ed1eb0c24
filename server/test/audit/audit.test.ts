import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Who changed what, when and from where: GET audit/ and its export.

let app: TestApp;
let last = 0;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1", "10.0.0.0/8"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  [{ id: last }] = (await app.db`select coalesce(max(id), 0) as id from audit`) as unknown as [{ id: number }];
});

const since = async () => (await app.management("GET", `audit/?id__gt=${last}&order_by=id`)).json.results;

test("a write records who made it, when, from where, and the old and new value of each member that changed", async () => {
  const id = await createProduct(app, "app", { max_activations: 1 });
  app.clock.advance(60_000);
  const headers = { "x-forwarded-for": "203.0.113.7, 10.0.0.1" };
  await app.management("PATCH", `products/${id}/`, { body: { max_activations: 3, product_name: "App" }, headers });
  await app.management("DELETE", `products/${id}/`);
  const [created, changed, removed] = await since();
  expect(created).toMatchObject({ action: "create", object: "products", object_id: id, before: null });
  expect(created.after).toMatchObject({ short_code: "app", max_activations: 1 });
  expect(changed).toEqual({
    id: expect.any(Number),
    ts: app.clock.now().toISOString(),
    actor_kind: "key",
    actor_id: expect.any(Number),
    actor_name: app.managementKey.slice(0, 8),
    ip: "203.0.113.7",
    request_id: expect.any(String),
    action: "update",
    object: "products",
    object_id: id,
    before: { product_name: "app", max_activations: 1 },
    after: { product_name: "App", max_activations: 3 },
  });
  expect(removed).toMatchObject({ action: "delete", object_id: id, after: null });
  expect(removed.before).toMatchObject({ short_code: "app", product_name: "App" });
});

test("refused calls, dry runs and repeated calls leave no row", async () => {
  await createProduct(app, "once");
  await since();
  const order = { id: "order-1", items: [{ product_code: "once", licenses: [{}] }] };
  const headers = { "idempotency-key": "order-1" };
  for (let times = 0; times < 3; times += 1)
    expect((await app.management("POST", "orders/create_order/", { body: order, headers })).status).toBe(200);
  await app.management("POST", "orders/create_order/", { body: order });
  await app.management("POST", "orders/create_order/?dry_run=true", { body: { ...order, id: "order-2" } });
  await app.management("PATCH", "products/1/", { body: {} });
  await app.management("POST", "products/", { body: {} });
  const rows = await since();
  expect(rows.map(({ action, object }: Record<string, string>) => `${action} ${object}`)).toEqual([
    "create products",
    "create orders",
  ]);
  expect(rows[1].after).toMatchObject({ store_id: "order-1", licenses: 1 });
});

test("each of several orders that are placed together leaves its own row, and so does each that is appended to", async () => {
  await createProduct(app, "many");
  const place = (id: string, more: object = {}) =>
    app.management("POST", "orders/create_order/", {
      body: { id, ...more, items: [{ product_code: "many", licenses: [{}, {}] }] },
    });
  const placed = await Promise.all(Array.from({ length: 64 }, (_, index) => place(`together-${index}`)));
  expect(placed.every(({ status }) => status === 200)).toBe(true);
  await place("together-0", { append: true });
  const rows = (await app.db`select action, object_id, after from audit where object = 'orders' and id > ${last}`) as {
    action: string;
    object_id: number;
    after: { license_ids: number[] };
  }[];
  expect(
    rows
      .filter(({ action }) => action === "create")
      .map(({ object_id }) => object_id)
      .sort(),
  ).toEqual(placed.map(({ json }) => json.id).sort());
  expect(rows.filter(({ action }) => action === "append")).toHaveLength(1);
  expect(rows.every(({ after }) => after.license_ids.length === 2)).toBe(true);
});

test("secrets are never stored", async () => {
  const key = await app.management("POST", "management-api-keys/", { body: {} });
  const application = await app.management("POST", "license-api-keys/", { body: {} });
  await createProduct(app, "app");
  const license = await sell(app, "app");
  const client = await app.management("POST", `licenses/${license.id}/client/`, { body: {} });
  await app.management("POST", `licenses/${license.id}/client/rotate/`);
  const text = JSON.stringify(await since());
  expect(text).toContain("licenses/client");
  for (const secret of [key.json.key.slice(9), application.json.shared_key, client.json.secret])
    expect(text).not.toContain(secret);
});

describe("reading it", () => {
  test("filters, lists the newest first, and shows only the company's own rows", async () => {
    const id = await createProduct(app, "filtered");
    const { json } = await app.management("GET", `audit/?object=products&object_id=${id}`);
    expect([json.count, json.results[0].action]).toEqual([1, "create"]);
    const newest = (await app.management("GET", "audit/?limit=2")).json.results;
    expect(newest[0].id).toBeGreaterThan(newest[1].id);
    expect((await app.management("GET", "audit/?action__in=update,delete&limit=100")).json.results).toSatisfy(
      (rows: { action: string }[]) => rows.every(({ action }) => ["update", "delete"].includes(action)),
    );
    const other = await app.management("GET", "audit/", { key: app.otherCompany.managementKey });
    expect(other.json.count).toBe(0);
    expect((await app.management("GET", "audit/", { key: null })).status).toBe(403);
  });

  test("the export holds every row that the filters match, and no cell that a spreadsheet would compute", async () => {
    await createProduct(app, "exported", { product_name: '=1+1,"x"\nnext' });
    const answer = await app.management("GET", "audit/export/?object=products");
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="audit.csv"');
    const { count } = (await app.management("GET", "audit/?object=products")).json;
    const [head, first] = answer.text.split("\n");
    expect(head).toBe("id,ts,actor_kind,actor_id,actor_name,ip,request_id,action,object,object_id,before,after");
    expect(first).toContain(",create,products,");
    expect(answer.text.match(/,products,/g)).toHaveLength(count);
  });
});
