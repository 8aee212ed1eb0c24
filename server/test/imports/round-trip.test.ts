import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { importFile } from "../support/imports.ts";

// An export can be imported, and restores what was there.

let from: TestApp;
let to: TestApp;
beforeAll(async () => {
  [from, to] = await Promise.all([createTestApp(), createTestApp({ withJobs: true })]);
  for (const app of [from, to]) {
    const product = await createProduct(app, "app");
    await createProduct(app, "team", { authorization_method: "user" });
    for (const [path, body] of [
      ["product-features/", { name: "Pages", code: "pages", feature_type: "consumption", max_consumption: 5 }],
      ["product-custom-fields/", { name: "region", data_type: "text" }],
      ["license-templates/", { code: "pro", name: "Pro", max_activations: 9 }],
    ] as const)
      await app.management("POST", path, { body: { product, ...body } });
    await app.management("POST", "customer-accounts/", { body: { code: "acme", name: "Acme" } });
  }
});
afterAll(() => Promise.all([from?.close(), to?.close()]));

/** The rows of a file without the columns that each server counts or dates by itself. */
function comparable(csv: string) {
  const own = /__(id|created_at|updated_at|bundle_license_id|times_activated|time_activated|labels)$/;
  return (parse(csv, { columns: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !own.test(name))),
  );
}
const exported = async (app: TestApp, path: string) => (await app.management("GET", path)).text;

test("customers", async () => {
  const { json } = await from.management("GET", "customer-accounts/?code=acme");
  for (const body of [
    { email: "ann@acme.example", first_name: 'Ann "A", Lee', phone: "+385 91", reference: "=1+1", country: "HR" },
    { email: "bob@acme.example", customer_account: json.results[0].id, metadata: { tier: { a: 1 } }, city: "Čakovec" },
  ])
    expect((await from.management("POST", "customers/", { body })).status).toBe(200);
  const file = await exported(from, "customers/export/");
  const result = await importFile(to, "customers", file);
  expect([result.status, result.result.invalid_rows]).toEqual(["success", []]);
  expect(comparable(await exported(to, "customers/export/"))).toEqual(comparable(file));
});

test("orders with their licenses", async () => {
  const body = {
    id: "round",
    is_test: true,
    reference: "PO-1",
    language: "en",
    campaign_params: "cpg=web",
    download_id: "d",
    customer: { email: "cleo@acme.example", first_name: "Cleo", phone: "+1 (5)" },
    items: [
      {
        product_code: "app",
        licenses: [
          {
            key: "AAAA-BBBB",
            policy_code: "pro",
            license_type: "time-limited",
            validity_period: "2027-01-01",
            max_transfers: -1,
            start_date: "2026-01-01",
            metadata: { seat: 1 },
            note: "-two\nlines",
            product_features: [{ code: "pages", max_consumption: 33 }],
            custom_fields: [{ name: "region", value: "eu" }],
          },
          { license_type: "subscription", valid_duration: "1y" },
          { license_type: "consumption", max_consumptions: 7, enabled: false },
        ],
      },
      { product_code: "team", licenses: [{ users: [{ email: "b@acme.example" }, { email: "c@acme.example" }] }] },
    ],
  };
  expect((await from.management("POST", "orders/create_order/", { body })).status).toBe(200);
  const file = await exported(from, "orders/export/?range=last30");
  const result = await importFile(to, "orders", file);
  expect([result.status, result.result.invalid_rows]).toEqual(["success", []]);
  expect(comparable(await exported(to, "orders/export/?range=last30"))).toEqual(comparable(file));
});
