import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Customer accounts (management-api.md §8.4).

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const create = (body: object) => app.management("POST", "customer-accounts/", { body });
const remove = (id: number) => app.management("DELETE", `customer-accounts/${id}/`);
const events = async (id: number) =>
  app.db<{ type: string; data: object }[]>`
    select type, data from events where subject_id = ${id} and type like 'customer_account.%' order by id`;

test("an account has the members of the reference, and the number of its customers", async () => {
  const { json } = await create({ code: "tc4", name: "Test Customer Company 4", metadata: '{"tier": 1}' });
  expect(Object.entries(json)).toEqual(
    Object.entries({
      id: json.id,
      customers_count: 0,
      code: "tc4",
      name: "Test Customer Company 4",
      description: "",
      phone: "",
      address: "",
      email: "",
      reference: "",
      metadata: { tier: 1 },
      cognito_user_pool_id: "",
      company: app.companyId,
    }),
  );
  for (let count = 0; count < 2; count += 1)
    await app.management("POST", "customers/", { body: { customer_account: json.id } });
  expect((await app.management("GET", `customer-accounts/${json.id}`)).json.customers_count).toBe(2);
});

test("each change is an event, and the last one names the account", async () => {
  const { id } = (await create({ code: "short-lived", name: "S" })).json;
  await app.management("PATCH", `customer-accounts/${id}/`, { body: { reference: "crm-1", phone: "+1" } });
  expect((await remove(id)).status).toBe(204);
  expect(await events(id)).toEqual([
    { type: "customer_account.created", data: {} },
    { type: "customer_account.updated", data: { changed: expect.arrayContaining(["phone", "reference"]) } },
    { type: "customer_account.deleted", data: { code: "short-lived" } },
  ]);
});

test.each(["code=big", "name__icontains=BIG c", "reference=crm-9", "metadata__tier=gold", "code__startswith=bi"])(
  "%s finds the account and no other",
  async (query) => {
    await create({ code: "big", name: "Big Corp", reference: "crm-9", metadata: { tier: "gold" } });
    const { json } = await app.management("GET", `customer-accounts/?${query}&description=`);
    expect(json.results.map(({ code }: FreelyRead) => code)).toEqual(["big"]);
  },
);

test("case 5: an account with an order and a customer can be deleted, and both stay without it", async () => {
  const { id } = (await create({ code: "leaving", name: "Leaving" })).json;
  const body = { email: "member@leaving.example", customer_account: id };
  const customer = (await app.management("POST", "customers/", { body })).json.id;
  const sold = await sell(app, "app", {}, { customer_account_id: id, customer: { email: body.email } });
  expect((await remove(id)).status).toBe(204);
  expect((await app.management("GET", `customers/${customer}/`)).json.customer_account).toBeNull();
  expect((await app.management("GET", `orders/${sold.order}/`)).json).toMatchObject({
    customer_account: null,
    customer: { id: customer },
  });
});

test("each account has a code of its own", async () => {
  await create({ code: "sold", name: "Sold" });
  expect(await create({ code: "sold", name: "Again" })).toMatchObject({
    status: 409,
    json: { code: "customer_account_code_exists", errors: [{ pointer: "/code" }] },
  });
});
