import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// Payloads of real integrations, as they are sent (management-api.md §3.10).

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  const keyed = await createProduct(app, "PC");
  await createProduct(app, "UC", { authorization_method: "user" });
  for (const code of ["my_feature", "feature1", "feature2"]) {
    const body = { product: keyed, code, name: code, feature_type: "consumption" };
    await app.management("POST", "product-features/", { body });
  }
  for (const name of ["Custom Field 1", "Custom Field 2"]) {
    await app.management("POST", "product-custom-fields/", { body: { product: keyed, name, default_value: "" } });
  }
  await app.management("POST", "license-templates/", {
    body: { product: keyed, code: "other", name: "Other", max_activations: 9 },
  });
});
afterAll(() => app.close());

const place = (body: object) => app.management("POST", "orders/create_order", { body });
const countOf = async (storeId: string) => {
  const rows = await app.db`
    select 1 from licenses l join orders o on o.company_id = l.company_id and o.id = l.order_id
    where o.store_id = ${storeId}`;
  return rows.length;
};

test("the PHP and PayPal plugins: ten retries with append and the same keys create no second license", async () => {
  const keys = await app.management("GET", "orders/generate_license/?product=PC&quantity=2");
  const order = {
    id: "ref_paypal_9AB",
    created: "2026-03-5 14:02:11",
    append: true,
    customer: { email: "buyer@example.com", first_name: "Bo", last_name: "Yer" },
    items: keys.json.map((key: string) => ({ product_code: "PC", licenses: [{ key }] })),
  };
  for (let attempt = 0; attempt < 10; attempt++) {
    const answer = await place(order);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.order_items).toHaveLength(2);
  }
  expect(await countOf("ref_paypal_9AB")).toBe(2);
  const empty = await place({
    ...order,
    id: "ref_paypal_9AC",
    created: "",
    items: [{ product_code: "PC", licenses: [{ key: "own-key-1" }] }],
  });
  expect(empty.status, empty.text).toBe(200);
});

test("the Stripe subscription demo: booleans as text", async () => {
  const answer = await place({
    id: "0b9ad1e0-6c3e-4b0a-9a0e-8f6d8b9f4f11",
    items: [
      {
        product_code: "PC",
        licenses: [
          {
            license_type: "subscription",
            validity_period: "2027-01-31",
            is_trial: "false",
            key: "STRI-PE00-0000-0001",
          },
        ],
      },
    ],
  });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json.order_items[0].licenses[0]).toMatchObject({
    license_type: "subscription",
    is_trial: false,
    active: true,
    validity_period: "2027-01-31T00:00:00.000Z",
  });
});

test("the HubSpot workflow: a users object next to a key is ignored and named", async () => {
  const license = {
    key: "HUBS-POT0-0000-0001",
    users: { email: "person@example.com", is_manager: true },
    is_trial: false,
    validity_period: "2027-02-01",
    license_type: "time-limited",
    enable_maintenance_period: true,
    maintenance_period: "2027-02-01",
    max_license_users: 1,
    is_floating: false,
    floating_users: 2,
    max_transfers: -1,
    is_floating_cloud: true,
    max_activations: 5,
    prevent_vm: true,
    can_borrow: true,
    product_features: ["feature1", "feature2"],
  };
  const order = { id: "deal-77", is_test: true, reference: "hubspot", customer: { email: "crm@example.com" } };
  const answer = await place({ ...order, items: [{ product_code: "PC", licenses: [license] }] });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers["licet-ignored"]).toBe("items[0].licenses[0].users");
  const [stored] = answer.json.order_items[0].licenses;
  expect(stored).toMatchObject({
    max_transfers: -1,
    floating_users: 2,
    can_borrow: true,
    max_license_users: 1,
    license_users: [],
  });
  expect(
    stored.product_features.map((feature: { product_feature: { code: string } }) => feature.product_feature.code),
  ).toEqual(["feature1", "feature2"]);
});

test("a users array on a key-based product is refused", async () => {
  const licenses = [{ key: "MIXD-0000-0000-0001", users: [{ email: "person@example.com" }] }];
  const answer = await place({ id: "mixed", items: [{ product_code: "PC", licenses }] });
  expect(answer.json.errors).toMatchObject([
    { code: "invalid_product_auth_method", pointer: "/items/0/licenses/0/users" },
  ]);
});

test("the Next.js trial portal reads back the license and the initial password", async () => {
  const answer = await place({
    id: "trial-order-tok123",
    reference: "Trial",
    is_trial: true,
    customer: { email: "try@example.com", first_name: "Try" },
    items: [
      {
        product_code: "UC",
        licenses: [
          {
            policy_code: "dftlp",
            is_trial: true,
            trial_days: 14,
            validity_period: "2026-03-29T12:00:00.000Z",
            note: "from the portal",
            users: [{ email: "try@example.com", first_name: "Try" }],
          },
        ],
      },
    ],
  });
  expect(answer.status, answer.text).toBe(200);
  const [license] = answer.json.order_items[0].licenses;
  expect(license.id).toBeGreaterThan(1e15);
  expect(license).toMatchObject({ is_trial: true, trial_days: 14, note: "from the portal", license_key: null });
  const [user] = license.license_users;
  expect(user.initial_password).toMatch(/^.{12}$/);
  expect(answer.json.new_passwords).toEqual([{ email: "try@example.com", new_password: user.initial_password }]);
});

test("the Go SDK's zero values count as absent", async () => {
  const zero = "0001-01-01T00:00:00Z";
  const answer = await place({
    id: "go-1",
    created: zero,
    customer: {},
    items: [{ product_code: "PC", licenses: [{ key: "GOGO-0000-0000-0001", user: {}, validity_period: zero }] }],
  });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json).toMatchObject({ created_at: "2026-03-15T12:00:00.000Z", customer: null });
  expect(answer.json.order_items[0].licenses[0].validity_period).toBeNull();
});

test("§3.10, the complete sample: every value is there when it is read back", async () => {
  const sample = {
    id: "id_1546606209296",
    append: true,
    is_test: false,
    created: "2017-03-15 22:13:01",
    order_type: "normal",
    reference: "order_reference",
    language: "en",
    campaign_params: "cpg=web,src=google.com",
    download_id: "someID33",
    customer: {
      email: "test@customer.com",
      first_name: "John",
      last_name: "Smith",
      company_name: "Acme Inc.",
      phone: "+1656123123123",
      reference: "ref_usr_321",
    },
    items: [
      {
        product_code: "PC",
        licenses: [
          {
            key: "G8HA-SRRZ-A6WK-TJWB",
            max_activations: 3,
            license_type: "consumption",
            max_consumptions: 10000,
            valid_duration: "1y",
            enable_maintenance_period: true,
            maintenance_duration: "3d",
            validity_period: "2019-10-15 00:00:00",
            product_features: [{ code: "my_feature", max_consumption: 33 }],
            custom_fields: [
              { name: "Custom Field 1", value: "some text" },
              { name: "Custom Field 2", value: 1 },
            ],
            is_trial: false,
          },
        ],
      },
    ],
    prevent_vm: false,
  };
  const placed = await place(sample);
  expect(placed.status, placed.text).toBe(200);
  expect(placed.json.order_id).toBe(placed.json.id);
  const { json: order } = await app.management("GET", `orders/${placed.json.id}/`);
  expect(order).toMatchObject({
    store_id: "id_1546606209296",
    type: "normal",
    is_test: false,
    created_at: "2017-03-15T22:13:01.000Z",
    reference: "order_reference",
    language: "en",
    campaign_params: "cpg=web,src=google.com",
    download_id: "someID33",
    customer_email: "test@customer.com",
    customer_first_name: "John",
    customer_last_name: "Smith",
    customer_company: "Acme Inc.",
    customer_phone: "+1656123123123",
    customer_reference: "ref_usr_321",
    customer: { email: "test@customer.com", company_name: "Acme Inc.", reference: "ref_usr_321" },
  });
  const { json: license } = await app.management("GET", `licenses/${placed.json.order_items[0].licenses[0].id}/`);
  expect(license).toMatchObject({
    license_key: "G8HA-SRRZ-A6WK-TJWB",
    max_activations: 3,
    license_type: "consumption",
    max_consumptions: 10000,
    valid_duration: "1y",
    enable_maintenance_period: true,
    maintenance_duration: "3d",
    validity_period: "2019-10-15T00:00:00.000Z",
    is_trial: false,
    prevent_vm: false,
    product_features: [{ max_consumption: 33, product_feature: { code: "my_feature" } }],
  });
  const values =
    await app.db`select value from license_custom_fields where license_id = ${license.id} order by product_custom_field_id`;
  expect(values.map((row) => row["value"])).toEqual(["some text", "1"]);
});
