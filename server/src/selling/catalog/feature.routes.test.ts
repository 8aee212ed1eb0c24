import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCatalogApp } from "../../../test/support/catalog-app.ts";

let api: Awaited<ReturnType<typeof createCatalogApp>>;
let product: number;
beforeAll(async () => {
  api = await createCatalogApp();
  product = (await api.call("POST", "products/", { product_name: "Editor", short_code: "editor" })).body.id;
});
afterAll(() => api.close());

const feature = (code: string, more: object = {}) => api.call("POST", "product-features/", { code, product, ...more });
const field = (name: string, more: object = {}) =>
  api.call("POST", "product-custom-fields/", { name, product, ...more });

describe("product features", () => {
  test("a feature has the hard defaults of its kind, and null returns to them", async () => {
    const made = await feature("export", {
      feature_type: "consumption",
      max_consumption: "10",
      consumption_period: "month",
    });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      code: "export",
      name: "export",
      product,
      feature_type: "consumption",
      max_consumption: 10,
      consumption_period: "monthly",
      floating_users: 0,
      floating_timeout: 120,
      expiry_date: null,
      is_deleted: false,
      metadata: {},
    });
    const changed = await api.call("PATCH", `product-features/${made.body.id}/`, {
      code: "export",
      max_consumption: null,
      consumption_period: null,
      expiry_date: "2031-01-01",
    });
    expect(changed.body).toMatchObject({
      max_consumption: 0,
      consumption_period: null,
      expiry_date: "2031-01-01T00:00:00.000Z",
    });
    expect((await api.call("GET", `products/${product}/`)).body.product_features).toEqual([changed.body]);
  });

  test("a code is unique in its product, among global features, and free again once it is retired", async () => {
    const { body } = await feature("unique");
    expect((await feature("unique")).body.code).toBe("feature_code_exists");
    expect((await feature("unique", { product: null })).status).toBe(200);
    expect((await feature("unique", { product: null })).status).toBe(409);
    const retire = (is_deleted: boolean) => api.call("PATCH", `product-features/${body.id}/`, { is_deleted });
    expect((await retire(true)).body.is_deleted).toBe(true);
    expect((await feature("unique")).status).toBe(200);
    const retired = await api.call("GET", `product-features/?product=${product}&is_deleted=true`);
    expect(retired.body.results.map((each: { id: number }) => each.id)).toEqual([body.id]);
    expect((await retire(false)).body.code).toBe("feature_code_exists");
  });

  test("a code and a product never change", async () => {
    const { body } = await feature("fixed");
    const changed = await api.call("PATCH", `product-features/${body.id}/`, { code: "Fixed", product: null });
    expect(changed.body.errors.map((each: { pointer: string }) => each.pointer).sort()).toEqual(["/code", "/product"]);
    expect(changed.body.code).toBe("immutable_property");
  });

  test("a feature that policies list is not retired, and is deleted from them", async () => {
    const { body } = await feature("listed");
    const parts = { license_product_feature_templates: [{ id: body.id }] };
    const policy = await api.call("POST", "license-templates/", { code: "lister", name: "L", product, ...parts });
    const refused = await api.call("PATCH", `product-features/${body.id}/`, { is_deleted: true });
    expect([refused.status, refused.body.code]).toEqual([409, "feature_in_use"]);
    expect(refused.body.message).toContain("lister");
    expect((await api.call("DELETE", `product-features/${body.id}/`)).status).toBe(204);
    const left = await api.call("GET", `license-templates/${policy.body.id}/`);
    expect(left.body.license_product_feature_templates).toEqual([]);
  });

  test("bad values and a bundle as owner are refused", async () => {
    const bad = await feature("", { feature_type: "magic", floating_users: -1 });
    expect(bad.body.errors.map((each: { pointer: string }) => each.pointer).sort()).toEqual([
      "/code",
      "/feature_type",
      "/floating_users",
    ]);
    const bundle = { product_name: "S", short_code: "suite", is_bundle: true, products: ["editor"] };
    const { body } = await api.call("POST", "products/", bundle);
    expect((await feature("x", { product: body.id })).body.code).toBe("validation_error");
  });

  test("nobody reaches a feature without a key, or of another company", async () => {
    const { body } = await feature("private");
    const at = `product-features/${body.id}/`;
    for (const [method, sent] of [["GET"], ["PATCH", { name: "x" }], ["DELETE"]] as const) {
      expect((await api.callWithoutKey(method, at, sent)).status).toBe(403);
      expect((await api.callAsOther(method, at, sent)).status).toBe(404);
    }
    const theft = { code: "x", product };
    expect((await api.callAsOther("POST", "product-features/", theft)).body.code).toBe("unknown_product");
    expect((await api.callAsOther("GET", "product-features/")).body.count).toBe(0);
  });
});

describe("product custom fields", () => {
  test("a field is created, renamed, listed and deleted", async () => {
    const made = await field("region", { default_value: 5, data_type: "string" });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: made.body.id,
      name: "region",
      data_type: "text",
      default_value: "5",
      description: null,
      product,
    });
    expect((await field("region")).body.code).toBe("custom_field_exists");
    const at = `product-custom-fields/${made.body.id}/`;
    const second = await field("zone");
    expect((await api.call("PATCH", `product-custom-fields/${second.body.id}/`, { name: "region" })).status).toBe(409);
    const changed = await api.call("PATCH", at, { name: "area", default_value: null, product });
    expect(changed.body).toMatchObject({ name: "area", default_value: "", data_type: "text" });
    expect((await api.call("PATCH", at, { product: 4 })).body.code).toBe("immutable_property");
    expect((await api.call("GET", `product-custom-fields/?product=${product}`)).body.count).toBe(2);
    expect((await api.call("GET", at)).body).toEqual(changed.body);
    expect((await api.call("DELETE", at)).status).toBe(204);
    expect((await api.call("GET", at)).status).toBe(404);
  });

  test("bad values are refused", async () => {
    const bad = await field("", { data_type: "blob", default_value: {} });
    expect(bad.body.errors).toHaveLength(3);
  });

  test("nobody reaches a field without a key, or of another company", async () => {
    const { body } = await field("private");
    const at = `product-custom-fields/${body.id}/`;
    for (const [method, sent] of [["GET"], ["PATCH", { name: "x" }], ["DELETE"]] as const) {
      expect((await api.callWithoutKey(method, at, sent)).status).toBe(403);
      expect((await api.callAsOther(method, at, sent)).status).toBe(404);
    }
    expect((await api.callAsOther("POST", "product-custom-fields/", { name: "x", product })).status).toBe(400);
  });
});
