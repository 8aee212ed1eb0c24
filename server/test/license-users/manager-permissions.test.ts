import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// What license managers may do (management-api.md §6.7; docs/decisions/0068).

let app: TestApp;
let product: number;
let policy: number;
beforeAll(async () => {
  app = await createTestApp();
  product = await createProduct(app, "team", { authorization_method: "user" });
  const body = { product, code: "pro", name: "Pro" };
  policy = (await app.management("POST", "license-templates/", { body })).json.id;
});
afterAll(() => app.close());

let count = 0;
const fresh = () => {
  count += 1;
  return `boss-${count}@acme.example`;
};
const post = (path: string, body: object = {}, options: object = {}) =>
  app.management("POST", path, { body, ...options });
const read = async (path: string): Promise<FreelyRead> => (await app.management("GET", path)).json;
const account = async (): Promise<number> => (await post("customer-accounts/", { code: fresh(), name: "A" })).json.id;
const user = async (is_manager = false): Promise<FreelyRead> => {
  const { order, license_users } = await sell(app, "team", { users: [{ email: fresh(), is_manager }] });
  return { id: license_users[0].id, order };
};
const update = (id: number, body: object, options: object = {}) =>
  post(`license-users/${id}/update_lm_permissions/`, body, options);
const keyWith = async (...permissions: string[]): Promise<string> =>
  (await post("management-api-keys/", { permissions })).json.key;

test("license-manager-permissions/ lists fourteen of them, ordered by code, and in pages", async () => {
  const { count: all, next, results } = await read("license-manager-permissions/");
  expect([all, next, results.length]).toEqual([14, null, 14]);
  expect(results.slice(0, 4)).toEqual([
    { id: 10, code: "borrow_license" },
    { id: 11, code: "create_bundle_order" },
    { id: 8, code: "create_license_policy" },
    { id: 1, code: "create_order" },
  ]);
  const page = await read("license-manager-permissions/?limit=5&offset=10");
  expect(page.results.map(({ id }: FreelyRead) => id)).toEqual([6, 12, 9, 14]);
  expect([page.next, page.previous === null]).toEqual([null, false]);
});

describe("update_lm_permissions/", () => {
  test("replaces each list that is sent, and leaves the others; the user and the managers of an order show it", async () => {
    const { id, order } = await user(true);
    const [one, other] = [await account(), await account()];
    const first = await update(id, {
      permission_ids: [1, 2, 7],
      products: [{ product_id: product, num_of_licenses: 10 }],
      license_template_ids: [policy],
      customer_account_ids: [one],
    });
    expect([first.status, first.json]).toEqual([200, {}]);
    expect(await read(`license-users/${id}/`)).toMatchObject({
      total_licenses: 1,
      lm_permissions: ["create_order", "issue_license", "reset_device"],
      lm_products: [{ product_id: product, num_of_licenses: 10 }],
      lm_license_template_ids: [policy],
      customer_accounts: [one],
    });
    expect(await read(`orders/${order}/managers/`)).toMatchObject([
      { id, lm_permissions: ["create_order", "issue_license", "reset_device"] },
    ]);
    expect(await read(`customer-accounts/${one}/managers/`)).toMatchObject([{ id }]);

    const second = { products: [{ product_id: product }], customer_account_ids: [other] };
    expect((await update(id, second)).status).toBe(200);
    expect(await read(`license-users/${id}/`)).toMatchObject({
      lm_permissions: ["create_order", "issue_license", "reset_device"],
      lm_products: [{ product_id: product, num_of_licenses: null }],
      lm_license_template_ids: [policy],
      customer_accounts: [other],
    });
    const { results } = await read(`audit/?object=license-users&object_id=${id}&order_by=-id`);
    expect(results).toMatchObject([
      { action: "update_lm_permissions", before: { customer_accounts: [one] }, after: { customer_accounts: [other] } },
      { action: "update_lm_permissions", after: { lm_permissions: ["create_order", "issue_license", "reset_device"] } },
    ]);
    const events =
      await app.db`select type from events where subject_id in (${one}, ${other}) and type like '%manager%' order by id`;
    expect(events.map(({ type }) => type)).toEqual([
      "customer_account.manager_added",
      "customer_account.manager_removed",
      "customer_account.manager_added",
    ]);
  });

  test("names every unknown id, and writes nothing", async () => {
    const { id } = await user();
    const answer = await update(id, {
      products: [{ product_id: product }, { product_id: 5 }],
      license_template_ids: [999_999],
      customer_account_ids: [999_999],
    });
    expect(answer.status).toBe(400);
    expect(answer.json.errors.map(({ code, pointer }: FreelyRead) => `${code} ${pointer}`)).toEqual([
      "unknown_product /products/1/product_id",
      "unknown_license_policy /license_template_ids/0",
      "customer_account_not_found /customer_account_ids/0",
    ]);
    expect((await update(id, { permission_ids: [99] })).json.errors).toMatchObject([{ pointer: "/permission_ids/0" }]);
    const twice = { products: [{ product_id: product }, { product_id: product }] };
    expect((await update(id, twice)).json.errors).toMatchObject([{ pointer: "/products" }]);
    expect(await read(`license-users/${id}/`)).toMatchObject({
      lm_permissions: [],
      lm_products: [],
      customer_accounts: [],
    });
  });

  test("no one grants or removes what they may not do themselves", async () => {
    const { id } = await user();
    const key = await keyWith("licenses_write");
    const refused = [
      { permission_ids: [1] },
      { permission_ids: [8] },
      { permission_ids: [9] },
      { customer_account_ids: [await account()] },
      { products: [{ product_id: product }] },
      { license_template_ids: [policy] },
    ];
    for (const body of refused) {
      const { status, json } = await update(id, body, { key });
      expect([status, json.code]).toEqual([403, "permission_not_grantable"]);
    }
    expect((await update(id, { permission_ids: [6, 7] }, { key })).status).toBe(200);
    expect((await update(id, { permission_ids: [1, 6, 7] })).status).toBe(200);
    expect((await update(id, { permission_ids: [6] }, { key })).json.code).toBe("permission_not_grantable");
    expect((await post(`license-users/${id}/remove_lm_permissions/`, {}, { key })).json.code).toBe(
      "permission_not_grantable",
    );
    // An existing permission is not granted again.
    expect((await update(id, { permission_ids: [1, 6] }, { key })).status).toBe(200);
  });

  test("the users, products, policies and accounts of another company are unknown", async () => {
    const { id } = await user();
    const key = app.otherCompany.managementKey;
    expect((await update(id, { permission_ids: [1] }, { key })).status).toBe(404);
    const made = await post("license-user-groups/", { code: "theirs", name: "T" }, { key });
    const boss = (await post(`license-user-groups/${made.json.id}/add_manager/`, { email: fresh() }, { key })).json;
    const answer = await update(
      boss.id,
      { products: [{ product_id: product }], license_template_ids: [policy], customer_account_ids: [await account()] },
      { key },
    );
    expect(answer.json.errors).toHaveLength(3);
    expect((await update(id, {}, { key: null })).status).toBe(403);
  });
});

test("remove_lm_permissions/ removes all of them except those for orders and groups", async () => {
  const { id, order } = await user(true);
  const one = await account();
  await update(id, { permission_ids: [1], products: [{ product_id: product }], customer_account_ids: [one] });
  const answer = await app.management("POST", `license-users/${id}/remove_lm_permissions/`);
  expect([answer.status, answer.json]).toEqual([200, {}]);
  expect(await read(`license-users/${id}/`)).toMatchObject({
    lm_permissions: [],
    lm_products: [],
    lm_license_template_ids: [],
    customer_accounts: [],
    is_manager: true,
  });
  expect(await read(`orders/${order}/managers/`)).toMatchObject([{ id, lm_permissions: [] }]);
});

describe("the company's default permissions", () => {
  const given = ["create_order", "reset_device"];

  test("are given to new managers, however they become one, and to no one who was one before", async () => {
    const before = await user(true);
    const { id: old } = before;
    const settings = { default_lm_permissions: given };
    expect((await app.management("PATCH", "company/", { body: settings })).json).toMatchObject(settings);
    const group = (await post("license-user-groups/", { code: fresh(), name: "G" })).json.id;
    const one = await account();
    const { order } = await user();
    const assigned = await sell(app, "team", { users: [{ email: fresh() }] });
    const ways: [string, () => Promise<number>][] = [
      ["an order", async () => (await user(true)).id],
      ["add_manager of an order", async () => (await post(`orders/${order}/add_manager/`, { email: fresh() })).json.id],
      ["of an account", async () => (await post(`customer-accounts/${one}/add_manager/`, { email: fresh() })).json.id],
      ["of a group", async () => (await post(`license-user-groups/${group}/add_manager/`, { email: fresh() })).json.id],
      [
        "an assignment",
        async () => {
          const email = fresh();
          await post(`licenses/${assigned.id}/assign_user/`, { email, is_manager: true });
          return (await read(`license-users/?true_email=${email}`)).results[0].id;
        },
      ],
    ];
    for (const [way, make] of ways)
      expect((await read(`license-users/${await make()}/`)).lm_permissions, way).toEqual(given);
    await post(`license-user-groups/${group}/add_manager/`, {
      email: (await read(`license-users/${old}/`)).true_email,
    });
    expect((await read(`license-users/${old}/`)).lm_permissions).toEqual([]);
    expect((await read(`license-users/${(await user()).id}/`)).lm_permissions).toEqual([]);
  });

  test("are codes of the list, and stay when a change does not mention them", async () => {
    const bad = await app.management("PATCH", "company/", { body: { default_lm_permissions: ["everything"] } });
    expect(bad.json.errors).toMatchObject([{ pointer: "/default_lm_permissions/0" }]);
    await app.management("PATCH", "company/", { body: { default_lm_permissions: given } });
    await app.management("PATCH", "company/", { body: { allow_multiple_trials: false } });
    expect((await read("company/")).default_lm_permissions).toEqual(given);
    expect((await app.management("PATCH", "company/", { body: { default_lm_permissions: [] } })).json).toMatchObject({
      default_lm_permissions: [],
    });
  });
});
