import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Everything that is wrong with a request is reported in one answer, each problem with its place and what was sent.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const problemsOf = (json: FreelyRead) =>
  json.errors.map(({ code, pointer, value }: FreelyRead) => [code, pointer, value]);

describe("case 29: problems of form and of the rules are reported together", () => {
  test.each(["", "?dry_run=true"])("of an order%s", async (query) => {
    const body = {
      id: `mistakes${query}`,
      items: [
        { product_code: "nothing", licenses: [{}] },
        {
          product_code: "app",
          licenses: [{ policy_code: "none", license_type: "eternal", max_activations: "many" }],
        },
      ],
    };
    const { status, json } = await app.management("POST", `orders/create_order/${query}`, { body });
    expect(status).toBe(400);
    expect(problemsOf(json)).toEqual([
      ["validation_error", "/items/1/licenses/0/license_type", "eternal"],
      ["validation_error", "/items/1/licenses/0/max_activations", "many"],
      ["unknown_product", "/items/0/product_code", "nothing"],
      ["unknown_license_policy", "/items/1/licenses/0/policy_code", "none"],
    ]);
    expect((await app.management("GET", `orders/?store_id=${encodeURIComponent(body.id)}`)).json.count).toBe(0);
  });

  test("a consequence of a mistake of form is not reported as another mistake", async () => {
    const { json } = await app.management("POST", "orders/create_order/", {
      body: {
        id: "one-mistake",
        items: [{ product_code: "app", licenses: [{ license_type: "time-limited", valid_duration: "soon" }] }],
      },
    });
    expect(problemsOf(json)).toEqual([["validation_error", "/items/0/licenses/0/valid_duration", "soon"]]);
  });

  test("of edits, one and many", async () => {
    const { id } = await sell(app, "app");
    const body = { max_activations: "many", installation_file: 77, license_type: "subscription" };
    const expected = [
      ["validation_error", "/max_activations", "many"],
      ["immutable_property", "/license_type", "subscription"],
      ["unknown_installation_file", "/installation_file", 77],
    ];
    const one = await app.management("PATCH", `licenses/${id}/`, { body });
    // A license that cannot change in one member is not checked for the others.
    expect(problemsOf(one.json)).toEqual(expected.slice(0, 2));
    const many = await app.management("PATCH", "licenses/bulk_update/", {
      body: [
        { id, installation_file: 77 },
        { id: 5, max_activations: "many" },
      ],
    });
    expect(problemsOf(many.json)).toEqual([
      ["validation_error", "/1/max_activations", "many"],
      ["not_found", "/1/id", 5],
      ["unknown_installation_file", "/0/installation_file", 77],
    ]);
  });
});

describe("case 29: each problem shows what was sent", () => {
  test.each<[row: string, method: "POST" | "PATCH", path: string, body: object, expected: unknown[]]>([
    ["of a product", "POST", "products/", { product_name: "x", short_code: "x y" }, ["/short_code", "x y"]],
    ["a number", "POST", "products/", { product_name: "x", short_code: "xyz", trial_days: -1 }, ["/trial_days", -1]],
    ["a list", "POST", "products/", { product_name: ["x"], short_code: "xyz" }, ["/product_name", ["x"]]],
    [
      "cut where it is long",
      "POST",
      "products/",
      { product_name: "n".repeat(999), short_code: "xyz" },
      ["/product_name", `${"n".repeat(199)}…`],
    ],
    ["of a customer", "POST", "customers/", { email: "nobody" }, ["/email", "nobody"]],
    ["of the company", "PATCH", "company/", { is_oauth_required: "perhaps" }, ["/is_oauth_required", "perhaps"]],
  ])("%s", async (_row, method, path, body, expected) => {
    const { status, json } = await app.management(method, path, { body });
    expect(status).toBe(400);
    expect([json.errors[0].pointer, json.errors[0].value]).toEqual(expected);
  });

  test("but a secret is never shown, neither by itself nor as part of a larger value", async () => {
    const password = "correct horse battery";
    for (const body of [
      { email: "x", password: [password] },
      { email: { password }, password: 5 },
    ]) {
      const { text, status } = await app.management("POST", "session/", { body, key: null });
      expect(status).toBe(400);
      expect(text).not.toContain(password);
    }
  });
});
