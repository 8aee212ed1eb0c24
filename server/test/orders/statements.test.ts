import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// The statements of the Create Order page, one by one (management-api.md §3.14).

let app: TestApp;
let product: number;

beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "PC", { max_activations: 4, max_consumptions: 70 });
  await createProduct(app, "PLAIN");
  await createProduct(app, "UC", { authorization_method: "user" });
  await createProduct(app, "P1");
  await createProduct(app, "P2");
  await createProduct(app, "BUNDLE", { is_bundle: true, products: ["P1", "P2"] });
  await createProduct(app, "U1", { authorization_method: "user" });
  await createProduct(app, "UBUNDLE", { authorization_method: "user", is_bundle: true, products: ["U1"] });
  for (const code of ["feature1", "feature2"]) {
    const body = { product, code, name: code, feature_type: "consumption", max_consumption: 5 };
    await app.management("POST", "product-features/", { body });
  }
  const body = {
    product,
    code: "policy_A",
    name: "A",
    max_transfers: 2,
    max_activations: 9,
    default_license_type: "consumption",
    max_consumptions: 11,
  };
  const policy = await app.management("POST", "license-templates/", { body });
  expect(policy.status, policy.text).toBe(201);
});
afterAll(() => app.close());

let last = 0;
const nextId = () => `st-${++last}`;
const send = (body: object) => app.management("POST", "orders/create_order/", { body });

/** The one license of an order that is placed for it; members of the order may be given. */
async function sold(license: object, product_code = "PC", order: object = {}) {
  const answer = await send({ id: nextId(), ...order, items: [{ product_code, licenses: [license] }] });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.order_items[0].licenses[0];
}

async function refused(license: object, product_code = "PC", order: object = {}): Promise<Answer> {
  const answer = await send({ id: nextId(), ...order, items: [{ product_code, licenses: [license] }] });
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
  return answer;
}

const codesOf = (answer: Answer) => answer.json.errors.map((error: { code: string }) => error.code);

test("§3.14 (1): a key from generate_license can be sent, and is generated when it is not", async () => {
  const { json: keys } = await app.management("GET", "orders/generate_license/?product=PC");
  expect((await sold({ key: keys[0] })).license_key).toBe(keys[0]);
  expect((await sold({})).license_key).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
});

test("§3.14 (2): every order-level parameter is stored, and has its default", async () => {
  const { json } = await send({ id: "defaults", items: [{ product_code: "PC", licenses: [{}] }] });
  expect(json).toMatchObject({
    store_id: "defaults",
    is_bundle: false,
    is_test: false,
    is_trial: false,
    type: "normal",
    language: null,
    campaign_params: null,
    download_id: null,
    metadata: {},
    created_at: "2026-03-15T12:00:00.000Z",
  });
  const all = {
    is_test: true,
    is_trial: true,
    created: "2017-03-15 22:13:01",
    order_type: "normal",
    reference: "r",
    language: "en",
    campaign_params: "cpg=web",
    download_id: "d",
  };
  const { json: full } = await send({ id: "all", ...all, items: [{ product_code: "PC", licenses: [{}] }] });
  const { created, order_type, ...rest } = all;
  expect(full).toMatchObject({ ...rest, type: order_type, created_at: created.replace(" ", "T").concat(".000Z") });
});

describe("§3.14 (3): append", () => {
  const order = (id: string, more: object = {}) =>
    send({ id, ...more, items: [{ product_code: "PC", licenses: [{}] }] });
  test("false and an existing id: 409, nothing written", async () => {
    await order("once");
    const again = await order("once");
    expect(again).toMatchObject({ status: 409, json: { code: "order_id_exists" } });
    expect((await order("once", { append: false })).status).toBe(409);
  });
  test("true and an existing id: added; true and a new id: created", async () => {
    expect((await order("twice", { append: true })).json.order_items).toHaveLength(1);
    expect((await order("twice", { append: true })).json.order_items).toHaveLength(2);
  });
});

test("§3.14 (4): the only order_type is normal", async () => {
  expect(codesOf(await refused({}, "PC", { order_type: "special" }))).toEqual(["validation_error"]);
});

test("§3.14 (5): metadata is a string that contains JSON", async () => {
  const { json } = await send({
    id: "meta",
    metadata: '{ "flower": "license" }',
    items: [{ product_code: "PC", licenses: [{}] }],
  });
  expect(json.metadata).toEqual({ flower: "license" });
  expect((await refused({}, "PC", { metadata: "{flower" })).json.errors[0].pointer).toBe("/metadata");
});

test("§3.14 (6): an item is a product code and its licenses; key-based and user-based minimal forms", async () => {
  await sold({ key: "MINI-MAL0" });
  expect((await sold({ users: [{ email: "mini@example.com" }] }, "UC")).license_key).toBeNull();
});

test("§3.14 (7): policy_code for each license, the default policy otherwise", async () => {
  expect(await sold({ policy_code: "policy_A" })).toMatchObject({ max_transfers: 2, license_type: "consumption" });
  expect(await sold({})).toMatchObject({ max_transfers: 0, license_type: "perpetual" });
});

test("§3.14 (8): an explicit property overrides the policy, and no other property", async () => {
  expect(await sold({ policy_code: "policy_A", max_activations: 1 })).toMatchObject({
    max_activations: 1,
    max_transfers: 2,
    max_consumptions: 11,
  });
});

test("§3.14 (9): key is stored unchanged, and is unique in the company", async () => {
  expect((await sold({ key: "impo-rtor-derk-ey00" })).license_key).toBe("impo-rtor-derk-ey00");
  const again = await refused({ key: "impo-rtor-derk-ey00" });
  expect(again).toMatchObject({
    status: 409,
    json: { errors: [{ code: "license_key_exists", pointer: "/items/0/licenses/0/key" }] },
  });
});

test("§3.14 (10): max_activations: the order's, the policy's, the product's, else 1", async () => {
  expect((await sold({ max_activations: 6, policy_code: "policy_A" })).max_activations).toBe(6);
  expect((await sold({ policy_code: "policy_A" })).max_activations).toBe(9);
  expect((await sold({})).max_activations).toBe(4);
  expect((await sold({}, "PLAIN")).max_activations).toBe(1);
});

test("§3.14 (11): the four license types and their companions", async () => {
  for (const license_type of ["perpetual", "subscription", "consumption"]) {
    expect((await sold({ license_type })).license_type).toBe(license_type);
  }
  expect(await sold({ license_type: "time-limited", valid_duration: "1y" })).toMatchObject({
    license_type: "time-limited",
    valid_duration: "1y",
  });
  expect(codesOf(await refused({ license_type: "time-limited" }))).toEqual(["valid_duration_required"]);
});

test("§3.14 (12): a subscription without a date is active and valid until that is changed", async () => {
  expect(await sold({ license_type: "subscription" })).toMatchObject({
    active: true,
    status: "Active",
    validity_period: null,
  });
});

test("§3.14 (13): max_consumptions, else the product's", async () => {
  expect((await sold({ license_type: "consumption", max_consumptions: 5 })).max_consumptions).toBe(5);
  expect((await sold({ license_type: "consumption" })).max_consumptions).toBe(70);
});

test.each(["1y", "2m", "3d", "4h", "5min"])("§3.14 (14): valid_duration %s", async (valid_duration) => {
  expect(await sold({ license_type: "time-limited", valid_duration })).toMatchObject({
    valid_duration,
    validity_period: null,
  });
});

test.each(["1", "m", "-1d", "1.5y"])("§3.14 (14): valid_duration %s is refused", async (valid_duration) => {
  expect((await refused({ valid_duration })).json.errors[0].pointer).toBe("/items/0/licenses/0/valid_duration");
});

test("§3.14 (15): enable_maintenance_duration is another spelling of enable_maintenance_period", async () => {
  const expected = { enable_maintenance_period: true, maintenance_duration: "2m" };
  expect(await sold({ enable_maintenance_duration: true, maintenance_duration: "2m" })).toMatchObject(expected);
  expect(await sold(expected)).toMatchObject(expected);
  expect(codesOf(await refused({ maintenance_duration: "4h" }))).toEqual(["validation_error"]);
});

test("§3.14 (16): start_date", async () => {
  expect((await sold({ start_date: "2024-03-12" })).start_date).toBe("2024-03-12");
});

test.each([
  ["2019-10-15 00:00:00", "2019-10-15T00:00:00.000Z"],
  ["2019-10-15", "2019-10-15T00:00:00.000Z"],
  ["2019-10-15T10:11:12.123456", "2019-10-15T10:11:12.123Z"],
  ["2019-10-15T10:11:12.123Z", "2019-10-15T10:11:12.123Z"],
])("§3.14 (17): validity_period %s", async (validity_period, stored) => {
  expect((await sold({ validity_period })).validity_period).toBe(stored);
});

test("§3.14 (18): product_features in the short and the long form", async () => {
  const shown = (license: { product_features: { max_consumption: number; product_feature: { code: string } }[] }) =>
    license.product_features.map(({ max_consumption, product_feature }) => [product_feature.code, max_consumption]);
  expect(shown(await sold({ product_features: ["feature1", "feature2"] }))).toEqual([
    ["feature1", 5],
    ["feature2", 5],
  ]);
  expect(shown(await sold({ product_features: [{ code: "feature2", max_consumption: 33 }] }))).toEqual([
    ["feature2", 33],
  ]);
  expect(codesOf(await refused({ product_features: ["nope"] }))).toEqual(["unsupported_product_feature"]);
});

test("§3.14 (19): is_trial is false by default", async () => {
  expect((await sold({})).is_trial).toBe(false);
  expect(await sold({ is_trial: 1, trial_days: 14 })).toMatchObject({ is_trial: true, trial_days: 14 });
});

test("§3.14 (20): prevent_vm is false unless the license or the order sets it", async () => {
  expect((await sold({})).prevent_vm).toBe(false);
  expect((await sold({ prevent_vm: true })).prevent_vm).toBe(true);
  expect((await sold({}, "PC", { prevent_vm: "true" })).prevent_vm).toBe(true);
  expect((await sold({ prevent_vm: false }, "PC", { prevent_vm: true })).prevent_vm).toBe(false);
});

test("§3.14 (21): max_transfers is 0 by default: transfers are not allowed", async () => {
  expect((await sold({})).max_transfers).toBe(0);
  expect((await sold({ max_transfers: -1 })).max_transfers).toBe(-1);
  expect(codesOf(await refused({ max_transfers: -2 }))).toEqual(["validation_error"]);
});

test("§3.14 (22): a user needs an e-mail; is_manager makes a manager of the whole order", async () => {
  expect((await refused({ users: [{ is_manager: true }] }, "UC")).json.errors[0]).toMatchObject({
    pointer: "/items/0/licenses/0/users/0",
    message: "email is required.",
  });
  const users = [{ email: "boss@example.com", is_manager: true }, { email: "worker@example.com" }];
  const { json } = await send({ id: "managed", items: [{ product_code: "UC", licenses: [{ users }] }] });
  expect(json.license_users.map((user: { true_email: string }) => user.true_email)).toEqual(["boss@example.com"]);
  const flags = json.order_items[0].licenses[0].license_users.map((user: { is_manager: boolean }) => user.is_manager);
  expect(flags).toEqual([true, false]);
});

test.each([
  ["day", "daily"],
  ["week", "weekly"],
  ["month", "monthly"],
  ["year", "annually"],
  ["annualy", "annually"],
])("§3.14 (23): overages, and the reset period %s", async (consumption_period, answered) => {
  const license = { license_type: "consumption", allow_overages: true, max_overages: 7, reset_consumption: true };
  expect(await sold({ ...license, consumption_period })).toMatchObject({ ...license, consumption_period: answered });
});

describe("§3.14 (24): bundles", () => {
  const products = [
    { product_code: "P1", policy_code: "dftlp", max_activations: 3 },
    { product_code: "P2", license_template_code: "dftlp" },
  ];
  const bundle = { is_bundle: true };

  test.each(["products", "licenses", "items"])(
    "products nested as %s: one bundle license and a sub-license each",
    async (name) => {
      const answer = await send({
        id: nextId(),
        ...bundle,
        items: [{ product_code: "BUNDLE", licenses: [{ key: `B-${name}`, [name]: products }] }],
      });
      expect(answer.status, answer.text).toBe(200);
      const { licenses } = answer.json.order_items[0];
      expect(new Set(licenses.map((each: { license_key: string }) => each.license_key))).toEqual(
        new Set([`B-${name}`]),
      );
      expect(licenses.map((each: { max_activations: number }) => each.max_activations)).toEqual([1, 3, 1]);
      expect(licenses[0].sub_licenses).toEqual([licenses[1].id, licenses[2].id]);
      expect(licenses[1].bundle_license).toBe(licenses[0].id);
    },
  );

  test("flat license objects share the item's key", async () => {
    const answer = await send({
      id: nextId(),
      ...bundle,
      items: [{ product_code: "BUNDLE", key: "B-flat", licenses: products }],
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.order_items[0].licenses).toHaveLength(3);
  });

  test("users on the item apply to every sub-license", async () => {
    const users = [{ email: "b@example.com" }];
    const items = [{ product_code: "UBUNDLE", users, licenses: [{ product_code: "U1", policy_code: "dftlp" }] }];
    const answer = await send({ id: nextId(), ...bundle, items });
    expect(answer.status, answer.text).toBe(200);
    for (const license of answer.json.order_items[0].licenses) expect(license.license_users).toHaveLength(1);
  });

  test.each<[string, object, string, object, string]>([
    ["a product without a policy", { products: [{ product_code: "P1" }] }, "BUNDLE", bundle, "license_policy_required"],
    [
      "a product outside the bundle",
      { products: [{ product_code: "PC", policy_code: "dftlp" }] },
      "BUNDLE",
      bundle,
      "product_not_in_bundle",
    ],
    ["a product twice", { products: [products[0], products[0]] }, "BUNDLE", bundle, "duplicate_bundle_product"],
    ["no products", { key: "x" }, "BUNDLE", bundle, "bundle_products_required"],
    ["a product that is not a bundle", { products }, "PC", bundle, "product_not_a_bundle"],
    ["a bundle ordered as a single product", { products }, "BUNDLE", {}, "product_is_a_bundle"],
    [
      "two names for one policy",
      { products: [{ product_code: "P1", policy_code: "dftlp", license_template_code: "other" }] },
      "BUNDLE",
      bundle,
      "conflicting_license_policy",
    ],
  ])("%s is refused", async (_name, license, code, order, error) => {
    expect(codesOf(await refused(license, code, order))).toEqual([error]);
  });
});

test("§3.14 (25): the reply is 200, the order object with order_id", async () => {
  const { status, json } = await send({ id: nextId(), items: [{ product_code: "PC", licenses: [{}] }] });
  expect(status).toBe(200);
  expect(json.order_id).toBe(json.id);
  expect(json.order_items[0].licenses[0].order).toBe(json.id);
});
