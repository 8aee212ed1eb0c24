import type { Db } from "../../platform/db/connect.ts";

/** A license of an order, as a purchase finds it. */
export interface OrderedLicense {
  readonly id: number;
  readonly product_id: number;
  readonly subscription_id: string | null;
  readonly license_key: string | null;
}

/** The licenses of an order, by its id in the shop; undefined where there is no such order. */
export async function findOrderedLicenses(
  db: Db,
  companyId: number,
  storeId: string,
): Promise<readonly OrderedLicense[] | undefined> {
  const rows = await db<{ licenses: readonly OrderedLicense[] | null }[]>`
    select (select json_agg(json_build_object('id', l.id, 'product_id', l.product_id, 'subscription_id', l.subscription_id,
        'license_key', l.license_key) order by l.id)
      from licenses l where l.company_id = o.company_id and l.order_id = o.id and l.bundle_license_id is null) as licenses
    from orders o where o.company_id = ${companyId} and o.store_id = ${storeId}`;
  return rows[0] && (rows[0].licenses ?? []);
}

/**
 * Licenses of a product whose subscription has ended, of the customer with an e-mail; where an order is named, of that
 * one only. Those that ended last come first.
 */
export async function listEndedLicenses(
  db: Db,
  companyId: number,
  { productId, email, order }: { readonly productId: number; readonly email: string; readonly order: string | null },
): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select l.id from customers c
    join licenses l on l.company_id = c.company_id and l.customer_id = c.id and l.product_id = ${productId}
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    join subscription_licenses k on k.company_id = l.company_id and k.license_id = l.id
    join subscriptions s on s.company_id = k.company_id and s.subscription_id = k.subscription_id
    where c.company_id = ${companyId} and fold_person(c.email) = fold_person(${email}) and s.is_recurring
      and s.status in ('canceled', 'incomplete_expired')
      and (${order}::text is null or o.store_id = ${order})
    order by s.ended_at desc nulls last, l.id desc`;
  return rows.map(({ id }) => id);
}
