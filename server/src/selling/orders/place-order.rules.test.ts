import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../platform/values/json.ts";
import { LICENSE_PROPERTIES, type PropertyName } from "../../terms/license-properties.rules.ts";
import { FEATURE_MEMBERS, type FeatureMember } from "../../terms/product-features.rules.ts";
import { canonicalOrder } from "./canonical-order.schema.ts";
import type { ProductFacts } from "./license-of-product.rules.ts";
import { type OrderFacts, placeOrder } from "./place-order.rules.ts";
import { orderBody } from "./place-order.schema.ts";

const numRuns = process.env["LICET_TEST_LONG"] === "1" ? 20_000 : 500;
const now = new Date("2026-03-15T12:00:00Z");

/** What the reference says about each property (semantics.md §2.2), written apart from the rules. */
interface Expectation {
  readonly values: readonly Json[];
  readonly inPolicy?: string;
  readonly inProduct?: string;
  readonly inOrderDefault?: true;
  readonly otherwise: Json;
}
const bool = [true, false];
const numbers = [0, 1, 2, 7, 120, 2_000_000];
const durations = ["1y", "2m", "3d"];
const both = (name: string, values: readonly Json[], otherwise: Json): Expectation => ({
  values,
  inPolicy: name,
  inProduct: name,
  otherwise,
});
const policyOnly = (name: string, values: readonly Json[], otherwise: Json): Expectation => ({
  values,
  inPolicy: name,
  otherwise,
});
const orderOnly = (values: readonly Json[], otherwise: Json): Expectation => ({ values, otherwise });
const expectations: Record<Exclude<PropertyName, "installation_file_id">, Expectation> = {
  license_type: {
    values: ["perpetual", "subscription", "consumption"],
    inPolicy: "default_license_type",
    inProduct: "default_license_type",
    otherwise: "perpetual",
  },
  enabled: orderOnly(bool, true),
  active: orderOnly(bool, false),
  max_activations: both("max_activations", numbers, 1),
  allow_unlimited_activations: policyOnly("allow_unlimited_activations", bool, false),
  max_transfers: policyOnly("max_transfers", [-1, 0, 3], 0),
  transfer_count: orderOnly(numbers, 0),
  seat_resets_per_year: both("seat_resets_per_year", [-1, 0, 3], -1),
  seat_replacement: both("seat_replacement", ["never", "key"], "never"),
  start_date: orderOnly(["2026-01-02"], null),
  valid_duration: both("valid_duration", durations, ""),
  validity_period: orderOnly(["2030-01-01T00:00:00.000Z"], null),
  allow_grace_period: policyOnly("allow_grace_period", bool, false),
  grace_period: policyOnly("grace_period", numbers, 0),
  enable_maintenance_period: both("enable_maintenance_period", bool, false),
  maintenance_duration: both("maintenance_duration", durations, ""),
  maintenance_period: orderOnly(["2030-01-01T00:00:00.000Z"], null),
  is_trial: orderOnly(bool, false),
  trial_days: both("trial_days", numbers, 0),
  max_consumptions: both("max_consumptions", numbers, 1),
  total_consumptions: orderOnly(numbers, 0),
  allow_unlimited_consumptions: policyOnly("allow_unlimited_consumptions", bool, false),
  allow_negative_consumptions: policyOnly("allow_negative_consumptions", bool, false),
  allow_overages: both("allow_overages", bool, false),
  max_overages: both("max_overages", numbers, 0),
  reset_consumption: both("reset_consumption", bool, false),
  consumption_period: both("consumption_period", ["daily", "weekly", "monthly", "annually"], null),
  prevent_vm: { ...both("prevent_vm", bool, false), inOrderDefault: true },
  is_floating: both("is_floating", bool, false),
  is_floating_cloud: both("is_floating_cloud", bool, false),
  floating_users: both("floating_users", numbers, 1),
  floating_timeout: both("floating_timeout", [1, 2, 7, 120, 2_000_000], 120),
  can_borrow: policyOnly("can_borrow", bool, false),
  max_borrow_time: policyOnly("max_borrow_time", numbers, 0),
  max_license_users: policyOnly("max_license_users", numbers, 0),
  is_air_gapped: policyOnly("is_air_gapped", bool, false),
  is_hardware_key_auth: policyOnly("is_hardware_key_auth", bool, false),
  allow_offline_activation: policyOnly("allow_offline_activation", bool, true),
  subscription_id: { ...orderOnly(["sub-1", "sub-2"], null), inOrderDefault: true },
  note: orderOnly(["a note"], null),
  metadata: orderOnly([{ a: 1 }], {}),
};
const names = Object.keys(expectations) as (keyof typeof expectations)[];

test("every property there is has its expectation", () => {
  expect([...names, "installation_file_id"].sort()).toEqual(Object.keys(LICENSE_PROPERTIES).sort());
});

type Given = Readonly<Record<string, Json | undefined>>;
interface Scene {
  readonly order: Given;
  readonly orderDefault: Given;
  readonly named: Given | undefined;
  readonly defaultPolicy: Given | undefined;
  readonly product: Given;
}

/** Each source says each property or not, independently. */
const scene: fc.Arbitrary<Scene> = fc.record({
  order: given((name) => name),
  orderDefault: given((name) => (expectations[name].inOrderDefault ? name : undefined)),
  named: fc.option(
    given((name) => expectations[name].inPolicy),
    { nil: undefined },
  ),
  defaultPolicy: fc.option(
    given((name) => expectations[name].inPolicy),
    { nil: undefined },
  ),
  product: given((name) => expectations[name].inProduct),
});

function given(nameIn: (name: keyof typeof expectations) => string | undefined): fc.Arbitrary<Given> {
  const members = names.flatMap((name) => {
    const member = nameIn(name);
    return member === undefined
      ? []
      : [[member, fc.option(fc.constantFrom(...expectations[name].values), { nil: undefined })] as const];
  });
  return fc.record(Object.fromEntries(members));
}

function factsOf({ named, defaultPolicy, product }: Scene): OrderFacts {
  const policy = (id: number, code: string, values: Given, is_default: boolean) => ({
    id,
    code,
    is_default,
    is_archived: false,
    values: nulls(values),
    features: [],
    custom_fields: [],
  });
  const facts: ProductFacts = {
    id: 1,
    product_name: "Product",
    short_code: "PC",
    is_bundle: false,
    authorization_method: "license-key",
    active: true,
    is_archived: false,
    values: nulls(product),
    bundle_product_ids: [],
    features: [],
    custom_fields: [],
    policies: [
      ...(defaultPolicy ? [policy(1, "default", defaultPolicy, true)] : []),
      ...(named ? [policy(2, "named", named, false)] : []),
    ],
  };
  return {
    existing: undefined,
    products: [facts],
    customer: { found: undefined, account_ids: [] },
    usedKeys: [],
    persons: new Map(),
  };
}

/** The catalog says null where it does not say. */
function nulls(values: Given): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

function bodyOf({ order, orderDefault, named }: Scene) {
  return {
    id: "o",
    ...(orderDefault["prevent_vm"] === undefined ? {} : { prevent_vm: orderDefault["prevent_vm"] }),
    items: [
      {
        product_code: "PC",
        ...(orderDefault["subscription_id"] === undefined ? {} : { subscription_id: orderDefault["subscription_id"] }),
        licenses: [{ ...order, ...(named ? { policy_code: "named" } : {}) }],
      },
    ],
  };
}

function place(body: unknown, facts: OrderFacts) {
  return placeOrder(canonicalOrder(orderBody.parse(body), body), facts, now);
}

/** The oracle: the first of the sources, strongest first, that says something. */
function expected(
  name: keyof typeof expectations,
  { order, orderDefault, named, defaultPolicy, product }: Scene,
): [Json, string] {
  const { inPolicy, inProduct, otherwise } = expectations[name];
  const policy = named ?? defaultPolicy;
  const policyValue = policy && inPolicy ? policy[inPolicy] : undefined;
  const productValue = inProduct ? product[inProduct] : undefined;
  if (order[name] !== undefined) return [order[name], "order"];
  if (orderDefault[name] !== undefined) return [orderDefault[name], "order_default"];
  if (policyValue !== undefined) return [policyValue, named ? "policy" : "default_policy"];
  if (productValue !== undefined) return [productValue, "product"];
  return [otherwise, "default"];
}

test("precedence holds for every property and every combination of sources, and provenance tells the truth", () => {
  fc.assert(
    fc.property(scene, (each) => {
      const placement = place(bodyOf(each), factsOf(each));
      if ("problems" in placement) throw new Error(JSON.stringify(placement.problems));
      const [terms] = placement.plan.terms;
      if (!terms) throw new Error("the plan has terms");
      const { properties: sources } = terms.provenance as { properties: Record<string, string> };
      for (const name of names) {
        const [value, source] = expected(name, each);
        expect([name, terms.properties[name], sources[name]]).toEqual([name, value, source]);
      }
    }),
    { numRuns },
  );
});

describe("features: order over policy over the feature itself", () => {
  const values: Record<FeatureMember, Json> = {
    max_consumption: 5,
    allow_unlimited_consumptions: false,
    allow_negative_consumptions: false,
    allow_overages: false,
    max_overages: 1,
    reset_consumption: false,
    consumption_period: "daily",
    is_floating: false,
    is_floating_cloud: false,
    floating_users: 1,
    floating_timeout: 60,
    can_borrow: false,
    max_borrow_time: 0,
    expiry_date: "2031-01-01T00:00:00.000Z",
    valid_duration: "",
    metadata: {},
  };
  const other: Record<FeatureMember, Json> = {
    ...values,
    max_consumption: 6,
    allow_unlimited_consumptions: true,
    allow_negative_consumptions: true,
    allow_overages: true,
    max_overages: 2,
    reset_consumption: true,
    consumption_period: "weekly",
    is_floating: true,
    is_floating_cloud: true,
    floating_users: 3,
    floating_timeout: 30,
    can_borrow: true,
    max_borrow_time: 4,
    expiry_date: "2032-01-01T00:00:00.000Z",
    valid_duration: "1y",
    metadata: { b: 2 },
  };
  const some = (from: Record<FeatureMember, Json>) =>
    fc
      .subarray([...FEATURE_MEMBERS])
      .map((members) => Object.fromEntries(members.map((member) => [member, from[member]])));

  test("for every member and every combination", () => {
    fc.assert(
      fc.property(some(other), fc.option(some(other), { nil: undefined }), (ordered, policy) => {
        const facts = factsOf({ order: {}, orderDefault: {}, named: undefined, defaultPolicy: {}, product: {} });
        const [product] = facts.products;
        const [first] = product?.policies ?? [];
        if (!product || !first) throw new Error("the scene has a product with a policy");
        const features = [{ id: 9, code: "f", values }];
        const policies = [{ ...first, features: policy ? [{ product_feature_id: 9, values: policy }] : [] }];
        const body = {
          id: "o",
          items: [{ product_code: "PC", licenses: [{ product_features: [{ code: "f", ...ordered }] }] }],
        };
        const placement = place(body, { ...facts, products: [{ ...product, features, policies }] });
        if ("problems" in placement) throw new Error(JSON.stringify(placement.problems));
        const [feature] = placement.plan.terms[0]?.features ?? [];
        for (const member of FEATURE_MEMBERS) {
          const fromOrder = ordered[member];
          const fromPolicy = policy?.[member];
          const isSaid =
            fromOrder !== undefined &&
            fromOrder !== "" &&
            !(typeof fromOrder === "object" && fromOrder !== null && Object.keys(fromOrder).length === 0);
          const source = isSaid ? "order" : fromPolicy !== undefined ? "default_policy" : "product";
          const value = isSaid ? fromOrder : fromPolicy !== undefined ? fromPolicy : values[member];
          expect([member, feature?.values[member], feature?.sources[member]]).toEqual([member, value, source]);
        }
      }),
      { numRuns },
    );
  });

  test("an explicit null takes a policy's end and period away", () => {
    const facts = factsOf({ order: {}, orderDefault: {}, named: undefined, defaultPolicy: {}, product: {} });
    const [product] = facts.products;
    if (!product) throw new Error("the scene has a product");
    const body = {
      id: "o",
      items: [
        {
          product_code: "PC",
          licenses: [{ product_features: [{ code: "f", expiry_date: null, consumption_period: null }] }],
        },
      ],
    };
    const placement = place(body, { ...facts, products: [{ ...product, features: [{ id: 9, code: "f", values }] }] });
    if ("problems" in placement) throw new Error(JSON.stringify(placement.problems));
    expect(placement.plan.terms[0]?.features[0]?.values).toMatchObject({ expiry_date: null, consumption_period: null });
  });
});

test("every problem of an order is reported, each with its own pointer", () => {
  const facts = factsOf({ order: {}, orderDefault: {}, named: undefined, defaultPolicy: {}, product: {} });
  const licenses = [
    { policy_code: "nope" },
    { product_features: ["x", "y"] },
    { key: "same" },
    { key: "same" },
    { license_type: "time-limited" },
    { custom_fields: [{ name: "z", value: 1 }] },
    { users: [{ email: "a@b.c" }] },
  ];
  const body = {
    id: "o",
    customer_account_id: 7,
    items: [
      { product_code: "PC", licenses },
      { product_code: "XX", licenses: [{}] },
    ],
  };
  const placement = place(body, facts);
  const found = "problems" in placement ? placement.problems.map(({ code, pointer }) => `${code} ${pointer}`) : [];
  expect(found.sort()).toEqual([
    "customer_account_not_found /customer_account_id",
    "duplicate_license_key /items/0/licenses/3/key",
    "invalid_product_auth_method /items/0/licenses/6/users",
    "unknown_custom_field /items/0/licenses/5/custom_fields/0",
    "unknown_license_policy /items/0/licenses/0/policy_code",
    "unknown_product /items/1/product_code",
    "unsupported_product_feature /items/0/licenses/1/product_features/0",
    "unsupported_product_feature /items/0/licenses/1/product_features/1",
    "valid_duration_required /items/0/licenses/4/license_type",
  ]);
});

test("licenses that ask for the same share one set of terms", () => {
  const facts = factsOf({ order: {}, orderDefault: {}, named: undefined, defaultPolicy: {}, product: {} });
  const licenses = Array.from({ length: 50 }, (_, index) => ({ key: `k-${index}`, max_activations: index % 2 }));
  const placement = place({ id: "o", items: [{ product_code: "PC", licenses }] }, facts);
  expect("plan" in placement && [placement.plan.terms.length, placement.plan.licenses.length]).toEqual([2, 50]);
});
