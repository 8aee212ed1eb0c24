import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// PATCH and DELETE of orders (management-api.md §4.4, §4.5; docs/decisions/0030).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  await createProduct(app, "other");
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] });
  for (const [index, product] of ["app", "other"].entries()) {
    const { json } = await app.management("GET", `products/?short_code=${product}`);
    await app.management("POST", "license-templates/", {
      body: { product: json.results[0].id, code: `p${index}`, name: "P" },
    });
  }
});
afterAll(() => app.close());

let count = 0;
const fresh = (name: string) => {
  count += 1;
  return `${name}-${count}`;
};
const patch = (id: number, body: object) => app.management("PATCH", `orders/${id}/`, { body });
const remove = (id: number) => app.management("DELETE", `orders/${id}/`);
const order = async (body: object = {}, license: object = {}): Promise<FreelyRead> => {
  const answer = await app.management("POST", "orders/create_order/", {
    body: { id: fresh("order"), items: [{ product_code: "app", licenses: [license] }], ...body },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json;
};
const customer = async (body: object = {}): Promise<FreelyRead> =>
  (await app.management("POST", "customers/", { body: { email: `${fresh("c")}@acme.example`, ...body } })).json;
const account = async (): Promise<number> =>
  (await app.management("POST", "customer-accounts/", { body: { code: fresh("acc"), name: "A" } })).json.id;
const eventsOf = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );

describe("PATCH orders/{id}/", () => {
  test("returns the flat order object, its members in the order of the reference", async () => {
    const placed = await order({ metadata: '{"a": 1}', customer: { email: "flat@acme.example", first_name: "Flat" } });
    const { status, json } = await patch(placed.id, { store_id: "patched_store_id" });
    expect(status).toBe(200);
    expect(Object.entries(json)).toEqual(
      Object.entries({
        id: placed.id,
        created_at: placed.created_at,
        updated_at: app.clock.now().toISOString(),
        store_id: "patched_store_id",
        type: "normal",
        customer_email: "flat@acme.example",
        is_test: false,
        customer_reference: "",
        is_trial: false,
        test_clock: null,
        download_id: null,
        language: null,
        campaign_params: null,
        customer_first_name: "Flat",
        customer_last_name: "",
        customer_company: "",
        customer_phone: "",
        metadata: { a: 1 },
        company: app.companyId,
        customer: placed.customer.id,
        customer_account: null,
        license_users: [],
      }),
    );
    expect((await app.management("GET", `orders/${placed.id}`)).json.order_items).toHaveLength(1);
    expect(await eventsOf(placed.id)).toEqual(["order.created", "order.updated"]);
  });

  test("changes what is sent, clears what is null, and leaves the rest", async () => {
    const { id, store_id } = await order({ language: "en", download_id: "d", reference: "r" });
    const changed = {
      type: "normal",
      is_test: "true",
      is_trial: 1,
      language: "de",
      campaign_params: "cpg=web",
      metadata: { b: 2 },
    };
    expect((await patch(id, changed)).json).toMatchObject({
      store_id,
      is_test: true,
      is_trial: true,
      language: "de",
      download_id: "d",
      campaign_params: "cpg=web",
      metadata: { b: 2 },
    });
    const emptied = { download_id: null, reference: null, metadata: null, store_id: "", is_test: null };
    expect((await patch(id, emptied)).json).toMatchObject({ store_id, download_id: null, metadata: {}, is_test: true });
    expect((await app.management("GET", `orders/${id}/`)).json.reference).toBeNull();
  });

  test("moves the order and its licenses to another customer and to that customer's account", async () => {
    const accountId = await account();
    const sold = await sell(app, "app", {}, { customer: { email: "wrong@acme.example", company: "Wrong" } });
    const right = await customer({ first_name: "Right", customer_account: accountId, reference: "ref" });
    expect((await patch(sold.order, { customer: right.id })).json).toMatchObject({
      customer: right.id,
      customer_account: accountId,
      customer_email: right.email,
      customer_first_name: "Right",
      customer_company: null,
      customer_reference: "ref",
    });
    expect((await app.management("GET", `licenses/${sold.id}/`)).json.customer.id).toBe(right.id);
    const [line] = await app.db`
      select source, data from license_histories where license_id = ${sold.id} and text = 'Customer changed'`;
    expect(line).toEqual({ source: "api", data: { from: sold.customer.id, to: right.id } });
    expect((await patch(sold.order, { customer: null })).json).toMatchObject({
      customer: null,
      customer_account: null,
      customer_email: null,
    });
    const { json } = await app.management("GET", `audit/?object=orders&action=update&object_id=${sold.order}`);
    expect(json.results.at(-1)).toMatchObject({
      before: { customer: sold.customer.id },
      after: { customer: right.id },
    });
  });

  test("moves the order into an account and out of it, but not into another one than its customer's", async () => {
    const [own, other] = [await account(), await account()];
    const plain = await order();
    expect((await patch(plain.id, { customer_account: other })).json.customer_account).toBe(other);
    expect((await patch(plain.id, { customer_account: 0 })).json.customer_account).toBeNull();
    const buyer = await customer({ customer_account: own });
    const placed = await order({ customer: { email: buyer.email } });
    expect(placed.customer_account).toBe(own);
    expect(await patch(placed.id, { customer_account: other })).toMatchObject({
      status: 400,
      json: { code: "customer_account_id_mismatch", errors: [{ pointer: "/customer_account" }] },
    });
    expect((await patch(placed.id, { customer_account: null })).json.customer_account).toBeNull();
    expect((await patch(placed.id, { customer_account: own })).json.customer_account).toBe(own);
  });

  test("refuses an id that another order has, also in a race", async () => {
    const [one, two] = [await order(), await order()];
    expect(await patch(one.id, { store_id: two.store_id })).toMatchObject({
      status: 409,
      json: { code: "order_id_exists", errors: [{ pointer: "/store_id", value: two.store_id }] },
    });
    expect((await patch(one.id, { store_id: one.store_id })).status).toBe(200);
    const store_id = fresh("wanted");
    const answers = await Promise.all([one, two].map(({ id }) => patch(id, { store_id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("refuses customers and accounts of another company", async () => {
    const key = app.otherCompany.managementKey;
    const theirs = (await app.management("POST", "customers/", { body: {}, key })).json.id;
    const group = (await app.management("POST", "customer-accounts/", { body: { code: "x", name: "x" }, key })).json.id;
    const { id } = await order();
    expect((await patch(id, { customer: theirs, customer_account: group })).json.errors).toMatchObject([
      { code: "unknown_customer", pointer: "/customer" },
      { code: "customer_account_not_found", pointer: "/customer_account" },
    ]);
  });
});

describe("DELETE orders/{id}/safe_delete/", () => {
  const remove = (id: number) => app.management("DELETE", `orders/${id}/safe_delete/`);

  test("case 5: deletes an order without licenses, and refuses one that has licenses", async () => {
    const sold = await sell(app, "app");
    expect(await remove(sold.order)).toMatchObject({
      status: 409,
      json: {
        code: "order_has_licenses",
        detail: "The order has licenses. Delete them first.",
        errors: [{ value: 1 }],
      },
    });
    await app.management("DELETE", `licenses/${sold.id}/`);
    expect(await remove(sold.order)).toMatchObject({ status: 204, text: "" });
    expect((await remove(sold.order)).status).toBe(404);
    expect((await eventsOf(sold.order)).at(-1)).toBe("order.deleted");
    const audit = (await app.management("GET", `audit/?object=orders&action=delete&object_id=${sold.order}`)).json;
    expect(audit.results).toMatchObject([{ before: { store_id: sold.order_store_id }, after: null }]);
  });

  test("case 5: while licenses are appended, either the order is deleted, or it stays with them", async () => {
    for (let round = 0; round < 8; round += 1) {
      const sold = await sell(app, "app");
      await app.management("DELETE", `licenses/${sold.id}/`);
      const more = { id: sold.order_store_id, append: true, items: [{ product_code: "app", licenses: [{}] }] };
      const [removed, added] = await Promise.all([
        remove(sold.order),
        app.management("POST", "orders/create_order/", { body: more }),
      ]);
      expect(added.status, added.text).toBe(200);
      expect(removed.status).toBe(added.json.id === sold.order ? 409 : 204);
      expect(added.json.order_items.at(-1).licenses).toHaveLength(1);
    }
  });
});

describe("DELETE orders/{id}/", () => {
  test("deletes the order with its licenses, bundles included, with an event for each", async () => {
    const placed = await order({
      is_bundle: true,
      items: [
        {
          product_code: "suite",
          licenses: [
            {
              products: [
                { product_code: "app", policy_code: "p0" },
                { product_code: "other", policy_code: "p1" },
              ],
            },
          ],
        },
      ],
    });
    const licenses = placed.order_items[0].licenses;
    expect(licenses).toHaveLength(3);
    expect(await remove(placed.id)).toMatchObject({ status: 204, text: "" });
    expect((await remove(placed.id)).status).toBe(404);
    const [left] = await app.db`
      select (select count(*) from licenses where order_id = ${placed.id}) as licenses,
        (select count(*) from order_items where order_id = ${placed.id}) as items`;
    expect(left).toEqual({ licenses: 0, items: 0 });
    expect((await eventsOf(placed.id)).at(-1)).toBe("order.deleted");
    for (const { id, license_key } of licenses) {
      const [event] = await app.db`select data from events where subject_id = ${id} and type = 'license.deleted'`;
      expect(event?.["data"]).toEqual({ license_key, order: placed.id });
    }
    const audit = (await app.management("GET", `audit/?object=orders&action=delete&object_id=${placed.id}`)).json;
    expect(audit.results).toMatchObject([
      { before: { store_id: placed.store_id, licenses: [{}, {}, {}] }, after: null },
    ]);
    // The id can be used again.
    expect((await order({ id: placed.store_id })).store_id).toBe(placed.store_id);
  });

  test("is refused while a license is active, and possible once it is disabled, even with devices and histories", async () => {
    const { id, license_key, order: orderId } = await sell(app, "app");
    const application = applicationOf(app);
    const call = { product: "app", license_key, hardware_id: "a" };
    expect((await application.activate({ ...call, variables: { theme: "dark" } })).status).toBe(200);
    expect(await remove(orderId)).toMatchObject({ status: 409, json: { code: "order_has_active_licenses" } });
    expect((await application.check(call)).status).toBe(200);
    await app.management("POST", `licenses/${id}/disable/`);
    expect((await remove(orderId)).status).toBe(204);
    expect((await application.check(call)).code).toBe("license_not_found");
    const [left] = await app.db`
      select (select count(*) from devices where license_id = ${id}) as devices,
        (select count(*) from license_histories where license_id = ${id}) as histories`;
    expect(left).toEqual({ devices: 0, histories: 0 });
  });

  test("is possible once the licenses have expired", async () => {
    const sold = await sell(app, "app", { validity_period: "2026-03-20", license_type: "time-limited" });
    const application = applicationOf(app);
    await application.activate({ product: "app", license_key: sold.license_key, hardware_id: "a" });
    expect((await remove(sold.order)).status).toBe(409);
    const before = app.clock.now();
    app.clock.set("2026-03-21T00:00:00Z");
    expect((await remove(sold.order)).status).toBe(204);
    app.clock.set(before);
  });

  test("while a device activates, either the order stays, or the activation finds no license", async () => {
    const application = applicationOf(app);
    for (let round = 0; round < 8; round += 1) {
      const { license_key, order: orderId } = await sell(app, "app");
      const [removed, activated] = await Promise.all([
        remove(orderId),
        application.activate({ product: "app", license_key, hardware_id: "a" }),
      ]);
      expect([
        [204, "license_not_found"],
        [409, undefined],
      ]).toContainEqual([removed.status, activated.status === 200 ? undefined : activated.code]);
    }
  });
});
