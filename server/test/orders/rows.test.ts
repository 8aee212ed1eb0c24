import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// The rows of semantics.md §2.1, and what §2.3 says about the moment of creation.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "PC");
  await createProduct(app, "UC", { authorization_method: "user" });
  const off = await createProduct(app, "OFF");
  await app.management("PATCH", `products/${off}/`, { body: { active: false } });
  const old = await createProduct(app, "OLD");
  await app.management("PATCH", `products/${old}/`, { body: { is_archived: true } });
  for (const code of ["acme", "other"]) {
    await app.db`
      insert into customer_accounts (company_id, code, name, created_at, updated_at)
      values (${app.companyId}, ${code}, ${code}, now(), now())`;
  }
});
afterAll(() => app.close());

const send = (body: object, path = "orders/create_order/") => app.management("POST", path, { body });
const item = (license: object = {}, product_code = "PC") => [{ product_code, licenses: [license] }];
const accountId = async (code: string): Promise<number> => {
  const [row] = await app.db`select id from customer_accounts where company_id = ${app.companyId} and code = ${code}`;
  return row?.["id"];
};

describe("2.1: preconditions", () => {
  test("O1: an existing id, without append", async () => {
    await send({ id: "o1", items: item() });
    expect(await send({ id: "o1", items: item() })).toMatchObject({ status: 409, json: { code: "order_id_exists" } });
  });

  test("O2: an existing id, with append, adds and raises an event", async () => {
    const { json } = await send({ id: "o2", items: item() });
    const appended = await send({ id: "o2", append: true, items: item() });
    expect(appended.json.order_items).toHaveLength(2);
    const events = await app.db`select type from events where subject_id = ${json.id} order by id`;
    expect(events.map((event) => event["type"])).toEqual(["order.created", "order.appended"]);
  });

  test.each<[string, object, string, string]>([
    ["O3: no id", { items: item() }, "validation_error", ""],
    ["O4: unknown product", { id: "o4", items: item({}, "NOPE") }, "unknown_product", "/items/0/product_code"],
    ["O4: codes are case-sensitive", { id: "o4", items: item({}, "pc") }, "unknown_product", "/items/0/product_code"],
    ["O5: disabled product", { id: "o5", items: item({}, "OFF") }, "disabled_product", "/items/0/product_code"],
    ["O5: archived product", { id: "o5", items: item({}, "OLD") }, "archived_product", "/items/0/product_code"],
    [
      "O6: is_bundle with a product",
      { id: "o6", is_bundle: true, items: item() },
      "product_not_a_bundle",
      "/items/0/product_code",
    ],
    [
      "O7: users on a key-based product",
      { id: "o7", items: item({ users: [{ email: "a@b.c" }] }) },
      "invalid_product_auth_method",
      "/items/0/licenses/0/users",
    ],
    [
      "O7: a key on a user-based product",
      { id: "o7", items: item({ key: "k", users: [{ email: "a@b.c" }] }, "UC") },
      "invalid_product_auth_method",
      "/items/0/licenses/0/key",
    ],
    [
      "O7: a user-based product without users",
      { id: "o7", items: item({}, "UC") },
      "license_users_required",
      "/items/0/licenses/0",
    ],
    [
      "O8: a feature the product has not",
      { id: "o8", items: item({ product_features: ["x"] }) },
      "unsupported_product_feature",
      "/items/0/licenses/0/product_features/0",
    ],
    [
      "O9: unknown account",
      { id: "o9", customer_account_id: 999, items: item() },
      "customer_account_not_found",
      "/customer_account_id",
    ],
  ])("%s", async (_name, body, code, pointer) => {
    const { status, json } = await send(body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code, detail: json.message, errors: [{ code, pointer }] });
  });

  test("O9: an account other than the customer's", async () => {
    const acme = await accountId("acme");
    const made = await send({
      id: "o9a",
      customer: { email: "acme@example.com" },
      customer_account_id: acme,
      items: item(),
    });
    expect(made.json).toMatchObject({ customer_account: acme, customer: { customer_account: acme } });
    const other = await send({
      id: "o9b",
      customer: { email: "ACME@example.com" },
      customer_account_id: await accountId("other"),
      items: item(),
    });
    expect(other.json).toMatchObject({ code: "customer_account_id_mismatch" });
  });

  test("O9: the order joins the customer's account, unless add_to_customer_account is false", async () => {
    const customer = { email: "acme@example.com" };
    expect((await send({ id: "o9c", customer, items: item() })).json.customer_account).toBe(await accountId("acme"));
    const apart = await send({ id: "o9d", customer, add_to_customer_account: false, items: item() });
    expect(apart.json.customer_account).toBeNull();
  });

  test("O10: without a key, or with a wrong one, nothing is placed", async () => {
    const body = { id: "o10", items: item() };
    const none = await app.management("POST", "orders/create_order/", { body, key: null });
    expect(none).toMatchObject({ status: 403, json: { detail: "Authentication credentials were not provided." } });
    const wrong = await app.management("POST", "orders/create_order/", {
      body,
      key: `${app.managementKey.slice(0, -1)}_`,
    });
    expect(wrong.status).toBe(403);
    const foreign = await app.management("POST", "orders/create_order/", { body, key: app.otherCompany.managementKey });
    expect(foreign.json.code).toBe("unknown_product");
  });

  test("O11: a key that is used in the company is refused; another company may have the same key", async () => {
    await send({ id: "o11", items: item({ key: "TAKEN" }) });
    expect((await send({ id: "o11b", items: item({ key: "TAKEN" }) })).json.code).toBe("license_key_exists");
    const key = app.otherCompany.managementKey;
    await app.management("POST", "products/", { key, body: { product_name: "P", short_code: "PC" } });
    const other = await app.management("POST", "orders/create_order/", {
      key,
      body: { id: "o11", items: item({ key: "TAKEN" }) },
    });
    expect(other.status, other.text).toBe(200);
  });

  test("O12: internal ids in a request are ignored, and named", async () => {
    const answer = await send({ id: "o12", customer: { id: 777, email: "o12@example.com" }, items: item() });
    expect(answer.headers["licet-ignored"]).toBe("customer.id");
    expect(answer.json.customer.id).not.toBe(777);
  });
});

test("2.1: a customer with a known e-mail is linked, another one is created; is_manager makes a manager of the order", async () => {
  const first = await send({ id: "c1", customer: { email: "cust@example.com", company: "Old name" }, items: item() });
  const second = await send({
    id: "c2",
    customer: { email: "Cust@Example.com", company_name: "New", is_manager: true },
    items: item(),
  });
  expect(second.json.customer).toMatchObject({ id: first.json.customer.id, company_name: "New" });
  expect(second.json.customer_company).toBe("New");
  expect(second.json.license_users).toMatchObject([{ true_email: "Cust@Example.com" }]);
});

test("Q36: an order that is appended to keeps its customer, unless it has none", async () => {
  await send({ id: "q36", items: item() });
  const set = await send({ id: "q36", append: true, customer: { email: "q36@example.com" }, items: item() });
  expect(set.json.customer.email).toBe("q36@example.com");
  const kept = await send({ id: "q36", append: true, customer: { email: "else@example.com" }, items: item() });
  expect(kept.json.customer.email).toBe("q36@example.com");
});

test("2.3: the state right after creation", async () => {
  const { json } = await send({ id: "state", items: item({ license_type: "time-limited", valid_duration: "1y" }) });
  expect(json.order_items[0].licenses[0]).toMatchObject({
    status: "Inactive",
    active: false,
    enabled: true,
    times_activated: 0,
    transfer_count: 0,
    total_consumptions: 0,
    validity_period: null,
    maintenance_period: null,
    time_activated: null,
  });
});

test("a dry run returns what placing the order resolves, and writes nothing", async () => {
  const body = {
    id: "dry",
    customer: { email: "dry@example.com" },
    items: [
      ...item({ max_activations: 7, note: "n", valid_duration: "3d" }),
      ...item({ users: [{ email: "dry@u.example" }] }, "UC"),
    ],
  };
  const counted = async () => {
    const [row] = await app.db`
      select (select count(*) from orders) as orders, (select count(*) from licenses) as licenses, (select count(*) from customers) as customers,
        (select count(*) from license_users) as users, (select count(*) from events) as events`;
    return row;
  };
  const before = await counted();
  const dry = await send(body, "orders/create_order/?dry_run=true");
  expect(dry.json).toMatchObject({ dry_run: true, customer: { how: "created" } });
  expect(await counted()).toEqual(before);
  const real = await send(body);
  for (const [index, item] of dry.json.order_items.entries()) {
    const { properties, provenance } = item.licenses[0];
    const placed = real.json.order_items[index].licenses[0];
    const { installation_file_id, ...shown } = properties;
    expect(placed).toMatchObject(shown);
    const [stored] = await app.db`select provenance from licenses where id = ${placed.id}`;
    expect(stored?.["provenance"]).toEqual(provenance);
  }
});

test("a misspelled member is ignored, and named in Licet-Ignored", async () => {
  const answer = await send({
    id: "typo",
    itmes: 1,
    items: item({ max_activation: 3, product_features: [], metadata: { any: { thing: 1 } } }),
  });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers["licet-ignored"]).toBe("itmes, items[0].licenses[0].max_activation");
});

test("an order of 10,000 licenses is placed whole, with 10,000 keys", { timeout: 60_000 }, async () => {
  const licenses = Array.from({ length: 10_000 }, () => ({}));
  const { status, json } = await send({ id: "large", items: [{ product_code: "PC", licenses }] });
  expect(status).toBe(200);
  const keys = json.order_items[0].licenses.map((license: { license_key: string }) => license.license_key);
  expect(new Set(keys).size).toBe(10_000);
});
