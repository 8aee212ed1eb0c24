import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// Three programs of the field, as they call the old addresses (management-api.md §3.15): two PHP shop plugins and an
// Electron demo.

interface ShopKey {
  readonly id: number;
  readonly api_key: string;
  readonly shared_key: string;
}

let app: TestApp;
let url: string;
let key: ShopKey;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-11-07T09:05:00.000Z" });
  url = await app.app.listen({ port: 0, host: "127.0.0.1" });
  await createProduct(app, "app");
  await createProduct(app, "users", { authorization_method: "user" });
  key = await createKey({ allow_orders: true });
});
afterAll(() => app.close());

async function createKey(body: object): Promise<ShopKey> {
  const { status, json } = await app.management("POST", "license-api-keys/", { body: { label: "Shop", ...body } });
  expect(status).toBe(201);
  return json;
}

/** PHP writes the day without a leading zero, and spells the parameter in its own way. */
function phpHeaders({ api_key, shared_key } = key, apiKey = "apiKey") {
  const date = app.clock
    .now()
    .toUTCString()
    .replace(/ 0(\d) /, " $1 ");
  const signature = createHmac("sha256", shared_key).update(`licenseSpring\ndate: ${date}`).digest("base64");
  const authorization = `algorithm="hmac-sha256",headers="date",signature="${signature}",${apiKey}="${api_key}"`;
  return { date, authorization, "content-type": "application/json" };
}

async function send(method: string, path: string, headers: Record<string, string>, body?: object) {
  const answer = await fetch(`${url}/api/v3/webhook/${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** What a plugin does with an answer: it repeats unless the status is 200 or 201, and shows the first problem. */
async function phpOrder(body: object, headersOf: () => Record<string, string>) {
  for (let tried = 1; ; tried += 1) {
    const { status, text } = await send("POST", "order", headersOf(), body);
    if ((status === 200 || status === 201) && text !== "") return { tried, shown: "" };
    const { errors } = JSON.parse(text) as { errors: { message: string; value: string }[] };
    if (tried === 9) return { tried, shown: `${errors[0]?.message}: ${errors[0]?.value}` };
  }
}

const ordersOf = async (id: string) => {
  const [row] = await app.db`
    select count(distinct o.id) as orders, count(l.id) as licenses from orders o
    left join licenses l on l.company_id = o.company_id and l.order_id = o.id where o.store_id = ${id}`;
  return row;
};

test("a PHP plugin reserves keys, places its order with a customer, and finds the keys sold", async () => {
  const keys = await send("GET", "license?product=app&quantity=2", phpHeaders());
  expect(keys.status).toBe(200);
  const [one, two] = JSON.parse(keys.text) as string[];
  const order = {
    id: "shop_paypal_1",
    created: "2026-11-7 09:05:00",
    append: true,
    customer: { email: "jane@example.com", first_name: "Jane" },
    items: [{ product_code: "app", licenses: [{ key: one }, { key: two }] }],
  };
  expect(await phpOrder(order, () => phpHeaders())).toEqual({ tried: 1, shown: "" });
  const { json } = await app.management("GET", `licenses/?license_key__in=${one},${two}`);
  expect(json.count).toBe(2);
  const { json: audit } = await app.management("GET", "audit/?object=orders&order_by=-id&limit=1");
  expect(audit.results).toMatchObject([{ actor_kind: "license_key", actor_id: key.id, actor_name: "Shop" }]);
});

test("a plugin that repeats its first request, including date and signature, sells once", async () => {
  const [one] = JSON.parse((await send("GET", "license?product=app&quantity=1", phpHeaders())).text) as string[];
  const headers = phpHeaders();
  const order = {
    id: "shop_paypal_2",
    created: "",
    append: true,
    customer: { email: "" },
    items: [{ product_code: "app", licenses: [{ key: one }] }],
  };
  const first = await send("POST", "order", headers, order);
  const again = await send("POST", "order", headers, order);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.text).toBe(first.text);
  expect(await ordersOf("shop_paypal_2")).toEqual({ orders: 1, licenses: 1 });
});

test("a refusal is shown with its reason, however often it is repeated, and writes nothing", async () => {
  const order = { id: "shop_paypal_3", append: true, items: [{ product_code: "nope", licenses: [{ key: "K-3" }] }] };
  const { tried, shown } = await phpOrder(order, () => phpHeaders());
  expect(tried).toBe(9);
  expect(shown).toMatch(/^Provided product was not found\.?: nope$/);
  expect(await ordersOf("shop_paypal_3")).toEqual({ orders: 0, licenses: 0 });
});

test("the Electron demo sells a license of a user", async () => {
  const order = {
    id: "electron-1",
    items: [{ product_code: "users", licenses: [{ user: { email: "ed@example.com" } }] }],
  };
  const { status, text } = await send("POST", "order", phpHeaders(key, "apikey"), order);
  expect(status).toBe(200);
  expect(JSON.parse(text).order_items[0].licenses[0].license_users[0].true_email).toBe("ed@example.com");
});

test("neither an application's key nor a read-only one generates keys or places orders", async () => {
  const order = { id: "stolen", items: [{ product_code: "app", licenses: [{}] }] };
  for (const members of [{}, { is_read_only: true, allow_orders: true }]) {
    const other = await createKey(members);
    for (const answer of [
      await send("POST", "order", phpHeaders(other), order),
      await send("GET", "license?product=app&quantity=1", phpHeaders(other)),
    ]) {
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: "api_key_orders_not_allowed",
        errors: [
          { code: "api_key_orders_not_allowed", message: expect.stringContaining("may not place orders"), value: "" },
        ],
      });
    }
  }
  expect(await ordersOf("stolen")).toEqual({ orders: 0, licenses: 0 });
});

test("a key for some products sells only these", async () => {
  const { json } = await app.management("GET", "products/?short_code=users");
  const limited = await createKey({ allow_orders: true, product_ids: [json.results[0].id] });
  const order = { id: "limited-1", items: [{ product_code: "app", licenses: [{}] }] };
  for (const answer of [
    await send("POST", "order", phpHeaders(limited), order),
    await send("GET", "license?product=app&quantity=1", phpHeaders(limited)),
  ])
    expect(JSON.parse(answer.text).code).toBe("api_key_product_not_allowed");
  const allowed = {
    id: "limited-2",
    items: [{ product_code: "users", licenses: [{ user: { email: "li@example.com" } }] }],
  };
  expect((await send("POST", "order", phpHeaders(limited), allowed)).status).toBe(200);
});

test("a key for some products neither sees what others sold in an order nor sells under a code that now belongs to another product", async () => {
  const { json } = await app.management("GET", "products/?short_code=users");
  const usersId = json.results[0].id;
  const limited = await createKey({ allow_orders: true, product_ids: [usersId] });
  await app.management("POST", "orders/create_order/", {
    body: { id: "of-others", items: [{ product_code: "app", licenses: [{}] }] },
  });
  const licenses = [{ user: { email: "more@example.com" } }];
  const append = { id: "of-others", append: true, items: [{ product_code: "users", licenses }] };
  expect(JSON.parse((await send("POST", "order", phpHeaders(limited), append)).text).code).toBe(
    "api_key_product_not_allowed",
  );
  const old = await createProduct(app, "reused");
  const ofOld = await createKey({ allow_orders: true, product_ids: [old] });
  await app.management("PATCH", `products/${old}/`, { body: { is_archived: true } });
  await createProduct(app, "reused");
  const order = { id: "reused-1", items: [{ product_code: "reused", licenses: [{}] }] };
  expect(JSON.parse((await send("POST", "order", phpHeaders(ofOld), order)).text).code).toBe(
    "api_key_product_not_allowed",
  );
});

test("a caller who may not place orders cannot allow a key to do so", async () => {
  const { json } = await app.management("POST", "management-api-keys/", {
    body: { permissions: ["keys_read", "keys_write"] },
  });
  for (const [method, path] of [
    ["POST", "license-api-keys/"],
    ["PATCH", `license-api-keys/${(await createKey({})).id}/`],
  ] as const) {
    const answer = await app.management(method, path, { key: json.key, body: { allow_orders: true } });
    expect([answer.status, answer.json.code]).toEqual([403, "permission_not_grantable"]);
  }
});

test("wrong credentials, a wrong date and a wrong address are refused in the form that these programs read", async () => {
  const wrong = [
    [{ ...phpHeaders(), authorization: "Api-Key x" }, 400, "authorization_invalid_headers"],
    [phpHeaders({ ...key, shared_key: "wrong" }), 401, "signature_mismatch"],
    [{ "content-type": "application/json" }, 400, "missing_headers"],
  ] as const;
  for (const [headers, status, code] of wrong) {
    const answer = await send("POST", "order", headers as Record<string, string>, {});
    expect([answer.status, JSON.parse(answer.text).code, JSON.parse(answer.text).errors.length]).toEqual([
      status,
      code,
      1,
    ]);
  }
  expect((await send("GET", "order", phpHeaders())).status).toBe(405);
  expect((await send("GET", "licenses", phpHeaders())).status).toBe(404);
});
