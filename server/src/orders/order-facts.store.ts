import type { Db } from "../db/connect.ts";
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

/** What the database knows about orders themselves, beside the catalog: one entry for each, in the order of the list. */
export async function findOwnFacts(
  db: Db,
  companyId: number,
  orders: readonly OrderRequest[],
): Promise<{ readonly catalogVersion: number; readonly ofOrders: readonly OwnFacts[] }> {
  const { keys } = mentionsOf(orders);
  const storeIds = orders.map(({ id }) => id);
  const emails = orders.flatMap(({ customer }) => (customer?.email ? [customer.email] : []));
  const references = orders.flatMap(({ customer }) =>
    customer?.email === "" && customer.reference !== "" ? [customer.reference] : [],
  );
  const accountIds = orders.flatMap(({ accounts }) => accounts.map(({ id }) => id));
  const [row] = await db<FactsRow[]>`
    select
      coalesce((select version from catalog_versions v where v.company_id = ${companyId}), 0) as catalog_version,
      (select json_agg(json_build_object('store_id', o.store_id, 'id', o.id, 'is_bundle', o.is_bundle,
                                         'customer_id', o.customer_id))
       from orders o where o.company_id = ${companyId} and o.store_id = any(${storeIds})) as existing,
      (select json_agg(json_build_object('key', l.license_key, 'order_id', l.order_id, 'product_id', l.product_id))
       from licenses l
       where l.company_id = ${companyId} and l.license_key = any(${keys}) and l.bundle_license_id is null) as used_keys,
      (select json_agg(json_build_object('id', c.id, 'customer_account_id', c.customer_account_id,
                                         'asked', asked.email))
       from unnest(${emails}::text[]) as asked(email)
       -- The offset keeps this a look-up by index for each e-mail, at any size.
       cross join lateral (
         select id, customer_account_id from customers
         where company_id = ${companyId} and lower(email) = lower(asked.email) and email <> '' offset 0) c) as customers,
      (select json_agg(json_build_object('id', c.id, 'customer_account_id', c.customer_account_id,
                                         'reference', c.reference) order by c.id)
       from customers c where c.company_id = ${companyId} and c.reference = any(${references})) as referred,
      (select json_agg(a.id) from customer_accounts a
       where a.company_id = ${companyId} and a.id = any(${accountIds}::bigint[])) as account_ids`;
  const existing = new Map((row?.existing ?? []).map((order) => [order.store_id, order]));
  const ofOrders = orders.map((order) => ({
    order,
    existing: existing.get(order.id),
    customer: { found: row && findCustomer(order, row), account_ids: row?.account_ids ?? [] },
    usedKeys: row?.used_keys ?? [],
  }));
  return { catalogVersion: row?.catalog_version ?? 0, ofOrders };
}

/** The facts of one order but for the catalog. */
export type OwnFacts = Omit<OrderFacts, "products"> & { readonly order: OrderRequest };

/** By e-mail; where an order gives none, the oldest with its reference. */
function findCustomer({ customer }: OrderRequest, { customers, referred }: FactsRow) {
  if (!customer) return undefined;
  const { email, reference } = customer;
  if (email === "") return (referred ?? []).find((each) => reference !== "" && each.reference === reference);
  return (customers ?? []).find((each) => each.asked === email);
}

type FoundCustomer = NonNullable<OrderFacts["customer"]["found"]>;

interface FactsRow {
  readonly catalog_version: number;
  readonly existing: readonly (NonNullable<OrderFacts["existing"]> & { readonly store_id: string })[] | null;
  readonly used_keys: OrderFacts["usedKeys"] | null;
  readonly customers: readonly (FoundCustomer & { readonly asked: string })[] | null;
  readonly referred: readonly (FoundCustomer & { readonly reference: string })[] | null;
  readonly account_ids: readonly number[] | null;
}
