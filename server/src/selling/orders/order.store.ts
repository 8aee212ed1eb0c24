import type { Db } from "../../platform/db/connect.ts";
import { timeOf } from "../../platform/db/license-time.ts";
import {
  type Column,
  type Filter,
  type FilterKind,
  type Fragment,
  joinsOf,
  type ListSpec,
  type Lookup,
} from "../../platform/db/list-query.ts";
import type { OrdersRow } from "../../platform/db/rows.generated.ts";
import type { OrderItemRow } from "./order.rules.ts";

const contains = ["exact", "icontains"] as const;
const prefix = ["exact", "startswith", "icontains"] as const;
const compared = ["gt", "gte", "lt", "lte", "date__gt", "date__gte", "date__lt", "date__lte"] as const;

function filter(
  kind: FilterKind,
  column: (db: Db) => Fragment,
  published: readonly Lookup[] = ["exact"],
  within?: Filter["within"],
): Filter {
  return { kind, column, published, ...(within ? { within } : {}) };
}

const ofAccount = (column: Column): Filter => ({
  kind: "text",
  column,
  published: contains,
  among: {
    key: (db) => db`c.customer_account_id`,
    ids: (db, companyId, condition) => db`
      select r.id from customer_accounts r where r.company_id = ${companyId} and ${condition}`,
  },
});

/** The customer's own address; of orders without customer, the one that they were placed with. */
const customerEmail: Filter = {
  kind: "text",
  isPerson: true,
  column: (db) => db`r.email`,
  published: contains,
  among: {
    key: (db) => db`o.id`,
    ids: (db, companyId, condition) => db`
      select r.id from (
        select n.id, b.email from customers b join orders n on n.company_id = b.company_id and n.customer_id = b.id
        where b.company_id = ${companyId}
        union all
        select id, customer_email from orders where company_id = ${companyId} and customer_id is null) r
      where ${condition}`,
    inPlace: (db) => db`coalesce(c.email, o.customer_email)`,
  },
};

const accountNames = ["name", "code", "description", "phone", "address", "email", "reference"];

/** The filters of `GET orders/` (management-api.md §4.2). Aliases: o order, c customer. */
export const orderList: ListSpec = {
  from: (db, companyId, page) => db`from orders o ${joinsOf(db, orderList, page)} where o.company_id = ${companyId}`,
  id: (db) => db`o.id`,
  joins: [
    {
      for: [
        ...["customer__email", "customer_email", "customer_company_name", "customer_reference", "customer_name"],
        ...["customer__account", ...accountNames.map((name) => `customer__account__${name}`)],
      ],
      sql: (db) => db`left join customers c on c.company_id = o.company_id and c.id = o.customer_id`,
    },
  ],
  metadata: (db) => db`o.metadata`,
  filters: {
    id: filter("integer", (db) => db`o.id`, ["exact", "in"]),
    company: filter("integer", (db) => db`o.company_id`),
    store_id: filter("text", (db) => db`o.store_id`, prefix),
    reference: filter("text", (db) => db`o.reference`, contains),
    is_test: filter("boolean", (db) => db`o.is_test`),
    is_trial: filter("boolean", (db) => db`o.is_trial`),
    test_clock: filter("integer", (db) => db`o.test_clock_id`),
    is_bundle: filter("boolean", (db) => db`o.is_bundle`),
    created_at: filter("time", (db) => db`o.created_at`, compared),
    updated_at: filter("time", (db) => db`o.updated_at`, compared),
    customer_id: filter("integer", (db) => db`o.customer_id`),
    customer_account: filter("integer", (db) => db`o.customer_account_id`),
    customer__email: { ...filter("text", (db) => db`c.email`, prefix), isPerson: true },
    customer_email: customerEmail,
    customer_company_name: filter("text", (db) => db`c.company_name`, contains),
    customer_reference: filter("text", (db) => db`c.reference`, contains),
    customer_name: filter("text", (db) => db`trim(c.first_name || ' ' || c.last_name)`, contains),
    customer_label: filter(
      "integer",
      (db) => db`m.customer_label_id`,
      ["in"],
      (db, condition) => db`exists (
        select from customer_label_mappings m
        where m.company_id = o.company_id and m.customer_id = o.customer_id and ${condition})`,
    ),
    customer__account: filter("integer", (db) => db`c.customer_account_id`, ["exact", "not"]),
    customer__account__name: ofAccount((db) => db`r.name`),
    customer__account__code: ofAccount((db) => db`r.code`),
    customer__account__description: ofAccount((db) => db`r.description`),
    customer__account__phone: ofAccount((db) => db`r.phone`),
    customer__account__address: ofAccount((db) => db`r.address`),
    customer__account__email: ofAccount((db) => db`r.email`),
    customer__account__reference: ofAccount((db) => db`r.reference`),
  },
  orderings: {
    id: (db) => db`o.id`,
    created_at: (db) => db`o.created_at`,
    created: (db) => db`o.created_at`,
    updated_at: (db) => db`o.updated_at`,
    store_id: (db) => db`o.store_id`,
    customer_email: (db) => db`c.email`,
  },
  nullable: ["customer_email"],
};

/** Orders by id, without what hangs on them; unknown ids are left out. */
export function findOwnOrders(db: Db, companyId: number, ids: readonly number[]): Promise<OrdersRow[]> {
  return db<OrdersRow[]>`
    select company_id, id, store_id, is_bundle, type, is_test, is_trial, test_clock_id, reference, language,
      campaign_params, download_id, customer_id, customer_account_id, customer_email, customer_first_name, customer_last_name,
      customer_company, customer_phone, customer_reference, metadata, created_at, updated_at
    from orders
    where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/** Those of some orders that hold a license which is active as of `now`: `licenseStatus`, in SQL. */
export async function findOrdersWithActiveLicenses(
  db: Db,
  companyId: number,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const rows = await db<{ order_id: number }[]>`
    select distinct l.order_id
    from licenses l
    where l.company_id = ${companyId} and l.order_id = any(${[...ids]}::bigint[]) and l.enabled
      and (l.active or l.times_activated > 0 or l.license_type = 'subscription')
      and ((l.license_type = 'perpetual' and not l.is_trial) or l.validity_period is null
        or l.validity_period + make_interval(hours =>
          case when l.license_type = 'subscription' and l.allow_grace_period then l.grace_period else 0 end)
          >= ${timeOf(db, now)})`;
  return new Set(rows.map(({ order_id }) => order_id));
}

/** The items of some orders, in the order they were placed. */
export function listOrderItems(db: Db, companyId: number, orderIds: readonly number[]): Promise<OrderItemRow[]> {
  return db<OrderItemRow[]>`
    select id, order_id, product_id, note, subscription_id, created_at, updated_at
    from order_items where company_id = ${companyId} and order_id = any(${[...orderIds]}::bigint[])
    order by created_at, id`;
}
