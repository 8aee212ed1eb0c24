import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** The types and payloads that `work` records, in order. */
async function recordedBy(work: () => Promise<unknown>): Promise<[string, FreelyRead][]> {
  const [before] = await app.db<{ id: number }[]>`select coalesce(max(id), 0) as id from events`;
  await work();
  const rows = await app.db<{ type: string; data: object }[]>`
    select type, data from events where id > ${before?.id ?? 0} order by id`;
  return rows.map(({ type, data }) => [type, data]);
}

async function made(path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await app.management("POST", path, { body });
  if (status >= 300) throw new Error(text);
  return json;
}

test("products, their features and custom fields record what becomes of them, and nothing for what stays the same", async () => {
  const product = await made("products/", { product_name: "App", short_code: "cat" });
  const feature = { product: product.id, code: "pages", name: "Pages", feature_type: "activation" };
  const field = { product: product.id, name: "color" };
  for (const [path, family, body, change, gone] of [
    ["product-features/", "product_feature", feature, { name: "Sheets" }, { product_id: product.id, code: "pages" }],
    [
      "product-custom-fields/",
      "product_custom_field",
      field,
      { name: "colour" },
      { product_id: product.id, name: "colour" },
    ],
    ["products/", "product", { product_name: "B", short_code: "bb" }, { product_name: "C" }, { short_code: "bb" }],
  ] as const) {
    let id = 0;
    const events = await recordedBy(async () => {
      id = (await made(path, body)).id;
      await app.management("PATCH", `${path}${id}/`, { body: change });
      await app.management("PATCH", `${path}${id}/`, { body: change });
      await app.management("DELETE", `${path}${id}/`);
    });
    expect(events).toEqual([
      [`${family}.created`, {}],
      [`${family}.updated`, { changed: Object.keys(change) }],
      [`${family}.deleted`, gone],
    ]);
  }
});

test("an order records its managers, and for each license its custom fields and its users", async () => {
  const { id: product } = await made("products/", {
    product_name: "Team",
    short_code: "team",
    authorization_method: "user",
  });
  await made("product-custom-fields/", { product, name: "color" });
  const license = {
    users: [{ email: "a@example.com" }, { email: "b@example.com" }],
    custom_fields: [{ name: "color", value: "red" }],
    license_type: "perpetual",
    max_license_users: 5,
  };
  const events = await recordedBy(() =>
    made("orders/create_order/", {
      id: "with-people",
      customer: { email: "c@example.com", is_manager: true },
      items: [{ product_code: "team", licenses: [license] }],
    }),
  );
  expect(events.map(([type]) => type)).toEqual([
    "customer.created",
    "order.created",
    "license.created",
    "license_custom_field.created",
    "license.user_assigned",
    "license.user_assigned",
    "order.manager_added",
  ]);
  expect(events[3]?.[1]).toMatchObject({ name: "color", value: "red" });
});
