import type { Db } from "../../platform/db/connect.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import type { KnownCustomer } from "./order-customer.rules.ts";
import type { LicenseRequest, OrderRequest } from "./order-request.rules.ts";
import type { OrderFacts } from "./place-order.rules.ts";

/** What a request mentions, and so has to be looked up. */
export interface Mentions {
  readonly codes: readonly string[];
  readonly keys: readonly string[];
}

/** Collects the codes and keys of some orders. */
export function mentionsOf(orders: readonly OrderRequest[]): Mentions {
  const codes = new Set<string>();
  const keys = new Set<string>();
  const addLicense = (license: LicenseRequest): void => {
    if (license.product_code !== undefined) codes.add(license.product_code);
    if (license.key) keys.add(license.key.given);
    license.products.forEach(addLicense);
  };
  for (const order of orders) {
    for (const item of order.items) {
      codes.add(item.product_code);
      if (item.key) keys.add(item.key.given);
      item.licenses.forEach(addLicense);
    }
  }
  return { codes: [...codes], keys: [...keys] };
}

/** The addresses of all who are to hold a license of an order. */
function usersOf({ items }: OrderRequest): string[] {
  const holders = items.flatMap((item) => [
    item,
    ...item.licenses,
    ...item.licenses.flatMap(({ products }) => products),
  ]);
  return holders.flatMap(({ users }) => users?.list.map(({ email }) => email) ?? []);
}

/**
 * What the database knows about orders themselves, beside the catalog: one entry for each, in the order of the list.
 */
export async function findOwnFacts(
  db: Db,
  companyId: number,
  orders: readonly OrderRequest[],
): Promise<{ readonly catalogVersion: number; readonly ofOrders: readonly OwnFacts[] }> {
  const { keys } = mentionsOf(orders);
  const storeIds = [...new Set(orders.map(({ id }) => id))];
  const emails = orders.flatMap(({ customer }) => (customer?.email ? [customer.email] : []));
  const references = new Set(
    orders.flatMap(({ customer }) => (customer?.email === "" && customer.reference !== "" ? [customer.reference] : [])),
  );
  const companyNames = new Set(
    orders.flatMap(({ customer }) =>
      customer?.email === "" && customer.company_name !== "" ? [customer.company_name] : [],
    ),
  );
  const customer = db.unsafe(["id", "customer_account_id", ...CUSTOMER_MEMBERS].join(", "));
  const people = new Set(orders.flatMap(usersOf));
  const accountIds = orders.flatMap(({ accounts }) => accounts.map(({ id }) => id));
  const [row] = await db<FactsRow[]>`
    select
      coalesce((select version from catalog_versions v where v.company_id = ${companyId}), 0) as catalog_version,
      (select json_agg(json_build_object('store_id', o.store_id, 'id', o.id, 'is_bundle', o.is_bundle,
                                         'customer_id', o.customer_id, 'test_clock_id', o.test_clock_id, 'license_count', o.license_count))
       from unnest(${storeIds}::text[]) as asked(store_id)
       cross join lateral (
         select store_id, id, is_bundle, customer_id, test_clock_id,
           (select count(*) from licenses l where l.company_id = ${companyId} and l.order_id = orders.id) as license_count
         from orders
         where company_id = ${companyId} and store_id = asked.store_id) o) as existing,
      (select json_agg(json_build_object('key', l.license_key, 'order_id', l.order_id, 'product_id', l.product_id))
       from unnest(${keys}::text[]) as asked(license_key)
       -- The offset keeps a plan that was made over an empty table from reading all keys of the company.
       cross join lateral (
         select license_key, order_id, product_id from licenses
         where company_id = ${companyId} and license_key = asked.license_key and bundle_license_id is null
         union all
         -- A key that a license had before never means another one.
         select f.license_key, l.order_id, l.product_id
         from former_license_keys f join licenses l on l.company_id = f.company_id and l.id = f.license_id
         where f.company_id = ${companyId} and f.license_key = asked.license_key offset 0) l) as used_keys,
      (select json_agg(c)
       from unnest(${emails}::text[]) as asked(email)
       cross join lateral (
         select asked.email as asked, ${customer} from customers
         where company_id = ${companyId} and fold_person(email) = fold_person(asked.email) and email <> '') c) as customers,
      (select json_agg(c order by c.id)
       from unnest(${[...references]}::text[]) as asked(reference)
       cross join lateral (
         select ${customer} from customers
         where company_id = ${companyId} and reference = asked.reference and reference <> ''
         order by id limit 1) c) as referred,
      (select json_agg(c order by c.id)
       from unnest(${[...companyNames]}::text[]) as asked(company_name)
       cross join lateral (
         select ${customer} from customers
         where company_id = ${companyId} and company_name = asked.company_name and company_name <> ''
         order by id limit 1) c) as companies,
      (select json_object_agg(asked.email, fold_person(asked.email))
       from unnest(${[...people]}::text[]) as asked(email) where fold_person(asked.email) <> asked.email) as persons,
      (select json_agg(a.id) from customer_accounts a
       where a.company_id = ${companyId} and a.id = any(${accountIds}::bigint[])) as account_ids`;
  const existing = new Map((row?.existing ?? []).map((order) => [order.store_id, order]));
  const persons = new Map(Object.entries(row?.persons ?? {}));
  const ofOrders = orders.map((order) => ({
    order,
    existing: existing.get(order.id),
    customer: { found: row && findCustomer(order, row), account_ids: row?.account_ids ?? [] },
    usedKeys: row?.used_keys ?? [],
    persons,
  }));
  return { catalogVersion: row?.catalog_version ?? 0, ofOrders };
}

/** The facts of one order but for the catalog. */
export type OwnFacts = Omit<OrderFacts, "products"> & { readonly order: OrderRequest };

/** By e-mail; where an order gives none, the oldest with its reference, else the oldest of its company. */
function findCustomer({ customer }: OrderRequest, { customers, referred, companies }: FactsRow) {
  if (!customer) return undefined;
  const { email, reference, company_name } = customer;
  if (email !== "") return (customers ?? []).find((each) => each.asked === email);
  return (
    (referred ?? []).find((each) => reference !== "" && each.reference === reference) ??
    (companies ?? []).find((each) => company_name !== "" && each.company_name === company_name)
  );
}

interface FactsRow {
  readonly catalog_version: number;
  readonly existing: readonly (NonNullable<OrderFacts["existing"]> & { readonly store_id: string })[] | null;
  readonly used_keys: OrderFacts["usedKeys"] | null;
  readonly customers: readonly (KnownCustomer & { readonly asked: string })[] | null;
  readonly referred: readonly KnownCustomer[] | null;
  readonly companies: readonly KnownCustomer[] | null;
  readonly account_ids: readonly number[] | null;
  readonly persons: Readonly<Record<string, string>> | null;
}
