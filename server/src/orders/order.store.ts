import type { Db } from "../db/connect.ts";
import {
  andConditions,
  countedPage,
  type Filter,
  type FilterKind,
  type Fragment,
  type ListPage,
  type ListSpec,
  type Lookup,
  orderAndLimit,
  type Page,
} from "../db/list-query.ts";
import type { OrderItemRow, OrderRow } from "./order.rules.ts";

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

/** The filters of `GET orders/` (management-api.md §4.2). Aliases: o order, c customer, ca the customer's account. */
export const orderList: ListSpec = {
  id: (db) => db`o.id`,
  metadata: (db) => db`o.metadata`,
  filters: {
    id: filter("integer", (db) => db`o.id`, ["exact", "in"]),
    company: filter("integer", (db) => db`o.company_id`),
    store_id: filter("text", (db) => db`o.store_id`, prefix),
    reference: filter("text", (db) => db`o.reference`, contains),
    is_test: filter("boolean", (db) => db`o.is_test`),
    is_trial: filter("boolean", (db) => db`o.is_trial`),
    is_bundle: filter("boolean", (db) => db`o.is_bundle`),
    created_at: filter("time", (db) => db`o.created_at`, compared),
    updated_at: filter("time", (db) => db`o.updated_at`, compared),
    customer_id: filter("integer", (db) => db`o.customer_id`),
    customer_account: filter("integer", (db) => db`o.customer_account_id`),
    customer__email: filter("text", (db) => db`c.email`, prefix),
    customer_email: filter("text", (db) => db`coalesce(c.email, o.customer_email)`, contains),
    customer_company_name: filter("text", (db) => db`c.company_name`, contains),
    customer_reference: filter("text", (db) => db`c.reference`, contains),
    customer_name: filter("text", (db) => db`trim(c.first_name || ' ' || c.last_name)`, contains),
    // Labels do not exist yet: no customer has one.
    customer_label: filter(
      "integer",
      (db) => db`label.id`,
      ["in"],
      (db, condition) => db`exists (select from (select null::bigint as id) label where ${condition})`,
    ),
    customer__account: filter("integer", (db) => db`c.customer_account_id`, ["exact", "not"]),
    customer__account__name: filter("text", (db) => db`ca.name`, contains),
    customer__account__code: filter("text", (db) => db`ca.code`, contains),
    customer__account__description: filter("text", (db) => db`ca.description`, contains),
    customer__account__phone: filter("text", (db) => db`ca.phone`, contains),
    customer__account__address: filter("text", (db) => db`ca.address`, contains),
    customer__account__email: filter("text", (db) => db`ca.email`, contains),
    customer__account__reference: filter("text", (db) => db`ca.reference`, contains),
  },
  orderings: {
    id: (db) => db`o.id`,
    created_at: (db) => db`o.created_at`,
    created: (db) => db`o.created_at`,
    updated_at: (db) => db`o.updated_at`,
    store_id: (db) => db`o.store_id`,
    customer_email: (db) => db`c.email`,
  },
};

/** A page of orders, without their items, as of `now`. */
export async function listOrders(db: Db, companyId: number, page: ListPage, now: Date): Promise<Page<OrderRow>> {
  const matching = db`
    from orders o
    left join customers c on c.company_id = o.company_id and c.id = o.customer_id
    left join customer_accounts ca on ca.company_id = c.company_id and ca.id = c.customer_account_id
    where o.company_id = ${companyId}${andConditions(db, orderList, page)}`;
  const chosen = db`
    select id, row_number() over () as position from (
      select o.id ${matching} ${orderAndLimit(db, orderList, page)}) page`;
  const rows = await readOrders(db, companyId, chosen, now);
  return countedPage(page, rows, async () => {
    const [all] = await db<{ count: number }[]>`select count(*) as count ${matching}`;
    return all?.count ?? 0;
  });
}

/** One order, without its items. */
export async function findOrder(db: Db, companyId: number, id: number, now: Date): Promise<OrderRow | undefined> {
  const [row] = await readOrders(db, companyId, db`select ${id}::bigint as id, 1 as position`, now);
  return row;
}

/** The items of an order, in the order they were placed. */
export function listOrderItems(db: Db, companyId: number, orderId: number): Promise<OrderItemRow[]> {
  return db<OrderItemRow[]>`
    select id, order_id, product_id, note, subscription_id, created_at, updated_at
    from order_items where company_id = ${companyId} and order_id = ${orderId} order by id`;
}

async function readOrders(db: Db, companyId: number, chosen: Fragment, now: Date): Promise<OrderRow[]> {
  return db<OrderRow[]>`
    with chosen as materialized (${chosen}),
    buyers as materialized (
      select distinct o.customer_id from chosen join orders o on o.company_id = ${companyId} and o.id = chosen.id
      where o.customer_id is not null),
    buyer as materialized (
      select c.id, json_build_object('company_id', c.company_id, 'id', c.id, 'customer_account_id', c.customer_account_id,
        'email', c.email, 'first_name', c.first_name, 'last_name', c.last_name, 'company_name', c.company_name,
        'phone', c.phone, 'reference', c.reference, 'address', c.address, 'postcode', c.postcode, 'city', c.city,
        'country', c.country, 'state', c.state, 'metadata', c.metadata,
        'total_orders', (select count(*) from orders o where o.company_id = ${companyId} and o.customer_id = c.id),
        'total_licenses', (
          select count(*) from orders o join licenses l on l.company_id = ${companyId} and l.order_id = o.id
          where o.company_id = ${companyId} and o.customer_id = c.id)) as value
      from buyers join customers c on c.company_id = ${companyId} and c.id = buyers.customer_id)
    select o.company_id, o.id, o.store_id, o.is_bundle, o.type, o.is_test, o.is_trial, o.reference, o.language,
      o.campaign_params, o.download_id, o.customer_id, o.customer_account_id, o.customer_email, o.customer_first_name,
      o.customer_last_name, o.customer_company, o.customer_phone, o.customer_reference, o.metadata, o.created_at,
      o.updated_at, buyer.value as customer, managers.value as managers,
      exists (
        select from licenses l
        where l.company_id = ${companyId} and l.order_id = o.id and l.enabled
          and (l.active or l.times_activated > 0 or l.license_type = 'subscription')
          and ((l.license_type = 'perpetual' and not l.is_trial) or l.validity_period is null
            or l.validity_period + make_interval(hours =>
              case when l.license_type = 'subscription' and l.allow_grace_period then l.grace_period else 0 end)
              >= ${now}::timestamptz)) as has_active_licenses
    from chosen
    join orders o on o.company_id = ${companyId} and o.id = chosen.id
    left join buyer on buyer.id = o.customer_id
    left join lateral (
      select json_agg(json_build_object('id', u.id, 'last_login', u.last_login, 'true_email', u.true_email,
        'created_at', u.created_at, 'updated_at', u.updated_at, 'is_active', u.is_active, 'first_name', u.first_name,
        'last_name', u.last_name, 'phone_number', u.phone_number, 'is_manager', true,
        'initial_password_sealed', encode(u.initial_password_sealed, 'base64'),
        'max_activations', 0, 'total_activations', 0) order by m.created_at, u.id) as value
      from order_managers m
      join license_users u on u.company_id = ${companyId} and u.id = m.license_user_id
      where m.company_id = ${companyId} and m.order_id = o.id) managers on true
    order by chosen.position`;
}
