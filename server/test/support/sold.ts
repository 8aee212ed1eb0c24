import { createHash, randomBytes } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { managementAuthentication } from "../../src/access/keys/management-auth.flow.ts";
import type { Deps } from "../../src/deps.ts";
import type { Pool } from "../../src/platform/db/connect.ts";
import { ordinaryJson } from "../../src/platform/http/body-headers.ts";
import type { Api } from "../../src/platform/http/endpoint.ts";
import { answerErrors } from "../../src/platform/http/error-answers.ts";
import { FileSender } from "../../src/platform/http/send-file.ts";
import { openJobs } from "../../src/platform/jobs/jobs.ts";
import { KeyRing } from "../../src/platform/signing/key-ring.ts";
import { createPasswords } from "../../src/platform/signing/passwords.ts";
import { placeOf } from "../../src/platform/signing/sealed-places.ts";
import { createSecretBox } from "../../src/platform/signing/secret-box.ts";
import { recordAudits } from "../../src/record/audit/audit-writer.store.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

/** The Management API with some routes only, over a database with two companies that sold the same things. */
export interface Shop extends TestDatabase {
  readonly app: FastifyInstance;
  readonly now: Date;
  readonly ours: Sold;
  readonly theirs: Sold;
  /** GET with our key, or another one, or none. */
  get(path: string, key?: string | null): Promise<{ status: number; json: unknown; headers: Record<string, unknown> }>;
}

/** What one company sold. */
export interface Sold {
  readonly companyId: number;
  readonly key: string;
  readonly productId: number;
  readonly teamProductId: number;
  readonly featureId: number;
  readonly accountId: number;
  readonly customerId: number;
  readonly templateId: number;
  readonly userId: number;
  readonly orderId: number;
  readonly itemId: number;
  readonly teamOrderId: number;
  /** Activated, with customer, feature, custom field, policy and device. */
  readonly licenseId: number;
  /** Of the user-based product, with one user and one manager, never activated. */
  readonly teamLicenseId: number;
}

const now = new Date("2026-03-10T12:00:00Z");

/** Opens a shop; `drop()` closes it. */
export async function openShop(...routes: readonly ((api: Api) => void)[]): Promise<Shop> {
  const database = await createTestDatabase();
  const secrets = createSecretBox(Buffer.alloc(32, 7), randomBytes);
  const deps: Deps = {
    db: database.db,
    clock: { now: () => now },
    random: randomBytes,
    secrets,
    passwords: createPasswords(),
    keys: new KeyRing([]),
    jobs: openJobs(database.db),
    checkAnswers: true,
  };
  const ours = await sell(database.db, "ours", secrets);
  const theirs = await sell(database.db, "theirs", secrets);
  const app = Fastify({ logger: false, routerOptions: { ignoreTrailingSlash: true } });
  await app.register(
    async (scope) => {
      scope.setErrorHandler(answerErrors("management"));
      const authenticate = managementAuthentication(deps);
      for (const route of routes)
        route({
          name: "management",
          app: scope,
          deps,
          contracts: [],
          takes: ordinaryJson,
          readers: new Map(),
          files: new FileSender(),
          activities: { add() {} },
          recordAudits,
          authenticate,
        });
    },
    { prefix: "/api/v1" },
  );
  return {
    ...database,
    app,
    now,
    ours,
    theirs,
    async get(path, key = ours.key) {
      const headers = key === null ? {} : { authorization: `Api-Key ${key}` };
      const answer = await app.inject({
        method: "GET",
        url: path.startsWith("http") ? path : `/api/v1/${path}`,
        headers,
      });
      return { status: answer.statusCode, json: answer.json() as unknown, headers: answer.headers };
    },
    async drop() {
      await app.close();
      await database.drop();
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

async function sell(db: Pool, name: string, secrets: Deps["secrets"]): Promise<Sold> {
  const insert = async (table: string, row: Row): Promise<number> => {
    const [made] = await db<{ id: number }[]>`
      insert into ${db(table)} ${db.values(row)} returning id`;
    return made?.id ?? 0;
  };
  const times = { created_at: now, updated_at: now };
  const companyId = await insert("companies", { name, created_at: now });
  const at = { company_id: companyId, ...times };
  const key = `${name.padEnd(8, "x").slice(0, 8)}.${"k".repeat(32)}`;
  await insert("management_api_keys", {
    company_id: companyId,
    prefix: key.slice(0, 8),
    key_hash: createHash("sha256").update(key).digest("hex"),
    created_at: now,
  });
  const accountId = await insert("customer_accounts", {
    ...at,
    code: "acc-code",
    name: "Acc Name",
    description: "Acc Description",
    phone: "+1-acc",
    address: "Acc Address",
    email: "acc@example.com",
    reference: "acc-ref",
  });
  const customerId = await insert("customers", {
    ...at,
    customer_account_id: accountId,
    email: "Harry@example.com",
    first_name: "Harry",
    last_name: "Potter",
    company_name: "Hogwarts",
    reference: "cust-ref",
  });
  const productId = await insert("products", {
    ...at,
    product_name: "App 100%",
    short_code: "app",
    authorization_method: "license-key",
  });
  const teamProductId = await insert("products", {
    ...at,
    product_name: "Team",
    short_code: "team",
    authorization_method: "user",
  });
  const featureId = await insert("product_features", {
    ...at,
    product_id: productId,
    code: "export",
    name: "Export",
    feature_type: "consumption",
  });
  const fieldId = await insert("product_custom_fields", {
    ...at,
    product_id: productId,
    name: "region",
    default_value: "eu",
  });
  await insert("product_custom_fields", { ...at, product_id: productId, name: "tier", default_value: "basic" });
  const templateId = await insert("license_templates", { ...at, product_id: productId, code: "pro", name: "Pro" });
  const userId = await insert("license_users", {
    ...at,
    true_email: "user@example.com",
    initial_password_sealed: secrets.seal("4q3dg7!_", placeOf.initialPassword(companyId)),
  });
  const orderId = await insert("orders", {
    ...at,
    store_id: "store_1%",
    customer_id: customerId,
    customer_account_id: accountId,
    customer_email: "Harry@example.com",
    metadata: db.json({ channel: "web", deep: { level: 2 } }),
  });
  const teamOrderId = await insert("orders", {
    ...at,
    store_id: "plain",
    created_at: new Date("2026-03-01T00:00:00Z"),
  });
  const itemId = await insert("order_items", { ...at, order_id: orderId, product_id: productId, note: "item note" });
  const teamItemId = await insert("order_items", { ...at, order_id: teamOrderId, product_id: teamProductId });
  const licenseId = await insert("licenses", {
    ...at,
    ...licenseDefaults,
    order_id: orderId,
    order_item_id: itemId,
    customer_id: customerId,
    product_id: productId,
    license_template_id: templateId,
    license_key: "AAAA-BBBB-CCCC-DDDD",
    license_type: "time-limited",
    active: true,
    times_activated: 1,
    time_activated: new Date("2026-03-05T23:30:00Z"),
    validity_period: new Date("2027-01-01T00:00:00Z"),
    start_date: "2026-02-01",
    is_floating_cloud: true,
    subscription_id: "sub_1",
    note: "Big note",
    metadata: db.json({ seats: 5, region: "emea", deep: { level: 2 } }),
    provenance: db.json({
      policy: { id: templateId, code: "pro", how: "named" },
      properties: { license_type: "policy", max_activations: "order", note: "order_default", trial_days: "default" },
      product_features: { export: { max_consumption: "product" } },
      custom_fields: { region: "order" },
    }),
  });
  const teamLicenseId = await insert("licenses", {
    ...at,
    ...licenseDefaults,
    order_id: teamOrderId,
    order_item_id: teamItemId,
    product_id: teamProductId,
    license_type: "perpetual",
    enabled: true,
    updated_at: new Date("2026-03-01T00:00:00Z"),
    provenance: db.json({ policy: null, properties: {} }),
  });
  await insert("license_product_features", {
    company_id: companyId,
    license_id: licenseId,
    product_feature_id: featureId,
    max_consumption: 30,
    allow_unlimited_consumptions: false,
    allow_negative_consumptions: false,
    allow_overages: false,
    max_overages: 99,
    reset_consumption: false,
    is_floating: false,
    is_floating_cloud: false,
    floating_users: 0,
    floating_timeout: 120,
    can_borrow: false,
    max_borrow_time: 0,
    valid_duration: "",
    expiry_date: new Date("2027-01-01T00:00:00Z"),
    metadata: db.json({}),
    created_at: now,
  });
  await insert("license_custom_fields", {
    company_id: companyId,
    license_id: licenseId,
    product_custom_field_id: fieldId,
    value: "us",
    created_at: now,
  });
  await db`
    insert into license_assignments (company_id, license_id, license_user_id, is_manager, max_activations, created_at)
    values (${companyId}, ${teamLicenseId}, ${userId}, true, 3, ${now})`;
  await db`insert into order_managers (company_id, order_id, license_user_id, created_at)
    values (${companyId}, ${teamOrderId}, ${userId}, ${now})`;
  await insert("devices", {
    ...at,
    license_id: licenseId,
    hardware_id: "HW-1",
    hostname: "desktop-1",
    os: "Linux 6",
    app_ver: "1.0",
    device_active: true,
    time_activated: now,
    floating_last_seen: new Date("2026-03-10T11:59:00Z"),
  });
  return {
    companyId,
    key,
    productId,
    teamProductId,
    featureId,
    accountId,
    customerId,
    templateId,
    userId,
    orderId,
    itemId,
    teamOrderId,
    licenseId,
    teamLicenseId,
  };
}

/** The members of a license for which nothing is set. */
export const licenseDefaults: Row = {
  max_activations: 2,
  allow_unlimited_activations: false,
  max_transfers: 0,
  valid_duration: "",
  allow_grace_period: false,
  grace_period: 0,
  enable_maintenance_period: false,
  maintenance_duration: "",
  is_trial: false,
  trial_days: 0,
  max_consumptions: 0,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  prevent_vm: false,
  is_floating: false,
  is_floating_cloud: false,
  floating_users: 0,
  floating_timeout: 120,
  can_borrow: false,
  max_borrow_time: 0,
  max_license_users: 0,
  seat_resets_per_year: -1,
  seat_replacement: "never",
  is_air_gapped: false,
  is_hardware_key_auth: false,
  allow_offline_activation: true,
};
