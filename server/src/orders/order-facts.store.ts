import type { Db } from "../db/connect.ts";
import type { LicenseRequest, OrderRequest } from "./order-request.rules.ts";
import type { OrderFacts } from "./place-order.rules.ts";

/** What a request mentions, and so has to be looked up. */
export interface Mentions {
  readonly codes: readonly string[];
  readonly policyCodes: readonly string[];
  readonly policyIds: readonly number[];
  readonly keys: readonly string[];
}

/** Collects the codes and keys of some orders. */
export function mentionsOf(orders: readonly OrderRequest[]): Mentions {
  const codes = new Set<string>();
  const policyCodes = new Set<string>();
  const policyIds = new Set<number>();
  const keys = new Set<string>();
  const addPolicy = (policy: OrderRequest["policy"]) => {
    if (policy?.code !== undefined) policyCodes.add(policy.code);
    if (policy?.id !== undefined) policyIds.add(policy.id);
  };
  const addLicense = (license: LicenseRequest): void => {
    if (license.product_code !== undefined) codes.add(license.product_code);
    if (license.key) keys.add(license.key.given);
    addPolicy(license.policy);
    license.products.forEach(addLicense);
  };
  for (const order of orders) {
    addPolicy(order.policy);
    for (const item of order.items) {
      codes.add(item.product_code);
      if (item.key) keys.add(item.key.given);
      addPolicy(item.policy);
      item.licenses.forEach(addLicense);
    }
  }
  return { codes: [...codes], policyCodes: [...policyCodes], policyIds: [...policyIds], keys: [...keys] };
}

/** All facts that orders are placed upon, in one statement: each order with its own, in the order of the list. */
export async function findOrderFacts(
  db: Db,
  companyId: number,
  orders: readonly OrderRequest[],
): Promise<(OrderFacts & { readonly order: OrderRequest })[]> {
  const { codes, policyCodes, policyIds, keys } = mentionsOf(orders);
  const storeIds = orders.map(({ id }) => id);
  const emails = orders.flatMap(({ customer }) => (customer?.email ? [customer.email] : []));
  const references = orders.flatMap(({ customer }) =>
    customer?.email === "" && customer.reference !== "" ? [customer.reference] : [],
  );
  const accountIds = orders.flatMap(({ accounts }) => accounts.map(({ id }) => id));
  const [row] = await db<FactsRow[]>`
    select
      (select json_agg(json_build_object('store_id', o.store_id, 'id', o.id, 'is_bundle', o.is_bundle,
                                         'customer_id', o.customer_id))
       from orders o where o.company_id = ${companyId} and o.store_id = any(${storeIds})) as existing,
      (select json_agg(json_build_object('key', l.license_key, 'order_id', l.order_id, 'product_id', l.product_id))
       from licenses l
       where l.company_id = ${companyId} and l.license_key = any(${keys}) and l.bundle_license_id is null) as used_keys,
      (select json_agg(json_build_object('id', c.id, 'customer_account_id', c.customer_account_id,
                                         'asked', asked.email))
       from unnest(${emails}::text[]) as asked(email)
       join customers c
         on c.company_id = ${companyId} and lower(c.email) = lower(asked.email) and c.email <> '') as customers,
      (select json_agg(json_build_object('id', c.id, 'customer_account_id', c.customer_account_id,
                                         'reference', c.reference) order by c.id)
       from customers c where c.company_id = ${companyId} and c.reference = any(${references})) as referred,
      (select json_agg(a.id) from customer_accounts a
       where a.company_id = ${companyId} and a.id = any(${accountIds}::bigint[])) as account_ids,
      (select json_agg(json_build_object(
         'id', p.id, 'product_name', p.product_name, 'short_code', p.short_code, 'is_bundle', p.is_bundle, 'active', p.active,
         'authorization_method', p.authorization_method, 'is_archived', p.is_archived,
         'values', ${productValues(db)},
         'bundle_product_ids', ${bundleProductIds(db)},
         'features', ${productFeatures(db)},
         'custom_fields', ${customFields(db)},
         'policies', ${policies(db, policyCodes, policyIds)})
         order by p.is_archived desc, p.id)
       from products p where p.company_id = ${companyId} and p.short_code = any(${codes})) as products`;
  const existing = new Map((row?.existing ?? []).map((order) => [order.store_id, order]));
  return orders.map((order) => ({
    order,
    existing: existing.get(order.id),
    products: row?.products ?? [],
    customer: { found: row && findCustomer(order, row), account_ids: row?.account_ids ?? [] },
    usedKeys: row?.used_keys ?? [],
  }));
}

/** By e-mail; where an order gives none, the oldest with its reference. */
function findCustomer({ customer }: OrderRequest, { customers, referred }: FactsRow) {
  if (!customer) return undefined;
  const { email, reference } = customer;
  if (email === "") return (referred ?? []).find((each) => reference !== "" && each.reference === reference);
  return (customers ?? []).find((each) => each.asked === email);
}

type FoundCustomer = NonNullable<OrderFacts["customer"]["found"]>;

interface FactsRow {
  readonly existing: readonly (NonNullable<OrderFacts["existing"]> & { readonly store_id: string })[] | null;
  readonly used_keys: OrderFacts["usedKeys"] | null;
  readonly customers: readonly (FoundCustomer & { readonly asked: string })[] | null;
  readonly referred: readonly (FoundCustomer & { readonly reference: string })[] | null;
  readonly account_ids: readonly number[] | null;
  readonly products: OrderFacts["products"] | null;
}

function productValues(db: Db) {
  return db`json_build_object(
    'default_license_type', p.default_license_type, 'valid_duration', p.valid_duration,
    'subscription_duration', p.subscription_duration, 'trial_days', p.trial_days, 'max_activations', p.max_activations,
    'max_consumptions', p.max_consumptions, 'allow_overages', p.allow_overages, 'max_overages', p.max_overages,
    'reset_consumption', p.reset_consumption, 'consumption_period', p.consumption_period,
    'enable_maintenance_period', p.enable_maintenance_period, 'maintenance_duration', p.maintenance_duration,
    'is_floating', p.is_floating, 'is_floating_cloud', p.is_floating_cloud, 'floating_users', p.floating_users,
    'floating_timeout', p.floating_timeout, 'prevent_vm', p.prevent_vm)`;
}

function bundleProductIds(db: Db) {
  return db`coalesce((
    select json_agg(b.product_id order by b.position) from bundle_products b
    where b.company_id = p.company_id and b.bundle_id = p.id), '[]')`;
}

/** Moments leave the database in the form of the wire. */
function isoMoment(db: Db, column: ReturnType<Db>) {
  return db`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function productFeatures(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('id', f.id, 'code', f.code, 'values', json_build_object(
      'max_consumption', f.max_consumption, 'allow_unlimited_consumptions', f.allow_unlimited_consumptions,
      'allow_negative_consumptions', f.allow_negative_consumptions, 'allow_overages', f.allow_overages,
      'max_overages', f.max_overages, 'reset_consumption', f.reset_consumption,
      'consumption_period', f.consumption_period, 'is_floating', f.is_floating,
      'is_floating_cloud', f.is_floating_cloud, 'floating_users', f.floating_users,
      'floating_timeout', f.floating_timeout, 'can_borrow', f.can_borrow, 'max_borrow_time', f.max_borrow_time,
      'expiry_date', ${isoMoment(db, db`f.expiry_date`)}, 'valid_duration', f.valid_duration,
      'metadata', f.metadata)) order by f.product_id nulls last, f.id)
    from product_features f
    where f.company_id = p.company_id and (f.product_id = p.id or f.product_id is null) and not f.is_deleted), '[]')`;
}

function customFields(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.id)
    from product_custom_fields c where c.company_id = p.company_id and c.product_id = p.id), '[]')`;
}

function policies(db: Db, codes: readonly string[], ids: readonly number[]) {
  return db`coalesce((
    select json_agg(json_build_object(
      'id', t.id, 'code', t.code, 'is_default', t.is_default, 'is_archived', t.is_archived,
      'values', json_build_object(
        'default_license_type', t.default_license_type, 'trial_days', t.trial_days,
        'max_activations', t.max_activations, 'allow_unlimited_activations', t.allow_unlimited_activations,
        'user_max_activations', t.user_max_activations, 'max_license_users', t.max_license_users,
        'max_transfers', t.max_transfers, 'prevent_vm', t.prevent_vm, 'is_floating', t.is_floating,
        'is_floating_cloud', t.is_floating_cloud, 'floating_users', t.floating_users,
        'floating_timeout', t.floating_timeout, 'can_borrow', t.can_borrow, 'max_borrow_time', t.max_borrow_time,
        'valid_duration', t.valid_duration, 'allow_grace_period', t.allow_grace_period,
        'grace_period', t.grace_period, 'enable_maintenance_period', t.enable_maintenance_period,
        'maintenance_duration', t.maintenance_duration, 'max_consumptions', t.max_consumptions,
        'allow_unlimited_consumptions', t.allow_unlimited_consumptions,
        'allow_negative_consumptions', t.allow_negative_consumptions, 'allow_overages', t.allow_overages,
        'max_overages', t.max_overages, 'reset_consumption', t.reset_consumption,
        'consumption_period', t.consumption_period)::jsonb || jsonb_build_object(
        'is_air_gapped', t.is_air_gapped, 'is_hardware_key_auth', t.is_hardware_key_auth,
        'allow_offline_activation', t.allow_offline_activation, 'installation_file_id', t.installation_file_id),
      'features', ${policyFeatures(db)},
      'custom_fields', coalesce((
        select json_agg(json_build_object('product_custom_field_id', x.product_custom_field_id, 'value', x.default_value)
                        order by x.id)
        from license_template_custom_fields x
        where x.company_id = t.company_id and x.license_template_id = t.id), '[]')) order by t.id)
    from license_templates t
    where t.company_id = p.company_id and t.product_id = p.id
      and (t.is_default or t.code = any(${codes}) or t.id = any(${ids}::bigint[]))), '[]')`;
}

function policyFeatures(db: Db) {
  return db`coalesce((
    select json_agg(json_build_object('product_feature_id', y.product_feature_id, 'values', json_build_object(
      'max_consumption', y.max_consumption, 'allow_unlimited_consumptions', y.allow_unlimited_consumptions,
      'allow_negative_consumptions', y.allow_negative_consumptions, 'allow_overages', y.allow_overages,
      'max_overages', y.max_overages, 'reset_consumption', y.reset_consumption,
      'consumption_period', y.consumption_period, 'is_floating', y.is_floating,
      'is_floating_cloud', y.is_floating_cloud, 'floating_users', y.floating_users,
      'floating_timeout', y.floating_timeout, 'can_borrow', y.can_borrow, 'max_borrow_time', y.max_borrow_time,
      'expiry_date', ${isoMoment(db, db`y.expiry_date`)}, 'valid_duration', y.valid_duration,
      'metadata', y.metadata)) order by y.id)
    from license_template_features y
    where y.company_id = t.company_id and y.license_template_id = t.id), '[]')`;
}
