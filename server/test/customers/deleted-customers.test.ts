import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// DELETE customers/{id}/ (management-api.md §8.2; docs/decisions/0065).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

let count = 0;
const fresh = () => {
  count += 1;
  return `person-${count}@acme.example`;
};
const made = async (body: object = {}): Promise<FreelyRead> =>
  (await app.management("POST", "customers/", { body: { email: fresh(), ...body } })).json;
const remove = (id: number) => app.management("DELETE", `customers/${id}/`);
const events = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );

describe("a deleted customer", () => {
  test("is deleted with its labels and its OAuth client", async () => {
    const { id, email } = await made({ reference: "r-1" });
    const label = (await app.management("POST", "clabels/", { body: { label: "Doomed" } })).json.id;
    await app.management("POST", "customerclabels/", { body: { customer: id, customer_label: label } });
    await app.management("POST", `customers/${id}/client`, { body: {} });
    expect(await remove(id)).toMatchObject({ status: 204, text: "" });
    expect((await remove(id)).status).toBe(404);
    expect((await app.management("GET", `customers/${id}/client`)).status).toBe(404);
    const [event] = await app.db`select data from events where subject_id = ${id} and type = 'customer.deleted'`;
    expect(event?.["data"]).toEqual({ email, reference: "r-1" });
  });

  test("case 5: leaves its orders and licenses, which lose the link and keep what was written on them", async () => {
    const email = fresh();
    const sold = await sell(app, "app", {}, { customer: { email, first_name: "Gone" } });
    const { json } = await app.management("GET", `customers/?email=${email}`);
    const { id } = json.results[0];
    expect(await remove(id)).toMatchObject({ status: 204, text: "" });
    const order = (await app.management("GET", `orders/${sold.order}/`)).json;
    expect(order).toMatchObject({ customer: null, customer_email: email, customer_first_name: "Gone" });
    expect((await app.management("GET", `licenses/${sold.id}/`)).json.customer).toBeNull();
    expect((await app.management("GET", `licenses/?customer_id=${id}`)).json.count).toBe(0);
    const [line] = await app.db`
      select data from license_histories where license_id = ${sold.id} and text = 'Customer changed'`;
    expect(line?.["data"]).toEqual({ from: id, to: null });
    expect((await events(sold.order)).at(-1)).toBe("order.updated");
    const audit = (await app.management("GET", `audit/?object=customers&action=delete&object_id=${id}`)).json;
    expect(audit.results).toMatchObject([{ before: { email, total_orders: 1, total_licenses: 1 }, after: null }]);
    const call = { product: "app", license_key: sold.license_key, hardware_id: "a" };
    expect((await applicationOf(app).activate(call)).status).toBe(200);
  });

  test("case 5: an order that is placed for it at the same moment keeps it, or creates it again", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, email } = await made();
      const [removed, sold] = await Promise.all([remove(id), sell(app, "app", {}, { customer: { email } })]);
      expect(removed.status).toBe(204);
      const order = (await app.management("GET", `orders/${sold.order}/`)).json;
      expect(order.customer_email).toBe(email);
      expect(order.customer?.id).not.toBe(id);
    }
  });
});
