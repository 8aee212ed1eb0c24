import type { Db } from "../db/connect.ts";
import { FEATURE_MEMBERS, PROPERTIES } from "./license-terms.rules.ts";
import type { OrderPlan } from "./place-order.rules.ts";

/** What the plan leaves open: ids, generated keys, and the sealed initial password of each user (by e-mail, lower case). */
export interface PlanFillings {
  /** At least `idsNeeded(plan)` unused ids. */
  readonly ids: readonly number[];
  readonly keys: readonly string[];
  readonly passwords: ReadonlyMap<string, Buffer>;
}

/** How many ids a plan takes: one for a new order, one per item, one per license. */
export function idsNeeded(plan: OrderPlan): number {
  return (plan.order.existing_id === undefined ? 1 : 0) + plan.items.length + plan.licenses.length;
}

/** Takes ids out of the one sequence that orders, items and licenses share. */
export async function reserveIds(db: Db, count: number): Promise<number[]> {
  const [row] = await db<{ ids: number[] }[]>`
    select json_agg(nextval('big_id')) as ids from generate_series(1, ${count}::int)`;
  return row?.ids ?? [];
}

/**
 * Writes a plan with a handful of statements, however many licenses it holds: they are sent one after the other without
 * waiting, and none depends on the answer of another. Answers the order's id and the e-mails of users that are new.
 */
export async function insertOrder(
  db: Db,
  companyId: number,
  plan: OrderPlan,
  fillings: PlanFillings,
  now: Date,
): Promise<{ orderId: number; newUsers: readonly string[] }> {
  const ids = fillings.ids.values();
  const next = () => ids.next().value ?? 0;
  const orderId = plan.order.existing_id ?? next();
  const itemIds = plan.items.map(next);
  const licenseIds = plan.licenses.map(next);
  const keys = fillings.keys.values();
  const keyOf: (string | null)[] = [];
  const licenses = plan.licenses.map(({ item, terms, bundle, key }, index) => {
    const text =
      bundle !== undefined
        ? (keyOf[bundle] ?? null)
        : key === "generate"
          ? (keys.next().value ?? null)
          : (key?.given ?? null);
    keyOf[index] = text;
    return {
      id: licenseIds[index],
      order_item_id: itemIds[item],
      bundle_license_id: bundle === undefined ? null : licenseIds[bundle],
      license_key: text,
      terms,
    };
  });

  const orderWritten =
    plan.order.existing_id === undefined
      ? insertOrderRow(db, companyId, orderId, plan, now)
      : setMissingCustomer(db, companyId, orderId, plan, now);
  const usersWritten =
    plan.users.length > 0 ? insertUsers(db, companyId, plan, fillings.passwords, now) : Promise.resolve([]);
  const work: Promise<unknown>[] = [orderWritten, usersWritten];
  if (plan.items.length > 0) work.push(insertItems(db, companyId, orderId, plan, itemIds, now));
  if (licenses.length > 0) work.push(insertLicenses(db, companyId, orderId, plan, licenses, now));
  if (plan.terms.some((terms) => terms.features.length > 0)) work.push(insertFeatures(db, companyId, plan, licenses));
  if (plan.terms.some((terms) => terms.custom_fields.length > 0))
    work.push(insertCustomFields(db, companyId, plan, licenses));
  if (plan.licenses.some((license) => license.users.length > 0))
    work.push(insertAssignments(db, companyId, plan, licenseIds, now));
  if (plan.managers.length > 0) work.push(insertManagers(db, companyId, orderId, plan.managers, now));
  await Promise.all(work);
  return { orderId, newUsers: (await usersWritten).map((row) => row.email) };
}

/** The rows of a list travel as one JSON text. */
function rows(db: Db, list: readonly unknown[]) {
  return db`${JSON.stringify(list)}::text::json`;
}

/** The customer of the plan: looked up, made, or none. Two orders that make the same one end up with one row. */
function customerRow(db: Db, companyId: number, plan: OrderPlan, now: Date) {
  const { how, id, written, customer_account_id } = plan.customer;
  if (how !== "created" || !written) return db`select ${id ?? null}::bigint as id`;
  const { email, first_name, last_name, company_name, phone, reference, address, postcode, city, country, state } =
    written;
  return db`
    insert into customers (company_id, customer_account_id, email, first_name, last_name, company_name, phone, reference,
      address, postcode, city, country, state, created_at, updated_at)
    values (${companyId}, ${customer_account_id}, ${email}, ${first_name}, ${last_name}, ${company_name}, ${phone},
      ${reference}, ${address}, ${postcode}, ${city}, ${country}, ${state}, ${now}, ${now})
    on conflict (company_id, lower(email)) where email <> '' do update set email = customers.email
    returning id`;
}

async function insertOrderRow(db: Db, companyId: number, orderId: number, plan: OrderPlan, now: Date): Promise<void> {
  const { order, customer } = plan;
  const { written } = customer;
  await db`
    with customer as (${customerRow(db, companyId, plan, now)}),
    created as (
      insert into events (company_id, type, subject_id, ts) values (${companyId}, 'order.created', ${orderId}, ${now}))
    insert into orders (company_id, id, store_id, is_bundle, is_test, is_trial, reference, language, campaign_params,
      download_id, customer_id, customer_account_id, customer_email, customer_first_name, customer_last_name,
      customer_company, customer_phone, customer_reference, metadata, created_at, updated_at)
    select ${companyId}, ${orderId}, ${order.store_id}, ${order.is_bundle}, ${order.is_test}, ${order.is_trial},
      ${order.reference}, ${order.language}, ${order.campaign_params}, ${order.download_id}, customer.id,
      ${customer.customer_account_id}, ${written?.email ?? null}, ${written?.first_name ?? null},
      ${written?.last_name ?? null}, ${written?.company_name ?? null}, ${written?.phone ?? null},
      ${written?.reference ?? ""}, ${JSON.stringify(order.metadata)}::text::jsonb, ${order.created_at}, ${now}
    from customer`;
}

/** An order that is appended to keeps its customer, unless it has none. */
async function setMissingCustomer(
  db: Db,
  companyId: number,
  orderId: number,
  plan: OrderPlan,
  now: Date,
): Promise<void> {
  const { customer } = plan;
  const { written } = customer;
  await db`
    with customer as (${customerRow(db, companyId, plan, now)}),
    appended as (
      insert into events (company_id, type, subject_id, ts) values (${companyId}, 'order.appended', ${orderId}, ${now}))
    update orders set
      customer_id = coalesce(orders.customer_id, customer.id),
      customer_account_id = coalesce(orders.customer_account_id, ${customer.customer_account_id}),
      customer_email = coalesce(customer_email, ${written?.email ?? null}),
      customer_first_name = coalesce(customer_first_name, ${written?.first_name ?? null}),
      customer_last_name = coalesce(customer_last_name, ${written?.last_name ?? null}),
      customer_company = coalesce(customer_company, ${written?.company_name ?? null}),
      customer_phone = coalesce(customer_phone, ${written?.phone ?? null}),
      updated_at = ${now}
    from customer where orders.company_id = ${companyId} and orders.id = ${orderId}`;
}

/** In the order of their e-mails, so that two orders never wait for each other in a circle. */
async function insertUsers(
  db: Db,
  companyId: number,
  plan: OrderPlan,
  passwords: PlanFillings["passwords"],
  now: Date,
): Promise<{ email: string }[]> {
  const list = plan.users
    .map(({ email, first_name, last_name, phone_number, reference }) => ({
      email,
      first_name,
      last_name,
      phone_number,
      reference,
      password: passwords.get(email.toLowerCase())?.toString("hex"),
    }))
    .sort((a, b) => (a.email.toLowerCase() < b.email.toLowerCase() ? -1 : 1));
  return db<{ email: string }[]>`
    insert into license_users (company_id, true_email, first_name, last_name, phone_number, reference,
      initial_password_sealed, created_at, updated_at)
    select ${companyId}, u.email, u.first_name, u.last_name, u.phone_number, u.reference, decode(u.password, 'hex'),
      ${now}, ${now}
    from json_to_recordset(${rows(db, list)})
      as u(email text, first_name text, last_name text, phone_number text, reference text, password text)
    on conflict (company_id, lower(true_email)) do nothing
    returning true_email as email`;
}

async function insertItems(
  db: Db,
  companyId: number,
  orderId: number,
  plan: OrderPlan,
  ids: readonly number[],
  now: Date,
) {
  const list = plan.items.map((item, index) => ({ id: ids[index], ...item }));
  await db`
    insert into order_items (company_id, id, order_id, product_id, note, subscription_id, created_at, updated_at)
    select ${companyId}, i.id, ${orderId}, i.product_id, i.note, i.subscription_id, ${now}, ${now}
    from json_to_recordset(${rows(db, list)}) as i(id bigint, product_id bigint, note text, subscription_id text)`;
}

const typeOfProperty: Record<string, string> = {
  license_type: "text",
  start_date: "date",
  valid_duration: "text",
  validity_period: "timestamptz",
  maintenance_duration: "text",
  maintenance_period: "timestamptz",
  max_consumptions: "bigint",
  total_consumptions: "bigint",
  max_overages: "bigint",
  consumption_period: "text",
  installation_file_id: "bigint",
  subscription_id: "text",
  note: "text",
  metadata: "jsonb",
};

// Names and types of the columns are constants of this file, never input.
const termColumns = ["product_id", "license_template_id", "provenance", ...Object.keys(PROPERTIES)];
const termColumnList = termColumns.map((name) => `"${name}"`).join(", ");
const termRecord = [
  "product_id bigint, license_template_id bigint, provenance jsonb",
  ...Object.entries(PROPERTIES).map(([name, { fallback }]) => {
    const type = typeOfProperty[name] ?? (typeof fallback === "boolean" ? "boolean" : "integer");
    return `"${name}" ${type}`;
  }),
].join(", ");

interface LicenseLine {
  readonly id: number | undefined;
  readonly terms: number;
}

/** Licenses take their columns from the few distinct terms of the order; history and events are written beside them. */
async function insertLicenses(
  db: Db,
  companyId: number,
  orderId: number,
  plan: OrderPlan,
  licenses: readonly LicenseLine[],
  now: Date,
) {
  const terms = plan.terms.map(({ product_id, license_template_id, provenance, properties, active }, index) => ({
    terms: index,
    product_id,
    license_template_id,
    provenance,
    ...properties,
    active,
  }));
  await db`
    with terms as materialized (
      select * from json_to_recordset(${rows(db, terms)}) as t(terms integer, ${db.unsafe(termRecord)})),
    issued as (
      insert into licenses (company_id, id, order_id, order_item_id, bundle_license_id, license_key,
        ${db.unsafe(termColumnList)}, created_at, updated_at)
      select ${companyId}, l.id, ${orderId}, l.order_item_id, l.bundle_license_id, l.license_key,
        ${db.unsafe(termColumnList)}, ${now}, ${now}
      from json_to_recordset(${rows(db, licenses)})
        as l(id bigint, order_item_id bigint, bundle_license_id bigint, license_key text, terms integer)
      join terms using (terms)
      returning id),
    noted as (
      insert into license_histories (company_id, license_id, ts, source, text)
      select ${companyId}, id, ${now}, 'api', 'License created' from issued)
    insert into events (company_id, type, subject_id, ts)
    select ${companyId}, 'license.created', id, ${now} from issued`;
}

const featureColumnList = FEATURE_MEMBERS.map((name) => `"${name}"`).join(", ");
const featureRecord =
  "product_feature_id bigint, total_consumptions bigint, max_consumption bigint, allow_unlimited_consumptions boolean, " +
  "allow_negative_consumptions boolean, allow_overages boolean, max_overages bigint, reset_consumption boolean, " +
  "consumption_period text, is_floating boolean, is_floating_cloud boolean, floating_users integer, " +
  "floating_timeout integer, can_borrow boolean, max_borrow_time integer, expiry_date timestamptz, valid_duration text, " +
  "metadata jsonb";

async function insertFeatures(db: Db, companyId: number, plan: OrderPlan, licenses: readonly LicenseLine[]) {
  const features = plan.terms.flatMap((terms, index) =>
    terms.features.map(({ product_feature_id, total_consumptions, values }, position) => ({
      terms: index,
      position,
      product_feature_id,
      total_consumptions,
      ...values,
    })),
  );
  const lines = licenses.map(({ id, terms }) => ({ id, terms }));
  await db`
    insert into license_product_features (company_id, license_id, product_feature_id, total_consumptions,
      ${db.unsafe(featureColumnList)})
    select ${companyId}, l.id, product_feature_id, total_consumptions, ${db.unsafe(featureColumnList)}
    from json_to_recordset(${rows(db, lines)}) as l(id bigint, terms integer)
    join json_to_recordset(${rows(db, features)}) as f(terms integer, position integer, ${db.unsafe(featureRecord)})
      using (terms)
    order by l.id, f.position`;
}

async function insertCustomFields(db: Db, companyId: number, plan: OrderPlan, licenses: readonly LicenseLine[]) {
  const fields = plan.terms.flatMap((terms, index) =>
    terms.custom_fields.map(({ product_custom_field_id, value }) => ({ terms: index, product_custom_field_id, value })),
  );
  const lines = licenses.map(({ id, terms }) => ({ id, terms }));
  await db`
    insert into license_custom_fields (company_id, license_id, product_custom_field_id, value)
    select ${companyId}, l.id, f.product_custom_field_id, f.value
    from json_to_recordset(${rows(db, lines)}) as l(id bigint, terms integer)
    join json_to_recordset(${rows(db, fields)}) as f(terms integer, product_custom_field_id bigint, value text) using (terms)`;
}

async function insertAssignments(db: Db, companyId: number, plan: OrderPlan, licenseIds: readonly number[], now: Date) {
  const list = plan.licenses.flatMap(({ users }, index) =>
    users.map(({ email, is_manager, max_activations }) => ({
      id: licenseIds[index],
      email,
      is_manager,
      max_activations,
    })),
  );
  await db`
    insert into license_assignments (company_id, license_id, license_user_id, is_manager, max_activations, created_at)
    select ${companyId}, a.id, u.id, a.is_manager, a.max_activations, ${now}
    from json_to_recordset(${rows(db, list)}) as a(id bigint, email text, is_manager boolean, max_activations integer)
    join license_users u on u.company_id = ${companyId} and lower(u.true_email) = lower(a.email)`;
}

async function insertManagers(db: Db, companyId: number, orderId: number, emails: readonly string[], now: Date) {
  await db`
    insert into order_managers (company_id, order_id, license_user_id, created_at)
    select ${companyId}, ${orderId}, u.id, ${now}
    from unnest(${[...emails]}::text[]) as m(email)
    join license_users u on u.company_id = ${companyId} and lower(u.true_email) = lower(m.email)
    on conflict do nothing`;
}
