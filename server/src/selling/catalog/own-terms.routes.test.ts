import { afterAll, beforeAll, expect, test } from "vitest";
import { createCatalogApp } from "../../../test/support/catalog-app.ts";

let api: Awaited<ReturnType<typeof createCatalogApp>>;
beforeAll(async () => {
  api = await createCatalogApp();
});
afterAll(() => api.close());

const made = async (path: string, body: object) => {
  const answer = await api.call("POST", path, body);
  expect(answer.status).toBeLessThan(300);
  return answer.body;
};
interface Term {
  readonly name: string;
}
const named = (terms: readonly Term[], name: string) => terms.find((each) => each.name === name);

test("a policy tells what it says itself, and for the rest where it would come from", async () => {
  const product = await made("products/", {
    product_name: "Editor",
    short_code: "editor",
    max_activations: 5,
    valid_duration: "1y",
    subscription_duration: "1m",
    allow_trial: true,
  });
  const feature = await made("product-features/", { code: "export", product: product.id, max_consumption: 7 });
  const policy = await made("license-templates/", {
    name: "Pro",
    code: "pro",
    product: product.id,
    default_license_type: "subscription",
    floating_users: 3,
    allow_trial: false,
    license_product_feature_templates: [{ id: feature.id, max_consumption: 9 }],
  });
  const { status, body } = await api.call("GET", `license-templates/${policy.id}/terms/`);
  expect(status).toBe(200);
  expect(named(body.terms, "floating_users")).toMatchObject({ own: 3, inherited: 1, source: "default" });
  expect(named(body.terms, "max_activations")).toMatchObject({ own: null, inherited: 5, source: "product" });
  expect(named(body.terms, "user_max_activations")).toMatchObject({ own: null, inherited: 5 });
  expect(named(body.terms, "valid_duration")).toMatchObject({ own: null, inherited: "1m", source: "product" });
  expect(named(body.terms, "default_license_type")).toMatchObject({ own: "subscription", inherited: "perpetual" });
  expect(named(body.terms, "allow_trial")).toMatchObject({ own: false, inherited: true, source: "product" });
  expect(named(body.terms, "consumption_period")).toMatchObject({
    choices: ["daily", "weekly", "monthly", "annually"],
  });
  expect(body.features).toMatchObject([{ id: feature.id, code: "export" }]);
  expect(named(body.features[0].terms, "max_consumption")).toMatchObject({ own: 9, inherited: 7, source: "feature" });
  expect(named(body.features[0].terms, "is_floating")).toMatchObject({ own: null, inherited: false });
});

test("what a policy says itself can be sent back and changes nothing", async () => {
  const { id } = await made("products/", { product_name: "Viewer", short_code: "viewer", max_activations: 2 });
  const policy = await made("license-templates/", { name: "One", code: "one", product: id, grace_period: 4 });
  const { terms } = (await api.call("GET", `license-templates/${policy.id}/terms/`)).body;
  const body = Object.fromEntries(terms.map(({ name, own }: { name: string; own: unknown }) => [name, own]));
  const preview = await api.call("PATCH", `license-templates/${policy.id}/?dry_run=true`, body);
  expect(preview.body).toMatchObject({ from: {}, to: {} });
});

test("a product tells what it says itself", async () => {
  const { id } = await made("products/", { product_name: "Reader", short_code: "reader", max_activations: 2 });
  const { terms } = (await api.call("GET", `products/${id}/terms/`)).body;
  expect(named(terms, "max_activations")).toMatchObject({ own: 2, inherited: 1, source: "default" });
  expect(named(terms, "valid_duration")).toMatchObject({ own: null, inherited: "", kind: "duration" });
  expect((await api.call("GET", "products/1/terms/")).status).toBe(404);
});
