import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Labels of customers (management-api.md §8.3), and the filters that use them.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const create = (body: object) => app.management("POST", "clabels/", { body });
const attach = (customer: number, customer_label: number) =>
  app.management("POST", "customerclabels/", { body: { customer, customer_label } });
const customer = async (body: object = {}): Promise<number> =>
  (await app.management("POST", "customers/", { body })).json.id;
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `customers/${id}/`)).json;

test("a label is created, changed and shown; its color may be any text", async () => {
  const { status, json } = await create({ label: "Label1", color: "#2e86de" });
  expect([status, Object.entries(json)]).toEqual([
    200,
    Object.entries({ id: json.id, label: "Label1", color: "#2e86de", company: app.companyId }),
  ]);
  const changed = await app.management("PATCH", `clabels/${json.id}/`, { body: { color: "1234" } });
  expect(changed.json).toEqual({ ...json, color: "1234" });
  expect((await app.management("GET", `clabels/${json.id}`)).json).toEqual(changed.json);
  expect((await app.management("GET", "clabels/?label=Label1")).json).toMatchObject({ count: 1 });
});

test("two labels differ by more than case, and a label has a name", async () => {
  await create({ label: "VIP" });
  const { id } = (await create({ label: "Other name" })).json;
  for (const answer of [
    await create({ label: "vip" }),
    await app.management("PATCH", `clabels/${id}/`, { body: { label: "Vip" } }),
  ])
    expect(answer).toMatchObject({ status: 409, json: { code: "customer_label_exists" } });
  expect((await app.management("PATCH", `clabels/${id}/`, { body: { label: "OTHER NAME" } })).status).toBe(200);
  expect((await create({ label: "" })).json.errors[0].pointer).toBe("/label");
  expect((await create({})).status).toBe(400);
});

test("labels of a customer are shown in three ways, and removed by the id of the mapping", async () => {
  const id = await customer();
  const labels = [
    (await create({ label: "Customer", color: "#ff9f43" })).json,
    (await create({ label: "Loyal" })).json,
  ];
  const mappings: FreelyRead[] = [];
  for (const label of labels) mappings.push((await attach(id, label.id)).json);
  expect(mappings[0]).toEqual({ id: expect.any(Number), customer: id, customer_label: labels[0].id });
  expect(await read(id)).toMatchObject({
    labels: [
      { id: mappings[0].id, label_id: labels[0].id, label: "Customer", color: "#ff9f43" },
      { id: mappings[1].id, label_id: labels[1].id, label: "Loyal", color: "" },
    ],
    clabels: [labels[0].id, labels[1].id],
    clabels_all: "customerloyal",
  });
  expect((await attach(id, labels[0].id)).json).toEqual(mappings[0]);
  expect((await app.management("DELETE", `customerclabels/${mappings[0].id}/`)).status).toBe(204);
  expect((await app.management("DELETE", `customerclabels/${mappings[0].id}/`)).status).toBe(404);
  expect(await read(id)).toMatchObject({ clabels: [labels[1].id], clabels_all: "loyal" });
  const events = await app.db`
    select type from events where subject_id = ${id} and type = 'customer.updated'`;
  expect(events).toHaveLength(3);
});

test("a deleted label is removed from every customer", async () => {
  const id = await customer();
  const label = (await create({ label: "Short-lived" })).json.id;
  await attach(id, label);
  expect((await app.management("DELETE", `clabels/${label}/`)).status).toBe(204);
  expect(await read(id)).toMatchObject({ labels: [], clabels_all: null });
});

test("only a label and a customer of the same company can be joined", async () => {
  const key = app.otherCompany.managementKey;
  const theirs = (await app.management("POST", "clabels/", { body: { label: "Theirs" }, key })).json.id;
  const answer = await attach(987654, theirs);
  expect(answer.status).toBe(400);
  expect(answer.json.errors).toMatchObject([
    { code: "unknown_customer", pointer: "/customer" },
    { code: "unknown_customer_label", pointer: "/customer_label" },
  ]);
});

test("the labels of their customers find orders and licenses", async () => {
  const sold = await sell(app, "app", {}, { customer: { email: "labelled@acme.example" } });
  await sell(app, "app", {}, { customer: { email: "plain@acme.example" } });
  const label = (await create({ label: "Partner" })).json.id;
  await attach(sold.customer.id, label);
  for (const [path, id] of [
    ["orders", sold.order],
    ["licenses", sold.id],
  ]) {
    const { json } = await app.management("GET", `${path}/?customer_label__in=${label},987654`);
    expect([path, json.results.map((each: FreelyRead) => each.id)]).toEqual([path, [id]]);
    expect((await app.management("GET", `${path}/?customer_label__in=987654`)).json.count).toBe(0);
    expect((await app.management("GET", `${path}/?customer_label__in=`)).json.count).toBeGreaterThan(1);
  }
});
