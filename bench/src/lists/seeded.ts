import type { Database } from "../database.ts";

/** What the seeded rows contain: ids by the names that filters use, and the key of a license. */
export interface Seeded {
  readonly ids: Readonly<Record<string, number>>;
  readonly license_key: string;
}

/** The tables, by the names that lists and filters use for their rows. */
const tables: Readonly<Record<string, readonly string[]>> = {
  licenses: ["license", "licenses"],
  orders: ["order", "orders", "managing_orders"],
  customers: ["customer", "customers"],
  customer_labels: ["label", "customer_label", "clabels"],
  customer_accounts: ["account", "customer_account", "managing_customer_accounts", "customer-accounts"],
  products: ["product", "products"],
  devices: ["device", "devices"],
  license_users: ["license_user", "license_users", "license_managers", "license-users"],
  license_user_groups: ["license_user_group", "license-user-groups"],
  license_templates: ["license_template", "license-templates"],
  product_features: ["product_feature", "product_features", "product-features"],
  product_custom_fields: ["product_custom_field", "product-custom-fields"],
  installation_files: ["installation-files"],
  license_product_features: ["license_product_feature", "license-product-features"],
  license_custom_fields: ["license-custom-fields"],
  device_variables: ["device-variables"],
  consumption_pools: ["consumption_pool", "consumption-pools"],
  license_histories: ["license-histories"],
  license_activation_histories: ["license-activation-histories"],
  audit: ["audit"],
  activities: ["activities"],
  activities_hourly: ["activities-hourly"],
  decisions: ["decisions"],
  webhook_endpoints: ["endpoint", "webhook-endpoints"],
  webhook_deliveries: ["webhook-deliveries"],
};

/** An id in the middle of each table, and the key of a license. */
export async function readSeeded(db: Database): Promise<Seeded> {
  const [company] = await db<{ id: number }[]>`select min(id) as id from companies`;
  const ids: Record<string, number> = { company: company?.id ?? 0 };
  for (const [table, names] of Object.entries(tables)) {
    const [row] = await db<{ id: number }[]>`
      select id from ${db(table)} order by company_id, id offset (select count(*) / 2 from ${db(table)}) limit 1`;
    for (const name of names) ids[name] = row?.id ?? 0;
  }
  const [row] = await db<{ license_key: string }[]>`
    select license_key from licenses where license_key is not null order by id desc offset 999 limit 1`;
  return { ids, license_key: row?.license_key ?? "" };
}

/** Creates an object of the Management API; `path` is relative to `/api/v1/`. */
export type Make = (path: string, body: object) => Promise<{ readonly id: number }>;

/** A catalog of 20 products, each with a feature, a custom field and a version; every fifth product is user-based. */
export async function makeCatalog(make: Make): Promise<void> {
  for (let n = 0; n < 20; n += 1) {
    const code = `product-${n}`;
    const authorization_method = n % 5 === 0 ? "user" : "license-key";
    const { id } = await make("products/", { product_name: `Product ${n}`, short_code: code, authorization_method });
    await make("product-features/", { product: id, name: "Export", code: `export-${n}`, feature_type: "consumption" });
    await make("product-custom-fields/", { product: id, name: "Cost center", data_type: "text" });
    await make("installation-files/", { product: id, version: "1.0", environment: "linux" });
  }
}
