import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer, LicenseClient } from "../support/license-client.ts";

// What a check costs the database: one statement reads its facts, whatever the license has (docs/decisions/0014).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
  for (const code of ["one", "two", "three"])
    await app.management("POST", "product-features/", {
      body: { product, code, name: code, feature_type: "consumption", max_consumption: 5 },
    });
  await app.management("POST", "product-custom-fields/", { body: { product, name: "colour", default_value: "blue" } });
  await app.management("POST", "installation-files/", {
    body: { product, version: "1.0", release_date: "2026-01-01", environment: "linux", full_link: "https://dl/x" },
  });
});
afterAll(() => app.close());

/** The statements of a call, without those that run after its answer. */
async function statementsOf(call: () => Promise<ClientAnswer>): Promise<string[]> {
  // Work that earlier calls left for after their answers is written within a second.
  await new Promise((done) => setTimeout(done, 1500));
  const statements: string[] = [];
  app.db.watch.statement = (text) => statements.push(text);
  try {
    const answer = await call();
    expect(answer.status, answer.body).toBe(200);
  } finally {
    app.db.watch.statement = undefined;
  }
  return statements;
}

test("check_license finds the key with one statement and reads its facts with another", async () => {
  const features = ["one", "two", "three"].map((code) => ({ code }));
  const { license_key } = await sell(
    app,
    "app",
    { product_features: features },
    { customer: { email: "a@b.example" } },
  );
  const device = { product: "app", license_key, hardware_id: "device" };
  await application.activate(device);
  const statements = await statementsOf(() => application.check({ ...device, app_ver: "1.0", env: "linux" }));
  expect(statements).toHaveLength(2);
  expect(statements.filter((text) => text.includes("license_api_keys"))).toHaveLength(1);
});

test("a user's check takes no more", async () => {
  const { license_users } = await sell(app, "team", { users: [{ email: "u@team.example" }] });
  const device = { product: "team", username: "u@team.example", hardware_id: "device" };
  await application.activate({ ...device, password: license_users[0].initial_password });
  expect(await statementsOf(() => application.check(device))).toHaveLength(2);
});
