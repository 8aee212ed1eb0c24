import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";

const columns = ["customer_account_id", ...CUSTOMER_MEMBERS, "metadata"].join(", ");

/**
 * Makes the customers whose e-mails are not known yet, each with its event; of several with one e-mail the first.
 * Answers their folded e-mails. Unless `isWritten`, only answers.
 */
export async function insertImportedCustomers(
  db: Db,
  companyId: number,
  customers: readonly { readonly email: string }[],
  isWritten: boolean,
  now: Date,
): Promise<string[]> {
  if (customers.length === 0) return [];
  const rows = customers.map((customer, nth) => ({ email: customer.email, customer, nth }));
  const made = isWritten
    ? await db<{ person: string }[]>`
        with made as (
          insert into customers (company_id, ${db.unsafe(columns)}, created_at, updated_at)
          -- Rows that may meet those of another transaction are written in one order everywhere: no deadlock.
          select distinct on (fold_person(email)) ${companyId}::bigint, ${db.unsafe(columns)}, ${now}::timestamptz, ${now}::timestamptz
          from json_to_recordset(${jsonRows(db, rows)}) as r(nth integer, customer json),
            json_populate_record(null::customers, r.customer) c
          order by fold_person(email), nth
          on conflict (company_id, fold_person(email)) where email <> '' do nothing
          returning id, email),
        recorded as (${insertEvents(db, companyId, [{ type: "customer.created", subject: db`id`, data: {}, from: db`made` }], now)})
        select fold_person(email) as person from made`
    : await db<{ person: string }[]>`
        select distinct fold_person(c.email) as person from json_to_recordset(${jsonRows(db, rows)}) as c(email text)
        where not exists (
          select from customers x
          where x.company_id = ${companyId} and fold_person(x.email) = fold_person(c.email) and x.email <> '')`;
  return made.map(({ person }) => person);
}
