import type { Db } from "../db/connect.ts";
import { jsonRows } from "../db/json-rows.ts";
import type { Fragment } from "../db/list-query.ts";
import type { CustomerChoice } from "./order-customer.rules.ts";
import type { UserRequest } from "./order-request.rules.ts";
import type { LicensePlan } from "./place-order.rules.ts";

// The people of orders that are written together: customers, license users, who holds which license, who manages which order.

/** A customer that an order chose, beside the order's id. */
export interface CustomerOfOrder {
  readonly order_id: number;
  readonly choice: CustomerChoice;
}

/** A user of an order, with the sealed initial password in case that user is new. */
export type UserOfOrder = UserRequest & { readonly order_id: number; readonly password: Buffer | undefined };

/** A user that did not exist before, and the order that brought it. */
export interface NewUser {
  readonly order_id: number;
  readonly email: string;
}

const customerRecord = `customer_account_id bigint, email text, first_name text, last_name text, company_name text, phone text,
  reference text, address text, postcode text, city text, country text, state text`;
const customerColumns =
  "customer_account_id, email, first_name, last_name, company_name, phone, reference, address, postcode, city, country, state";

/**
 * Makes the customers that orders ask for, and answers their ids by order. Those with an e-mail are made once, however many orders
 * make them at the same time; those without have nothing to be found by.
 */
export async function insertCustomers(
  db: Db,
  companyId: number,
  orders: readonly CustomerOfOrder[],
  now: Date,
): Promise<ReadonlyMap<number, number | undefined>> {
  const wanted = orders.flatMap(({ order_id, choice: { how, written, customer_account_id } }) =>
    how === "created" && written ? [{ ...written, customer_account_id, order_id }] : [],
  );
  const insert = (customers: typeof wanted) => db<{ id: number; email: string }[]>`
    with made as (
      insert into customers (company_id, ${db.unsafe(customerColumns)}, created_at, updated_at)
      select ${companyId}, ${db.unsafe(customerColumns)}, ${now}, ${now}
      from json_to_recordset(${jsonRows(db, customers)}) as c(${db.unsafe(customerRecord)})
      -- One that another transaction made meanwhile stays as it is: its row was updated, not inserted, and so has an xmax.
      on conflict (company_id, lower(email)) where email <> '' do update set email = customers.email
      returning id, email, xmax = 0 as is_new),
    told as (
      insert into events (company_id, type, subject_id, ts)
      select ${companyId}, 'customer.created', id, ${now} from made where is_new)
    select id, email from made`;
  const named = wanted.filter(({ email }) => email !== "");
  const rows = named.length > 0 ? await insert(firstOfEach(named)) : [];
  const idByEmail = new Map(rows.map(({ id, email }) => [email.toLowerCase(), id]));
  const ids = new Map(named.map(({ order_id, email }) => [order_id, idByEmail.get(email.toLowerCase())]));
  for (const customer of wanted)
    if (customer.email === "") ids.set(customer.order_id, (await insert([customer]))[0]?.id);
  return ids;
}

/** Makes the users that do not exist yet, by e-mail without regard to case. Answers the new ones. */
export async function insertUsers(
  db: Db,
  companyId: number,
  users: readonly UserOfOrder[],
  now: Date,
): Promise<NewUser[]> {
  const distinct = firstOfEach(users);
  const list = distinct.map(({ email, first_name, last_name, phone_number, reference, password }) => ({
    email,
    first_name,
    last_name,
    phone_number,
    reference,
    password: password?.toString("hex"),
  }));
  const made = await db<{ email: string }[]>`
    insert into license_users (company_id, true_email, first_name, last_name, phone_number, reference,
      initial_password_sealed, created_at, updated_at)
    select ${companyId}, u.email, u.first_name, u.last_name, u.phone_number, u.reference, decode(u.password, 'hex'),
      ${now}, ${now}
    from json_to_recordset(${jsonRows(db, list)})
      as u(email text, first_name text, last_name text, phone_number text, reference text, password text)
    on conflict (company_id, lower(true_email)) do nothing
    returning true_email as email`.execute();
  const names = new Set(made.map(({ email }) => email));
  return distinct.filter(({ email }) => names.has(email)).map(({ email, order_id }) => ({ email, order_id }));
}

/**
 * The first entry of each e-mail, in the order of their e-mails: rows that may meet those of another transaction are written in
 * one order everywhere, so that none wait in a circle.
 */
function firstOfEach<T extends { readonly email: string }>(list: readonly T[]): T[] {
  const byEmail = new Map([...list].reverse().map((each) => [each.email.toLowerCase(), each]));
  return [...byEmail.keys()].sort().flatMap((email) => byEmail.get(email) ?? []);
}

/** Gives licenses to their users. */
export async function insertAssignments(
  db: Db,
  companyId: number,
  assignments: readonly (LicensePlan["users"][number] & { readonly id: number })[],
  now: Date,
): Promise<void> {
  await db`
    insert into license_assignments (company_id, license_id, license_user_id, is_manager, max_activations, created_at)
    select ${companyId}, a.id, ${userWithEmail(db, companyId, db`a`)}, a.is_manager, a.max_activations, ${now}
    from json_to_recordset(${jsonRows(db, assignments)})
      as a(id bigint, email text, is_manager boolean, max_activations integer)`.execute();
}

/** Makes users the managers of orders. */
export async function insertManagers(
  db: Db,
  companyId: number,
  managers: readonly { readonly order_id: number; readonly email: string }[],
  now: Date,
): Promise<void> {
  await db`
    insert into order_managers (company_id, order_id, license_user_id, created_at)
    select ${companyId}, m.order_id, ${userWithEmail(db, companyId, db`m`)}, ${now}
    from json_to_recordset(${jsonRows(db, managers)}) as m(order_id bigint, email text)
    on conflict do nothing`.execute();
}

/** The user of a row's e-mail. A sub-select and no join, so that it is looked up by its index at any size. */
function userWithEmail(db: Db, companyId: number, row: Fragment): Fragment {
  return db`(
    select u.id from license_users u
    where u.company_id = ${companyId} and lower(u.true_email) = lower(${row}.email))`;
}
