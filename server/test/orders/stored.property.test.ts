import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// Random valid orders through HTTP and PostgreSQL: plan, answer and stored rows agree.

const numRuns = process.env["LICET_TEST_LONG"] === "1" ? 3000 : 150;
const keyBased = ["PLAIN", "RICH"] as const;
const policies = { PLAIN: ["tight", "loose"], RICH: ["gold"], USER: ["team"] } as const;
const features = { PLAIN: [], RICH: ["export", "seats"], USER: ["seats"] } as const;
const fields = { PLAIN: [], RICH: ["region", "tier"], USER: [] } as const;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.123Z" });
  await createProduct(app, "PLAIN", { max_activations: 4, valid_duration: "2m", trial_days: 9 });
  await createProduct(app, "RICH", { default_license_type: "subscription", subscription_duration: "1y" });
  await createProduct(app, "USER", { authorization_method: "user", is_floating: true, floating_users: 3 });
  await add("product-features/", [
    { product: "RICH", code: "export", name: "Export", feature_type: "consumption", max_consumption: 30 },
    { product: "RICH", code: "seats", name: "Seats", feature_type: "activation", is_floating: true, floating_users: 2 },
    { product: "USER", code: "seats", name: "Seats", feature_type: "activation", valid_duration: "6m" },
  ]);
  await add("product-custom-fields/", [
    { product: "RICH", name: "region", default_value: "eu" },
    { product: "RICH", name: "tier", default_value: "basic" },
  ]);
  await add("license-templates/", [
    { product: "PLAIN", code: "tight", name: "Tight", max_activations: 1, prevent_vm: true, max_transfers: 2 },
    { product: "PLAIN", code: "loose", name: "Loose", allow_unlimited_activations: true, allow_grace_period: true },
    { product: "RICH", code: "gold", name: "Gold", trial_days: 30, allow_overages: true, max_overages: 7 },
    { product: "USER", code: "team", name: "Team", max_license_users: 5, user_max_activations: 3 },
  ]);
}, 60_000);
afterAll(() => app.close());

async function add(path: string, list: readonly { product: string; [member: string]: unknown }[]): Promise<void> {
  const products = new Map<string, number>();
  for (const { short_code, id } of (await app.management("GET", "products/?limit=100")).json.results)
    products.set(short_code, id);
  for (const { product, ...members } of list) {
    const { status, text } = await app.management("POST", path, {
      body: { product: products.get(product), ...members },
    });
    if (status >= 300) throw new Error(`${path}: ${text}`);
  }
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const count = fc.constantFrom(0, 1, 3, 250, 2_147_483_647);
const big = fc.constantFrom(0, 1, 2 ** 40, 2 ** 53 - 1);
const duration = fc.constantFrom("1y", "18m", "10d", "36h", "90min");
const plainText = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes("\u0000"));
const metadata = fc.dictionary(
  fc.constantFrom("a", "10", "2", "ключ", "x.y"),
  fc.oneof(plainText, fc.integer(), fc.boolean(), fc.constant(1.5), fc.array(fc.integer(), { maxLength: 3 })),
  { maxKeys: 4 },
);

const properties = {
  license_type: sometimes(fc.constantFrom("perpetual", "subscription", "consumption", "time-limited")),
  enabled: sometimes(fc.boolean()),
  active: sometimes(fc.boolean()),
  max_activations: sometimes(count),
  allow_unlimited_activations: sometimes(fc.boolean()),
  max_transfers: sometimes(fc.constantFrom(-1, 0, 4)),
  start_date: sometimes(fc.constantFrom("2026-05-01", "2024-02-29")),
  // A time-limited license without any end is refused, which is proven elsewhere.
  valid_duration: duration,
  validity_period: sometimes(fc.constantFrom("2027-01-01", "2027-01-01T10:20:30Z", "2027-01-01T10:20:30.456Z")),
  allow_grace_period: sometimes(fc.boolean()),
  grace_period: sometimes(count),
  enable_maintenance_period: sometimes(fc.boolean()),
  maintenance_duration: sometimes(fc.constantFrom("1y", "18m", "10d")),
  is_trial: sometimes(fc.boolean()),
  trial_days: sometimes(count),
  max_consumptions: sometimes(big),
  total_consumptions: sometimes(big),
  allow_overages: sometimes(fc.boolean()),
  max_overages: sometimes(big),
  reset_consumption: sometimes(fc.boolean()),
  consumption_period: sometimes(fc.constantFrom("day", "weekly", "month", "annualy")),
  prevent_vm: sometimes(fc.boolean()),
  is_floating: sometimes(fc.boolean()),
  floating_users: sometimes(count),
  floating_timeout: sometimes(count),
  can_borrow: sometimes(fc.boolean()),
  max_borrow_time: sometimes(count),
  is_air_gapped: sometimes(fc.boolean()),
  allow_offline_activation: sometimes(fc.boolean()),
  subscription_id: sometimes(plainText),
  note: sometimes(plainText),
  metadata: sometimes(metadata),
};

const feature = (codes: readonly string[]) =>
  fc.uniqueArray(
    fc.record(
      { code: fc.constantFrom(...codes), max_consumption: big, allow_overages: fc.boolean(), metadata },
      { requiredKeys: ["code"] },
    ),
    { selector: ({ code }) => code, maxLength: codes.length },
  );

const licenseOf = (product: keyof typeof policies) =>
  fc.record({
    ...properties,
    policy_code: sometimes(fc.constantFrom(...policies[product])),
    product_features: features[product].length === 0 ? fc.constant(undefined) : sometimes(feature(features[product])),
    custom_fields:
      fields[product].length === 0
        ? fc.constant(undefined)
        : sometimes(
            fc.uniqueArray(fc.record({ name: fc.constantFrom(...fields[product]), value: plainText }), {
              selector: ({ name }) => name,
              maxLength: 2,
            }),
          ),
    ...(product === "USER"
      ? {
          users: fc.uniqueArray(
            fc.record(
              {
                email: fc.constantFrom("a@u.example", "b@u.example", "c@u.example", "d@u.example"),
                is_manager: fc.boolean(),
                max_activations: count,
              },
              { requiredKeys: ["email"] },
            ),
            { selector: ({ email }) => email, minLength: 1, maxLength: 4 },
          ),
        }
      : {}),
  });

const item = fc.constantFrom(...keyBased, "USER" as const).chain((product_code) =>
  fc.record({
    product_code: fc.constant(product_code),
    note: sometimes(plainText),
    licenses: fc.array(licenseOf(product_code), { minLength: 1, maxLength: 3 }),
  }),
);

const order = fc.record({
  is_test: sometimes(fc.boolean()),
  is_trial: sometimes(fc.boolean()),
  prevent_vm: sometimes(fc.boolean()),
  created: sometimes(fc.constantFrom("2025-12-31", "2026-01-01T00:00:00.5Z")),
  reference: sometimes(plainText),
  metadata: sometimes(metadata),
  customer: sometimes(
    fc.record({
      email: fc.constantFrom("x@c.example", "Y@c.example", "y@C.example", ""),
      company_name: plainText,
      reference: fc.constantFrom("", "ref-1"),
      is_manager: fc.boolean(),
    }),
  ),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
});

let orders = 0;
const place = (body: object, query = "") => app.management("POST", `orders/create_order/${query}`, { body });

test("a dry run resolves the same as placing the order; the answer, the stored order and its provenance agree", async () => {
  await fc.assert(
    fc.asyncProperty(order, async (members) => {
      orders += 1;
      const body = { id: `random-${orders}`, ...members };
      const dry = await place(body, "?dry_run=true");
      const real = await place(body);
      expect([dry.status, real.status], real.text).toEqual([200, 200]);

      const { order_id, new_passwords, ...answered } = real.json;
      const stored = await app.management("GET", `orders/${order_id}/`);
      expect(stored.json).toEqual(answered);

      const planned = dry.json.order_items.flatMap((each: { licenses: unknown[] }) => each.licenses);
      const placed = answered.order_items.flatMap((each: { licenses: unknown[] }) => each.licenses);
      expect(placed).toHaveLength(planned.length);
      for (const [index, plan] of planned.entries()) await isStoredAsPlanned(plan, placed[index]);
      expect(answered.customer === null ? "none" : "some").toBe(dry.json.customer.how === "none" ? "none" : "some");
      expect(answered.customer_account).toBe(dry.json.order.customer_account);
      expect(answered.metadata).toEqual(dry.json.order.metadata);
    }),
    { numRuns },
  );
}, 600_000);

async function isStoredAsPlanned(plan: FreelyRead, placed: FreelyRead): Promise<void> {
  const { installation_file_id, ...wanted } = plan.properties;
  expect(placed).toMatchObject({ ...withMoments(wanted), license_template: plan.license_template });
  expect(placed.installation_file).toBe(installation_file_id);
  expect(placed.license_key === null).toBe(plan.license_key === null && !plan.license_key_generated);
  const [row] = await app.db`select provenance from licenses where id = ${placed.id}`;
  expect(row?.["provenance"]).toEqual(plan.provenance);

  const byCode = new Map(placed.product_features.map((each: FreelyRead) => [each.product_feature.code, each]));
  expect(byCode.size).toBe(plan.product_features.length);
  for (const { code, ...members } of plan.product_features)
    expect(byCode.get(code)).toMatchObject(withMoments(members));
  const fieldValues = new Map(
    placed.product_custom_fields.map((each: { name: string; value: string }) => [each.name, each.value]),
  );
  for (const { name, value } of plan.custom_fields) expect(fieldValues.get(name)).toBe(value);
  const users = placed.license_users.map(
    (each: { true_email: string; is_manager: boolean; max_activations: number }) => ({
      email: each.true_email,
      is_manager: each.is_manager,
      max_activations: each.max_activations,
    }),
  );
  const sorted = (list: { email: string }[]) => [...list].sort((a, b) => (a.email < b.email ? -1 : 1));
  expect(sorted(users)).toEqual(sorted(plan.license_users));
}

/** Moments in the format of an answer. */
function withMoments(members: Record<string, unknown>): Record<string, unknown> {
  const moments = ["validity_period", "maintenance_period", "expiry_date"];
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      moments.includes(name) && typeof value === "string" ? new Date(value).toISOString() : value,
    ]),
  );
}
