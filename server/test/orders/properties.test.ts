import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// semantics.md §2.1 and §2.2, row by row, through the APIs: a license is placed once for each source that can set a
// property.

interface Row {
  readonly otherwise: unknown;
  readonly product?: unknown;
  readonly policy?: unknown;
  readonly named?: unknown;
  readonly order: unknown;
  /** The value in the answer, where that differs from what was sent. */
  readonly answered?: unknown;
}

/** The hard default, and a value for every source that may set the property. */
const rows: Readonly<Record<string, Row>> = {
  license_type: {
    otherwise: "perpetual",
    product: "consumption",
    policy: "time-limited",
    named: "consumption",
    order: "subscription",
  },
  max_activations: { otherwise: 1, product: 2, policy: 3, named: 4, order: 5 },
  allow_unlimited_activations: { otherwise: false, policy: true, named: true, order: false },
  max_license_users: { otherwise: 0, policy: 3, named: 4, order: 5 },
  max_transfers: { otherwise: 0, policy: 3, named: -1, order: 5 },
  seat_resets_per_year: { otherwise: -1, product: 2, policy: 3, named: 0, order: 5 },
  seat_replacement: { otherwise: "never", product: "key", policy: "key", named: "key", order: "never" },
  prevent_vm: { otherwise: false, product: true, policy: true, named: true, order: false },
  start_date: { otherwise: null, order: "2026-07-01" },
  valid_duration: { otherwise: "", product: "2y", policy: "3m", named: "4d", order: "5h" },
  validity_period: { otherwise: null, order: "2027-01-02", answered: "2027-01-02T00:00:00.000Z" },
  is_trial: { otherwise: false, order: true },
  trial_days: { otherwise: 0, product: 2, policy: 3, named: 4, order: 5 },
  allow_grace_period: { otherwise: false, policy: true, named: true, order: false },
  grace_period: { otherwise: 0, policy: 3, named: 4, order: 5 },
  enable_maintenance_period: { otherwise: false, product: true, policy: true, named: true, order: false },
  maintenance_duration: { otherwise: "", product: "2y", policy: "3m", named: "4d", order: "5d" },
  maintenance_period: { otherwise: null, order: "2027-01-02T03:04:05Z", answered: "2027-01-02T03:04:05.000Z" },
  max_consumptions: { otherwise: 1, product: 2, policy: 3, named: 4, order: 5 },
  allow_unlimited_consumptions: { otherwise: false, policy: true, named: true, order: false },
  allow_negative_consumptions: { otherwise: false, policy: true, named: true, order: false },
  allow_overages: { otherwise: false, product: true, policy: true, named: true, order: false },
  max_overages: { otherwise: 0, product: 2, policy: 3, named: 4, order: 5 },
  reset_consumption: { otherwise: false, product: true, policy: true, named: true, order: false },
  consumption_period: {
    otherwise: null,
    product: "daily",
    policy: "weekly",
    named: "annually",
    order: "month",
    answered: "monthly",
  },
  is_floating: { otherwise: false, product: true, policy: true, named: true, order: false },
  is_floating_cloud: { otherwise: false, product: true, policy: true, named: true, order: false },
  floating_users: { otherwise: 1, product: 2, policy: 3, named: 4, order: 5 },
  floating_timeout: { otherwise: 120, product: 2, policy: 3, named: 4, order: 5 },
  can_borrow: { otherwise: false, policy: true, named: true, order: false },
  max_borrow_time: { otherwise: 0, policy: 3, named: 4, order: 5 },
  is_air_gapped: { otherwise: false, policy: true, named: true, order: false },
  is_hardware_key_auth: { otherwise: false, policy: true, named: true, order: false },
  allow_offline_activation: { otherwise: true, policy: false, named: false, order: true },
  note: { otherwise: null, order: "a note" },
  metadata: { otherwise: {}, order: { a: 1 } },
  subscription_id: { otherwise: null, order: "sub-1" },
  enabled: { otherwise: true, order: false },
  total_consumptions: { otherwise: 0, order: 5 },
  transfer_count: { otherwise: 0, order: 5 },
};

type Said = "product" | "policy" | "named" | "order";
/** What one source sets for every property that it may set. */
function saidBy(source: Said): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, row]) => (row[source] === undefined ? [] : [[name, row[source]]])),
  );
}

/** The catalog has another name for the type of a license. */
function catalogMembers(source: "product" | "policy" | "named"): Record<string, unknown> {
  const { license_type, ...members } = saidBy(source);
  return { ...members, default_license_type: license_type };
}

const sources = ["default", "product", "default_policy", "policy", "order"] as const;
type Source = (typeof sources)[number];
const licenses = new Map<Source, FreelyRead>();
const provenances = new Map<Source, FreelyRead>();

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "BARE");
  await createProduct(app, "USER", { authorization_method: "user" });
  await createProduct(app, "SAYS", catalogMembers("product"));
  const policied = await createProduct(app, "POLICIED", catalogMembers("product"));
  // The policy that is created with a product sets one value; here it sets none.
  for (const { id } of (await app.management("GET", "license-templates/?limit=100")).json.results)
    await app.management("PATCH", `license-templates/${id}/`, { body: { max_license_users: null } });
  const { json } = await app.management("GET", `license-templates/?product=${policied}`);
  const patched = await app.management("PATCH", `license-templates/${json.results[0].id}/`, {
    body: catalogMembers("policy"),
  });
  expect(patched.status, patched.text).toBe(200);
  const named = { product: policied, code: "named", name: "Named", ...catalogMembers("named") };
  expect((await app.management("POST", "license-templates/", { body: named })).status).toBeLessThan(300);

  const wishes: Record<Source, [code: string, license: object]> = {
    default: ["BARE", {}],
    product: ["SAYS", {}],
    default_policy: ["POLICIED", {}],
    policy: ["POLICIED", { policy_code: "named" }],
    order: ["POLICIED", { policy_code: "named", ...saidBy("order") }],
  };
  for (const source of sources) {
    const [product_code, license] = wishes[source];
    const body = { id: source, items: [{ product_code, licenses: [license] }] };
    const placed = await app.management("POST", "orders/create_order/", { body });
    expect(placed.status, placed.text).toBe(200);
    const { id } = placed.json.order_items[0].licenses[0];
    licenses.set(source, (await app.management("GET", `licenses/${id}/`)).json);
    provenances.set(source, (await app.management("GET", `licenses/${id}/provenance/`)).json);
  }
}, 60_000);
afterAll(() => app.close());

describe("2.2: default and precedence", () => {
  test.each(Object.entries(rows))(
    "2.2 %s: the order's value, else the policy's, the product's, the default",
    (name, row) => {
      const expected: Record<Source, [value: unknown, source: Source]> = {
        default: [row.otherwise, "default"],
        product: row.product === undefined ? [row.otherwise, "default"] : [row.product, "product"],
        default_policy: row.policy === undefined ? [row.otherwise, "default"] : [row.policy, "default_policy"],
        policy: row.named === undefined ? [row.otherwise, "default"] : [row.named, "policy"],
        order: [row.answered ?? row.order, "order"],
      };
      for (const source of sources) {
        const [value, from] = expected[source];
        expect([source, licenses.get(source)[name]]).toEqual([source, value]);
        expect([source, provenances.get(source).provenance[name].source]).toEqual([source, from]);
      }
    },
  );

  test("2.2 active: computed, true for a subscription, unless the order sets it", () => {
    expect(sources.map((source) => licenses.get(source).active)).toEqual([false, false, false, false, true]);
  });

  test("2.2 enable_maintenance_duration is enable_maintenance_period; company is company_name", async () => {
    const body = {
      id: "aliases",
      customer: { email: "alias@example.com", company: "Aliases" },
      items: [{ product_code: "BARE", licenses: [{ enable_maintenance_duration: true }] }],
    };
    const { json } = await app.management("POST", "orders/create_order/", { body });
    expect(json.order_items[0].licenses[0].enable_maintenance_period).toBe(true);
    expect(json.customer.company_name).toBe("Aliases");
  });

  test.each([
    ["day", "daily"],
    ["daily", "daily"],
    ["week", "weekly"],
    ["weekly", "weekly"],
    ["month", "monthly"],
    ["monthly", "monthly"],
    ["year", "annually"],
    ["yearly", "annually"],
    ["annually", "annually"],
    ["annualy", "annually"],
  ])("2.2 consumption_period %s is %s", async (consumption_period, stored) => {
    expect((await sold({ consumption_period })).consumption_period).toBe(stored);
  });

  test.each(["policy_code", "license_template_code", "license_policy"])("2.2 %s names the policy", async (member) => {
    expect((await sold({ [member]: "named" }, "POLICIED")).max_activations).toBe(4);
  });

  test("2.2 users: e-mail required, is_manager false, quota from the order, the policy or the license", async () => {
    const users = [{ email: "a@u.example" }, { email: "b@u.example", is_manager: true, max_activations: 9 }];
    const license = await sold({ users, max_activations: 6 }, "USER");
    expect(
      license.license_users.map((user: { is_manager: boolean; max_activations: number }) => [
        user.is_manager,
        user.max_activations,
      ]),
    ).toEqual([
      [false, 6],
      [true, 9],
    ]);
  });

  test("2.2 max_license_users: 0 is any number, else the cap of an order's users", async () => {
    const users = ["1", "2", "3"].map((name) => ({ email: `${name}@cap.example` }));
    expect((await sold({ users, max_license_users: 0 }, "USER")).license_users).toHaveLength(3);
    const refused = await place({ users, max_license_users: 2 }, "USER");
    expect(refused.json.errors).toMatchObject([{ code: "license_users_limit_reached" }]);
  });
});

describe("2.1: key handling", () => {
  test("2.1 key-based, key given: stored unchanged", async () => {
    expect((await sold({ key: "Given-KEY-1" })).license_key).toBe("Given-KEY-1");
  });

  test("2.1 key-based, key omitted: generated and returned", async () => {
    expect((await sold({})).license_key).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
  });

  test("2.1 user-based: no key is generated, and users or a single user are required", async () => {
    const user = { email: "solo@u.example" };
    expect((await sold({ user }, "USER")).license_key).toBeNull();
    expect((await sold({ users: [user] }, "USER")).license_key).toBeNull();
    expect((await place({}, "USER")).json.errors).toMatchObject([{ code: "license_users_required" }]);
  });
});

describe("2.1: resolution of a property", () => {
  test("priority 2: the order-level prevent_vm applies when the license does not set it, and only then", async () => {
    const order = { prevent_vm: true };
    expect((await sold({}, "BARE", order)).prevent_vm).toBe(true);
    expect((await sold({ prevent_vm: false }, "BARE", order)).prevent_vm).toBe(false);
  });

  test("a named policy replaces the default policy completely", async () => {
    const { json } = await app.management("GET", "products/?short_code=POLICIED");
    const silent = { product: json.results[0].id, code: "silent", name: "Silent" };
    expect((await app.management("POST", "license-templates/", { body: silent })).status).toBeLessThan(300);
    const license = await sold({ policy_code: "silent" }, "POLICIED");
    expect(license.max_activations).toBe(2);
    expect(license.max_license_users).toBe(0);
  });

  test("values are copied: editing the policy later changes no license", async () => {
    const before = await sold({ policy_code: "named" }, "POLICIED");
    const { json } = await app.management("GET", "license-templates/?code=named");
    const path = `license-templates/${json.results[0].id}/`;
    expect((await app.management("PATCH", path, { body: { floating_timeout: 77 } })).status).toBe(200);
    expect((await app.management("GET", `licenses/${before.id}/`)).json.floating_timeout).toBe(4);
    expect((await sold({ policy_code: "named" }, "POLICIED")).floating_timeout).toBe(77);
    await app.management("PATCH", path, { body: { floating_timeout: 4 } });
  });

  test("an explicit null is a value where the type allows it", async () => {
    expect((await sold({ consumption_period: null }, "SAYS")).consumption_period).toBeNull();
  });
});

let orders = 0;
function place(license: object, product_code: string, order: object = {}) {
  orders += 1;
  const body = { id: `property-${orders}`, ...order, items: [{ product_code, licenses: [license] }] };
  return app.management("POST", "orders/create_order/", { body });
}

async function sold(license: object, product_code = "BARE", order: object = {}) {
  const { status, json, text } = await place(license, product_code, order);
  expect(status, text).toBe(200);
  return json.order_items[0].licenses[0];
}
