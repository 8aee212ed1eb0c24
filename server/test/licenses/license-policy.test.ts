import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// POST licenses/{id}/apply_policy/ (management-api.md §5.10).

let app: TestApp;
let product: number;
let pages: number;
let render: number;
let field: number;
beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "app", { max_activations: 4 });
  await createProduct(app, "other");
  const feature = async (code: string, feature_type: string) =>
    (await make("product-features/", { product, code, name: code, feature_type, max_consumption: 20 })).id;
  pages = await feature("pages", "consumption");
  render = await feature("render", "activation");
  field = (await make("product-custom-fields/", { product, name: "seat", data_type: "text", default_value: "-" })).id;
});
beforeEach(() => app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => app.close());

async function make(path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await app.management("POST", path, { body });
  if (status >= 300) throw new Error(text);
  return json;
}
let count = 0;
const sku = (terms: object = {}) =>
  make("license-templates/", { product, code: `sku-${++count}`, name: "S", is_sku: true, ...terms });
const put = (id: number, policy_code: unknown, more: object = {}) =>
  app.management("POST", `licenses/${id}/apply_policy/`, { body: { policy_code, ...more } });
const read = async (id: number) => (await app.management("GET", `licenses/${id}/`)).json;
const sourcesOf = async (id: number) => (await app.management("GET", `licenses/${id}/provenance/`)).json;
const typesOf = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );

describe("a SKU policy that is applied to a license", () => {
  test("sets what it defines, and nothing else: neither undefined members, nor counters, nor the type", async () => {
    const { id, license_key } = await sell(app, "app", { max_transfers: 9, note: "agreed" });
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    await app.db`update licenses set total_consumptions = 3 where id = ${id}`;
    const policy = await sku({ max_activations: 8, prevent_vm: true, default_license_type: "subscription" });
    const { status, json } = await put(id, policy.code);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      license_template: policy.id,
      max_activations: 8,
      prevent_vm: true,
      max_transfers: 9,
      note: "agreed",
      license_type: "perpetual",
      times_activated: 1,
      total_consumptions: 3,
    });
    expect(await read(id)).toEqual(json);
  });

  test("becomes the source of the values; members that are sent with it win, as edits", async () => {
    const { id } = await sell(app, "app");
    const policy = await sku({ max_activations: 8, max_transfers: 5, grace_period: 7 });
    const { json } = await put(id, policy.code, { max_transfers: 2, note: "x" });
    expect(json).toMatchObject({ max_activations: 8, max_transfers: 2, grace_period: 7, note: "x" });
    const { policy: named, provenance } = await sourcesOf(id);
    expect(named).toEqual({ id: policy.id, code: policy.code, how: "named" });
    const sources = ["max_activations", "grace_period", "max_transfers", "note", "floating_users"].map(
      (name) => provenance[name].source,
    );
    expect(sources).toEqual(["policy", "policy", "changed", "changed", "default"]);
    expect(provenance.license_template_id).toBeUndefined();
  });

  test("updates the license with one event and one line of its history, and leaves one row in the audit", async () => {
    const { id } = await sell(app, "app");
    const policy = await sku({ max_activations: 8 });
    await put(id, policy.code);
    expect(await typesOf(id)).toEqual(["license.created", "license.updated"]);
    const lines = await app.db`select text from license_histories where license_id = ${id} order by id`;
    expect(lines.map(({ text }) => text)).toEqual(["License created", "License policy applied"]);
    const rows = await app.db`select action, before, after from audit where object = 'licenses' and object_id = ${id}`;
    expect(rows).toEqual([
      {
        action: "apply_policy",
        before: { max_activations: 4, license_template: expect.anything() },
        after: { max_activations: 8, license_template: policy.id },
      },
    ]);
    await put(id, policy.code);
    expect(await typesOf(id)).toHaveLength(2);
  });

  test("replaces the features, whose counters stay, and sets custom fields; no event about features is sent", async () => {
    const { id } = await sell(app, "app", { product_features: [{ code: "render" }, { code: "pages" }] });
    await app.db`update license_product_features set total_consumptions = 2 where license_id = ${id} and product_feature_id = ${pages}`;
    const policy = await sku({
      license_product_feature_templates: [{ id: pages, max_consumption: 50 }],
      license_custom_field_templates: [{ id: field, default_value: "7" }],
    });
    const { json } = await put(id, policy.code);
    const features = json.product_features.map((each: FreelyRead) => [
      each.product_feature.id,
      each.max_consumption,
      each.total_consumptions,
    ]);
    expect(features).toEqual([[pages, 50, 2]]);
    expect(json.product_custom_fields[0].value).toBe("7");
    expect((await typesOf(id)).filter((type) => type.startsWith("license_product_feature"))).toEqual([]);
    const { product_features, custom_fields } = await sourcesOf(id);
    expect(product_features.pages.max_consumption.source).toBe("policy");
    expect(custom_fields.seat.source).toBe("policy");
    const own = await put(id, policy.code, { product_features: ["render"] });
    expect(own.json.product_features.map((each: FreelyRead) => each.product_feature.id)).toEqual([render]);
  });

  test("starts its duration now where the license is in use; an end that is sent wins", async () => {
    const { id, license_key } = await sell(app, "app", { license_type: "time-limited", valid_duration: "1y" });
    await applicationOf(app).activate({ product: "app", license_key, hardware_id: "one" });
    app.clock.set("2026-04-01T00:00:00.000Z");
    const policy = await sku({ valid_duration: "30d" });
    expect((await put(id, policy.code)).json).toMatchObject({
      valid_duration: "30d",
      validity_period: "2026-05-01T00:00:00.000Z",
    });
    app.clock.set("2026-04-10T00:00:00.000Z");
    expect((await put(id, policy.code)).json.validity_period).toBe("2026-05-01T00:00:00.000Z");
    const other = await sku({ valid_duration: "2y" });
    const said = await put(id, other.code, { validity_period: "2027-01-01" });
    expect([said.status, said.json.validity_period, said.json.valid_duration]).toEqual([
      200,
      "2027-01-01T00:00:00.000Z",
      "30d",
    ]);
  });
});

describe("is refused, and changes nothing", () => {
  test.each([
    ["an unknown code", "unknown_license_policy", async () => "nothing"],
    [
      "the code of another product",
      "unknown_license_policy",
      async () => {
        const { id } = (await app.management("GET", "products/?short_code=other")).json.results[0];
        return (await sku({ product: id })).code;
      },
    ],
    ["a policy that is not a SKU", "license_policy_not_sku", async () => (await sku({ is_sku: false })).code],
    ["an archived policy", "archived_license_policy", async () => (await sku({ is_archived: true })).code],
  ])("%s: %s", async (_title, code, policyCode) => {
    const { id } = await sell(app, "app");
    const before = await read(id);
    const { status, json } = await put(id, await policyCode());
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, code, "/policy_code"]);
    expect(await read(id)).toEqual(before);
  });

  test("no code, another type, and an unknown license", async () => {
    const { id } = await sell(app, "app");
    const { code } = await sku();
    expect((await put(id, undefined)).json.code).toBe("validation_error");
    expect((await put(id, code, { license_type: "subscription" })).json.code).toBe("immutable_property");
    expect((await put(5, code)).status).toBe(404);
  });
});
