import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { CUSTOMER_MEMBERS, type CustomerMember } from "../../terms/customer-members.rules.ts";

// The people of orders that are written together: customers and license users.

/** A customer that an order chose, beside the order's id. */
export interface CustomerOfOrder {
  readonly order_id: number;
  readonly choice: {
    readonly how: string;
    readonly written: { readonly email: string } | undefined;
    readonly customer_account_id: number | null;
  };
}

/** A detail of a customer that an order gives anew. */
export interface DetailOfCustomer {
  readonly customer_id: number;
  readonly name: CustomerMember;
  readonly to: string;
}

/** A user of an order, with the sealed initial password in case that user is new. */
export interface UserOfOrder {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly reference: string;
  readonly order_id: number;
  readonly password: Buffer | undefined;
  readonly is_unproven: boolean;
}

/** A user that did not exist before, and the order that brought it. */
export interface NewUser {
  readonly order_id: number;
  readonly email: string;
  readonly person: string;
}

const customerColumns = ["customer_account_id", ...CUSTOMER_MEMBERS].join(", ");

/**
 * Makes the customers that orders ask for, and answers their ids by order. Those with an e-mail are made once, however
 * many orders make them at the same time; those without have nothing to be found by.
 */
export async function insertCustomers(
  db: Db,
  companyId: number,
  orders: readonly CustomerOfOrder[],
  now: Date,
): Promise<ReadonlyMap<number, number | undefined>> {
  const wanted = orders.flatMap(({ order_id, choice: { how, written, customer_account_id } }) =>
    how === "created" && written ? [{ order_id, customer: { ...written, customer_account_id } }] : [],
  );
  const insert = (customers: typeof wanted) => db<{ id: number; order_id: number }[]>`
    with wanted as (
      select c.*, case when c.email = '' then c.order_id::text else fold_person(c.email) end as person
      from (
        select t.order_id, p.* from json_to_recordset(${jsonRows(db, customers)}) as t(order_id bigint, customer json),
          json_populate_record(null::customers, t.customer) p) c),
    made as (
      insert into customers (company_id, ${db.unsafe(customerColumns)}, created_at, updated_at)
      -- The first entry of each person. Rows that may meet those of another transaction are written in one order everywhere: no deadlock.
      select distinct on (person) ${companyId}::bigint, ${db.unsafe(customerColumns)}, ${now}::timestamptz, ${now}::timestamptz
      from wanted order by person, order_id
      -- One that another transaction made meanwhile stays as it is: its row was updated, not inserted, and so has an xmax.
      on conflict (company_id, fold_person(email)) where email <> '' do update set email = customers.email
      returning id, email, xmax = 0 as is_new),
    recorded as (${insertEvents(db, companyId, [{ type: "customer.created", subject: db`id`, data: {}, from: db`made where is_new` }], now)})
    select made.id, wanted.order_id from made join wanted on fold_person(made.email) = fold_person(wanted.email)`;
  const named = wanted.filter(({ customer: { email } }) => email !== "");
  const rows = named.length > 0 ? await insert(named) : [];
  const ids = new Map<number, number | undefined>(rows.map(({ id, order_id }) => [order_id, id]));
  for (const each of wanted) if (each.customer.email === "") ids.set(each.order_id, (await insert([each]))[0]?.id);
  return ids;
}

/**
 * Gives customers the details that orders say of them, the last of several; each who is another one then has an event.
 */
export async function updateDetails(
  db: Db,
  companyId: number,
  details: readonly DetailOfCustomer[],
  now: Date,
): Promise<void> {
  if (details.length === 0) return;
  const values = new Map<number, Partial<Record<CustomerMember, string>>>();
  for (const { customer_id, name, to } of details) values.set(customer_id, { ...values.get(customer_id), [name]: to });
  const rows = [...values].map(([id, members]) => ({ id, members }));
  const set = CUSTOMER_MEMBERS.map((name) => `${name} = coalesce(w.members->>'${name}', c.${name})`).join(", ");
  const event = { type: "customer.updated", subject: db`id`, data: { changed: db`changed` }, from: db`made` } as const;
  await db`
    with wanted as (
      select c.id, t.members, array(
        select key from jsonb_each_text(t.members) m where m.value is distinct from to_jsonb(c)->>m.key order by key) as changed
      from json_to_recordset(${jsonRows(db, rows)}) as t(id bigint, members jsonb)
      join customers c on c.company_id = ${companyId} and c.id = t.id
      -- Rows that may meet those of another transaction are locked in one order everywhere: no deadlock.
      order by c.id for no key update of c),
    made as (
      update customers c set ${db.unsafe(set)}, updated_at = ${now} from wanted w
      where c.company_id = ${companyId} and c.id = w.id and w.changed <> '{}'
      returning c.id, to_jsonb(w.changed) as changed)
    ${insertEvents(db, companyId, [event], now)}`;
}

/**
 * Makes the users that do not exist yet, by their addresses. Answers the new ones, and those whom only an application
 * had made so far: to them the sale gives a new password, since the address is unproven.
 */
export async function insertUsers(
  db: Db,
  companyId: number,
  users: readonly UserOfOrder[],
  now: Date,
): Promise<NewUser[]> {
  const rows = users.map(({ email, first_name, last_name, phone_number, reference, password, ...order }) => ({
    ...{ email, first_name, last_name, phone_number, reference },
    ...{ order_id: order.order_id, is_unproven: order.is_unproven },
    password: password?.toString("hex"),
  }));
  const subject = db`id`;
  const from = db`made where was_there`;
  const event = { type: "license_user.password_changed", subject, data: {}, from } as const;
  return db<NewUser[]>`
    with wanted as (
      -- The first entry of each person, written in one order everywhere: no deadlock.
      select distinct on (fold_person(u.email)) u.*, fold_person(u.email) as person
      from json_to_recordset(${jsonRows(db, rows)}) as u(order_id bigint, email text, first_name text, last_name text,
        phone_number text, reference text, password text, is_unproven boolean)
      order by fold_person(u.email), u.order_id),
    made as (
      insert into license_users (company_id, true_email, first_name, last_name, phone_number, reference,
        initial_password_sealed, is_unproven, created_at, updated_at)
      select ${companyId}, email, first_name, last_name, phone_number, reference, decode(password, 'hex'), is_unproven,
        ${now}, ${now}
      from wanted order by person
      on conflict (company_id, fold_person(true_email)) do update
        set initial_password_sealed = excluded.initial_password_sealed, password_hash = null, is_unproven = false,
          updated_at = excluded.updated_at
        where license_users.is_unproven and not excluded.is_unproven
      -- A row that was updated has an xmax.
      returning id, fold_person(true_email) as person, xmax <> 0 as was_there),
    recorded as (${insertEvents(db, companyId, [event], now)})
    select wanted.order_id, wanted.email, wanted.person from wanted join made using (person)
    order by wanted.order_id, wanted.person`.execute();
}
