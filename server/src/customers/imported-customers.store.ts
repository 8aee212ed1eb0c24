import type { Db } from "../db/connect.ts";
import { jsonRows } from "../db/json-rows.ts";

const columns = `customer_account_id, email, first_name, last_name, company_name, phone, reference, address, postcode, city, country,
  state, metadata`;

/**
 * Makes the customers whose e-mails are not known yet, without regard to case, each with its event; answers their e-mails. Unless `isWritten`,
 * only answers.
 */
export async function insertImportedCustomers(
  db: Db,
  companyId: number,
  customers: readonly { readonly email: string }[],
  isWritten: boolean,
  now: Date,
): Promise<string[]> {
  if (customers.length === 0) return [];
  const rows = isWritten
    ? await db<{ email: string }[]>`
        with made as (
          insert into customers (company_id, ${db.unsafe(columns)}, created_at, updated_at)
          select ${companyId}, ${db.unsafe(columns)}, ${now}, ${now}
          from json_to_recordset(${jsonRows(db, customers)}) as c(customer_account_id bigint, email text, first_name text,
            last_name text, company_name text, phone text, reference text, address text, postcode text, city text,
            country text, state text, metadata jsonb)
          on conflict (company_id, lower(email)) where email <> '' do nothing
          returning id, email),
        told as (
          insert into events (company_id, type, subject_id, ts)
          select ${companyId}, 'customer.created', id, ${now} from made)
        select email from made`
    : await db<{ email: string }[]>`
        select c.email from json_to_recordset(${jsonRows(db, customers)}) as c(email text)
        where not exists (
          select from customers x
          where x.company_id = ${companyId} and lower(x.email) = lower(c.email) and x.email <> '')`;
  return rows.map(({ email }) => email);
}
