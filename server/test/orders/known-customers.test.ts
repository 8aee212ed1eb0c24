import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";

// What an order says of a customer who is known (management-api.md §3.2).

let app: TestApp;
let count = 0;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app", { allow_trial: true, trial_days: 14 });
});
afterAll(() => app.close());

async function known(details: object): Promise<number> {
  const { status, json, text } = await app.management("POST", "customers/", { body: details });
  expect(status, text).toBe(200);
  return json.id;
}

async function order(customer: object, more: object = {}): Promise<FreelyRead> {
  count += 1;
  const body = { id: `known-${count}`, customer, items: [{ product_code: "app", licenses: [{}] }], ...more };
  const { status, json, text } = await app.management("POST", "orders/create_order/", { body });
  expect(status, text).toBe(200);
  return json;
}

const customer = async (id: number) => (await app.management("GET", `customers/${id}/`)).json;
const updates = (id: number) =>
  app.db<{ data: { changed: string[] } }[]>`
    select data from events where type = 'customer.updated' and subject_id = ${id} order by id`;
const fresh = (name: string) => `${name}-of-known-customers@acme.example`;

describe("a new order changes what it gives otherwise of a customer", () => {
  test("found by e-mail in any spelling, and says so in one event", async () => {
    const email = fresh("ada");
    const id = await known({ email, first_name: "Ada", city: "London", phone: "1" });
    const answer = await order({ email: email.toUpperCase(), first_name: "Ada", last_name: "King", city: "Ockham" });
    expect(answer.customer).toMatchObject({ id, email, last_name: "King", city: "Ockham", phone: "1" });
    expect(await customer(id)).toMatchObject({
      email,
      first_name: "Ada",
      last_name: "King",
      city: "Ockham",
      phone: "1",
    });
    expect(await updates(id)).toEqual([{ data: { changed: ["city", "last_name"] } }]);
  });

  test("found by reference, or by company name where neither e-mail nor reference is given, and the oldest of several", async () => {
    const [first, second] = [
      await known({ company_name: "Babbage Ltd" }),
      await known({ company_name: "Babbage Ltd" }),
    ];
    const referred = await known({ reference: "crm-7" });
    expect((await order({ company_name: "Babbage Ltd", phone: "7" })).customer).toMatchObject({
      id: first,
      phone: "7",
    });
    expect((await order({ reference: "crm-7", company_name: "Babbage Ltd" })).customer.id).toBe(referred);
    expect(await customer(referred)).toMatchObject({ company_name: "Babbage Ltd" });
    expect(await updates(second)).toEqual([]);
  });

  test("and makes one of a company that is not known, though orders arrive together", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => order({ company_name: "Analytical Engines" })));
    expect(new Set(answers.map((each) => each.customer.id)).size).toBe(1);
  });

  test("each detail once, though orders of one customer arrive together", async () => {
    const email = fresh("race");
    const id = await known({ email });
    await Promise.all(
      Array.from({ length: 16 }, (_, index) => order({ email, first_name: `Name ${index}`, country: "Wales" })),
    );
    const { first_name, country } = await customer(id);
    expect([first_name, country]).toEqual([expect.stringMatching(/^Name \d+$/), "Wales"]);
    const changed = (await updates(id)).flatMap(({ data }) => data.changed);
    expect(changed.filter((name) => name === "country")).toHaveLength(1);
  });
});

describe("nothing changes", () => {
  test("where an order says the same, or nothing", async () => {
    const email = fresh("same");
    const id = await known({ email, first_name: "Ada", city: "London" });
    const before = await customer(id);
    await order({ email, first_name: "Ada", city: "" });
    const { total_orders: _, total_licenses: __, ...after } = await customer(id);
    expect(before).toMatchObject(after);
    expect(await updates(id)).toEqual([]);
  });

  test("where licenses are added to an order", async () => {
    const email = fresh("append");
    const id = "appended";
    const first = await order({ email, first_name: "Ada" }, { id });
    await order({ email, first_name: "Grace" }, { id, append: true });
    expect((await customer(first.customer.id)).first_name).toBe("Ada");
    expect(await updates(first.customer.id)).toEqual([]);
  });

  test("where it is only looked at what an order would do, which is told", async () => {
    const email = fresh("dry");
    const id = await known({ email, first_name: "Ada" });
    const body = {
      id: "dry",
      customer: { email, first_name: "Grace" },
      items: [{ product_code: "app", licenses: [{}] }],
    };
    const { json } = await app.management("POST", "orders/create_order/?dry_run=true", { body });
    expect(json.customer).toEqual({ how: "linked", id, changes: [{ name: "first_name", from: "Ada", to: "Grace" }] });
    expect((await customer(id)).first_name).toBe("Ada");
  });

  test("where a refused order says it", async () => {
    const email = fresh("refused");
    const id = await known({ email, first_name: "Ada" });
    const body = { id: "refused", customer: { email, first_name: "Grace" }, items: [{ product_code: "none" }] };
    expect((await app.management("POST", "orders/create_order/", { body })).status).toBe(400);
    expect((await customer(id)).first_name).toBe("Ada");
  });
});

test("a trial that an application asks for completes a customer, and changes nothing that is known", async () => {
  const email = fresh("trial");
  const id = await known({ email, first_name: "Ada" });
  const query = { product: "app", hardware_id: "trial-device", email, first_name: "Mallory", last_name: "King" };
  expect((await applicationOf(app).call("GET", "trial_key", { query })).status).toBe(200);
  expect(await customer(id)).toMatchObject({ first_name: "Ada", last_name: "King" });
});
