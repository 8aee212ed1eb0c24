import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { applicationOf, createProduct } from "../../../test/support/application.ts";
import type { LicenseClient } from "../../../test/support/license-client.ts";

// GET products and GET product_details of the License API (license-api.md §6.17, §6.18).

let app: TestApp;
let application: LicenseClient;
let productId: number;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  productId = await createProduct(app, "app", { trial_days: 7, metadata: { "2": "b", "10": "a", name: "Ž" } });
  await createProduct(app, "other");
  for (const [path, body] of [
    ["product-custom-fields/", { product: productId, name: "tier", default_value: "basic" }],
    ["product-features/", { product: productId, code: "export", name: "Export", feature_type: "activation" }],
  ] as const)
    expect((await app.management("POST", path, { body })).status).toBeLessThan(300);
});
afterAll(() => app.close());

const details = (query: Record<string, string>) => application.call("GET", "product_details", { query });

test("a product is told, signed; version, custom fields and metadata text only when they are asked for", async () => {
  const plain = await details({ product: "app" });
  expect(plain.status, plain.body).toBe(200);
  expect(plain.json).toMatchObject({
    product_id: productId,
    short_code: "app",
    trial_days: 7,
    authorization_method: "license-key",
    metadata: { "2": "b", "10": "a", name: "Ž" },
    company: { id: app.companyId },
  });
  expect(plain.body).not.toContain("latest_version");
  const asked = { include_latest_version: "true", include_custom_fields: "true", include_metadata_string: "true" };
  const full = await details({ product: "app", ...asked });
  expect(full.json).toMatchObject({
    latest_version: null,
    custom_fields: [{ name: "tier", default_value: "basic" }],
    metadata_string: '{"2":"b","10":"a","name":"Ž"}',
  });
});

test("the latest version is the newest enabled one of the environment", async () => {
  await app.db`
    insert into installation_files (company_id, product_id, version, environment, release_date, enabled, created_at, updated_at)
    select ${app.companyId}, ${productId}, v.version, v.env, v.day::date, v.enabled, now(), now()
    from (values ('1.0', 'win', '2026-01-01', true), ('2.0', 'mac', '2026-02-01', true), ('3.0', 'win', '2026-03-01', false))
      as v(version, env, day, enabled)`;
  const latest = async (more: object = {}) =>
    (await details({ product: "app", include_latest_version: "true", ...more })).json;
  expect(await latest()).toMatchObject({
    latest_version: { version: "2.0", release_date: "2026-02-01", channel: null },
  });
  expect(await latest({ env: "win" })).toMatchObject({ latest_version: { version: "1.0" } });
});

test("an unknown product, none at all, and another company's", async () => {
  expect((await details({ product: "nope" })).code).toBe("unknown_product");
  expect((await details({})).code).toBe("missing_parameters");
  const stranger = applicationOf(app, app.otherCompany);
  expect((await stranger.call("GET", "product_details", { query: { product: "app" } })).code).toBe("unknown_product");
});

test("the list holds the products of the company with their features, without archived ones", async () => {
  const { id } = (await app.management("POST", "products/", { body: { product_name: "Old", short_code: "old" } })).json;
  await app.management("PATCH", `products/${id}/`, { body: { is_archived: true } });
  const list = await application.call("GET", "products", {});
  expect(list.status, list.body).toBe(200);
  expect(list.json).toMatchObject([
    { short_code: "app", features: [{ code: "export", feature_type: "activation" }] },
    { short_code: "other", features: [] },
  ]);
  expect((await applicationOf(app, app.otherCompany).call("GET", "products", {})).json).toEqual([]);
});

test("a key limited to products sees those", async () => {
  await app.db`update license_api_keys set product_ids = ${[productId]} where api_key = ${app.apiKey}`;
  try {
    expect((await application.call("GET", "products", {})).json).toMatchObject([{ short_code: "app" }]);
    expect((await details({ product: "other" })).code).toBe("api_key_product_not_allowed");
  } finally {
    await app.db`update license_api_keys set product_ids = null where api_key = ${app.apiKey}`;
  }
});
