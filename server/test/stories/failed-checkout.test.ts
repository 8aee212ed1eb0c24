import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";

// A portal sells, its payment fails, and it undoes everything: customer, licenses, order, user, in this order, and
// counts only 204 as done (management-api.md §4.8). Then the same buyer tries again.

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await createTestApp();
  url = await app.app.listen({ port: 0, host: "127.0.0.1" });
  await createProduct(app, "seat", { authorization_method: "user" });
  await createProduct(app, "key");
});
afterAll(() => app.close());

/** As a portal's HTTP library calls: over a socket, and it gives up at the first 4xx. */
async function call(method: string, path: string, body?: object): Promise<{ status: number; json: FreelyRead }> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      Authorization: `Api-Key ${app.managementKey}`,
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return { status: answer.status, json: text === "" ? undefined : JSON.parse(text) };
}

const checkout = {
  id: "checkout-token-1",
  customer: { email: "buyer@acme.example", first_name: "Bea", company_name: "Acme" },
  items: [
    { product_code: "key", licenses: [{ key: "BEAS-OWN-KEY" }] },
    { product_code: "seat", licenses: [{ users: [{ email: "buyer@acme.example", is_manager: true }] }] },
  ],
};

test("case 5: four deletions undo a failed checkout, each with 204, and the same checkout succeeds afterwards", async () => {
  const sold = async () => {
    const { json } = await call("POST", "orders/create_order/", checkout);
    const [keyed, seat] = json.order_items.map(({ licenses }: FreelyRead) => licenses[0]);
    return { order: json, keyed, seat, user: seat.license_users[0] };
  };
  const first = await sold();
  const application = applicationOf(app);
  const activations = ({ keyed, user }: Awaited<ReturnType<typeof sold>>) => [
    { product: "key", license_key: keyed.license_key, hardware_id: "a" },
    { product: "seat", username: user.true_email, password: user.initial_password, hardware_id: "a" },
  ];
  // The buyer was quick: both licenses are in use.
  for (const members of activations(first)) expect((await application.activate(members)).status).toBe(200);

  const { customer, id: order } = first.order;
  expect((await call("DELETE", `customers/${customer.id}/`)).status).toBe(204);
  for (const { id } of [first.keyed, first.seat]) expect((await call("DELETE", `licenses/${id}`)).status).toBe(204);
  expect((await call("DELETE", `orders/${order}/safe_delete/`)).status).toBe(204);
  expect((await call("DELETE", `license-users/${first.user.id}/`)).status).toBe(204);

  for (const members of activations(first)) expect((await application.activate(members)).status).toBe(400);
  for (const list of ["customers/?email=buyer@acme.example", "licenses/", "orders/", "license-users/", "devices/"])
    expect((await call("GET", list)).json.count, list).toBe(0);
  const { results } = (await call("GET", "audit/?action=delete&order_by=id")).json;
  expect(results.map(({ object }: FreelyRead) => object)).toEqual([
    "customers",
    "licenses",
    "licenses",
    "orders",
    "license-users",
  ]);
  for (const { before, after } of results) expect([typeof before, after]).toEqual(["object", null]);

  const second = await sold();
  expect(second.order).toMatchObject({ store_id: checkout.id, customer: { email: checkout.customer.email } });
  expect(second.keyed.license_key).toBe("BEAS-OWN-KEY");
  expect(second.user.initial_password).not.toBe(first.user.initial_password);
  for (const members of activations(second)) expect((await application.activate(members)).status).toBe(200);
});
