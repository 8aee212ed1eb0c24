import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withKey } from "../support/api-keys.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// trial_key (license-api.md §6.16, semantics.md §2.9).

const day = 24 * 3_600_000;
let app: TestApp;
let application: LicenseClient;
let productId: number;
let devices = 0;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  productId = await createProduct(app, "app", { allow_trial: true, trial_days: 14, max_activations: 2 });
  await createProduct(app, "team", { authorization_method: "user", allow_trial: true, trial_days: 7 });
  await createProduct(app, "paid");
  for (const policy of [
    { code: "pro", name: "Pro", trial_days: 30, max_activations: 5, is_floating_cloud: true, is_floating: true },
    { code: "old", name: "Old", is_archived: true },
    { code: "never", name: "Never", allow_trial: false },
  ]) {
    const body = { product: productId, ...policy };
    expect((await app.management("POST", "license-templates/", { body })).status).toBe(201);
  }
});
afterAll(() => app.close());

/** Asks for a trial, by default on a new device. */
async function ask(query: object = {}, client = application) {
  devices += 1;
  const whole = { product: "app", hardware_id: `device-${devices}`, ...query };
  const answer = await client.call("GET", "trial_key", { query: whole });
  return { ...answer, json: answer.json as FreelyRead };
}

const expectNew = (answer: { status: number; body: string; json: FreelyRead }) => {
  expect(answer.status, answer.body).toBe(200);
  expect(answer.json, answer.body).toHaveProperty("order_id");
  return answer.json;
};
const orderOf = async (id: number) => (await app.management("GET", `orders/${id}/`)).json;

describe("of a product with keys", () => {
  test("a new trial is returned whole, and is an order with one license that is not activated", async () => {
    const trial = expectNew(await ask());
    const now = app.clock.now().getTime();
    expect(trial).toEqual({
      id: expect.any(Number),
      order_id: expect.any(Number),
      product_id: productId,
      created_at: now,
      updated_at: now,
      times_activated: 0,
      is_trial: true,
      active: false,
      enabled: true,
      is_floating: false,
      is_floating_cloud: false,
      max_activations: 2,
      trial_days: 14,
      license_type: "perpetual",
      max_transfers: 0,
      prevent_vm: false,
      enable_maintenance_period: false,
      maintenance_duration: null,
      metadata: {},
      is_hardware_key_auth: false,
      company: { id: app.companyId },
      LicenseProductFeatures: [],
      LicenseCustomFields: [],
      license_key: expect.stringMatching(/^[A-Z0-9-]+$/),
      license: trial.license_key,
      allow_overages: false,
      max_overages: 0,
      max_consumptions: 1,
      valid_duration: null,
      consumption_period: null,
      reset_consumption: false,
      floating_users: 1,
      floating_timeout: 120,
      grace_period: 0,
      allow_grace_period: false,
    });
    const order = await orderOf(trial.order_id);
    expect(order).toMatchObject({ store_id: `trial_${trial.order_id}`, is_trial: true, is_test: false });
    const [license] = order.order_items[0].licenses;
    expect(license).toMatchObject({ id: trial.id, status: "Inactive", validity_period: null, is_trial: true });
    const { json: provenance } = await app.management("GET", `licenses/${trial.id}/provenance/`);
    expect(provenance).toMatchObject({
      policy: { code: "dftlp", how: "default" },
      provenance: {
        is_trial: { source: "order" },
        trial_days: { source: "product" },
        license_type: { source: "default" },
      },
    });
    const events = await app.db`
      select type from events where subject_id = any(${[trial.order_id, trial.id]}::bigint[]) order by type`;
    expect(events.map(({ type }) => type)).toEqual(["license.created", "order.created"]);
  });

  test("features and custom fields of the policy are included", async () => {
    const product = await createProduct(app, "rich", { allow_trial: true, trial_days: 3 });
    const make = async (path: string, body: object) =>
      (await app.management("POST", path, { body: { product, ...body } })).json.id;
    const count = { feature_type: "consumption", max_consumption: 9, consumption_period: "daily" };
    const counted = await make("product-features/", { code: "export", ...count, metadata: { a: 1 } });
    const floating = await make("product-features/", { code: "seat", is_floating_cloud: true, floating_users: 4 });
    const field = await make("product-custom-fields/", { name: "tier", default_value: "basic" });
    await make("license-templates/", {
      code: "full",
      name: "Full",
      maintenance_duration: "1y",
      enable_maintenance_period: true,
      license_product_feature_templates: [{ id: counted }, { id: floating }],
      license_custom_field_templates: [{ id: field, default_value: "gold" }],
    });
    const trial = expectNew(await ask({ product: "rich", license_policy: "full", include_metadata_string: true }));
    expect(trial).toMatchObject({
      maintenance_duration: "1y",
      metadata_string: "{}",
      LicenseCustomFields: [{ product_custom_field_id: field, value: "gold" }],
      LicenseProductFeatures: [
        { product_feature_id: counted, max_consumption: 9, consumption_period: "daily", metadata_string: '{"a":1}' },
        { product_feature_id: floating, is_floating: false, is_floating_cloud: true, floating_users: 4 },
      ],
    });
    expect(trial.LicenseProductFeatures[0]).not.toHaveProperty("floating_users");
  });

  test("the same device gets the same trial again, in the short answer; other devices and products have their own", async () => {
    const hardware_id = "steady";
    const first = expectNew(await ask({ hardware_id }));
    for (const more of [{}, { email: "someone@try.example" }, { license_policy: "pro" }]) {
      const again = await ask({ hardware_id, ...more });
      expect(again.json).toEqual({ license_type: "perpetual", is_trial: true, license: first.license });
    }
    expect(expectNew(await ask({ hardware_id: "STEADY" })).license).not.toBe(first.license);
    await createProduct(app, "second", { allow_trial: true, trial_days: 1 });
    expect(expectNew(await ask({ hardware_id, product: "second" })).license).not.toBe(first.license);
  });

  test("a policy can be named", async () => {
    const trial = expectNew(await ask({ license_policy: "pro" }));
    expect(trial).toMatchObject({ trial_days: 30, max_activations: 5, is_floating: false, is_floating_cloud: true });
    const { json } = await app.management("GET", `licenses/${trial.id}/provenance/`);
    expect(json.policy).toMatchObject({ code: "pro", how: "named" });
  });

  test("the days run from the activation; when they are over, there is no other trial", async () => {
    const hardware_id = "tried";
    const { license } = expectNew(await ask({ hardware_id }));
    app.clock.advance(100 * day);
    expect((await ask({ hardware_id })).json).toMatchObject({ license });
    const call = { product: "app", license_key: license, hardware_id };
    const activation = await application.activate(call);
    const ends = new Date(app.clock.now().getTime() + 14 * day);
    expect(activation.json).toMatchObject({ is_trial: true, trial_days: 14, validity_period: ends.toISOString() });
    app.clock.set(ends);
    expect((await ask({ hardware_id })).json).toMatchObject({ license });
    app.clock.advance(1);
    expect((await ask({ hardware_id })).code).toBe("trial_expired");
    expect((await application.activate(call)).code).toBe("trial_expired");
    expectNew(await ask());
  });

  test("a trial that became a full license stays the license of the device", async () => {
    const hardware_id = "bought";
    const { id, license } = expectNew(await ask({ hardware_id }));
    await application.activate({ product: "app", license_key: license, hardware_id });
    await app.db`update licenses set is_trial = false where id = ${id}`;
    app.clock.advance(100 * day);
    expect((await ask({ hardware_id })).json).toEqual({ license_type: "perpetual", is_trial: false, license });
  });

  test("a company may allow trial after trial", async () => {
    const hardware_id = "greedy";
    const first = expectNew(await ask({ hardware_id }));
    await app.db`update companies set allow_multiple_trials = true where id = ${app.companyId}`;
    const second = expectNew(await ask({ hardware_id }));
    expect(second.license).not.toBe(first.license);
    await application.activate({ product: "app", license_key: second.license, hardware_id });
    app.clock.advance(15 * day);
    const third = expectNew(await ask({ hardware_id }));
    await app.db`update companies set allow_multiple_trials = false where id = ${app.companyId}`;
    expect((await ask({ hardware_id })).json).toMatchObject({ license: third.license });
  });

  test("a device whose license was deleted may try again", async () => {
    const hardware_id = "forgiven";
    const first = expectNew(await ask({ hardware_id }));
    await app.db`delete from licenses where id = ${first.id}`;
    expect(expectNew(await ask({ hardware_id })).license).not.toBe(first.license);
  });

  test("64 parallel requests of one device create one license", async () => {
    const query = { hardware_id: "racer", email: "racer@try.example" };
    const answers = await Promise.all(Array.from({ length: 64 }, () => ask(query)));
    expect(answers.map(({ status }) => status)).toEqual(Array(64).fill(200));
    expect(new Set(answers.map(({ json }) => json.license)).size).toBe(1);
    expect(answers.filter(({ json }) => "order_id" in json)).toHaveLength(1);
    const made = await app.db`
      select l.id from orders o join licenses l on l.order_id = o.id where o.customer_email = ${query.email}`;
    expect(made).toHaveLength(1);
  });
});

describe("the customer", () => {
  const person = {
    email: "Tina@try.example",
    first_name: "Tina",
    last_name: "Try",
    phone: "123",
    address: "Street 1",
    postcode: "1000",
    state: "S",
    country: "SI",
    city: "Ljubljana",
    reference: "ref",
    company_name: "Try Ltd",
  };

  test("is created from the members of the request, and is the same for the next trial", async () => {
    const first = await orderOf(expectNew(await ask(person)).order_id);
    expect(first.customer).toMatchObject(person);
    const second = await orderOf(expectNew(await ask({ email: "TINA@try.example", first_name: "Else" })).order_id);
    expect(second.customer).toMatchObject({ id: first.customer.id, first_name: "Tina" });
    expect(second.customer_first_name).toBe("Else");
  });

  test("is trial_request where no e-mail is sent: on the order and in answers, but without a customer", async () => {
    const hardware_id = "anonymous";
    const trial = expectNew(await ask({ hardware_id, first_name: "Nobody" }));
    expect(await orderOf(trial.order_id)).toMatchObject({
      customer: null,
      customer_email: "trial_request",
      customer_first_name: "",
    });
    expect(await app.db`select 1 from customers where email = 'trial_request'`).toHaveLength(0);
    const call = { product: "app", license_key: trial.license, hardware_id };
    await application.activate(call);
    const customer = { email: "trial_request", first_name: "", customer_account: null, metadata: {} };
    expect((await application.check(call)).json).toMatchObject({ customer });
    const listed = await application.call("GET", "device_licenses", { query: { hardware_id } });
    expect(listed.json).toMatchObject([{ customer }]);
  });
});

describe("of a product with users", () => {
  const team = (query: object) => ask({ product: "team", ...query });

  test("the user is created with a generated password, and can activate", async () => {
    const hardware_id = "laptop";
    const trial = expectNew(await team({ hardware_id, email: "Una@try.example", first_name: "Una" }));
    expect(trial).toMatchObject({
      license_user_id: expect.any(Number),
      max_license_users: 0,
      license_user: "Una@try.example",
      initial_password: expect.stringMatching(/^.{12}$/),
      trial_days: 7,
    });
    expect(trial).not.toHaveProperty("license");
    expect(trial).not.toHaveProperty("license_key");
    const { license_users, customer } = (await app.management("GET", `licenses/${trial.id}/`)).json;
    expect(license_users).toMatchObject([{ id: trial.license_user_id, first_name: "Una" }]);
    expect(customer).toMatchObject({ email: "Una@try.example" });
    const call = { product: "team", username: "una@try.example", password: trial.initial_password, hardware_id };
    expect((await application.activate(call)).json).toMatchObject({ is_trial: true, times_activated: 1 });
  });

  test("the trial belongs to device and e-mail: the same pair gets it again, another pair has its own", async () => {
    const hardware_id = "shared";
    const first = expectNew(await team({ hardware_id, email: "a@try.example" }));
    const again = await team({ hardware_id, email: "A@try.example" });
    expect(again.json).toEqual({ license_type: "perpetual", is_trial: true, license_user: "A@try.example" });
    expect(expectNew(await team({ hardware_id, email: "b@try.example" })).id).not.toBe(first.id);
    expect(expectNew(await team({ email: "a@try.example" })).id).not.toBe(first.id);
  });

  test("a password that is sent with the trial request becomes the user's", async () => {
    const hardware_id = "chosen";
    const email = "chooser@try.example";
    const trial = expectNew(await team({ hardware_id, email, password: "long enough" }));
    expect(trial.initial_password).toBe("");
    const call = { product: "team", username: email, hardware_id };
    expect((await application.activate({ ...call, password: "wrong" })).code).toBe("invalid_credentials");
    const activation = await application.activate({ ...call, password: "long enough" });
    expect(activation.json).toMatchObject({ user: { is_initial_password: false } });
    const [stored] = await app.db`
      select initial_password_sealed, password_hash from license_users where true_email = ${email}`;
    expect(stored).toMatchObject({
      initial_password_sealed: null,
      password_hash: expect.stringMatching(/^\$argon2id\$/),
    });
  });

  test("S6: an existing user is given no other password, and their password is not shown to the requester", async () => {
    const email = "existing@try.example";
    const sold = await sell(app, "team", { users: [{ email }] });
    const initial = sold.license_users[0].initial_password;
    const trial = expectNew(await team({ email, password: "taken over" }));
    expect(trial).toMatchObject({ license_user_id: sold.license_users[0].id, initial_password: "" });
    expect(JSON.stringify(trial)).not.toContain(initial);
    const who = { product: "team", username: email, hardware_id: "d" };
    expect((await application.activate({ ...who, password: "taken over" })).code).toBe("invalid_credentials");
    expect((await application.activate({ ...who, password: initial })).status).toBe(200);
    const change = { username: email, password: initial, new_password: "my own one" };
    expect((await application.call("POST", "change_password", { body: change })).status).toBe(200);
    expect(expectNew(await team({ email, password: "taken over" })).initial_password).toBe("");
    expect((await application.activate({ ...who, password: "my own one" })).status).toBe(200);
  });

  test("64 devices of one new user in parallel: 64 trials, one user, one customer", async () => {
    const email = "crowd@try.example";
    const answers = await Promise.all(Array.from({ length: 64 }, () => team({ email })));
    for (const answer of answers) expectNew(answer);
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(64);
    // Only the request that created the user is answered with the password.
    expect(answers.filter(({ json }) => json.initial_password !== "")).toHaveLength(1);
    expect(await app.db`select 1 from license_users where lower(true_email) = ${email}`).toHaveLength(1);
    expect(await app.db`select 1 from customers where lower(email) = ${email}`).toHaveLength(1);
  });

  test("64 parallel requests of one device and user create one license, and one password that is valid", async () => {
    const query = { hardware_id: "pair", email: "pair@try.example", password: "long enough" };
    const answers = await Promise.all(Array.from({ length: 64 }, () => team(query)));
    expect(answers.map(({ status }) => status)).toEqual(Array(64).fill(200));
    expect(answers.filter(({ json }) => "order_id" in json)).toHaveLength(1);
    const call = { product: "team", username: query.email, password: query.password, hardware_id: "pair" };
    expect((await application.activate(call)).status).toBe(200);
  });
});

describe("trial_key refuses", () => {
  test.each<[string, object, string]>([
    ["no device", { hardware_id: undefined }, "missing_hardware_id"],
    ["no product", { product: undefined }, "missing_parameters"],
    ["an unknown product", { product: "nope" }, "unknown_product"],
    ["a product without trials", { product: "paid" }, "trial_not_allowed"],
    ["a policy that forbids trials", { license_policy: "never" }, "trial_not_allowed"],
    ["an unknown policy", { license_policy: "nope" }, "unknown_license_policy"],
    ["an archived policy", { license_policy: "old" }, "archived_license_policy"],
    ["users without e-mail", { product: "team" }, "email_missing"],
    ["an invalid e-mail", { email: "somebody" }, "validation_error"],
    ["an e-mail with a NUL", { email: "a\u0000b@try.example" }, "validation_error"],
    ["a reference of 201 characters", { email: "a@b.example", reference: "x".repeat(201) }, "validation_error"],
    ["a password of 7 characters", { product: "team", email: "a@b.example", password: "1234567" }, "validation_error"],
    ["a device id that is too long", { hardware_id: "x".repeat(1001) }, "validation_error"],
  ])("%s, and stores nothing", async (_name, query, code) => {
    const count = async () => (await app.db`select 1 from trials`).length;
    const before = await count();
    expect((await ask(query)).code).toBe(code);
    expect(await count()).toBe(before);
  });

  test("a HEAD, which must not write", async () => {
    const url = "/api/v4/trial_key?product=app&hardware_id=head";
    expect((await app.app.inject({ method: "HEAD", url })).statusCode).toBe(405);
  });

  test("the longest device id and e-mail fit", async () => {
    const hardware_id = "ž".repeat(500);
    const email = `${"é".repeat(240)}@try.example`;
    expectNew(await ask({ product: "team", hardware_id, email }));
  });

  test("products that are disabled or archived, and bundles", async () => {
    const id = await createProduct(app, "gone", { allow_trial: true, trial_days: 1 });
    await createProduct(app, "suite", { is_bundle: true, products: ["gone"], allow_trial: true });
    expect((await ask({ product: "suite" })).code).toBe("trial_not_allowed");
    await app.management("PATCH", `products/${id}/`, { body: { active: false } });
    expect((await ask({ product: "gone" })).code).toBe("disabled_product");
    await app.management("PATCH", `products/${id}/`, { body: { active: true, is_archived: true } });
    expect((await ask({ product: "gone" })).code).toBe("archived_product");
  });

  test("callers that may not ask: read-only keys, keys of other products, no key, another company", async () => {
    expect((await withKey(app, { is_read_only: true }, () => ask())).code).toBe("read_only_api_key");
    expect((await withKey(app, { product_ids: [1] }, () => ask())).code).toBe("api_key_product_not_allowed");
    expectNew(await withKey(app, { product_ids: [productId] }, () => ask()));
    const query = { product: "app", hardware_id: "nobody" };
    const anonymous = await application.call("GET", "trial_key", { query, headers: { Authorization: "" } });
    expect(anonymous.code).toBe("missing_headers");
    const stranger = applicationOf(app, app.otherCompany);
    expect((await ask({}, stranger)).code).toBe("unknown_product");
  });

  test("companies do not share devices", async () => {
    const ours = expectNew(await ask({ hardware_id: "both" }));
    const body = { product_name: "app", short_code: "app", allow_trial: true, trial_days: 1 };
    await app.management("POST", "products/", { body, key: app.otherCompany.managementKey });
    const theirs = expectNew(await ask({ hardware_id: "both" }, applicationOf(app, app.otherCompany)));
    expect(theirs.license).not.toBe(ours.license);
  });
});
