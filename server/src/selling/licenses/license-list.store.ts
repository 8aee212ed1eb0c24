import type { Db } from "../../platform/db/connect.ts";
import {
  type Filter,
  type FilterKind,
  type Fragment,
  joinsOf,
  type ListSpec,
  type Lookup,
} from "../../platform/db/list-query.ts";
import { keyAsTyped } from "../../platform/db/typed-key.ts";

/**
 * What licenses can be filtered and ordered by (management-api.md §5.1). Aliases: l license, o order, c customer,
 * p product.
 */

const contains = ["exact", "icontains"] as const;
const prefix = ["exact", "startswith", "icontains"] as const;
const compared = ["gt", "gte", "lt", "lte"] as const;
const comparedDays = ["date__gt", "date__gte", "date__lt", "date__lte"] as const;

type Column = (db: Db) => Fragment;

function filter(kind: FilterKind, column: Column, published: readonly Lookup[] = ["exact"]): Filter {
  return { kind, column, published };
}

function inside(within: (db: Db, condition: Fragment) => Fragment) {
  return (kind: FilterKind, column: Column, published: readonly Lookup[] = ["exact"]): Filter => ({
    kind,
    column,
    published,
    within,
  });
}

const amongUsers = inside(
  (db, condition) => db`exists (
    select from license_assignments a
    join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = l.company_id and a.license_id = l.id and ${condition})`,
);

const amongManagers = inside(
  (db, condition) => db`exists (
    select from order_managers m
    join license_users u on u.company_id = m.company_id and u.id = m.license_user_id
    where m.company_id = l.company_id and m.order_id = l.order_id and ${condition})`,
);

const amongDevices = inside(
  (db, condition) => db`exists (
    select from devices d where d.company_id = l.company_id and d.license_id = l.id and ${condition})`,
);

const amongFeatures = inside(
  (db, condition) => db`exists (
    select from license_product_features f where f.company_id = l.company_id and f.license_id = l.id and ${condition})`,
);

const onCustomer = inside(
  (db, condition) => db`exists (
    select from customer_label_mappings m
    where m.company_id = l.company_id and m.customer_id = l.customer_id and ${condition})`,
);

/** Of tables that are small beside licenses. */
function of(table: "products" | "license_templates" | "customer_accounts", key: Column) {
  return (kind: FilterKind, column: Column, published: readonly Lookup[] = ["exact"]): Filter => ({
    kind,
    column,
    published,
    among: {
      key,
      ids: (db, companyId, condition) => db`
        select r.id from ${db(table)} r where r.company_id = ${companyId} and ${condition}`,
    },
  });
}
const ofProduct = of("products", (db) => db`l.product_id`);
const ofPolicy = of("license_templates", (db) => db`l.license_template_id`);
const ofOrderAccount = of("customer_accounts", (db) => db`o.customer_account_id`);
const ofAccount = of("customer_accounts", (db) => db`c.customer_account_id`);

const isAnyFloating: Filter = {
  kind: "boolean",
  column: (db) => db`r.is_floating`,
  published: ["exact"],
  among: {
    key: (db) => db`l.id`,
    ids: (db, companyId, condition) => db`
      select r.id from (
        select id, true as is_floating from licenses
        where company_id = ${companyId} and (is_floating or is_floating_cloud)
        union all
        select license_id, true from license_product_features
        where company_id = ${companyId} and (is_floating or is_floating_cloud)) r
      where ${condition}`,
    inPlace: (db) => db`(l.is_floating or l.is_floating_cloud or exists (
      select from license_product_features f
      where f.company_id = l.company_id and f.license_id = l.id and (f.is_floating or f.is_floating_cloud)))`,
    ifFalse: (db) => db`(not l.is_floating and not l.is_floating_cloud and not exists (
      select from license_product_features f
      where f.company_id = l.company_id and f.license_id = l.id and (f.is_floating or f.is_floating_cloud)))`,
  },
};

/** Few licenses beside all, in a table of their own. */
function near(what: "seats" | "consumption"): Filter {
  return {
    kind: "boolean",
    column: (db) => db`r.is_near`,
    published: ["exact"],
    among: {
      key: (db) => db`l.id`,
      ids: (db, companyId, condition) => db`
        select r.license_id from (
          select license_id, true as is_near from near_limits
          where company_id = ${companyId} and what = ${db.unsafe(`'${what}'`)}) r
        where ${condition}`,
      ifFalse: (db) => db`not exists (
        select from near_limits n
        where n.company_id = l.company_id and n.what = ${db.unsafe(`'${what}'`)} and n.license_id = l.id)`,
    },
  };
}

const inUserGroup = inside(
  (db, condition) => db`exists (
    select from license_user_group_licenses g
    where g.company_id = l.company_id and g.license_id = l.id and ${condition})`,
);

const licenseKey: Column = (db) => db`l.license_key`;
const customerName: Column = (db) => db`trim(c.first_name || ' ' || c.last_name)`;
const amount = ["exact", ...compared] as const;

const ofOrders = ["order__store_id", "order__customer_account"];
const ofCustomers = [
  "customer_email",
  "customer_company_name",
  "customer_name",
  "customer__reference",
  "customer__account",
];
const ofAccounts = ["name", "code", "description", "phone", "address", "email", "reference"];

/** The filters of `GET licenses/`. */
export const licenseList: ListSpec = {
  from: (db, companyId, page) =>
    db`from licenses l ${joinsOf(db, licenseList, page)} where l.company_id = ${companyId}`,
  id: (db) => db`l.id`,
  limitMax: 100,
  joins: [
    {
      for: [...ofOrders, ...ofAccounts.map((name) => `order__customer_account__${name}`)],
      sql: (db) => db`join orders o on o.company_id = l.company_id and o.id = l.order_id`,
    },
    {
      for: [...ofCustomers, ...ofAccounts.map((name) => `customer__account__${name}`)],
      sql: (db) => db`left join customers c on c.company_id = l.company_id and c.id = l.customer_id`,
    },
    {
      for: ["product_name"],
      sql: (db) => db`join products p on p.company_id = l.company_id and p.id = l.product_id`,
    },
  ],
  metadata: (db) => db`l.metadata`,
  filters: {
    id: filter("integer", (db) => db`l.id`, ["exact", "in"]),
    company: filter("integer", (db) => db`l.company_id`),
    license_key: { ...filter("text", licenseKey, [...prefix, "isnull"]), exact: keyAsTyped(licenseKey) },
    license_type: filter("text", (db) => db`l.license_type`, ["exact", "in"]),
    active: filter("boolean", (db) => db`l.active`),
    enabled: filter("boolean", (db) => db`l.enabled`),
    is_trial: filter("boolean", (db) => db`l.is_trial`),
    is_any_floating: isAnyFloating,
    test_clock: filter("integer", (db) => db`l.test_clock_id`),
    note: filter("text", (db) => db`l.note`, ["icontains"]),
    subscription_id: filter("text", (db) => db`l.subscription_id`),
    bundle_license: filter("integer", (db) => db`l.bundle_license_id`, ["exact", "isnull"]),
    max_activations: filter("integer", (db) => db`l.max_activations`, amount),
    times_activated: filter("integer", (db) => db`l.times_activated`, amount),
    validity_period: filter("time", (db) => db`l.validity_period`, [...compared, ...comparedDays]),
    expires_at: filter("time", (db) => db`l.ends_at`, [...compared, ...comparedDays]),
    is_near_seat_limit: near("seats"),
    is_near_consumption_limit: near("consumption"),
    time_activated: filter("time", (db) => db`l.time_activated`, [...compared, ...comparedDays]),
    created_at: filter("time", (db) => db`l.created_at`, [...compared, ...comparedDays]),
    updated_at: filter("time", (db) => db`l.updated_at`, [...compared, ...comparedDays]),
    order: filter("integer", (db) => db`l.order_id`),
    order__store_id: filter("text", (db) => db`o.store_id`, prefix),
    order__customer_account: filter("integer", (db) => db`o.customer_account_id`),
    order__customer_account__name: ofOrderAccount("text", (db) => db`r.name`, contains),
    order__customer_account__code: ofOrderAccount("text", (db) => db`r.code`, contains),
    customer_id: filter("integer", (db) => db`l.customer_id`),
    customer_email: { ...filter("text", (db) => db`c.email`, contains), isPerson: true },
    customer_company_name: filter("text", (db) => db`c.company_name`, contains),
    customer_name: filter("text", customerName, contains),
    customer__reference: filter("text", (db) => db`c.reference`, contains),
    customer_label: onCustomer("integer", (db) => db`m.customer_label_id`, ["in"]),
    customer__account: filter("integer", (db) => db`c.customer_account_id`, ["exact", "not"]),
    customer__account__name: ofAccount("text", (db) => db`r.name`, contains),
    customer__account__code: ofAccount("text", (db) => db`r.code`, contains),
    customer__account__description: ofAccount("text", (db) => db`r.description`, contains),
    customer__account__phone: ofAccount("text", (db) => db`r.phone`, contains),
    customer__account__address: ofAccount("text", (db) => db`r.address`, contains),
    customer__account__email: ofAccount("text", (db) => db`r.email`, contains),
    customer__account__reference: ofAccount("text", (db) => db`r.reference`, contains),
    product_id: filter("integer", (db) => db`l.product_id`),
    product_name: ofProduct("text", (db) => db`r.product_name`, ["icontains"]),
    product__short_code: ofProduct("text", (db) => db`r.short_code`),
    product__authorization_method: ofProduct("text", (db) => db`r.authorization_method`),
    product_features__id: amongFeatures("integer", (db) => db`f.product_feature_id`),
    product_features__code: {
      ...amongFeatures("text", (db) => db`r.code`),
      among: {
        key: (db) => db`f.product_feature_id`,
        ids: (db, companyId, condition) =>
          db`select r.id from product_features r where r.company_id = ${companyId} and ${condition}`,
      },
    },
    license_users__id: amongUsers("integer", (db) => db`u.id`),
    license_users__true_email: { ...amongUsers("text", (db) => db`u.true_email`, contains), isPerson: true },
    license_user_group: inUserGroup("integer", (db) => db`g.license_user_group_id`),
    manager__true_email: { ...amongManagers("text", (db) => db`u.true_email`, contains), isPerson: true },
    devices__hostname: amongDevices("text", (db) => db`d.hostname`, contains),
    devices__hardware_id: amongDevices("text", (db) => db`d.hardware_id`, contains),
    devices__os: amongDevices("text", (db) => db`d.os`, contains),
    license_template__id: filter("integer", (db) => db`l.license_template_id`),
    license_template__code: ofPolicy("text", (db) => db`r.code`),
  },
  orderings: {
    id: (db) => db`l.id`,
    created_at: (db) => db`l.created_at`,
    created: (db) => db`l.created_at`,
    updated_at: (db) => db`l.updated_at`,
    license_key: (db) => db`l.license_key`,
    license_type: (db) => db`l.license_type`,
    time_activated: (db) => db`l.time_activated`,
    validity_period: (db) => db`l.validity_period`,
    expires_at: (db) => db`l.ends_at`,
    last_check: (db) => db`l.last_check`,
    times_activated: (db) => db`l.times_activated`,
    order__store_id: (db) => db`o.store_id`,
    customer_email: (db) => db`c.email`,
    product_name: (db) => db`p.product_name`,
  },
  unindexed: ["updated_at", "last_check", "times_activated"],
  nullable: ["license_key", "time_activated", "validity_period", "expires_at", "last_check", "customer_email"],
};
