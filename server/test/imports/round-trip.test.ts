import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";

// What one server exports, another imports: the same licenses, whatever the other one's policies say.

let ours: TestApp;
let theirs: TestApp;
beforeAll(async () => {
  ours = await createTestApp();
  theirs = await createTestApp({ withJobs: true });
  for (const app of [ours, theirs]) {
    const product = await createProduct(app, "app", { valid_duration: app === theirs ? "9y" : "1y" });
    await createProduct(app, "team", { authorization_method: "user" });
    for (const code of ["f1", "f2"])
      await app.management("POST", "product-features/", {
        body: { product, name: code, code, feature_type: "consumption" },
      });
    await app.management("POST", "product-custom-fields/", { body: { product, name: "Colour", data_type: "text" } });
  }
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
});

const told = async (app: TestApp) => {
  const { json } = await app.management("GET", "licenses/?limit=100&order_by=order__store_id");
  return json.results.map(comparable);
};

/** A license without its ids and times of creation. */
function comparable(license: FreelyRead): FreelyRead {
  const drop =
    /^(id|.*_id|created_at|updated_at|order|order_item|license_template|product|customer|password|initial_password.*)$/;
  return JSON.parse(
    JSON.stringify(license, (name, value) => (drop.test(name) && name !== "subscription_id" ? undefined : value)),
  );
}

test("licenses come back as they were, with users, features, fields and texts that look like formulas", async () => {
  await sell(
    ours,
    "app",
    {
      key: "TRIP-1",
      license_type: "time-limited",
      validity_period: "2031-05-06T07:08:09.123Z",
      max_activations: 7,
      note: '=SUM(A1), "quoted";\nsecond line, naïve 🎈',
      metadata: { a: { b: [1, "x"] } },
      enabled: false,
      product_features: [
        { code: "f1", max_consumption: 12, expiry_date: "2032-01-01", metadata: { c: 1 } },
        { code: "f2" },
      ],
      custom_fields: [{ name: "Colour", value: "#ff0000" }],
    },
    { id: "trip-1", customer: { email: "ada@trip.example", phone: "+385 1 234", company_name: "-dash" } },
  );
  await sell(
    ours,
    "app",
    {
      key: "TRIP-2",
      license_type: "consumption",
      max_consumptions: 5,
      reset_consumption: true,
      consumption_period: "monthly",
    },
    { id: "trip-2" },
  );
  await sell(ours, "team", { users: [{ email: "one@trip.example" }, { email: "two@trip.example" }] }, { id: "trip-3" });
  const { text, headers } = await ours.management("GET", "licenses/export/");
  expect(headers["content-type"]).toContain("text/csv");
  const done = await importFile(theirs, "licenses", text);
  expect(done.result).toMatchObject({ invalid_rows: [], total_row_count: 3, created_licenses: 3, created_orders: 3 });
  expect(await told(theirs)).toEqual(await told(ours));
  expect((await theirs.management("GET", "licenses/export/")).text).toBe(text);
});

test("features of licenses come back as they were", async () => {
  await sell(
    ours,
    "app",
    { key: "PART-1", product_features: [{ code: "f1", max_consumption: 3, valid_duration: "2m" }] },
    { id: "part-1" },
  );
  await sell(theirs, "app", { key: "PART-1", product_features: [] }, { id: "part-1" });
  const { text } = await ours.management("GET", "license-product-features/export/?license_key=PART-1");
  const done = await importFile(theirs, "license_features", text);
  expect(done.result).toMatchObject({ invalid_rows: [], created_license_features: 1 });
  expect((await theirs.management("GET", "license-product-features/export/?license_key=PART-1")).text).toBe(text);
});

test("customers come back as they were", async () => {
  await ours.management("POST", "customers/", {
    body: { email: "eve@trip.example", first_name: "Eve", phone: "+1", metadata: { x: 1 } },
  });
  const { text } = await ours.management("GET", "customers/export/?email=eve@trip.example");
  const done = await importFile(theirs, "customers", text);
  expect(done.result).toMatchObject({ invalid_rows: [], created_customers: 1 });
  const { json } = await theirs.management("GET", "customers/?email=eve@trip.example");
  expect(json.results[0]).toMatchObject({ first_name: "Eve", phone: "+1", metadata: { x: 1 } });
});
