import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// DELETE licenses/{id}/: what is deleted with a license, and what stays (docs/decisions/0065).

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  await createProduct(app, "more");
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
  await app.management("POST", "product-features/", { body: { product, code: "f", feature_type: "activation" } });
});
afterAll(() => app.close());

const remove = (id: number, options = {}) => app.management("DELETE", `licenses/${id}/`, options);
const post = (path: string, body?: object) => app.management("POST", path, body ? { body } : {});

test("case 5: a license with devices is deleted with all that belongs to it; its event, the audit and its order stay", async () => {
  const sold = await sell(app, "app", { product_features: ["f"], max_activations: 2 });
  const call = { product: "app", license_key: sold.license_key, hardware_id: "a" };
  await application.activate({ ...call, variables: { theme: "dark" } });
  await post(`licenses/${sold.id}/client/`, {});
  // As a live client calls it: without the slash.
  expect(await app.management("DELETE", `licenses/${sold.id}`)).toMatchObject({ status: 204, text: "" });
  expect((await remove(sold.id)).status).toBe(404);
  for (const table of [
    "devices",
    "license_product_features",
    "license_histories",
    "license_activation_histories",
    "oauth_clients",
  ])
    expect(await app.db`select from ${app.db(table)} where license_id = ${sold.id}`).toHaveLength(0);
  expect((await application.check(call)).code).toBe("license_not_found");
  const [event] = await app.db`select data from events where subject_id = ${sold.id} and type = 'license.deleted'`;
  expect(event?.["data"]).toMatchObject({ license_key: sold.license_key, order_id: sold.order });
  const [row] = (await app.management("GET", `audit/?object=licenses&object_id=${sold.id}&action=delete`)).json.results;
  expect([row.before.license_key, row.before.total_active_devices, row.after]).toEqual([sold.license_key, 1, null]);
  expect((await app.management("GET", `orders/${sold.order}/`)).json.order_items[0].licenses).toEqual([]);
});

test("its key can be sold again", async () => {
  const { id } = await sell(app, "app", { key: "AGAIN" });
  expect((await remove(id)).status).toBe(204);
  expect((await sell(app, "app", { key: "AGAIN" })).license_key).toBe("AGAIN");
});

test("the licenses of a bundle are deleted with it, and not by themselves", async () => {
  const policies = (await app.management("GET", "license-templates/?limit=100")).json.results;
  const products = (await app.management("GET", "products/?limit=100")).json.results;
  const part = (code: string) => {
    const { id } = products.find((each: FreelyRead) => each.short_code === code);
    const { code: policy_code } = policies.find((each: FreelyRead) => each.product === id);
    return { product_code: code, policy_code };
  };
  const bundle = await sell(app, "suite", { products: [part("app"), part("more")] }, { is_bundle: true });
  const [first] = bundle.sub_licenses;
  const refused = await remove(first);
  expect([refused.status, refused.json.code]).toEqual([409, "license_in_bundle"]);
  await application.activate({ product: "app", license_key: bundle.license_key, hardware_id: "a" });
  expect((await remove(bundle.id)).status).toBe(204);
  for (const id of [bundle.id, ...bundle.sub_licenses]) {
    expect((await app.management("GET", `licenses/${id}/`)).status).toBe(404);
    expect(await app.db`select from events where subject_id = ${id} and type = 'license.deleted'`).toHaveLength(1);
  }
});

describe("at the same time", () => {
  test("as a device activates: license and device are both gone, whichever came first", async () => {
    const { id, license_key } = await sell(app, "app");
    const call = { product: "app", license_key, hardware_id: "a" };
    const [deleted, activation] = await Promise.all([remove(id), application.activate(call)]);
    expect(deleted.status).toBe(204);
    expect([undefined, "license_not_found"]).toContain(activation.status === 200 ? undefined : activation.code);
    expect((await app.management("GET", `licenses/${id}/`)).status).toBe(404);
    expect(await app.db`select from devices where license_id = ${id}`).toHaveLength(0);
  });
});
