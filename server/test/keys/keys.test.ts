import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// Keys of both APIs, in the Management API.

const minute = 60_000;
let app: TestApp;
let productId: number;
beforeAll(async () => {
  app = await createTestApp();
  productId = await createProduct(app, "app", { max_activations: 10 });
  await createProduct(app, "other", { max_activations: 10 });
});
afterAll(() => app.close());

const make = async (body: object = {}, key = app.managementKey) =>
  app.management("POST", "management-api-keys/", { body, key });
/** Waits for what the use of a key writes after the answer. */
const untilNoted = (path: string) =>
  expect.poll(async () => (await app.management("GET", path)).json.last_used_at as string | null);

describe("keys of the Management API", () => {
  test("a key is shown once, works immediately, and stops when it is revoked", async () => {
    const made = await make({ label: "shop" });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ label: "shop", permissions: null, expires_at: null, last_used_at: null });
    const { id, key, prefix } = made.json;
    expect(key).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
    expect(key.startsWith(`${prefix}.`)).toBe(true);
    expect((await app.management("GET", "products/", { key })).status).toBe(200);
    const read = await app.management("GET", `management-api-keys/${id}/`);
    expect(read.text).not.toContain(key.slice(9));
    expect((await app.management("DELETE", `management-api-keys/${id}/`)).status).toBe(204);
    const refused = await app.management("GET", "products/", { key });
    expect([refused.status, refused.json.code]).toEqual([403, "invalid_management_key"]);
    expect((await app.management("GET", `management-api-keys/${id}/`)).json.revoked_at).not.toBeNull();
  });

  test("S2: a key with an end creates no key that outlives it, and cannot extend its own life", async () => {
    const soon = new Date(app.clock.now().getTime() + 60 * minute).toISOString();
    const later = new Date(app.clock.now().getTime() + 120 * minute).toISOString();
    const { id, key } = (await make({ expires_at: soon })).json;
    for (const expires_at of [null, later]) {
      expect((await make({ expires_at }, key)).json.code).toBe("permission_not_grantable");
      const longer = await app.management("PATCH", `management-api-keys/${id}/`, { key, body: { expires_at } });
      expect(longer.json.code).toBe("permission_not_grantable");
    }
    expect((await make({}, key)).json.code).toBe("permission_not_grantable");
    expect((await make({ expires_at: soon }, key)).status).toBe(201);
    expect((await app.management("PATCH", `management-api-keys/${id}/`, { key, body: { label: "x" } })).status).toBe(
      200,
    );
  });

  test("a key does what its permissions allow, and nothing else", async () => {
    const { key } = (await make({ permissions: ["catalog_read"] })).json;
    expect((await app.management("GET", "products/", { key })).status).toBe(200);
    for (const [method, path, permission] of [
      ["GET", "licenses/", "licenses_read"],
      ["POST", "products/", "catalog_write"],
      ["POST", "orders/create_order/", "orders_write"],
      ["GET", "management-api-keys/", "keys_read"],
    ] as const) {
      const { status, json } = await app.management(method, path, { key, body: method === "GET" ? undefined : {} });
      expect([status, json.code, json.detail]).toEqual([
        403,
        "permission_denied",
        `This needs the permission ${permission}.`,
      ]);
    }
  });

  test("no one grants a permission that they do not have, neither in a new key nor in their own", async () => {
    const { key, id } = (await make({ permissions: ["keys_read", "keys_write", "catalog_read"] })).json;
    expect((await make({ permissions: ["catalog_read"] }, key)).status).toBe(201);
    for (const permissions of [null, ["catalog_write"], undefined]) {
      const { status, json } = await make({ permissions }, key);
      expect([status, json.code]).toEqual([403, "permission_not_grantable"]);
    }
    const own = await app.management("PATCH", `management-api-keys/${id}/`, { key, body: { permissions: null } });
    expect(own.status).toBe(403);
  });

  test("a key ends at its expiry date", async () => {
    const start = app.clock.now();
    const expires_at = new Date(start.getTime() + minute).toISOString();
    const { key } = (await make({ expires_at })).json;
    expect((await app.management("GET", "products/", { key })).status).toBe(200);
    app.clock.advance(minute);
    const late = await app.management("GET", "products/", { key });
    expect([late.status, late.json.code]).toEqual([403, "expired_management_key"]);
    app.clock.set(start);
  });

  test("the last use is recorded to the minute", async () => {
    const start = app.clock.now();
    const { key, id } = (await make()).json;
    await app.management("GET", "products/", { key });
    await untilNoted(`management-api-keys/${id}/`).toBe(start.toISOString());
    app.clock.advance(minute);
    await app.management("GET", "products/", { key });
    await untilNoted(`management-api-keys/${id}/`).toBe(app.clock.now().toISOString());
    app.clock.set(start);
  });

  test("a key cannot revoke itself", async () => {
    const { key, id } = (await make()).json;
    const { status, json } = await app.management("DELETE", `management-api-keys/${id}/`, { key });
    expect([status, json.code]).toEqual([409, "own_key"]);
  });

  test.each([
    [{ permissions: ["fly"] }, "/permissions/0"],
    [{ permissions: "all" }, "/permissions"],
    [{ expires_at: "soon" }, "/expires_at"],
    [{ label: "x".repeat(101) }, "/label"],
  ])("%o is refused with a pointer", async (body, pointer) => {
    const { status, json } = await make(body);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  test("other companies neither see nor change them, and callers without a key see nothing at all", async () => {
    const { id } = (await make({ label: "ours" })).json;
    const key = app.otherCompany.managementKey;
    for (const method of ["GET", "PATCH", "DELETE"] as const) {
      const body = method === "PATCH" ? {} : undefined;
      expect((await app.management(method, `management-api-keys/${id}/`, { key, body })).status).toBe(404);
      expect((await app.management(method, `management-api-keys/${id}/`, { key: null, body })).status).toBe(403);
    }
    const { json } = await app.management("GET", "management-api-keys/?label=ours", { key });
    expect(json.count).toBe(0);
  });
});

describe("keys of the License API", () => {
  test("a key is created, limited to reading and to products, and revoked", async () => {
    const made = await app.management("POST", "license-api-keys/", {
      body: { label: "desktop", product_ids: [productId] },
    });
    expect(made.status).toBe(201);
    const { id, api_key: apiKey, shared_key: sharedKey } = made.json;
    const application = applicationOf(app, { apiKey, sharedKey });
    const call = async (product: string) => ({
      product,
      hardware_id: "a",
      license_key: (await sell(app, product)).license_key,
    });
    const ours = await call("app");
    expect((await application.activate(ours)).status).toBe(200);
    expect((await application.activate(await call("other"))).code).toBe("api_key_product_not_allowed");
    const one = `license-api-keys/${id}/`;
    await app.management("PATCH", one, { body: { is_read_only: true, product_ids: null } });
    expect((await application.check(ours)).status).toBe(200);
    expect((await application.deactivate(ours)).code).toBe("read_only_api_key");
    await untilNoted(one).toBe(app.clock.now().toISOString());
    expect((await app.management("GET", one)).text).not.toContain(sharedKey);
    expect((await app.management("DELETE", one)).status).toBe(204);
    expect((await application.check(ours)).code).toBe("revoked_api_key");
  });

  test("an unknown product, or one of another company, is refused", async () => {
    for (const [key, ids] of [
      [app.managementKey, [1]],
      [app.otherCompany.managementKey, [productId]],
    ] as const) {
      const { status, json } = await app.management("POST", "license-api-keys/", { body: { product_ids: ids }, key });
      expect([status, json.code]).toEqual([400, "unknown_product"]);
    }
  });
});
