import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";

// Features of licenses, customers and orders from files.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  const product = await createProduct(app, "app");
  for (const [code, feature_type] of [
    ["f1", "activation"],
    ["f2", "consumption"],
  ])
    await app.management("POST", "product-features/", { body: { product, name: code, code, feature_type } });
});
afterAll(() => app.close());

describe("features of licenses", () => {
  const file = (...rows: string[]) =>
    ["license_key,code,max_consumption,expiry_date,allow_overages,consumption_period", ...rows].join("\n");

  test("are given to licenses; existing ones stay as they are; the rest is reported", async () => {
    const { id } = await sell(app, "app", { key: "FEATURES-1" });
    const csv = file(
      "FEATURES-1,f2,30,2027-09-09,1,daily",
      "FEATURES-1,f1,,,,",
      "FEATURES-1,f2,99,,,",
      "FEATURES-1,f3,,,,",
      "FEATURES-9,f1,,,,",
      "FEATURES-1,f1,some,,,",
    );
    const dry = await importFile(app, "license_features", csv, "?dry_run=true");
    expect((await app.management("GET", `licenses/${id}/`)).json.product_features).toEqual([]);
    const { result, status } = await importFile(app, "license_features", csv);
    expect(dry.result).toEqual(result);
    expect(status).toBe("success");
    expect(result).toMatchObject({
      total_row_count: 6,
      valid_row_count: 3,
      created_license_features: 2,
      existed_license_features: 1,
    });
    expect(result.invalid_rows.map(({ line, column, code }: FreelyRead) => [line, column, code])).toEqual([
      [5, "code", "unsupported_product_feature"],
      [6, "license_key", "license_not_found"],
      [7, "max_consumption", "validation_error"],
    ]);
    const { json } = await app.management("GET", `licenses/${id}/`);
    const [one, two] = json.product_features.sort((a: FreelyRead, b: FreelyRead) =>
      a.product_feature.code < b.product_feature.code ? -1 : 1,
    );
    expect(one.product_feature.code).toBe("f1");
    expect(two).toMatchObject({ max_consumption: 30, allow_overages: true, consumption_period: "daily" });
    expect(two.expiry_date).toMatch(/^2027-09-09/);
    const provenance = await app.management("GET", `licenses/${id}/provenance/`);
    expect(provenance.json.product_features.f2.max_consumption.source).toBe("order");
    const events = await app.db`select type from events where subject_id = ${id} and type = 'license.updated'`;
    expect(events).toHaveLength(1);
    const again = await importFile(app, "license_features", csv);
    expect(again.result).toMatchObject({ created_license_features: 0, existed_license_features: 3 });
  });

  test("all or nothing", async () => {
    const { id } = await sell(app, "app", { key: "FEATURES-2" });
    const failed = await importFile(
      app,
      "license_features",
      file("FEATURES-2,f1,,,,", "NOBODY,f1,,,,"),
      "?on_error=nothing",
    );
    expect(failed).toMatchObject({ status: "error", result: { created_license_features: 0 } });
    expect((await app.management("GET", `licenses/${id}/`)).json.product_features).toEqual([]);
    const kept = await importFile(app, "license_features", file("FEATURES-2,f1,,,,"), "?on_error=nothing");
    expect(kept).toMatchObject({ status: "success", result: { created_license_features: 1 } });
  });
});

describe("customers", () => {
  test("are created once by e-mail, under either spelling of the columns, and join their account", async () => {
    await app.management("POST", "customer-accounts/", { body: { code: "acme", name: "Acme" } });
    const csv = [
      "customer__email;customer__first_name;last_name;metadata;customer__account__code",
      'ada@file.example;Ada;Lovelace;"{""tier"": 1}";acme',
      "ADA@file.example;Ada;Again;;",
      "grace@file.example;Grace;Hopper;;",
      "nobody;;;;",
      "bob@file.example;Bob;;;nowhere",
      "eve@file.example;Eve;;[1];",
    ].join("\n");
    const dry = await importFile(app, "customers", csv, "?dry_run=true");
    const { result } = await importFile(app, "customers", csv);
    expect(dry.result).toEqual(result);
    expect(result).toMatchObject({ created_customers: 2, existed_customers: 1, invalid_row_count: 3 });
    expect(result.invalid_rows.map(({ line, column, code }: FreelyRead) => [line, column, code])).toEqual([
      [5, "email", "validation_error"],
      [6, "account__code", "customer_account_not_found"],
      [7, "metadata", "validation_error"],
    ]);
    const { json } = await app.management("GET", "customers/?email__icontains=file.example&order_by=email");
    expect(json.results).toMatchObject([
      { email: "ada@file.example", last_name: "Lovelace", metadata: { tier: 1 }, customer_account: expect.any(Number) },
      { email: "grace@file.example", first_name: "Grace", customer_account: null },
    ]);
    expect(
      await app.db`select from events where type = 'customer.created' and subject_id = ${json.results[0].id}`,
    ).toHaveLength(1);
  });
});

describe("orders", () => {
  test("are built from their rows, with generated keys; an existing one is left as it is", async () => {
    await sell(app, "app", {}, { id: "before" });
    const rows = Array.from({ length: 350 }, (_, index) => `sold-${index % 3},app,o${index % 3}@order.example`);
    const csv = [
      "order__store_id,product__short_code,customer__email",
      ...rows,
      "before,app,",
      "before,app,",
      "sold-9,nowhere,",
    ].join("\n");
    const dry = await importFile(app, "orders", csv, "?dry_run=true");
    const { result } = await importFile(app, "orders", csv);
    expect(dry.result).toEqual(result);
    expect(result).toMatchObject({
      created_orders: 3,
      existed_orders: 1,
      created_licenses: 350,
      created_customers: 3,
      invalid_row_count: 1,
    });
    const { json } = await app.management("GET", "licenses/?order__store_id=sold-1&limit=1");
    expect(json.count).toBe(117);
    expect(json.results[0].license_key).toMatch(/^[A-Z0-9-]+$/);
    const again = await importFile(app, "orders", csv);
    expect(again.result).toMatchObject({ created_orders: 0, existed_orders: 4, created_licenses: 0 });
  });
});
