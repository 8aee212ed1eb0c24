import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { addStaff, type LoggedIn, ownerOf } from "../support/staff.ts";

// One box: what somebody of the staff types finds what it means.

let app: TestApp;
let ann: LoggedIn;
let productId: number;
let license: FreelyRead;
let orderId: number;
beforeAll(async () => {
  app = await createTestApp();
  ann = await addStaff(app, "read-only");
  productId = await createProduct(app, "sketch", { product_name: "Sketch Pro" });
  const team = await createProduct(app, "team", { product_name: "Team", authorization_method: "user" });
  await make("product-features/", {
    product: productId,
    name: "Export to PDF",
    code: "pdf",
    feature_type: "activation",
  });
  await make("product-features/", { product: team, name: "Old", code: "old", feature_type: "activation" });
  const order = {
    id: "SHOP-2026-77",
    customer: { email: "Zoë@acme.example", first_name: "Zoë", last_name: "Müller", company_name: "Acme & Söhne" },
    items: [{ product_code: "sketch", licenses: [{ key: "ABCD-EFGH-JKLM-0042" }] }],
  };
  const placed = await make("orders/create_order/", order);
  orderId = placed.id;
  license = placed.order_items[0].licenses[0];
  const users = [{ email: "max@acme.example", first_name: "Max", last_name: "Planck" }];
  await make("orders/create_order/", { id: "TEAM-1", items: [{ product_code: "team", licenses: [{ users }] }] });
  await app.db`
    insert into devices (company_id, license_id, hardware_id, hostname, device_active, time_activated, created_at, updated_at)
    values (${app.companyId}, ${license.id}, 'hw-7f3a99', 'zoes-laptop', true, now(), now(), now())`;
});
afterAll(() => app.close());

async function make(path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await app.management("POST", path, { body });
  if (status >= 300) throw new Error(`${path}: ${text}`);
  return json;
}
const search = async (q: string, person: LoggedIn = ann) =>
  (await person.call("GET", `search/?q=${encodeURIComponent(q)}`)).json;
const found = async (q: string, person?: LoggedIn): Promise<readonly [string, string][]> =>
  (await search(q, person)).groups.flatMap(({ hits }: FreelyRead) =>
    hits.map(({ kind, title }: FreelyRead) => [kind, title]),
  );

describe("finds", () => {
  const key = "ABCD-EFGH-JKLM-0042";
  test.each<[string, string, readonly [string, string]]>([
    ["a license key", key, ["license", key]],
    ["a license key as it was dictated", "abcd efgh jklm 0042", ["license", key]],
    ["the beginning of a license key", "abcd-ef", ["license", key]],
    ["the end of a license key", "0042", ["license", key]],
    ["an order by its id in the shop", "SHOP-2026-77", ["order", "SHOP-2026-77"]],
    ["an order by a part of it", "shop-2026", ["order", "SHOP-2026-77"]],
    ["a customer by e-mail in any case", "ZOË@ACME.EXAMPLE", ["customer", "Acme & Söhne"]],
    ["a customer by a part of the company's name", "& söhne", ["customer", "Acme & Söhne"]],
    ["a customer by their whole name", "Zoë Müller", ["customer", "Acme & Söhne"]],
    ["a user by e-mail", "max@acme.example", ["license_user", "max@acme.example"]],
    ["a user by name", "planck", ["license_user", "max@acme.example"]],
    ["a device by its hardware id", "hw-7f3a99", ["device", "zoes-laptop"]],
    ["a device by a part of its name", "laptop", ["device", "zoes-laptop"]],
    ["a product by its code", "SKETCH", ["product", "Sketch Pro"]],
    ["a product by two letters of its name", "Pr", ["product", "Sketch Pro"]],
    ["a feature by its code", "pdf", ["product_feature", "Export to PDF"]],
    ["a feature by its name", "export to", ["product_feature", "Export to PDF"]],
  ])("%s", async (_name, typed, expected) => {
    expect(await found(typed)).toContainEqual(expected);
  });

  test("licenses and orders by their ids", async () => {
    expect(await found(String(license.id))).toEqual([["license", key]]);
    expect(await found(String(orderId))).toEqual([["order", "SHOP-2026-77"]]);
  });

  test("nothing where there is nothing, and no sign of like means more than itself", async () => {
    for (const typed of ["nobody has this", "%%%%", "ab_d-efgh", "\\\\\\", "'; drop table licenses; --"])
      expect(await found(typed)).toEqual([]);
  });
});

test("a decision by its number, with # alone", async () => {
  await app.db`
    insert into decisions (company_id, id, created_at, action, code, message, license_id, license_key, hardware_id, ip, request_id)
    values (${app.companyId}, 77001, now(), 'activate', 'license_activations_limit', 'No seats.', ${license.id},
      'ABCD-EFGH-JKLM-0042', 'hw-new', '192.0.2.1', 'r1')`;
  const hit = { kind: "decision", id: 77001, title: "#77001", license_id: license.id };
  for (const typed of ["#77001", "77001"]) {
    const { groups } = await search(typed);
    expect(groups).toHaveLength(1);
    expect(groups[0].hits).toMatchObject([hit]);
  }
  expect((await search("#77001")).groups[0].hits[0].detail).toBe(
    "license_activations_limit · ABCD-EFGH-JKLM-0042 · hw-new",
  );
  expect(await found(`#${license.id}`)).toEqual([]);
});

test("a hit says what tells it from others, and where it belongs", async () => {
  const hitOf = async (q: string, kind: string) =>
    (await search(q)).groups.find((group: FreelyRead) => group.kind === kind)?.hits[0];
  expect(await hitOf("0042", "license")).toMatchObject({
    id: license.id,
    detail: "Sketch Pro · Zoë@acme.example",
    license_id: null,
  });
  expect(await hitOf("hw-7f3a99", "device")).toMatchObject({
    detail: "Sketch Pro · ABCD-EFGH-JKLM-0042 · hw-7f3a99",
    license_id: license.id,
  });
  expect(await hitOf("pdf", "product_feature")).toMatchObject({ detail: "pdf · Sketch Pro", product_id: productId });
  expect(await hitOf("SHOP-2026", "order")).toMatchObject({ id: orderId, detail: "Zoë@acme.example" });
});

test("what is exactly meant comes before what has it as a part, however new, and five are shown of each kind", async () => {
  await make("customers/", { email: "bo@corp.example" });
  for (let n = 0; n < 6; n += 1)
    await make("customers/", { email: `jim-bo@corp.example${n}`, company_name: `Jim ${n}` });
  const { groups } = await search("bo@corp.example");
  const [{ kind, hits, has_more }] = groups;
  expect([kind, has_more, hits.length]).toEqual(["customer", true, 5]);
  expect(hits.map(({ title }: FreelyRead) => title)).toEqual(["bo@corp.example", "Jim 5", "Jim 4", "Jim 3", "Jim 2"]);
});

test("a bundle is one hit, and archived products and deleted features are none", async () => {
  await createProduct(app, "parted");
  const { id } = await make("products/", { product_name: "Gone for good", short_code: "gone" });
  await app.management("PATCH", `products/${id}/`, { body: { is_archived: true } });
  expect(await found("gone for")).toEqual([]);
  await make("products/", {
    product_name: "Suite",
    short_code: "suite",
    is_bundle: true,
    products: ["sketch", "parted"],
  });
  const policyOf = async (code: string) =>
    (await app.management("GET", `license-templates/?product__short_code=${code}`)).json.results[0].code;
  const products = [
    { product_code: "sketch", policy_code: await policyOf("sketch") },
    { product_code: "parted", policy_code: await policyOf("parted") },
  ];
  const items = [{ product_code: "suite", licenses: [{ key: "BUNDLE-KEY-1", products }] }];
  await make("orders/create_order/", { id: "BUNDLED", is_bundle: true, items });
  expect(await found("bundle-key")).toEqual([["license", "BUNDLE-KEY-1"]]);
  expect(await found("BUNDLE-KEY-1")).toEqual([["license", "BUNDLE-KEY-1"]]);
});

test("another company's objects are not found", async () => {
  const stranger = await ownerOf(app, app.otherCompany);
  for (const typed of [
    "ABCD-EFGH-JKLM-0042",
    "SHOP-2026-77",
    "Zoë@acme.example",
    "laptop",
    "sketch",
    String(license.id),
  ])
    expect(await found(typed, stranger)).toEqual([]);
});

test("is for staff: keys and strangers are refused", async () => {
  expect((await app.management("GET", "search/?q=sketch")).json.code).toBe("permission_denied");
  expect((await app.management("GET", "search/?q=sketch", { key: null })).json.code).toBe("not_authenticated");
});

test.each([
  ["nothing", ""],
  ["blanks", "q=%20%20"],
  ["a text that is too long", `q=${"a".repeat(201)}`],
])("%s is refused", async (_name, query) => {
  const { status, json } = await ann.call("GET", `search/?${query}`);
  expect([status, json.code]).toEqual([400, "validation_error"]);
});

test("somebody sells while others search: what is found has been sold", async () => {
  const [sold, ...answers] = await Promise.all([
    sell(app, "sketch", { key: "RACE-KEY-0001" }),
    ...Array.from({ length: 5 }, () => search("RACE-KEY")),
  ]);
  for (const { groups } of answers)
    for (const { hits } of groups) expect(hits[0]).toMatchObject({ id: sold.id, title: "RACE-KEY-0001" });
  expect(await found("race-key")).toEqual([["license", "RACE-KEY-0001"]]);
});
