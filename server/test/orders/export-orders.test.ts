import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// CSV of orders (management-api.md §4.6).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  await createProduct(app, "team", { authorization_method: "user" });
  await app.management("POST", "product-features/", {
    body: { product, name: "Pages", code: "pages", feature_type: "consumption", max_consumption: 5 },
  });
  await app.management("POST", "product-custom-fields/", { body: { product, name: "region", data_type: "text" } });
  await app.management("POST", "license-templates/", { body: { product, code: "pro", name: "Pro" } });
  for (const [id, created] of [
    ["old", "2026-01-31T23:59:59Z"],
    ["first", "2026-02-01T00:00:00Z"],
    ["last", "2026-02-28T23:59:59Z"],
    ["after", "2026-03-01T00:00:00Z"],
    ["ancient", "2025-01-01"],
  ])
    await place({ id, created, items: [{ product_code: "app", licenses: [{}] }] });
});
afterAll(() => app.close());

async function place(body: object) {
  const answer = await app.management("POST", "orders/create_order/", { body });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json;
}
const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];
const idsOf = async (query: string) => {
  const { status, text } = await app.management("GET", `orders/export/?${query}`);
  expect([query, status, text.slice(0, 15)]).toEqual([query, 200, "order__store_id"]);
  return rowsOf(text).map((row) => row["order__store_id"]);
};

describe("orders/export/", () => {
  test.each([
    ["range=last30", ["last", "after"]],
    ["range=last60", ["old", "first", "last", "after"]],
    ["range=LAST180&from=&to=", ["old", "first", "last", "after"]],
    ["Range=last365", ["old", "first", "last", "after"]],
    ["from=2026-02-01&to=2026-02-28", ["first", "last"]],
    ["From=2026-02-01&To=2026-02-01", ["first"]],
    ["from=2024-01-01&to=2026-12-31&unknown=1", ["ancient", "old", "first", "last", "after"]],
  ])("%s selects the intended days, both ends included", async (query, expected) => {
    expect(await idsOf(query)).toEqual(expected);
  });

  test.each([
    ["", "from"],
    ["range=", "from"],
    ["range=last80", "range"],
    ["from=2026-02-01", "to"],
    ["to=2026-02-01", "from"],
    ["from=2026-02-30&to=2026-03-01", "from"],
    ["from=2026-03-02&to=2026-03-01", "from"],
    ["range=last30&from=2026-02-01&to=2026-02-28", "range"],
  ])("?%s is refused, and the refusal names the parameter", async (query, name) => {
    const { status, json } = await app.management("GET", `orders/export/?${query}`);
    expect([status, json.code]).toEqual([400, "validation_error"]);
    expect(json.message).toMatch(new RegExp(`^${name}`));
  });

  test("contains no order of another company", async () => {
    const { text } = await app.management("GET", "orders/export/?range=last365", {
      key: app.otherCompany.managementKey,
    });
    expect(rowsOf(text)).toEqual([]);
  });
});

describe("orders/{id}/export/", () => {
  test("has order, customer and each license, with the column names of imports", async () => {
    const placed = await place({
      id: "whole",
      is_test: true,
      reference: "PO-1",
      language: "en",
      campaign_params: "cpg=web",
      download_id: "d",
      customer: { email: "ann@acme.example", first_name: 'Ann "A"', company: "Acme, Inc.", country: "US" },
      items: [
        {
          product_code: "app",
          licenses: [
            {
              key: "AAAA-BBBB",
              policy_code: "pro",
              license_type: "time-limited",
              validity_period: "2027-01-01",
              max_activations: 3,
              max_transfers: -1,
              metadata: { seat: 1 },
              note: "two\nlines",
              product_features: [{ code: "pages", max_consumption: 33 }],
              custom_fields: [{ name: "region", value: "eu" }],
            },
          ],
        },
        { product_code: "team", licenses: [{ users: [{ email: "b@acme.example" }, { email: "c@acme.example" }] }] },
      ],
    });
    const { headers, text } = await app.management("GET", `orders/${placed.id}/export`);
    expect(headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="order.csv"',
    });
    const [first, second, ...more] = rowsOf(text);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      order__store_id: "whole",
      order__type: "normal",
      order__is_test: "true",
      order__is_trial: "false",
      order__reference: "PO-1",
      order__download_id: "d",
      order__language: "en",
      order__campaign_params: "cpg=web",
      customer__email: "ann@acme.example",
      customer__first_name: 'Ann "A"',
      customer__company_name: "Acme, Inc.",
      customer__country: "US",
      product__short_code: "app",
      license__license_key: "AAAA-BBBB",
      license__policy_code: "pro",
      license_user__email: "",
      license__license_type: "time-limited",
      license__validity_period: "2027-01-01T00:00:00.000Z",
      license__max_activations: "3",
      license__max_transfers: "-1",
      license__enabled: "true",
      license__metadata: '{"seat":1}',
      license__note: "two\nlines",
      license__custom_fields: '{"region":"eu"}',
      order__id: String(placed.id),
    });
    expect(JSON.parse(first?.["license__product_features"] ?? "")).toMatchObject([
      { code: "pages", max_consumption: 33 },
    ]);
    expect(second).toMatchObject({
      product__short_code: "team",
      license__license_key: "",
      license_user__email: "b@acme.example c@acme.example",
      license__product_features: "[]",
    });
  });

  test("is not cut at the size of a batch", async () => {
    const licenses = Array.from({ length: 1200 }, () => ({}));
    const { id } = await place({ id: "many", items: [{ product_code: "app", licenses }] });
    const { text } = await app.management("GET", `orders/${id}/export/`);
    expect(new Set(rowsOf(text).map((row) => row["license__license_key"])).size).toBe(1200);
  });

  test("an unknown order is not found", async () => {
    expect((await app.management("GET", "orders/1/export/")).status).toBe(404);
  });
});
