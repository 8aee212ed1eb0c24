import { afterAll, beforeAll, expect, test } from "vitest";
import { createCatalogApp } from "../../../test/support/catalog-app.ts";

let api: Awaited<ReturnType<typeof createCatalogApp>>;
let product: number;
let feature: number;
let field: number;
beforeAll(async () => {
  api = await createCatalogApp();
  product = await idOf("products/", { product_name: "Editor", short_code: "editor" });
  feature = await idOf("product-features/", { code: "export", product, max_consumption: 7 });
  field = await idOf("product-custom-fields/", { name: "region", default_value: "eu", product });
});
afterAll(() => api.close());

const idOf = async (path: string, body: object) => Number((await api.call("POST", path, body)).body.id);
const create = (code: string, more: object = {}) =>
  api.call("POST", "license-templates/", { code, name: code, product, ...more });
const codesOf = (answer: { body: { errors: { code: string; pointer: string }[] } }) =>
  answer.body.errors.map(({ code, pointer }) => `${code} ${pointer}`);

test("a policy keeps what it says, and shows hard defaults for the rest", async () => {
  const made = await create("pro", {
    default_license_type: "time-limited",
    valid_duration: "1y",
    consumption_period: "annualy",
    max_transfers: -1,
    license_product_feature_templates: [{ id: feature, is_floating: "true" }],
    license_custom_field_templates: [{ id: field, name: "ignored", default_value: 12 }],
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    code: "pro",
    product,
    is_default: false,
    default_license_type: "time-limited",
    max_activations: 1,
    user_max_activations: 1,
    floating_users: 1,
    floating_timeout: 120,
    allow_offline_activation: true,
    consumption_period: "annually",
    max_transfers: -1,
    installation_file: null,
    metadata: {},
    license_product_feature_templates: [
      { product_feature: { id: feature, code: "export", product }, is_floating: true, max_consumption: 7 },
    ],
    license_custom_field_templates: [
      { product_custom_field: { id: field, default_value: "eu" }, name: "region", default_value: "12" },
    ],
  });
  const rows = await api.db`select t.max_activations, f.is_floating, f.max_consumption
    from license_templates t join license_template_features f on f.license_template_id = t.id
    where t.id = ${made.body.id}`;
  expect(rows).toEqual([{ max_activations: null, is_floating: true, max_consumption: null }]);
  expect((await api.call("GET", `license-templates/${made.body.id}/`)).body).toEqual(made.body);
});

test("an answer can be sent back, and lists of parts are replaced as a whole", async () => {
  const { body } = await create("echo", {
    license_product_feature_templates: [{ id: feature }],
    license_custom_field_templates: [{ id: field, default_value: "us" }],
  });
  const echoed = await api.call("PATCH", `license-templates/${body.id}/`, body);
  expect(echoed.status).toBe(200);
  expect(echoed.body.license_product_feature_templates[0].product_feature.id).toBe(feature);
  const untouched = await api.call("PATCH", `license-templates/${body.id}/`, { name: "Echo" });
  expect(untouched.body.license_custom_field_templates).toHaveLength(1);
  const emptied = await api.call("PATCH", `license-templates/${body.id}/`, {
    license_product_feature_templates: [],
    max_activations: null,
  });
  expect(emptied.body.license_product_feature_templates).toEqual([]);
  expect(emptied.body.license_custom_field_templates).toHaveLength(1);
  expect(await api.db`select max_activations from license_templates where id = ${body.id}`).toEqual([
    { max_activations: null },
  ]);
});

test("a product keeps exactly one default policy, which is neither archived nor deleted", async () => {
  const owner = await idOf("products/", { product_name: "P", short_code: "one-default" });
  const [first] = (await api.call("GET", `license-templates/?product=${owner}&is_default=true`)).body.results;
  const at = `license-templates/${first.id}/`;
  for (const body of [{ is_default: false }, { is_archived: true }])
    expect((await api.call("PATCH", at, body)).body.code).toBe("default_policy_required");
  expect((await api.call("DELETE", at)).body.code).toBe("default_policy_required");
  const next = await create("next", { product: owner, is_default: true });
  expect(next.body.is_default).toBe(true);
  expect((await api.call("GET", at)).body.is_default).toBe(false);
  expect((await create("bad", { product: owner, is_default: true, is_archived: true })).body.code).toBe(
    "default_policy_required",
  );
  expect((await api.call("PATCH", at, { is_archived: true })).status).toBe(200);
  expect((await api.call("PATCH", at, { is_default: true })).body.code).toBe("default_policy_required");
  expect((await api.call("PATCH", at, { is_default: true, is_archived: false })).body.is_default).toBe(true);
  expect((await api.call("DELETE", `license-templates/${next.body.id}/`)).status).toBe(204);
});

test("policies that race for the default leave exactly one", async () => {
  const owner = await idOf("products/", { product_name: "P", short_code: "raced-default" });
  const codes = ["a", "b", "c", "d"];
  const answers = await Promise.all(codes.map((code) => create(code, { product: owner, is_default: true })));
  expect(answers.map((each) => each.status)).toEqual([201, 201, 201, 201]);
  const list = await api.call("GET", `license-templates/?product=${owner}&is_default=true`);
  expect(list.body.count).toBe(1);
});

test("a code is unique in its product and never changes", async () => {
  const { body } = await create("fixed");
  expect((await create("fixed")).status).toBe(409);
  const changed = await api.call("PATCH", `license-templates/${body.id}/`, { code: "other", product: 1 });
  expect(codesOf(changed).sort()).toEqual(["immutable_property /code", "immutable_property /product"]);
});

test("features and fields of other products are refused, and none is listed twice", async () => {
  const other = await idOf("products/", { product_name: "P", short_code: "other" });
  const foreign = await idOf("product-features/", { code: "foreign", product: other });
  const everywhere = await idOf("product-features/", { code: "support", product: null });
  const bad = await create("parts", {
    license_product_feature_templates: [{ id: everywhere }, { id: foreign }, { id: everywhere }],
    license_custom_field_templates: [{ id: 999_999, default_value: "" }],
    installation_file: 5,
  });
  expect(codesOf(bad)).toEqual([
    "unsupported_product_feature /license_product_feature_templates/1/id",
    "duplicate_product_feature /license_product_feature_templates/2/id",
    "unknown_custom_field /license_custom_field_templates/0/id",
    "validation_error /installation_file",
  ]);
});

test("bad values are refused with their place", async () => {
  const bad = await create("bad", {
    max_activations: 0,
    maintenance_duration: "4h",
    max_transfers: -2,
    grace_period: "x",
  });
  expect(codesOf(bad).sort()).toEqual([
    "validation_error /grace_period",
    "validation_error /maintenance_duration",
    "validation_error /max_activations",
    "validation_error /max_transfers",
  ]);
  expect((await create("orphan", { product: 12 })).body.code).toBe("unknown_product");
});

test("case 5: a policy by which licenses were issued is deleted; they keep what they were given, and its number", async () => {
  const { body } = await create("issued", { max_activations: 7 });
  const { short_code } = (await api.call("GET", `products/${product}/`)).body;
  const order = { id: "issued", items: [{ product_code: short_code, licenses: [{ policy_code: "issued" }] }] };
  const sold = (await api.call("POST", "orders/create_order/", order)).body.order_items[0].licenses[0];
  expect((await api.call("DELETE", `license-templates/${body.id}/`)).status).toBe(204);
  const kept = (await api.call("GET", `licenses/${sold.id}/`)).body;
  expect(kept).toMatchObject({ max_activations: 7, license_template: body.id });
  expect((await api.call("GET", `licenses/?license_template__id=${body.id}`)).body.count).toBe(1);
  expect((await api.call("GET", `licenses/${sold.id}/provenance/`)).body.policy).toMatchObject({ code: "issued" });
  const again = { ...order, id: "again" };
  expect((await api.call("POST", "orders/create_order/", again)).body.code).toBe("unknown_license_policy");
  expect((await api.call("DELETE", `products/${product}/`)).body.code).toBe("product_in_use");
});

test("nobody reaches a policy without a key, or of another company", async () => {
  const { body } = await create("private");
  const at = `license-templates/${body.id}/`;
  for (const [method, sent] of [["GET"], ["PATCH", { name: "x" }], ["DELETE"]] as const) {
    expect((await api.callWithoutKey(method, at, sent)).status).toBe(403);
    expect((await api.callAsOther(method, at, sent)).status).toBe(404);
  }
  expect((await api.callAsOther("GET", "license-templates/")).body.count).toBe(0);
  const theft = { code: "x", name: "x", product };
  expect((await api.callAsOther("POST", "license-templates/", theft)).body.code).toBe("unknown_product");
  expect((await api.callWithoutKey("POST", "license-templates/", theft)).status).toBe(403);
});
