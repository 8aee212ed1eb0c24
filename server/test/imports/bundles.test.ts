import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { importFile } from "../support/imports.ts";

// Bundles in files: an export leaves no license out, and importing it restores what it holds.

let from: TestApp;
let to: TestApp;
beforeAll(async () => {
  [from, to] = await Promise.all([createTestApp(), createTestApp({ withJobs: true })]);
  for (const app of [from, to]) {
    const post = async (path: string, body: object) => {
      const { status, text } = await app.management("POST", path, { body });
      expect([path, status < 300], text).toEqual([path, true]);
    };
    for (const [code, method] of [
      ["one", "license-key"],
      ["two", "license-key"],
      ["seat", "user"],
      ["desk", "user"],
    ] as const) {
      const product = await createProduct(app, code, { authorization_method: method });
      await post("product-features/", { product, name: "Pages", code: "pages", feature_type: "consumption" });
      await post("product-custom-fields/", { product, name: "region", data_type: "text" });
      await post("license-templates/", {
        product,
        code: `${code}-pro`,
        name: "Pro",
        valid_duration: "1y",
        max_activations: 9,
      });
    }
    await createProduct(app, "suite", { is_bundle: true, products: ["one", "two"] });
    await createProduct(app, "office", { is_bundle: true, products: ["seat", "desk"], authorization_method: "user" });
  }
});
afterAll(() => Promise.all([from?.close(), to?.close()]));

const exported = async (app: TestApp, path: string) => {
  const { status, text } = await app.management("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return text;
};
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

/** The rows of a file without the columns that each server counts or dates by itself. */
function comparable(csv: string) {
  const own = /__(id|created_at|updated_at|times_activated|time_activated|labels)$/;
  return rowsOf(csv).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !own.test(name))));
}

async function place(body: object): Promise<void> {
  const { status, text } = await from.management("POST", "orders/create_order/", { body });
  expect(status, text).toBe(200);
}

const terms = fc.record(
  {
    license_type: fc.constantFrom("perpetual", "subscription", "consumption"),
    enabled: fc.boolean(),
    max_activations: fc.nat(50),
    max_transfers: fc.integer({ min: -1, max: 5 }),
    valid_duration: fc.constantFrom("1y", "3m"),
    validity_period: fc.constantFrom("2031-05-06", "2032-01-01T10:00:00Z"),
    start_date: fc.constant("2026-02-01"),
    note: fc.string({ minLength: 1, maxLength: 20 }).filter((note) => note.trim() === note && !note.includes("\u0000")),
    max_consumptions: fc.nat(1_000_000),
    consumption_period: fc.constantFrom("daily", "monthly", null),
    is_floating_cloud: fc.boolean(),
    floating_users: fc.integer({ min: 1, max: 9 }),
    metadata: fc.dictionary(fc.constantFrom("a", "b"), fc.jsonValue({ maxDepth: 1, noUnicodeString: true })),
    product_features: fc.constantFrom([], [{ code: "pages", max_consumption: 33, expiry_date: "2030-01-01" }]),
    custom_fields: fc.constantFrom([], [{ name: "region", value: '"eu", =1' }]),
  },
  { requiredKeys: ["license_type"] },
);
const bundle = fc.record({ own: terms, one: terms, two: terms, hasTwo: fc.boolean() });

test("licenses: exported and imported into another company, bundles and single ones are as they were", async () => {
  const sampled = fc.sample(bundle, { numRuns: 25, seed: 7 });
  for (const [index, { own, one, two, hasTwo }] of sampled.entries()) {
    const { product_features: _, custom_fields: __, ...bare } = own;
    const products = [
      { product_code: "one", policy_code: "one-pro", ...one },
      ...(hasTwo ? [{ product_code: "two", policy_code: "two-pro", ...two }] : []),
    ];
    await place({
      id: `bundle-${index}`,
      is_bundle: true,
      items: [{ product_code: "suite", licenses: [{ key: `SUITE-${index}`, ...bare, products }] }],
    });
  }
  await place({
    id: "office",
    is_bundle: true,
    customer: { email: "office@bundle.example" },
    items: [
      {
        product_code: "office",
        licenses: [
          {
            users: [{ email: "a@bundle.example" }, { email: "b@bundle.example" }],
            products: [
              { product_code: "seat", policy_code: "seat-pro" },
              { product_code: "desk", policy_code: "desk-pro", max_activations: 2 },
            ],
          },
        ],
      },
    ],
  });
  await place({ id: "single", items: [{ product_code: "one", licenses: [{ key: "SINGLE" }] }] });
  const file = await exported(from, "licenses/export/");
  const all = (await from.management("GET", "licenses/?limit=1&count=exact")).json.count;
  const inFile = rowsOf(file).map(
    (row) => 1 + (row["license__products"] ? JSON.parse(row["license__products"]).length : 0),
  );
  expect(inFile.reduce((sum, licenses) => sum + licenses, 0)).toBe(all);

  const dry = await importFile(to, "licenses", file, "?dry_run=true");
  const done = await importFile(to, "licenses", file, "?on_error=nothing");
  expect([done.status, done.result.invalid_rows]).toEqual(["success", []]);
  expect(dry.result).toEqual(done.result);
  expect(done.result.created_licenses).toBe(all);
  expect(comparable(await exported(to, "licenses/export/"))).toEqual(comparable(file));
  expect(await shapes(to)).toEqual(await shapes(from));
  const again = await importFile(to, "licenses", file);
  expect(again.result).toMatchObject({ created_licenses: 1 + 2, invalid_rows: [] }); // licenses of users have no key to be recognized by
});

/** Each license by its key or users, with its product, its policy and the product of its bundle. */
const shapes = (app: TestApp) => app.db`
  select l.license_key, p.short_code, t.code as policy, b.short_code as bundle, l.order_id is null as lost,
    (select string_agg(u.true_email, ' ' order by u.true_email) from license_assignments s
     join license_users u on u.id = s.license_user_id where s.license_id = l.id) as users
  from licenses l join products p on p.id = l.product_id left join license_templates t on t.id = l.license_template_id
  left join licenses parent on parent.id = l.bundle_license_id left join products b on b.id = parent.product_id
  order by 1 nulls last, 2, 3, 4`;

test("a filter that finds one license of a bundle exports the whole bundle", async () => {
  const [id] = (await from.db`select id from products where company_id = ${from.companyId} and short_code = 'two'`).map(
    (row) => row["id"],
  );
  const rows = rowsOf(await exported(from, `licenses/export/?product_id=${id}`));
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    expect(row["product__short_code"]).toBe("suite");
    expect(JSON.parse(row["license__products"] ?? "").map((product: FreelyRead) => product.product_code)).toContain(
      "two",
    );
  }
});

test("features: a file names the product, to distinguish the licenses of a bundle that share a key", async () => {
  const file = await exported(from, "license-product-features/export/");
  expect(rowsOf(file).length).toBeGreaterThan(3);
  const bare = rowsOf(file).map(
    ({ license_key = "", product__short_code = "", code = "" }) => `${license_key},${product__short_code},${code}`,
  );
  await to.db`delete from license_product_features where company_id = ${to.companyId}`;
  const { result } = await importFile(to, "license_features", file);
  expect(result).toMatchObject({ invalid_rows: [], created_license_features: bare.length });
  const back = rowsOf(await exported(to, "license-product-features/export/"));
  expect(
    back.map(({ license_key, product__short_code, code }) => `${license_key},${product__short_code},${code}`),
  ).toEqual(bare);
});

describe("orders", () => {
  test("come back with their bundles", async () => {
    await place({
      id: "fresh-bundle",
      is_bundle: true,
      items: [
        {
          product_code: "suite",
          licenses: [
            {
              key: "FRESH-SUITE",
              products: [
                { product_code: "one", policy_code: "one-pro", note: "inner", valid_duration: "2m" },
                { product_code: "two", policy_code: "two-pro", product_features: [{ code: "pages" }] },
              ],
            },
          ],
        },
      ],
    });
    const orders = await from.db`select id from orders where store_id = 'fresh-bundle'`;
    const file = await exported(from, `orders/${orders[0]?.["id"]}/export/`);
    const { status, result } = await importFile(to, "orders", file);
    expect([status, result.invalid_rows, result.created_licenses]).toEqual(["success", [], 3]);
    const copies = await to.db`select id, is_bundle from orders where store_id = 'fresh-bundle'`;
    expect(copies[0]?.["is_bundle"]).toBe(true);
    expect(comparable(await exported(to, `orders/${copies[0]?.["id"]}/export/`))).toEqual(comparable(file));
  });

  test.each([
    [
      "no product of the bundle",
      '[{"product_code":"seat","policy_code":"seat-pro"}]',
      "license__products",
      "product_not_in_bundle",
    ],
    [
      "an unknown policy",
      '[{"product_code":"one","policy_code":"nope"}]',
      "license__products",
      "unknown_license_policy",
    ],
    ["no policy", '[{"product_code":"one"}]', "license__products", "license_policy_required"],
    [
      "a cell that is wrong",
      '[{"product_code":"one","policy_code":"one-pro","max_activations":"many"}]',
      "license__products",
      "validation_error",
    ],
    [
      "a member that nothing reads",
      '[{"product_code":"one","policy_code":"one-pro","max_activation":1}]',
      "license__products",
      "validation_error",
    ],
    ["no code", '[{"policy_code":"one-pro"}]', "license__products", "validation_error"],
    ["no list", '{"product_code":"one"}', "license__products", "validation_error"],
    ["nothing", "[]", "license__products", "validation_error"],
  ])("a bundle with %s is an invalid row, and its neighbors are kept", async (name, products, column, code) => {
    const key = name.replaceAll(" ", "-");
    const cell = `"${products.replaceAll('"', '""')}"`;
    const good = '"[{""product_code"":""one"",""policy_code"":""one-pro""}]"';
    const csv = [
      "order__store_id,license__license_key,product__short_code,license__products",
      `${key},${key}-bad,suite,${cell}`,
      `${key},${key}-good,suite,${good}`,
      `${key},${key}-single,one,`,
    ].join("\n");
    const { result } = await importFile(to, "licenses", csv);
    expect(result.invalid_rows[0]).toMatchObject({ line: 2, column, code });
    // One order holds either bundles or single licenses.
    expect(result.invalid_rows.slice(1).map(({ line, code: why }: FreelyRead) => [line, why])).toEqual([
      [4, "product_not_a_bundle"],
    ]);
    expect(result.created_licenses).toBe(2);
  });
});
