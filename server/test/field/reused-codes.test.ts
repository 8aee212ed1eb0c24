import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";

// A product is archived and its code is given to another: licenses of the first still answer (license-api.md §6.3).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
});
afterAll(() => app.close());

let codes = 0;
/**
 * Sells a product on a device, archives it, and gives its code away; returns the license and the ids of both products.
 */
async function reused({ before = {}, after = {}, license = {}, order = {} }: Record<string, object> = {}) {
  codes += 1;
  const code = `reused-${codes}`;
  const old = await createProduct(app, code, before);
  const sold = await sell(app, code, license, order);
  const bind = async (call: object, path: string) => {
    const answer = await application.call("POST", path, { body: { product: code, hardware_id: "a", ...call } });
    expect(answer.status, answer.body).toBe(200);
  };
  const archive = async () => {
    expect((await app.management("PATCH", `products/${old}/`, { body: { is_archived: true } })).status).toBe(200);
    return createProduct(app, code, after);
  };
  return { code, old, sold, bind, archive };
}

describe("case 10: a sold license of an archived product whose code another product has", () => {
  const counted = { license_type: "consumption", max_consumptions: 9, is_floating_cloud: true, can_borrow: true };

  test("answers every call of its device", async () => {
    const { code, old, sold, bind, archive } = await reused({
      license: { ...counted, floating_users: 2, max_borrow_time: 5 },
    });
    const { license_key } = sold;
    await bind({ license_key }, "activate_license");
    const living = await archive();
    const call = { product: code, license_key, hardware_id: "a" };
    expect((await application.check(call)).json).toMatchObject({ id: sold.id, product_details: { product_id: old } });
    for (const [method, path, more] of [
      ["POST", "add_consumption", {}],
      ["POST", "track_device_variables", { variables: { a: 1 } }],
      ["GET", "get_device_variables", {}],
      ["POST", "floating/borrow", { borrowed_until: null }],
      ["POST", "floating/release", {}],
      ["GET", "versions", {}],
      ["POST", "deactivate_license", {}],
    ] as const) {
      const sent = method === "GET" ? { query: { ...call, ...more } } : { body: { ...call, ...more } };
      const answer = await application.call(method, path, sent);
      expect(answer.status, `${path}: ${answer.body}`).toBe(200);
    }
    expect((await application.activate(call)).code).toBe("archived_product");
    const details = await application.call("GET", "product_details", { query: { product: code } });
    expect(details.json).toMatchObject({ product_id: living });
    const { license_key: newer } = await sell(app, code);
    expect((await application.activate({ ...call, license_key: newer })).json).toMatchObject({
      product_details: { product_id: living },
    });
  });

  test("is found for its user, though keys hold the licenses of the other product", async () => {
    const { code, sold, bind, archive } = await reused({
      before: { authorization_method: "user" },
      license: { users: [{ email: "kim@old.example" }] },
      order: { customer: { email: "buyer@old.example" } },
    });
    const user = { username: "kim@old.example" };
    const { initial_password: password } = sold.license_users[0];
    await bind({ ...user, password }, "activate_license");
    await archive();
    const call = { product: code, hardware_id: "a", ...user };
    expect((await application.check(call)).json).toMatchObject({ id: sold.id });
    const list = await application.call("GET", "user_licenses", { query: { product: code, ...user, password } });
    expect((list.json as FreelyRead[]).map(({ license }) => license.id)).toEqual([sold.id]);
    const users = await application.call("GET", "customer_license_users", {
      query: { product: code, customer: "buyer@old.example" },
    });
    expect(users.json).toMatchObject({ users: [{ email: "kim@old.example", license_id: sold.id }] });
    const { license_key } = await sell(app, code);
    expect((await application.activate({ product: code, license_key, hardware_id: "b" })).status).toBe(200);
  });

  test("gives its file back at both doors for files", async () => {
    for (const door of ["/api/v4/deactivate_offline", "/offline/deactivate"]) {
      const { code, sold, archive } = await reused({ after: { is_bundle: true, products: [await aProduct()] } });
      const file = (request: string) =>
        wrappedRequest(
          app,
          { product: code, license_key: sold.license_key, hardware_id: "a", request },
          app.clock.now(),
        );
      const issued = await application.call("POST", "activate_offline", { body: file("activation") });
      expect(issued.status, issued.body).toBe(200);
      await archive();
      app.clock.advance(1000);
      const back = file("deactivation");
      const status = door.startsWith("/api")
        ? (await application.call("POST", "deactivate_offline", { body: back })).status
        : (
            await app.app.inject({
              method: "POST",
              url: door,
              headers: { "content-type": "text/plain" },
              payload: back,
            })
          ).statusCode;
      expect(status, door).toBe(200);
    }
  });

  test("answers as a bundle", async () => {
    const member = await aProduct();
    const code = `suite-${codes}`;
    const suite = await createProduct(app, code, { is_bundle: true, products: [member] });
    const { json } = await app.management("GET", `products/${member}/`);
    const products = [{ product_code: json.short_code, policy_code: "dftlp" }];
    const { id, license_key } = await sell(app, code, { products }, { is_bundle: true });
    const body = { product: code, license_key, hardware_id: "a" };
    expect((await application.call("POST", "activate_bundle", { body })).status).toBe(200);
    expect((await app.management("PATCH", `products/${suite}/`, { body: { is_archived: true } })).status).toBe(200);
    await createProduct(app, code);
    const checked = await application.call("GET", "check_bundle", { query: body });
    expect((checked.json as FreelyRead[])[0].id).toBe(id);
    expect((await application.call("POST", "deactivate_bundle", { body })).status).toBe(200);
  });
});

async function aProduct(): Promise<number> {
  codes += 1;
  return createProduct(app, `member-${codes}`);
}
