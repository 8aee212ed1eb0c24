import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withKey } from "../support/api-keys.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { verifyListed, verifyUser } from "../support/license-shapes.ts";

// user_licenses, device_licenses and customer_license_users (license-api.md §6.13–6.15).

let app: TestApp;
let application: LicenseClient;
let teamId: number;
let appId: number;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  appId = await createProduct(app, "app", { metadata: { "2": "b", kind: "Ž" } });
  teamId = await createProduct(app, "team", { authorization_method: "user" });
  await createProduct(app, "plans", { authorization_method: "user" });
  await createProduct(app, "suite", {
    authorization_method: "user",
    is_bundle: true,
    products: ["team", "plans"],
  });
  for (const [path, body] of [
    ["product-features/", { product: teamId, code: "export", feature_type: "consumption", max_consumption: 9 }],
    ["product-features/", { product: teamId, code: "seats", is_floating_cloud: true, floating_users: 2 }],
    ["product-custom-fields/", { product: teamId, name: "tier", default_value: "basic" }],
  ] as const)
    expect((await app.management("POST", path, { body })).status).toBeLessThan(300);
});
afterAll(() => app.close());

async function ask(endpoint: string, query: object, company?: Parameters<typeof applicationOf>[1]) {
  const client = company ? applicationOf(app, company) : application;
  const answer = await client.call("GET", endpoint, { query: { ...query } });
  return { ...answer, json: answer.json as FreelyRead };
}

/** Sells to a user, and returns the initial password. */
async function sellToUser(email: string, license: object = {}, order: object = {}, product = "team") {
  const sold = await sell(app, product, { users: [{ email }], ...license }, order);
  return { id: sold.id as number, password: sold.license_users[0].initial_password as string };
}

async function sellSuite(email: string) {
  const body = {
    id: `suite-${email}`,
    is_bundle: true,
    customer: { email: "suite@buyer.example" },
    items: [
      {
        product_code: "suite",
        licenses: [
          {
            users: [{ email }],
            products: [
              { product_code: "team", policy_code: "dftlp" },
              { product_code: "plans", policy_code: "dftlp" },
            ],
          },
        ],
      },
    ],
  };
  const { status, json, text } = await app.management("POST", "orders/create_order/", { body });
  expect(status, text).toBe(200);
  const [suite, ...members] = json.order_items[0].licenses;
  return { suite: suite.id, members: members.map(({ id }: { id: number }) => id), new_passwords: json.new_passwords };
}

describe("user_licenses", () => {
  test("shows every license of the user as the wire wants it, newest first, with the user's own quota", async () => {
    const email = "Ann@team.example";
    const first = await sellToUser(email, {
      license_type: "consumption",
      max_consumptions: 7,
      metadata: { "10": "x", "9": "y" },
      product_features: [{ code: "export" }, { code: "seats" }],
      custom_fields: [{ name: "tier", value: "gold" }],
      max_activations: 4,
    });
    app.clock.advance(1000);
    const second = await sellToUser(
      email,
      { users: [{ email, max_activations: 2 }] },
      { customer: { email: "c@b.example" } },
    );
    const call = { username: "ann@TEAM.example|acme", password: first.password, product: "team" };
    await application.activate({ ...call, hardware_id: "d", license_id: first.id });

    const answer = await ask("user_licenses", { ...call, include_metadata_string: true });
    expect(answer.status, answer.body).toBe(200);
    for (const [index, each] of answer.json.entries()) {
      verifyListed(each.license, `$[${index}].license`);
      verifyUser(each.user, `$[${index}].user`);
    }
    expect(answer.json).toMatchObject([
      {
        license: {
          id: second.id,
          license_active: false,
          license_enabled: true,
          times_activated: 0,
          customer: { email: "c@b.example" },
          product_features: [],
          custom_fields: [{ name: "tier", value: "basic" }],
        },
        user: { email, max_activations: 2, total_activations: 0, is_initial_password: true },
      },
      {
        license: {
          id: first.id,
          license_active: true,
          times_activated: 1,
          max_consumptions: 7,
          metadata_string: '{"9":"y","10":"x"}',
          product_features: [
            { code: "export", max_consumption: 9, total_consumptions: 0 },
            { code: "seats", floating_users: 2 },
          ],
          custom_fields: [{ name: "tier", value: "gold" }],
          customer: { email: "" },
        },
        user: { email, max_activations: 4, total_activations: 1 },
      },
    ]);
  });

  test("shows what a check shows, member by member", async () => {
    const { password } = await sellToUser("same@team.example", { product_features: [{ code: "export" }] });
    const call = { username: "same@team.example", product: "team", hardware_id: "d" };
    expect((await application.activate({ ...call, password })).status).toBe(200);
    const [{ license }] = (await ask("user_licenses", { ...call, password })).json;
    expect((await application.check(call)).json).toMatchObject(license);
  });

  test("finds a product inside bundles too, and a bundle with all that belongs to it", async () => {
    const { suite, members, new_passwords } = await sellSuite("bundled@team.example");
    const password = new_passwords[0].new_password;
    await sellToUser("bundled@team.example", {}, {}, "plans");
    const call = { username: "bundled@team.example", password };
    const idsOf = async (product?: string) =>
      (await ask("user_licenses", { ...call, product })).json.map((each: FreelyRead) => each.license.id).sort();
    expect(await idsOf("team")).toEqual([members[0]]);
    expect(await idsOf("plans")).toHaveLength(2);
    expect(await idsOf("suite")).toEqual([suite, ...members].sort());
    expect(await idsOf()).toHaveLength(4);
  });

  test("a key limited to products lists only those, and may not name others", async () => {
    const { suite, members, new_passwords } = await sellSuite("limited@team.example");
    expect(suite).toBeGreaterThan(0);
    const call = { username: "limited@team.example", password: new_passwords[0].new_password };
    const [all, other] = await withKey(app, { product_ids: [teamId] }, async () => [
      await ask("user_licenses", call),
      await ask("user_licenses", { ...call, product: "plans" }),
    ]);
    expect(all?.json.map((each: FreelyRead) => each.license.id)).toEqual([members[0]]);
    expect(other?.code).toBe("api_key_product_not_allowed");
  });

  test("shows a counter with its due reset applied", async () => {
    const { id, password } = await sellToUser("reset@team.example", {
      license_type: "consumption",
      max_consumptions: 9,
      reset_consumption: true,
      consumption_period: "daily",
    });
    await app.db`update licenses set total_consumptions = 5, consumptions_at = ${app.clock.now()} where id = ${id}`;
    const call = { username: "reset@team.example", password, product: "team" };
    expect((await ask("user_licenses", call)).json[0].license.total_consumptions).toBe(5);
    app.clock.advance(24 * 3_600_000);
    expect((await ask("user_licenses", call)).json[0].license.total_consumptions).toBe(0);
  });

  test("refuses callers that do not prove to be a user, and products that have no users", async () => {
    const { password } = await sellToUser("bad@team.example");
    const call = { username: "bad@team.example", password, product: "team" };
    expect((await ask("user_licenses", { ...call, password: "wrong" })).code).toBe("invalid_credentials");
    expect((await ask("user_licenses", { ...call, username: "nobody@team.example" })).code).toBe("invalid_credentials");
    expect((await ask("user_licenses", { ...call, password: undefined })).code).toBe("missing_parameters");
    expect((await ask("user_licenses", { ...call, username: undefined })).code).toBe("missing_parameters");
    expect((await ask("user_licenses", { ...call, product: "nope" })).code).toBe("unknown_product");
    expect((await ask("user_licenses", { ...call, product: "app" })).code).toBe("invalid_product_auth_method");
    expect((await ask("user_licenses", { ...call, product: "x".repeat(256) })).code).toBe("validation_error");
    expect((await ask("user_licenses", { id_token: "t", customer_account_code: "a" })).code).toBe(
      "customer_account_not_found",
    );
    expect((await ask("user_licenses", { code: "c", customer_account_code: "a" })).code).toBe(
      "customer_account_not_found",
    );
    expect((await ask("user_licenses", call, app.otherCompany)).code).toBe("invalid_credentials");
    const anonymous = await application.call("GET", "user_licenses", { query: call, headers: { Date: "" } });
    expect(anonymous.code).toBe("missing_headers");
  });

  test("a user without licenses of the product has an empty list, and a read-only key may ask", async () => {
    const { password } = await sellToUser("none@team.example");
    const call = { username: "none@team.example", password, product: "plans" };
    const answer = await withKey(app, { is_read_only: true }, () => ask("user_licenses", call));
    expect([answer.status, answer.json]).toEqual([200, []]);
  });
});

describe("device_licenses", () => {
  test("shows every license of the device in any state, by key and by user, once", async () => {
    const hardware_id = "machine";
    const keyed = await sell(app, "app");
    app.clock.advance(1000);
    const { id, password } = await sellToUser("dev@team.example");
    await application.activate({ product: "app", license_key: keyed.license_key, hardware_id });
    await application.activate({ product: "team", username: "dev@team.example", password, hardware_id });
    await application.deactivate({ product: "app", license_key: keyed.license_key, hardware_id });
    await app.db`update licenses set enabled = false where id = ${id}`;

    const answer = await ask("device_licenses", { hardware_id });
    expect(answer.status, answer.body).toBe(200);
    for (const [index, license] of answer.json.entries()) verifyListed(license, `$[${index}]`);
    expect(answer.json).toMatchObject([
      { id, license_enabled: false, license_active: true, user: { email: "dev@team.example" } },
      { id: keyed.id, license_key: keyed.license_key, license_enabled: true, license_active: false },
    ]);
    expect(answer.json[1].product_details.metadata).toEqual({ "2": "b", kind: "Ž" });
    const limited = await withKey(app, { product_ids: [appId], is_read_only: true }, () =>
      ask("device_licenses", { hardware_id }),
    );
    expect(limited.json.map((each: FreelyRead) => each.id)).toEqual([keyed.id]);
  });

  test("an unknown device has none, and another company sees none", async () => {
    const { license_key } = await sell(app, "app");
    await application.activate({ product: "app", license_key, hardware_id: "ours" });
    expect((await ask("device_licenses", { hardware_id: "unknown" })).json).toEqual([]);
    expect((await ask("device_licenses", { hardware_id: "ours" }, app.otherCompany)).json).toEqual([]);
    expect((await ask("device_licenses", {})).code).toBe("missing_hardware_id");
    expect((await ask("device_licenses", { hardware_id: "x".repeat(1001) })).code).toBe("validation_error");
    const headers = { Authorization: "nonsense" };
    const call = { query: { hardware_id: "ours" }, headers };
    expect((await application.call("GET", "device_licenses", call)).code).toBe("authorization_invalid_headers");
  });

  test("takes one statement, however many licenses there are", async () => {
    const hardware_id = "busy";
    for (let count = 0; count < 5; count++) {
      const { license_key } = await sell(app, "app");
      await application.activate({ product: "app", license_key, hardware_id });
    }
    // Writes that other tests left for after their answers may run now, so only statements that read are counted.
    const reads: string[] = [];
    app.db.watch.statement = (text) => {
      if (/^\s*select/i.test(text) && text.includes("license")) reads.push(text);
    };
    const { json } = await ask("device_licenses", { hardware_id });
    app.db.watch.statement = undefined;
    expect(json).toHaveLength(5);
    expect(reads.filter((text) => !text.includes("license_api_keys"))).toHaveLength(1);
  });
});

describe("customer_license_users", () => {
  test("shows the users of the customer's licenses, one entry for each license", async () => {
    const customer = { email: "Boss@buyer.example", first_name: "Bo", company_name: "Buyer" };
    const both = [{ email: "u1@buyer.example", first_name: "Una" }, { email: "u2@buyer.example" }];
    const first = await sell(app, "team", { users: both }, { customer });
    const second = await sell(
      app,
      "team",
      { users: [{ email: "u1@buyer.example", max_activations: 5 }] },
      { customer },
    );
    await sell(app, "plans", { users: [{ email: "u1@buyer.example" }] }, { customer });
    await sell(app, "team", { users: [{ email: "u3@buyer.example" }] });
    const initial = first.license_users[1].initial_password;
    const change = { username: "u2@buyer.example", password: initial, new_password: "long enough" };
    await application.call("POST", "change_password", { body: change });

    await app.management("PATCH", "company/", { body: { allow_password_readback: true } });
    const query = { product: "team", customer: "boss@BUYER.example" };
    const answer = await withKey(app, { is_read_only: true }, () => ask("customer_license_users", query));
    expect(answer.status, answer.body).toBe(200);
    const [una] = first.license_users;
    expect(answer.json).toEqual({
      company: { id: app.companyId },
      customer: {
        email: customer.email,
        company_name: "Buyer",
        reference: "",
        phone: "",
        first_name: "Bo",
        last_name: "",
        city: "",
        postcode: "",
        state: "",
        country: "",
        address: "",
        customer_account: null,
        metadata: {},
      },
      users: [
        {
          email: "u1@buyer.example",
          is_active: true,
          first_name: "Una",
          last_name: "",
          phone_number: "",
          is_initial_password: true,
          initial_password: una.initial_password,
          max_activations: 1,
          total_activations: 0,
          allow_unlimited_activations: false,
          license_id: first.id,
          order_store_id: first.order_store_id,
          order_id: first.order,
        },
        expect.objectContaining({ email: "u2@buyer.example", is_initial_password: false, initial_password: "" }),
        expect.objectContaining({ email: "u1@buyer.example", license_id: second.id, max_activations: 5 }),
      ],
    });
  });

  test("inside a bundle, or all of a product", async () => {
    const { members } = await sellSuite("in@suite.example");
    await sell(
      app,
      "team",
      { users: [{ email: "out@suite.example" }] },
      { customer: { email: "suite@buyer.example" } },
    );
    const idsOf = async (more: object) => {
      const query = { product: "team", customer: "suite@buyer.example", ...more };
      return (await ask("customer_license_users", query)).json.users.map((each: FreelyRead) => each.license_id);
    };
    const inside = await idsOf({ bundle_code: "suite" });
    expect(inside).toContain(members[0]);
    expect(await idsOf({})).toHaveLength(inside.length + 1);
    expect(await idsOf({ bundle_code: "nope" })).toEqual([]);
  });

  test("refuses unknown customers and products, and products without users", async () => {
    await sell(app, "app", {}, { customer: { email: "known@buyer.example" } });
    const query = { product: "team", customer: "known@buyer.example" };
    expect((await ask("customer_license_users", query)).json.users).toEqual([]);
    const refused = async (more: object, company?: Parameters<typeof applicationOf>[1]) =>
      (await ask("customer_license_users", { ...query, ...more }, company)).code;
    expect(await refused({ customer: "unknown@buyer.example" })).toBe("customer_does_not_exist");
    expect(await refused({ customer: undefined })).toBe("missing_parameters");
    expect(await refused({ product: undefined })).toBe("missing_parameters");
    expect(await refused({ product: "nope" })).toBe("unknown_product");
    expect(await refused({ product: "app" })).toBe("invalid_product_auth_method");
    expect(await refused({ customer: "x".repeat(255) })).toBe("validation_error");
    expect(await refused({}, app.otherCompany)).toBe("unknown_product");
    await createProductOfOther("team");
    expect(await refused({}, app.otherCompany)).toBe("customer_does_not_exist");
    expect(await withKey(app, { product_ids: [appId] }, () => refused({}))).toBe("api_key_product_not_allowed");
    const anonymous = await application.call("GET", "customer_license_users", { query, headers: { Date: "" } });
    expect(anonymous.code).toBe("missing_headers");
  });
});

async function createProductOfOther(short_code: string): Promise<void> {
  const body = { product_name: short_code, short_code, authorization_method: "user" };
  const { status } = await app.management("POST", "products/", { body, key: app.otherCompany.managementKey });
  expect(status).toBeLessThan(300);
}
