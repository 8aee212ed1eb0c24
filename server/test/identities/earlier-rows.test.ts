import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrationsFolder } from "../../src/platform/db/migrate.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Rows from before texts were cut of the blanks around them (docs/decisions/0055): the migration runs once more, on rows made to look like them.

let app: TestApp;
let application: LicenseClient;
let product: number;
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  product = await createProduct(app, "app", { allow_trial: true, trial_days: 30 });
  await createProduct(app, "suite", { is_bundle: true, products: ["app"] });
});
afterAll(() => app.close());

/** Every blank that JavaScript trims. */
const blanks = Array.from({ length: 0xffff }, (_, index) => String.fromCharCode(index + 1))
  .filter((letter) => letter.trim() === "")
  .join("");

const cutEarlierRows = async () =>
  app.db.unsafe(await readFile(`${migrationsFolder}0086_blanks_of_earlier_rows.sql`, "utf8")).simple();
const hardwareOf = async (license: number) =>
  (await app.db`select hardware_id from devices where license_id = ${license} order by id`).map(
    (device) => device["hardware_id"],
  );

test("case 6: a machine from before keeps its seat, and its trial, under the name that is looked for", async () => {
  const { id, license_key } = await sell(app, "app", { max_activations: 1 });
  const call = { product: "app", license_key, hardware_id: "HW1" };
  expect((await application.activate(call)).status).toBe(200);
  const trial = { product: "app", hardware_id: "HW1" };
  expect((await application.call("GET", "trial_key", { query: trial })).status).toBe(200);
  await app.db`update devices set hardware_id = ${`${blanks}HW1${blanks}`} where license_id = ${id}`;
  await app.db`update trials set hardware_id = ${`HW1${blanks}`} where hardware_id = 'HW1'`;
  expect((await application.check(call)).status).toBe(400);
  await cutEarlierRows();
  expect((await application.check(call)).status).toBe(200);
  expect((await application.activate(call)).json).toMatchObject({ times_activated: 1 });
  expect(await app.db`select hardware_id from trials`).toEqual([{ hardware_id: "HW1" }]);
});

test("case 6: of several that would be one, none is lost: the first becomes it, unless it is there; nothing becomes empty", async () => {
  const rename = async (license: number, from: string, to: string) =>
    app.db`update devices set hardware_id = ${to} where license_id = ${license} and hardware_id = ${from}`;
  const machines = ["a", "b", "c", "d"];
  const licenses = [];
  for (let nth = 0; nth < 2; nth += 1) {
    const { id, license_key } = await sell(app, "app", { max_activations: 4 });
    for (const hardware_id of machines)
      expect((await application.activate({ product: "app", license_key, hardware_id })).status).toBe(200);
    licenses.push(id);
  }
  const [one, two] = licenses as [number, number];
  for (const [index, to] of [" HW ", "HW\u00a0", "HW", "\u2003\n"].entries()) {
    await rename(one, machines[index] ?? "", to);
    if (to !== "HW") await rename(two, machines[index] ?? "", to);
  }
  await cutEarlierRows();
  expect(await hardwareOf(one)).toEqual([" HW ", "HW\u00a0", "HW", "\u2003\n"]);
  expect(await hardwareOf(two)).toEqual(["HW", "HW\u00a0", "c", "\u2003\n"]);
});

test("case 6: orders, keys of bundles and of what is in them, policies, features, groups", async () => {
  const post = async (path: string, body: object) => {
    const { status, json, text } = await app.management("POST", path, { body });
    expect(status, text).toBeLessThan(300);
    return json;
  };
  const products = [{ product_code: "app", policy_code: "dftlp" }];
  const bundle = await sell(app, "suite", { products, key: "BUNDLE" }, { is_bundle: true });
  await post("product-features/", { product, code: "feature", name: "F", feature_type: "activation" });
  await post("license-templates/", { product, code: "policy", name: "P" });
  for (const code of ["Group", "other"]) await post("license-user-groups/", { code, name: code });
  await app.db.unsafe(`
    update licenses set license_key = license_key || ' ', subscription_id = ' sub' where license_key = 'BUNDLE';
    update orders set store_id = store_id || E'\\u00a0' where id = ${bundle.order};
    update product_features set code = ' ' || code where code = 'feature';
    update license_templates set code = code || ' ' where code = 'policy';
    update license_user_groups set code = 'GROUP ' where code = 'other'`);
  const before = await app.db`select store_id from orders where id = ${bundle.order}`;
  await cutEarlierRows();
  expect(
    await app.db`select distinct license_key, subscription_id from licenses where license_key like 'BUNDLE%'`,
  ).toEqual([{ license_key: "BUNDLE", subscription_id: "sub" }]);
  expect(await app.db`select store_id from orders where id = ${bundle.order}`).toEqual([
    { store_id: before[0]?.["store_id"].trim() },
  ]);
  expect(await app.db`select code from product_features`).toEqual([{ code: "feature" }]);
  expect(await app.db`select code from license_templates where code like 'policy%'`).toEqual([{ code: "policy" }]);
  expect(await app.db`select code from license_user_groups order by id`).toEqual([
    { code: "Group" },
    { code: "GROUP " },
  ]);
});
