import type { Db } from "../db/connect.ts";
import type { CustomerRow } from "./customer.rules.ts";

/** Customers with their totals, by id. An id that the company does not have is missing from the answer; null stands for nobody. */
export async function findCustomers(
  db: Db,
  companyId: number,
  ids: Iterable<number | null>,
): Promise<Map<number | null, CustomerRow>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db<CustomerRow[]>`
    select company_id, id, customer_account_id, email, first_name, last_name, company_name, phone, reference, address,
      postcode, city, country, state, metadata,
      (select count(*) from orders o where o.company_id = c.company_id and o.customer_id = c.id) as total_orders,
      (select count(*)
       from orders o join licenses l on l.company_id = o.company_id and l.order_id = o.id
       where o.company_id = c.company_id and o.customer_id = c.id) as total_licenses
    from customers c
    where company_id = ${companyId} and id = any(${wanted}::bigint[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
