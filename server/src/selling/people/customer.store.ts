import { columnsOf } from "../../platform/db/column-lists.ts";
import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import type { CustomersRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { byId } from "../../platform/values/lists.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import type { CustomerRow } from "./customer.rules.ts";

/** The members of a customer that a caller writes. */
export type CustomerValues = ValuesOf<CustomersRow>;

const table = tenantTable<Pick<CustomersRow, "id">>("customers", ["id"]);

/** A customer `c` with its totals and labels. */
export function customerColumns(db: Db): Fragment {
  return db`c.company_id, c.id, c.customer_account_id, ${db.unsafe(columnsOf("c", CUSTOMER_MEMBERS))}, c.metadata,
    (select count(*) from orders o where o.company_id = c.company_id and o.customer_id = c.id) as total_orders,
    (select count(*) from licenses l where l.company_id = c.company_id and l.customer_id = c.id) as total_licenses,
    (select u.id from license_users u
     where u.company_id = c.company_id and fold_person(u.true_email) = fold_person(c.email)) as license_user,
    (select coalesce(json_agg(json_build_object('id', m.id, 'label_id', b.id, 'label', b.label, 'color', b.color)
        order by m.id), '[]')
     from customer_label_mappings m
     join customer_labels b on b.company_id = m.company_id and b.id = m.customer_label_id
     where m.company_id = c.company_id and m.customer_id = c.id) as labels`;
}

/**
 * Customers with their totals, by id. An id that the company does not have is missing from the answer; null stands for
 * no customer.
 */
export async function findCustomers(
  db: Db,
  companyId: number,
  ids: Iterable<number | null>,
): Promise<Map<number | null, CustomerRow>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db<CustomerRow[]>`
    select ${customerColumns(db)} from customers c
    where c.company_id = ${companyId} and c.id = any(${wanted}::bigint[])`;
  return byId(rows);
}

/** The id of the customer that has an e-mail, without regard to case. */
export async function findCustomerIdByEmail(db: Db, companyId: number, email: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from customers where company_id = ${companyId} and fold_person(email) = fold_person(${email}) and email <> ''`;
  return row?.id;
}

/** Locks customers in the order of their ids; answers which of them the company has. */
export async function lockCustomers(db: Db, companyId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db<{ id: number }[]>`
    select id from customers where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) order by id for update`;
  return new Set(rows.map(({ id }) => id));
}

/** Stores a customer, with its event; answers its id. */
export async function insertCustomer(db: Db, companyId: number, values: CustomerValues, now: Date): Promise<number> {
  const row = await table.insert(db, companyId, values, now);
  if (!row) throw new Error("the customer was not stored");
  await recordEvents(db, companyId, [{ type: "customer.created", subject: row.id, data: {} }], now);
  return row.id;
}

/** Changes the members that are given, with an event; answers whether there is such a customer. */
export async function updateCustomer(
  db: Db,
  companyId: number,
  id: number,
  values: CustomerValues,
  now: Date,
): Promise<boolean> {
  const change = await table.change(db, companyId, id, values, now);
  const { changed = [] } = change ?? {};
  if (changed.length > 0)
    await recordEvents(
      db,
      companyId,
      [{ type: "customer.updated", subject: id, data: { changed: jsonb(db, changed) } }],
      now,
    );
  return change !== undefined;
}

/** Removes a customer with its labels and its OAuth client, and records who it was; `mergedInto` has its orders now. */
export async function deleteCustomer(
  db: Db,
  companyId: number,
  id: number,
  now: Date,
  mergedInto?: { readonly id: number; readonly orders: number },
): Promise<void> {
  const [gone] = await db<{ email: string; reference: string }[]>`
    delete from customers where company_id = ${companyId} and id = ${id} returning email, reference`;
  if (!gone) return;
  if (mergedInto) {
    const data = { merged_customer_id: id, ...gone, moved_orders: mergedInto.orders };
    await recordEvents(db, companyId, [{ type: "customer.merged", subject: mergedInto.id, data }], now);
  }
  await recordEvents(db, companyId, [{ type: "customer.deleted", subject: id, data: gone }], now);
}
