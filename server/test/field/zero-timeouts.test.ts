import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { importFile } from "../support/imports.ts";
import type { LicenseClient } from "../support/license-client.ts";

// A slot that is held for no time would never be counted: 0 minutes mean "not set", wherever they are written.

let app: TestApp;
let application: LicenseClient;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  application = applicationOf(app);
});
afterAll(() => app.close());

const floating = { is_floating_cloud: true, floating_users: 1, max_activations: 9 };

let products = 0;
/** A product of its own, whose licenses float. */
async function product(members: object = {}) {
  products += 1;
  const code = `floats-${products}`;
  return { code, id: await createProduct(app, code, { ...floating, ...members }) };
}

/** How many of three devices are let in at one moment. */
async function letIn(code: string, license_key: string): Promise<number> {
  const calls = ["a", "b", "c"].map((hardware_id) => ({ product: code, license_key, hardware_id }));
  for (const call of calls) expect((await application.activate(call)).status).toBe(200);
  const answers = [];
  for (const call of calls) answers.push(await application.check(call));
  return answers.filter(({ status }) => status === 200).length;
}

describe("case 3: a floating timeout of 0 lets in no more than floating_users", () => {
  test.each<[door: string, sell: () => Promise<{ code: string; license_key: string; timeout: number }>]>([
    [
      "an order",
      async () => {
        const { code } = await product({ floating_timeout: 15 });
        const { license_key } = await sell(app, code, { ...floating, floating_timeout: 0 });
        return { code, license_key, timeout: 15 };
      },
    ],
    [
      "an order, where nobody says",
      async () => {
        const { code } = await product();
        const { license_key } = await sell(app, code, { ...floating, floating_timeout: "0" });
        return { code, license_key, timeout: 120 };
      },
    ],
    [
      "a product",
      async () => {
        const { code } = await product({ floating_timeout: 0 });
        return { code, license_key: (await sell(app, code)).license_key, timeout: 120 };
      },
    ],
    [
      "a product that is changed",
      async () => {
        const { code, id } = await product({ floating_timeout: 30 });
        await app.management("PATCH", `products/${id}/`, { body: { floating_timeout: 0 } });
        return { code, license_key: (await sell(app, code)).license_key, timeout: 120 };
      },
    ],
    [
      "a policy",
      async () => {
        const { code, id } = await product({ floating_timeout: 45 });
        const policy = { product: id, code: "zero", name: "Zero", ...floating, floating_timeout: 0 };
        expect((await app.management("POST", "license-templates/", { body: policy })).status).toBe(201);
        return { code, license_key: (await sell(app, code, { policy_code: "zero" })).license_key, timeout: 45 };
      },
    ],
    [
      "an edit",
      async () => {
        const { code } = await product({ floating_timeout: 20 });
        const { id, license_key } = await sell(app, code, { floating_timeout: 5 });
        await app.management("PATCH", `licenses/${id}/`, { body: { floating_timeout: 0 } });
        return { code, license_key, timeout: 20 };
      },
    ],
    [
      "edits of many",
      async () => {
        const { code } = await product();
        const { id, license_key } = await sell(app, code, { floating_timeout: 5 });
        await app.management("PATCH", "licenses/bulk_update/", { body: [{ id, floating_timeout: 0 }] });
        return { code, license_key, timeout: 120 };
      },
    ],
    [
      "an import",
      async () => {
        const { code } = await product({ floating_timeout: 25 });
        const text = `license__license_key,product__short_code,license__is_floating_cloud,license__floating_users,license__floating_timeout,license__max_activations\nZERO-${code},${code},true,1,0,9\n`;
        await importFile(app, "licenses", text);
        return { code, license_key: `ZERO-${code}`, timeout: 25 };
      },
    ],
  ])("%s", async (_door, make) => {
    const { code, license_key, timeout } = await make();
    expect(await letIn(code, license_key)).toBe(1);
    const { json } = await app.management("GET", `licenses/?license_key=${license_key}`);
    expect(json.results[0]).toMatchObject({ floating_timeout: timeout });
  });

  test.each<[door: string, ofProduct: object, ofOrder: object, edit: object | undefined]>([
    ["a feature of a product", { floating_timeout: 0 }, {}, undefined],
    ["a feature in an order", {}, { floating_timeout: 0 }, undefined],
    ["an edit of a feature", {}, { floating_timeout: 7 }, { floating_timeout: 0 }],
  ])("%s", async (_door, ofProduct, ofOrder, edit) => {
    const { code, id } = await product({ is_floating_cloud: false });
    const feature = { product: id, code: "f", name: "F", feature_type: "activation", ...floatingFeature, ...ofProduct };
    expect((await app.management("POST", "product-features/", { body: feature })).status).toBeLessThan(300);
    const sold = await sell(app, code, { is_floating_cloud: false, product_features: [{ code: "f", ...ofOrder }] });
    if (edit) await app.management("PATCH", `license-product-features/${sold.product_features[0].id}/`, { body: edit });
    const answers = [];
    for (const hardware_id of ["a", "b", "c"]) {
      const call = { product: code, license_key: sold.license_key, hardware_id };
      expect((await application.activate(call)).status).toBe(200);
      answers.push(await application.call("GET", "check_license_feature", { query: { ...call, feature: "f" } }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
    const { json } = await app.management("GET", `license-product-features/${sold.product_features[0].id}/`);
    expect(json).toMatchObject({ floating_timeout: 120 });
  });

  const floatingFeature = { is_floating_cloud: true, floating_users: 1 };
});

test("case 3: no row of the database holds a timeout of 0", async () => {
  const { id } = await sell(app, (await product()).code);
  await expect(
    app.db`update licenses set floating_timeout = 0 where company_id = ${app.companyId} and id = ${id}`,
  ).rejects.toThrow("floating_timeout");
});
