import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// Filters of metadata (management-api.md §1.4) on every list that has metadata: the value is JSON, the path is part of
// the name.

const metadata = {
  tier: "gold",
  seats: 123,
  ratio: 0.5,
  paid: true,
  gone: null,
  list: [1, 2, 3],
  tags: ["a", "b"],
  web: { renewal: "x", deal: { stage: "won" } },
  parts: [{ name: "p", sizes: [7] }],
  "0": "zero",
  code: "0123",
  day: "2026-03-01",
};
const others = {
  tier: "silver",
  seats: "123",
  paid: "true",
  list: [3, 2, 1, 0],
  web: { renewal: "y" },
  tags: {},
  day: "2025-12-31",
};

const tables = {
  licenses: "licenses/",
  orders: "orders/",
  customers: "customers/",
  customer_accounts: "customer-accounts/",
  products: "products/",
  product_features: "product-features/",
  license_product_features: "license-product-features/",
  license_templates: "license-templates/",
  license_user_groups: "license-user-groups/",
  license_users: "license-users/",
} as const;
type Table = keyof typeof tables;

let app: TestApp;
const meant = new Map<string, number>();
beforeAll(async () => {
  app = await createTestApp();
  for (const name of ["one", "two", "three"]) {
    const product = await createProduct(app, name);
    const team = await createProduct(app, `${name}-team`, { authorization_method: "user" });
    const post = async (path: string, body: object) => {
      const { status, text, json } = await app.management("POST", path, { body });
      expect([path, status < 300], text).toEqual([path, true]);
      return json;
    };
    await post("product-features/", { product, name: "F", code: "f", feature_type: "activation" });
    await post("license-templates/", { product, code: "t", name: "T" });
    const account = await post("customer-accounts/", { code: name, name });
    await post("license-user-groups/", { customer_account: account.id, code: name, name });
    await sell(app, name, { product_features: [{ code: "f" }] }, { customer: { email: `${name}@meta.example` } });
    await sell(app, `${name}-team`, { users: [{ email: `${name}@team.example` }] });
    expect(team).toBeGreaterThan(0);
  }
  for (const table of Object.keys(tables)) {
    const ids = await app.db<
      { id: number }[]
    >`select id from ${app.db(table)} where company_id = ${app.companyId} order by id`;
    const [first, second] = ids.map(({ id }) => id);
    await app.db`update ${app.db(table)} set metadata = '{}' where company_id = ${app.companyId}`;
    await app.db`update ${app.db(table)} set metadata = ${app.db.json(others)} where id = ${first ?? 0}`;
    await app.db`update ${app.db(table)} set metadata = ${app.db.json(metadata)} where id = ${second ?? 0}`;
    meant.set(table, second ?? 0);
  }
});
afterAll(() => app.close());

async function found(table: Table, query: string): Promise<number[]> {
  const [name = "", value = ""] = query.split(/=(.*)/s);
  const { status, json, text } = await app.management("GET", `${tables[table]}?${name}=${encodeURIComponent(value)}`);
  expect([query, status], text).toEqual([query, 200]);
  return json.results.map(({ id }: { id: number }) => id);
}

/** What finds only the row with `metadata`, for each line of the reference. */
const finds = [
  'metadata={"tier":"gold"}',
  'metadata={"web":{"deal":{"stage":"won"}}, "list": [3]}',
  'metadata__contains={"seats": 123}',
  'metadata__tier="gold"',
  "metadata__tier=gold",
  "metadata__seats=123",
  "metadata__seats=123.0",
  "metadata__ratio=0.5",
  "metadata__paid=true",
  "metadata__gone=null",
  "metadata__list=[1, 2, 3]",
  'metadata__web={"deal": {"stage": "won"}, "renewal": "x"}',
  'metadata__web__deal__stage="won"',
  "metadata__web__deal__stage=won",
  "metadata__list__0=1",
  "metadata__list__2=3",
  "metadata__tags__1=b",
  "metadata__0=zero",
  "metadata__parts__0__name=p",
  "metadata__parts__0__sizes__0=7",
  'metadata__tags__contains="a"',
  'metadata__tags__contains=["b","a"]',
  'metadata__web__contains={"renewal":"x"}',
  'metadata__parts__contains=[{"name":"p"}]',
  'metadata__code="0123"',
  "metadata__code=0123",
  "metadata__gone__isnull=false",
  "metadata__seats__gt=122",
  "metadata__seats__lte=123",
  "metadata__day__gte=2026-01-01",
  "metadata__tier__icontains=OL",
  "metadata__tier__iexact=GOLD",
  "metadata__tier__startswith=go",
];

/** What finds nothing: near misses of the same. */
const misses = [
  'metadata__seats="124"',
  "metadata__paid=1",
  "metadata__list=[1, 3, 2]",
  "metadata__list=[1, 2]",
  'metadata__web={"renewal": "x"}',
  "metadata__list__0=2",
  "metadata__list__99999999999999999999=1",
  'metadata__list__contains="1"',
  "metadata__tier__0=g",
  "metadata__missing=null",
  'metadata={"tier":"Gold"}',
  "metadata__seats__gt=123",
  "metadata__tier__startswith=%",
  "metadata__tier=' or true --",
  "metadata__' or true --=1",
];

describe.each(Object.keys(tables) as Table[])("metadata of %s", (table) => {
  test("is found by JSON values, paths, indexes and what it contains", async () => {
    const wrong: unknown[] = [];
    for (const query of finds) {
      const ids = await found(table, query);
      if (ids.length !== 1 || ids[0] !== meant.get(table)) wrong.push([query, ids, meant.get(table)]);
    }
    expect(wrong).toEqual([]);
  });

  test("is not found by something similar", async () => {
    const wrong: unknown[] = [];
    for (const query of misses) if ((await found(table, query)).length > 0) wrong.push(query);
    expect(wrong).toEqual([]);
  });
});

describe("a filter of metadata", () => {
  test("a text in quotes is a text, a number without them a number", async () => {
    expect(await found("licenses", 'metadata__seats="123"')).not.toContain(meant.get("licenses"));
    expect(await found("licenses", "metadata__seats=123")).toEqual([meant.get("licenses")]);
    expect(await found("orders", 'metadata__paid="true"')).not.toContain(meant.get("orders"));
  });

  test("finds the rows that lack a member", async () => {
    const lacking = await found("licenses", "metadata__gone__isnull=true");
    expect(lacking).not.toContain(meant.get("licenses"));
    expect(lacking.length).toBeGreaterThan(1);
  });

  test("can be combined with others, also with other filters", async () => {
    const query = `metadata__tier=gold&metadata__list__contains=2&id=${meant.get("customers")}`;
    const { json } = await app.management("GET", `customers/?${query}`);
    expect(json.count).toBe(1);
    expect((await app.management("GET", `customers/?${query}&metadata__seats=1`)).json.count).toBe(0);
  });

  test("is ignored when empty, and named when unknown", async () => {
    const all = (await app.management("GET", "customers/")).json.count;
    const { json, headers } = await app.management("GET", "customers/?metadata=&metadata__tier=&metadatum=1");
    expect([json.count, headers["licet-ignored"]]).toEqual([all, "metadatum"]);
  });

  test("finds no row of another company", async () => {
    const key = app.otherCompany.managementKey;
    expect((await app.management("GET", "licenses/?metadata__tier=gold", { key })).json.count).toBe(0);
  });

  test.each([
    ["metadata=gold", "Must be a JSON object."],
    ["metadata=[1]", "Must be a JSON object."],
    ["metadata__contains=1", "Must be a JSON object."],
    ["metadata__a__b__c__d__e=1", "at most 4 levels"],
    ['metadata__a="\\u0000"', "Must be JSON that can be stored."],
    ['metadata__a__icontains="\\ud800"', "Must be JSON that can be stored."],
    ["metadata__a__isnull=perhaps", "Must be true or false."],
    ["metadata__a__gt=true", "Must be a number or a text."],
    [`metadata__a=${"[".repeat(40)}${"]".repeat(40)}`, "Must be JSON that can be stored."],
  ])("%s is refused with the reason", async (query, reason) => {
    const [name = "", value = ""] = query.split(/=(.*)/s);
    for (const list of ["licenses/", "products/"]) {
      const { status, json } = await app.management("GET", `${list}?${name}=${encodeURIComponent(value)}`);
      expect([status, json.code]).toEqual([400, "validation_error"]);
      expect(json.message).toContain(reason);
    }
  });

  test("is refused beyond ten", async () => {
    const query = Array.from({ length: 11 }, (_, index) => `metadata__m${index}=1`).join("&");
    const { status, json } = await app.management("GET", `licenses/?${query}`);
    expect([status, json.message]).toEqual([400, "metadata: At most 10 conditions."]);
  });
});
