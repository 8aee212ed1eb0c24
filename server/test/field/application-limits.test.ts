import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// What an application's credential may do beyond using licenses is a setting of the company, off by default.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
const setting = async (settings: object) => {
  const { status, json } = await app.management("PATCH", "company/", { body: settings });
  expect(status).toBe(200);
  expect(json).toMatchObject(settings);
};
beforeEach(() => setting({ allow_client_overages: false, allow_password_readback: false }));
afterAll(() => app.close());

/** A license of ten units on a device. */
async function counted(terms: object = {}) {
  const { id, license_key } = await sell(app, "app", { license_type: "consumption", max_consumptions: 10, ...terms });
  const call = { product: "app", license_key, hardware_id: "a" };
  await application.activate(call);
  return {
    id,
    consume: (consumptions: number, more: object = {}) =>
      application.call("POST", "add_consumption", { body: { ...call, consumptions, ...more } }),
  };
}

describe("S7: an application narrows what was sold, and never widens it", () => {
  test.each<[row: string, terms: object, asked: object, consumptions: number]>([
    ["any number, where none were sold", {}, { allow_overages: true, max_overages: 0 }, 2000],
    ["some, where none were sold", {}, { allow_overages: true, max_overages: 5 }, 11],
    ["more than were sold", { allow_overages: true, max_overages: 2 }, { max_overages: 5 }, 13],
    ["any number, where some were sold", { allow_overages: true, max_overages: 2 }, { max_overages: 0 }, 13],
    [
      "in the name of a floating server",
      {},
      { allow_overages: true, max_overages: 90, event: ["offline_floating_consumptions_sync"] },
      50,
    ],
  ])("%s: refused, and the license is as it was", async (_row, terms, asked, consumptions) => {
    const { id, consume } = await counted(terms);
    const before = (await app.management("GET", `licenses/${id}/`)).json;
    expect((await consume(consumptions, asked)).code).toBe("license_not_enough_consumptions");
    expect((await consume(1, asked)).json).toMatchObject({
      allow_overages: before.allow_overages,
      max_overages: before.max_overages,
      total_consumptions: 1,
    });
    expect((await app.management("GET", `licenses/${id}/`)).json).toMatchObject({
      allow_overages: before.allow_overages,
      max_overages: before.max_overages,
    });
  });

  test.each<[row: string, asked: object]>([
    ["none of them", { allow_overages: false }],
    ["fewer", { max_overages: 1 }],
  ])("%s are asked for: they count from now on", async (_row, asked) => {
    const { consume } = await counted({ allow_overages: true, max_overages: 5 });
    expect((await consume(12, asked)).code).toBe("license_not_enough_consumptions");
    expect((await consume(10, asked)).json).toMatchObject(asked);
    expect((await consume(5)).code).toBe("license_not_enough_consumptions");
  });

  test("where the company allows it, the application's limits become the license's own", async () => {
    await setting({ allow_client_overages: true });
    const { consume } = await counted();
    const asked = { allow_overages: true, max_overages: 5 };
    expect((await consume(15, asked)).json).toMatchObject({ ...asked, total_consumptions: 15 });
  });

  test("features take no limits from the application: add_feature_consumption", async () => {
    const { json } = await app.management("GET", "products/?short_code=app");
    const feature = {
      product: json.results[0].id,
      code: "pages",
      name: "P",
      feature_type: "consumption",
      max_consumption: 3,
    };
    await app.management("POST", "product-features/", { body: feature });
    const { license_key } = await sell(app, "app", { product_features: [{ code: "pages" }] });
    const call = { product: "app", license_key, hardware_id: "a" };
    await application.activate(call);
    const body = { ...call, feature: "pages", consumptions: 4, allow_overages: true, max_overages: 0 };
    expect((await application.call("POST", "add_feature_consumption", { body })).code).toBe(
      "feature_not_enough_consumptions",
    );
  });
});

describe("S27: an application reads no initial passwords", () => {
  const read = async () => {
    const query = { product: "team", customer: "buyer@team.example" };
    return (await application.call("GET", "customer_license_users", { query })).json as {
      users: { initial_password: string }[];
    };
  };

  test("customer_license_users shows them where the company allows it, and no other call does", async () => {
    const customer = { email: "buyer@team.example" };
    const { license_users } = await sell(app, "team", { users: [{ email: "ann@team.example" }] }, { customer });
    const [{ initial_password }] = license_users;
    expect(initial_password).not.toBe("");
    expect((await read()).users).toMatchObject([{ initial_password: "", is_initial_password: true }]);
    await setting({ allow_password_readback: true });
    expect((await read()).users).toMatchObject([{ initial_password }]);
  });

  test("no other call of an application shows the password of an existing user", async () => {
    await app.management("PATCH", `products/${await productId()}/`, { body: { allow_trial: true, trial_days: 5 } });
    const { license_users } = await sell(app, "team", { users: [{ email: "bob@team.example" }] });
    const [{ initial_password: password }] = license_users;
    const who = { product: "team", hardware_id: "b", username: "bob@team.example" };
    const calls = [
      application.call("GET", "trial_key", { query: { product: "team", hardware_id: "b", email: "bob@team.example" } }),
      application.activate({ ...who, password }),
      application.check(who),
      application.call("GET", "user_licenses", { query: { product: "team", username: who.username, password } }),
      application.call("GET", "device_licenses", { query: { hardware_id: "b" } }),
    ];
    for (const answer of await Promise.all(calls)) expect(answer.body).not.toContain(password);
  });

  async function productId(): Promise<number> {
    return (await app.management("GET", "products/?short_code=team")).json.results[0].id;
  }
});
