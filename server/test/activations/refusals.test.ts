import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

let app: TestApp;
let application: LicenseClient;

beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

describe("A2: what a call must send", () => {
  test.each<[string, object, string]>([
    ["no hardware_id", { product: "app", license_key: "k" }, "missing_hardware_id"],
    ["no product", { hardware_id: "a", license_key: "k" }, "missing_parameters"],
    ["no identity", { hardware_id: "a", product: "app" }, "license_key_or_license_user_required"],
    [
      "a username for a key-based product",
      { hardware_id: "a", product: "app", username: "ann@example.com" },
      "license_key_required",
    ],
    ["a username without a password", { hardware_id: "a", product: "team", username: "a@x.com" }, "missing_parameters"],
    [
      "a username for an unknown product",
      { hardware_id: "a", product: "nope", username: "a@x.com" },
      "unknown_product",
    ],
    ["an unknown product", { hardware_id: "a", product: "nope", license_key: "k" }, "unknown_product"],
    ["an unknown key", { hardware_id: "a", product: "app", license_key: "nope" }, "license_not_found"],
    [
      "a key for a user-based product",
      { hardware_id: "a", product: "team", license_key: "k" },
      "license_key_or_license_user_required",
    ],
    [
      "sign-on of an account that nobody has",
      { hardware_id: "a", product: "team", id_token: "t", customer_account_code: "c" },
      "customer_account_not_found",
    ],
    ["a number too large", { hardware_id: "a", product: "app", license_key: "k", license_id: "x" }, "validation_error"],
  ])("%s is refused", async (_name, body, code) => {
    expect((await application.activate({ ...body })).code).toBe(code);
  });

  test("A3: a disabled and an archived product", async () => {
    const product = await createProduct(app, "gone");
    const { license_key } = await sell(app, "gone");
    await app.management("PATCH", `products/${product}/`, { body: { active: false } });
    expect((await application.activate({ product: "gone", license_key, hardware_id: "a" })).code).toBe(
      "disabled_product",
    );
    await app.management("PATCH", `products/${product}/`, { body: { active: true, is_archived: true } });
    expect((await application.activate({ product: "gone", license_key, hardware_id: "a" })).code).toBe(
      "archived_product",
    );
  });

  test("a body that is not JSON", async () => {
    expect(
      (
        await application.call("POST", "activate_license", {
          body: "{",
          headers: { "content-type": "application/json" },
        })
      ).code,
    ).toBe("invalid_json");
  });

  test("another company's license is not found", async () => {
    const { license_key } = await sell(app, "app");
    const answer = await applicationOf(app, app.otherCompany).activate({
      product: "app",
      license_key,
      hardware_id: "a",
    });
    expect(answer.code).toBe("unknown_product");
  });
});
