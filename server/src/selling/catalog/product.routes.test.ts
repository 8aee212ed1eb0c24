import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCatalogApp } from "../../../test/support/catalog-app.ts";

let api: Awaited<ReturnType<typeof createCatalogApp>>;
beforeAll(async () => {
  api = await createCatalogApp();
});
afterAll(() => api.close());

const product = (short_code: string, more: object = {}) =>
  api.call("POST", "products/", { product_name: short_code, short_code, ...more });
const codesOf = (answer: { body: { errors: { code: string; pointer: string }[] } }) =>
  answer.body.errors.map(({ code, pointer }) => `${code} ${pointer}`);

describe("products", () => {
  test("a product is created with its default policy, which says nothing", async () => {
    const made = await product("editor", {
      max_activations: "5",
      valid_duration: "1y",
      metadata: { tier: 1 },
      prevent_vm: "false",
    });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      short_code: "editor",
      authorization_method: "license-key",
      default_license_type: "perpetual",
      max_activations: 5,
      valid_duration: "1y",
      floating_timeout: 120,
      floating_users: 0,
      hardware_id_required: true,
      upgrade_from: [],
      metadata: { tier: 1 },
      product_features: [],
      custom_fields: [],
      installation_files: [],
      company: api.companyId,
      created_at: "2030-01-01T00:00:00.000Z",
    });
    expect(String(made.body.id)).toHaveLength(16);
    const policies = await api.db`select code, name, is_default, max_activations, valid_duration, default_license_type
      from license_templates where company_id = ${api.companyId} and product_id = ${made.body.id}`;
    expect(policies).toEqual([
      {
        code: "dftlp",
        name: "Default License Policy",
        is_default: true,
        max_activations: null,
        valid_duration: null,
        default_license_type: null,
      },
    ]);
    const { license_templates, ...own } = made.body;
    expect((await api.call("GET", `products/${made.body.id}/`)).body).toEqual(own);
    expect(license_templates).toEqual((await api.call("GET", `license-templates/?product=${own.id}`)).body.results);
    expect(license_templates).toMatchObject([
      { name: "Default License Policy", code: "dftlp", is_default: true, max_license_users: 1, product: own.id },
    ]);
  });

  test("what a product does not say stays unsaid, and null takes a value back", async () => {
    const { body } = await product("silent", { max_activations: 3 });
    const stored = () => api.db`select max_activations, trial_days from products where id = ${body.id}`;
    expect(await stored()).toEqual([{ max_activations: 3, trial_days: null }]);
    const patched = await api.call("PATCH", `products/${body.id}/`, {
      max_activations: null,
      trial_days: 0,
      metadata: null,
    });
    expect(patched.body).toMatchObject({ max_activations: 1, trial_days: 0, metadata: {} });
    expect(await stored()).toEqual([{ max_activations: null, trial_days: 0 }]);
  });

  test("a code, an authorization method and a kind never change, but may be sent as they are", async () => {
    const { body } = await product("fixed");
    const same = {
      short_code: "fixed",
      authorization_method: "license-key",
      is_bundle: false,
      product_name: "Renamed",
    };
    expect((await api.call("PATCH", `products/${body.id}/`, same)).body.product_name).toBe("Renamed");
    const changed = await api.call("PATCH", `products/${body.id}/`, {
      short_code: "Fixed",
      authorization_method: "user",
      is_bundle: true,
    });
    expect(changed.status).toBe(400);
    expect(codesOf(changed)).toEqual([
      "immutable_property /short_code",
      "immutable_property /authorization_method",
      "immutable_property /is_bundle",
    ]);
  });

  test("a code is taken in any case until its product is archived", async () => {
    const { body } = await product("Reuse-1");
    const again = await product("reuse-1");
    expect([again.status, codesOf(again)]).toEqual([409, ["product_code_exists /short_code"]]);
    await api.call("PATCH", `products/${body.id}/`, { is_archived: true });
    expect((await product("reuse-1")).status).toBe(200);
    const back = await api.call("PATCH", `products/${body.id}/`, { is_archived: false });
    expect([back.status, back.body.code]).toEqual([409, "product_code_exists"]);
  });

  test("two that race for a code leave one product and one refusal", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => product("raced")));
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409, 409]);
  });

  test("every wrong member is reported with its place", async () => {
    const bad = await api.call("POST", "products/", {
      short_code: "a_b",
      authorization_method: "magic",
      valid_duration: "1x",
      max_activations: -1,
      metadata: [],
    });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
      "",
      "/authorization_method",
      "/max_activations",
      "/metadata",
      "/short_code",
      "/valid_duration",
    ]);
    expect(bad.body.errors.map((each: { message: string }) => each.message)).toContain("product_name is required.");
  });

  test("a product that nothing refers to can be deleted", async () => {
    const { body } = await product("gone");
    expect((await api.call("DELETE", `products/${body.id}/`)).status).toBe(204);
    expect((await api.call("GET", `products/${body.id}/`)).status).toBe(404);
  });

  test("lists are filtered and paged", async () => {
    const found = await api.call("GET", "products/?short_code=editor&limit=1");
    expect(found.body).toMatchObject({ count: 1, next: null, results: [{ short_code: "editor" }] });
    expect((await api.call("GET", "products/?limit=1&order_by=-created")).body.next).toContain("offset=1");
  });

  test("nobody reaches a product without a key, or of another company", async () => {
    const { body } = await product("private");
    for (const [method, path, sent] of [
      ["GET", "", undefined],
      ["PATCH", "", { active: false }],
      ["DELETE", "", undefined],
      ["GET", "bundle/", undefined],
      ["GET", "in_bundle/", undefined],
      ["POST", "add_to_bundle/", { product_id: 1 }],
    ] as const) {
      const at = `products/${body.id}/${path}`;
      expect((await api.callWithoutKey(method, at, sent)).status).toBe(403);
      expect((await api.callAsOther(method, at, sent)).status).toBe(404);
    }
    expect((await api.callWithoutKey("POST", "products/", {})).body.code).toBe("not_authenticated");
    expect((await api.callAsOther("GET", "products/")).body.count).toBe(0);
  });
});

describe("bundles", () => {
  test("a bundle lists its products by id or code, has no policy, and can gain and lose products", async () => {
    const one = (await product("b-one")).body;
    const two = (await product("b-two")).body;
    const bundle = await product("suite", { is_bundle: true, products: [one.id, "b-two"] });
    expect(bundle.status).toBe(200);
    const entry = (each: { id: number; short_code: string }) => ({
      id: each.id,
      short_code: each.short_code,
      product_name: each.short_code,
    });
    const at = `products/${bundle.body.id}`;
    expect((await api.call("GET", `${at}/bundle/`)).body).toEqual([entry(one), entry(two)]);
    expect((await api.call("GET", `products/${two.id}/in_bundle/`)).body).toEqual([entry(bundle.body)]);
    expect((await api.db`select from license_templates where product_id = ${bundle.body.id}`).count).toBe(0);
    expect((await api.call("POST", `${at}/remove_from_bundle/`, { product_id: one.id })).body).toEqual([entry(two)]);
    const last = await api.call("POST", `${at}/remove_from_bundle/`, { product_id: two.id });
    expect([last.status, last.body.code]).toEqual([400, "bundle_product_required"]);
    expect((await api.call("POST", `${at}/add_to_bundle/`, { product_id: one.id })).body).toEqual([
      entry(two),
      entry(one),
    ]);
    expect((await api.call("POST", `${at}/add_to_bundle/`, { product_id: one.id })).body).toHaveLength(2);
    expect((await api.call("DELETE", `products/${one.id}/`)).body.code).toBe("product_in_use");
  });

  test("a bundle holds products of its own method only, each once, and no bundle", async () => {
    await product("k-one");
    await product("u-one", { authorization_method: "user" });
    await product("inner", { is_bundle: true, products: ["k-one"] });
    const bad = await product("outer", {
      is_bundle: true,
      products: ["k-one", "u-one", "inner", "nothing", "k-one", 12],
    });
    expect(codesOf(bad)).toEqual([
      "bundle_authorization_mismatch /products/1",
      "bundle_in_bundle /products/2",
      "unknown_product /products/3",
      "duplicate_bundle_product /products/4",
      "unknown_product /products/5",
    ]);
    expect((await product("empty", { is_bundle: true })).body.code).toBe("bundle_product_required");
    expect((await product("plain", { products: ["k-one"] })).body.code).toBe("product_not_a_bundle");
  });

  test("another company's product cannot be bundled", async () => {
    const foreign = await api.callAsOther("POST", "products/", { product_name: "F", short_code: "foreign" });
    const bad = await product("thief", { is_bundle: true, products: [foreign.body.id] });
    expect(codesOf(bad)).toEqual(["unknown_product /products/0"]);
  });
});
