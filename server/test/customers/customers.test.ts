import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listParameters } from "../../src/platform/http/list.ts";
import { customerList } from "../../src/selling/customers/customer-list.store.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Customers in the Management API (management-api.md §8.1, §8.2).

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
const create = (body: object) => app.management("POST", "customers/", { body });
const made = async (body: object = {}): Promise<FreelyRead> => (await create({ email: fresh(), ...body })).json;
const read = async (id: number): Promise<FreelyRead> => (await app.management("GET", `customers/${id}/`)).json;
const patch = (id: number, body: object) => app.management("PATCH", `customers/${id}/`, { body });
const merge = (id: number, other: number) =>
  app.management("POST", `customers/${id}/merge/`, { body: { customer_to_merge_id: other } });
const account = async (code: string): Promise<number> =>
  (await app.management("POST", "customer-accounts/", { body: { code, name: code } })).json.id;
const events = async (id: number) =>
  (await app.db<{ type: string }[]>`select type from events where subject_id = ${id} order by id`).map(
    ({ type }) => type,
  );

describe("a customer", () => {
  test("has the members of the reference, one by one", async () => {
    const metadata = { tier: "gold", deep: { level: 2 } };
    const { status, json } = await create({
      email: "tc3@tc.com",
      first_name: "Harry",
      last_name: "Potter",
      company_name: "Hogwarts",
      phone: "+385913111111",
      reference: "ref123",
      address: "Street 1",
      postcode: "10000",
      city: "New York",
      country: "US",
      state: "NY",
      metadata,
    });
    expect(status).toBe(200);
    expect(Object.entries(json)).toEqual(
      Object.entries({
        id: json.id,
        total_orders: 0,
        total_licenses: 0,
        labels: [],
        customer_account: null,
        email: "tc3@tc.com",
        first_name: "Harry",
        last_name: "Potter",
        company_name: "Hogwarts",
        phone: "+385913111111",
        reference: "ref123",
        address: "Street 1",
        postcode: "10000",
        city: "New York",
        country: "US",
        state: "NY",
        clabels_all: null,
        company: app.companyId,
        license_user: null,
        clabels: [],
        cognito_user_pool_id: "",
        metadata,
      }),
    );
    expect(await read(json.id)).toEqual(json);
    expect(await events(json.id)).toEqual(["customer.created"]);
  });

  test("may be created empty, and a number counts as text", async () => {
    const { status, json } = await create({ phone: 123, customer_account: 0, email: "" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ email: "", phone: "123", customer_account: null });
  });

  test("shows its orders, its licenses and its license user", async () => {
    await createProduct(app, "team", { authorization_method: "user" });
    const email = fresh();
    const upper = email.toUpperCase();
    const { id } = await made({ email });
    for (const users of [[{ email: upper }], [{ email: upper }, { email: fresh() }]])
      await sell(app, "team", { users }, { customer: { email: upper } });
    const customer = await read(id);
    expect(customer).toMatchObject({ total_orders: 2, total_licenses: 2, license_user: expect.any(Number) });
    const [user] = await app.db`select true_email from license_users where id = ${customer.license_user}`;
    expect(user?.["true_email"]).toBe(upper);
  });

  test("that an order creates is an event, once", async () => {
    const email = fresh();
    await sell(app, "app", {}, { customer: { email } });
    await sell(app, "app", {}, { customer: { email } });
    const { json } = await app.management("GET", `customers/?email=${email}`);
    expect(await events(json.results[0].id)).toEqual(["customer.created"]);
  });

  test("is changed member by member, and null empties a member", async () => {
    const accountId = await account("joined");
    const { id, email } = await made({ first_name: "Ann", reference: "r", metadata: { a: 1 } });
    const changed = await patch(id, { last_name: "Lee", reference: null, customer_account: accountId });
    expect(changed).toMatchObject({
      status: 200,
      json: {
        email,
        first_name: "Ann",
        last_name: "Lee",
        reference: "",
        customer_account: accountId,
        metadata: { a: 1 },
      },
    });
    expect((await patch(id, { customer_account: null, metadata: null })).json).toMatchObject({
      customer_account: null,
      metadata: {},
    });
    expect(await events(id)).toEqual(["customer.created", "customer.updated", "customer.updated"]);
  });

  test("has an e-mail that no other customer has, in any case", async () => {
    const { id, email } = await made();
    for (const answer of [await create({ email: email.toUpperCase() }), await patch((await made()).id, { email })])
      expect(answer).toMatchObject({
        status: 409,
        json: { code: "customer_email_exists", errors: [{ pointer: "/email" }] },
      });
    expect((await patch(id, { email: email.toUpperCase() })).json.email).toBe(email.toUpperCase());
    const other = await app.management("POST", "customers/", { body: { email }, key: app.otherCompany.managementKey });
    expect(other.status).toBe(200);
  });

  test("is created once by parallel calls", async () => {
    const email = fresh();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ email })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });

  test.each<[string, object, string]>([
    ["an invalid e-mail", { email: "nobody" }, "/email"],
    ["a long name", { first_name: "x".repeat(201) }, "/first_name"],
    ["metadata that is not an object", { metadata: [1] }, "/metadata"],
    ["an account that is not a number", { customer_account: "acme" }, "/customer_account"],
    ["an unknown account", { customer_account: 987654 }, "/customer_account"],
  ])("is refused with %s", async (_name, body, pointer) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ pointer }] } });
  });

  test("cannot join an account of another company", async () => {
    const { json } = await app.management("POST", "customer-accounts/", {
      body: { code: "theirs", name: "Theirs" },
      key: app.otherCompany.managementKey,
    });
    expect((await create({ customer_account: json.id })).json.code).toBe("customer_account_not_found");
  });
});

describe("merging", () => {
  test("moves orders, labels and the OAuth client, and deletes the other customer", async () => {
    const [into, other] = [await made(), await made()];
    const sold = await sell(app, "app", {}, { customer: { email: other.email, first_name: "Old" } });
    const labels: number[] = [];
    for (const label of ["Both", "Other"])
      labels.push((await app.management("POST", "clabels/", { body: { label } })).json.id);
    for (const [customer, customer_label] of [
      [into.id, labels[0]],
      [other.id, labels[0]],
      [other.id, labels[1]],
    ])
      await app.management("POST", "customerclabels/", { body: { customer, customer_label } });
    const client = (await app.management("POST", `customers/${other.id}/client/`, { body: {} })).json;

    expect(await merge(into.id, other.id)).toMatchObject({ status: 200, json: { message: "Merged." } });
    expect((await app.management("GET", `customers/${other.id}/`)).status).toBe(404);
    expect(await read(into.id)).toMatchObject({ total_orders: 1, total_licenses: 1, clabels: labels });
    expect((await app.management("GET", `customers/${into.id}/client/`)).json).toMatchObject({
      clientId: client.clientId,
      secret: client.secret,
    });
    const license = (await app.management("GET", `licenses/${sold.id}/`)).json;
    expect(license.customer.id).toBe(into.id);
    // What was written on the order stays as it was.
    const order = (await app.management("GET", `orders/${sold.order}/`)).json;
    expect(order).toMatchObject({ customer: { id: into.id }, customer_email: other.email, customer_first_name: "Old" });
    const [line] = await app.db`
      select source, data from license_histories where license_id = ${sold.id} and text = 'Customer changed'`;
    expect(line).toEqual({ source: "api", data: { from: other.id, to: into.id } });
    expect(await events(into.id)).toEqual(expect.arrayContaining(["customer.merged"]));
    expect((await events(other.id)).at(-1)).toBe("customer.deleted");
    expect((await events(sold.order)).at(-1)).toBe("order.updated");
    const audit = (await app.management("GET", `audit/?object=customers&action=merge&object_id=${into.id}`)).json;
    expect(audit.results).toMatchObject([
      { before: { customer_to_merge: { email: other.email } }, after: { moved_orders: 1 } },
    ]);
  });

  test("keeps an existing OAuth client", async () => {
    const [into, other] = [await made(), await made()];
    const kept = (await app.management("POST", `customers/${into.id}/client/`, { body: {} })).json.clientId;
    await app.management("POST", `customers/${other.id}/client/`, { body: {} });
    expect((await merge(into.id, other.id)).status).toBe(200);
    expect((await app.management("GET", `customers/${into.id}/client/`)).json.clientId).toBe(kept);
  });

  test("is refused with the customer itself, an unknown customer, and another company's customer", async () => {
    const { id } = await made();
    const theirs = await app.management("POST", "customers/", { body: {}, key: app.otherCompany.managementKey });
    const at = "/customer_to_merge_id";
    for (const [other, code] of [
      [id, "customer_merged_with_itself"],
      [987654, "unknown_customer"],
      [theirs.json.id, "unknown_customer"],
    ] as const)
      expect(await merge(id, other)).toMatchObject({ status: 400, json: { code, errors: [{ pointer: at }] } });
    expect((await merge(987654, id)).status).toBe(404);
  });

  test("of two customers into each other in parallel keeps one of them", async () => {
    const [one, two] = [await made(), await made()];
    const answers = await Promise.all([merge(one.id, two.id), merge(two.id, one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

describe("the list", () => {
  let ours: FreelyRead;
  let labelId: number;
  beforeAll(async () => {
    const { json } = await app.management("POST", "customer-accounts/", {
      body: {
        code: "acc-code",
        name: "Acc Name",
        description: "Acc Description",
        phone: "+1-acc",
        address: "Acc Address",
        email: "acc@example.com",
        reference: "acc-ref",
      },
    });
    ours = await made({
      email: "Minerva_1@example.com",
      first_name: "Minerva",
      last_name: "McGonagall",
      company_name: "Transfiguration Ltd",
      phone: "+44 100",
      reference: "cust_%ref",
      customer_account: json.id,
      metadata: { school: { house: "lion" } },
    });
    labelId = (await app.management("POST", "clabels/", { body: { label: "Professor" } })).json.id;
    await app.management("POST", "customerclabels/", { body: { customer: ours.id, customer_label: labelId } });
  });

  test.each([
    "label__in=LABEL",
    "label__in=LABEL,987654",
    "email=Minerva_1@example.com",
    "email__icontains=minerva_",
    "email__startswith=Minerva_",
    "email__iexact=minerva_1@EXAMPLE.com",
    "email=minerva_1@example.com",
    "company_name__icontains=transfig",
    "first_name__icontains=MINERVA",
    "last_name__icontains=gonag",
    "phone__icontains=44 1",
    "reference=cust_%25ref",
    "reference__exact=cust_%25ref",
    "reference__icontains=T_%25R",
    "reference__startswith=cust_%25",
    "account=ACCOUNT",
    ...[
      ["name", "Acc Name", "acc n"],
      ["code", "acc-code", "CODE"],
      ["description", "Acc Description", "desc"],
      ["phone", "%2B1-acc", "-acc"],
      ["address", "Acc Address", "addr"],
      ["email", "acc@example.com", "ACC@"],
      ["reference", "acc-ref", "REF"],
    ].flatMap(([member, exact, part]) => [`account__${member}=${exact}`, `account__${member}__icontains=${part}`]),
    "metadata__school__house=lion",
    'metadata={"school":{"house":"lion"}}',
    // What the Go SDK sends: every filter, with one value.
    "label__in=&email=&email__icontains=minerva&company_name__icontains=&reference=&account=&limit=1000",
  ])("%s finds the customer and no other", async (query) => {
    const filled = query.replace("LABEL", String(labelId)).replace("ACCOUNT", String(ours.customer_account));
    const { json } = await app.management("GET", `customers/?${filled}`);
    expect(json).toMatchObject({ count: 1, results: [{ id: ours.id }] });
  });

  test.each(["email__startswith=_", "reference__icontains=%25%25", "label__in=987654", "email=minerva_2@example.com"])(
    "%s finds no one",
    async (query) => {
      expect((await app.management("GET", `customers/?${query}`)).json.count).toBe(0);
    },
  );

  test("every published parameter is accepted, and empty ones change nothing", async () => {
    const { count: all } = (await app.management("GET", "customers/")).json;
    for (const name of listParameters(customerList)) {
      const { json } = await app.management("GET", `customers/?${name}=`);
      expect([name, json.count]).toEqual([name, all]);
    }
  });

  test("contains no customer of another company", async () => {
    const { json } = await app.management("GET", "customers/?limit=100");
    const companies = new Set(json.results.map(({ company }: FreelyRead) => company));
    expect([...companies]).toEqual([app.companyId]);
  });
});

describe("the export", () => {
  test("is a CSV file of all customers that match, with the column names of imports", async () => {
    const email = fresh();
    await made({ email, first_name: 'Ann "A", \n Lee', country: "US", metadata: { a: 1 } });
    const { status, headers, text } = await app.management("GET", `customers/export/?email=${email}&limit=0`);
    expect([status, headers["content-type"], headers["content-disposition"]]).toEqual([
      200,
      "text/csv; charset=utf-8",
      'attachment; filename="customers.csv"',
    ]);
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      customer__email: email,
      customer__first_name: 'Ann "A", \n Lee',
      customer__country: "US",
      customer__account__code: "",
      customer__metadata: '{"a":1}',
    });
  });

  test("is not cut at the size of a page", async () => {
    await app.db`
      insert into customers (company_id, reference, created_at, updated_at)
      select ${app.companyId}, 'bulk', now(), now() from generate_series(1, 2500)`;
    const { text } = await app.management("GET", "customers/export/?reference=bulk");
    expect(parse(text, { columns: true })).toHaveLength(2500);
  });
});
