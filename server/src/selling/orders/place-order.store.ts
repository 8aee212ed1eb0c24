import type { Db } from "../../platform/db/connect.ts";
import { jsonb, jsonRows } from "../../platform/db/json-rows.ts";
import type { LicensesRow, OrdersRow } from "../../platform/db/rows.generated.ts";
import type { AuditRow, Author } from "../../platform/http/audit.ts";
import type { Cause } from "../../platform/values/cause.ts";
import { insertAudits } from "../../record/audit/audit-writer.store.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";
import type { licenseColumns } from "../licenses/license.rules.ts";
import {
  insertAssignments,
  insertCustomFields,
  insertFeatures,
  insertLicenses,
  updateCustomers,
} from "../licenses/sold-license.store.ts";
import {
  type DetailOfCustomer,
  insertCustomers,
  insertUsers,
  type NewUser,
  updateDetails,
} from "../people/ordered-people.store.ts";
import type { OrderItemRow } from "./order.rules.ts";
import { insertManagers } from "./order-manager.store.ts";
import type { LicenseRequest, OrderRequest } from "./order-request.rules.ts";
import type { LicensePlan, OrderPlan } from "./place-order.rules.ts";

/** A plan with what it leaves open. Lists run along those of the plan. */
export interface OrderToWrite {
  readonly plan: OrderPlan;
  readonly orderId: number;
  readonly itemIds: readonly number[];
  readonly licenseIds: readonly number[];
  /** Null: the license belongs to users. */
  readonly licenseKeys: readonly (string | null)[];
  /** The sealed initial password of each user of the plan, in case that user is new. */
  readonly sealedPasswords: readonly Buffer[];
  /** Who ordered, for the audit; undefined: an application, as with trials. */
  readonly author: Author | undefined;
  /** Whether an application asked for it: the addresses of its users are unproven. */
  readonly isUnproven: boolean;
}

/** What places orders beside their authors. */
export interface PlacedBy {
  readonly importId?: number | undefined;
  /** Of their events, where no transaction says it. */
  readonly cause?: Cause | undefined;
}

/** How many ids an order may take: one for itself, one per item, one per license and bundle product. */
export function idsNeededAtMost(order: OrderRequest): number {
  const ofLicense = (license: LicenseRequest): number => 1 + license.products.length;
  const ofItems = order.items.map((item) => 1 + item.licenses.reduce((sum, license) => sum + ofLicense(license), 0));
  // A bundle order may list the products of one bundle license flat: then the bundle license itself comes on top.
  return 1 + ofItems.reduce((sum, count) => sum + count, 0) + (order.is_bundle ? order.items.length : 0);
}

/** Takes ids out of the one sequence that orders, items and licenses share. */
export async function reserveIds(db: Db, count: number): Promise<number[]> {
  const [row] = await db<{ ids: number[] }[]>`
    select json_agg(nextval('big_id')) as ids from generate_series(1, ${count}::int)`;
  return row?.ids ?? [];
}

/** What was written, as it is stored. */
export interface WrittenOrders {
  /** Without those that were appended to. */
  readonly orders: readonly OrdersRow[];
  readonly items: readonly OrderItemRow[];
  readonly licenses: readonly WrittenLicense[];
  readonly newUsers: readonly NewUser[];
}

/** The columns of a license that was just written. */
export type WrittenLicense = Pick<LicensesRow, (typeof licenseColumns)[number]>;

/**
 * Writes orders with a handful of statements, however many orders and licenses. Where one is enough (`isOneStatement`)
 * it needs no transaction around it.
 */
export async function insertOrders(
  db: Db,
  companyId: number,
  orders: readonly OrderToWrite[],
  now: Date,
  by: PlacedBy = {},
): Promise<WrittenOrders> {
  const wanted = partsOf(orders);
  const customerIds = wanted.customers
    ? await insertCustomers(
        db,
        companyId,
        orders.map(({ plan, orderId }) => ({ order_id: orderId, choice: plan.customer })),
        now,
      )
    : new Map<number, number | undefined>();
  await updateDetails(db, companyId, orders.flatMap(detailsOf), now);
  const lines = orders.flatMap((order, index) =>
    linesOf(order, orders.slice(0, index), customerOf(order.plan, customerIds.get(order.orderId)).customer_id),
  );
  const terms = orders.flatMap(({ plan }) => plan.terms);
  const sold = lines.map(({ id, terms: index }) => ({ id, terms: index }));
  const placed = orders.flatMap((order) => orderRowsOf(order, companyId, customerIds, now));
  const items = orders.flatMap((order) => itemRowsOf(order, now));
  // None waits for the answer of another, but all must arrive in this order: so each is sent immediately (`execute`).
  const [licenses, newUsers] = await Promise.all([
    insertOrdersAndLicenses(
      db,
      companyId,
      { placed, items, terms, lines, by, audits: orders.flatMap((order) => auditOf(order, now)) },
      now,
    ),
    wanted.users ? insertUsers(db, companyId, orders.flatMap(usersOf), now) : [],
    wanted.appended && updateAppended(db, companyId, orders, lines, customerIds, now),
    wanted.features && insertFeatures(db, companyId, sold, featuresOf(terms), now),
    wanted.customFields && insertCustomFields(db, companyId, sold, fieldsOf(terms), now),
    wanted.users && insertAssignments(db, companyId, assignmentsOf(lines), now),
    wanted.users && insertManagers(db, companyId, orders.flatMap(managersOf), now),
  ]);
  return { orders: placed, items, licenses, newUsers };
}

/** Whether orders are written by one statement. */
export function isOneStatement(orders: readonly OrderToWrite[]): boolean {
  return !Object.values(partsOf(orders)).includes(true);
}

/** What orders bring beside their own rows, items and licenses. */
function partsOf(orders: readonly OrderToWrite[]) {
  return {
    customers: orders.some(({ plan }) => plan.customer.how === "created"),
    details: orders.some((order) => detailsOf(order).length > 0),
    users: orders.some(({ plan }) => plan.users.length > 0),
    appended: orders.some(({ plan }) => plan.order.existing_id !== undefined),
    features: orders.some(({ plan }) => plan.terms.some((terms) => terms.features.length > 0)),
    customFields: orders.some(({ plan }) => plan.terms.some((terms) => terms.custom_fields.length > 0)),
  };
}

/**
 * What an order says anew of its customer. What an application sends is said by whoever uses it: it completes what is
 * not known, and changes nothing.
 */
function detailsOf({ plan: { customer }, isUnproven }: OrderToWrite): DetailOfCustomer[] {
  const { id, changes } = customer;
  if (id === undefined) return [];
  return changes
    .filter(({ from }) => !isUnproven || from === "")
    .map(({ name, to }) => ({ customer_id: id, name, to }));
}

/** The row of a new order; none of one that is appended to. */
function orderRowsOf(
  { plan, orderId }: OrderToWrite,
  companyId: number,
  customerIds: ReadonlyMap<number, number | undefined>,
  now: Date,
): OrdersRow[] {
  const { existing_id, created_at, ...columns } = plan.order;
  if (existing_id !== undefined) return [];
  return [
    {
      company_id: companyId,
      id: orderId,
      type: "normal",
      ...columns,
      ...customerOf(plan, customerIds.get(orderId)),
      created_at: new Date(created_at),
      updated_at: now,
    },
  ];
}

/** What an order remembers of its customer. `madeId`: the customer was made for it. */
function customerOf({ customer: { id, written, customer_account_id } }: OrderPlan, madeId: number | undefined) {
  return {
    customer_id: id ?? madeId ?? null,
    customer_account_id,
    customer_email: written?.email ?? null,
    customer_first_name: written?.first_name ?? null,
    customer_last_name: written?.last_name ?? null,
    customer_company: written?.company_name ?? null,
    customer_phone: written?.phone ?? null,
    customer_reference: written?.reference ?? "",
  };
}

function itemRowsOf({ plan, orderId, itemIds }: OrderToWrite, now: Date): OrderItemRow[] {
  return plan.items.map((item, index) => ({
    id: itemIds[index] ?? 0,
    order_id: orderId,
    ...item,
    created_at: now,
    updated_at: now,
  }));
}

function usersOf({ plan, orderId, sealedPasswords, isUnproven }: OrderToWrite) {
  const shared = { order_id: orderId, is_unproven: isUnproven };
  return plan.users.map((user, index) => ({ ...user, ...shared, password: sealedPasswords[index] }));
}

function managersOf({ plan, orderId }: OrderToWrite) {
  return plan.managers.map((email) => ({ order_id: orderId, email }));
}

function assignmentsOf(lines: readonly LicenseLine[]) {
  return lines.flatMap(({ id, plan }) => plan.users.map((user) => ({ id, ...user })));
}

const idsShownMax = 1000;

/**
 * What the audit keeps of an order is its summary, since it can have a hundred thousand licenses; nothing of a trial,
 * which an application asked for.
 */
function auditOf({ plan, orderId, licenseIds, author }: OrderToWrite, now: Date): AuditRow[] {
  if (!author) return [];
  const action = plan.order.existing_id === undefined ? "create" : "append";
  const license_ids = licenseIds.slice(0, idsShownMax);
  const after = { store_id: plan.order.store_id, licenses: licenseIds.length, license_ids };
  return [{ ts: now, ...author, action, object: "orders", object_id: orderId, before: undefined, after }];
}

/** A license on its way into its table; `terms` counts through the terms of all orders that are written together. */
interface LicenseLine {
  readonly id: number;
  readonly terms: number;
  readonly plan: LicensePlan;
  readonly columns: Readonly<Record<string, number | string | null | undefined>>;
}

function linesOf(order: OrderToWrite, earlier: readonly OrderToWrite[], customer_id: number | null): LicenseLine[] {
  const { plan, orderId, itemIds, licenseIds, licenseKeys } = order;
  const before = earlier.reduce((sum, { plan: { terms } }) => sum + terms.length, 0);
  return plan.licenses.map((license, position) => {
    const id = licenseIds[position] ?? 0;
    const terms = before + license.terms;
    const columns = {
      id,
      order_id: orderId,
      order_item_id: itemIds[license.item],
      bundle_license_id: license.bundle === undefined ? null : licenseIds[license.bundle],
      license_key: licenseKeys[position],
      customer_id,
      test_clock_id: plan.order.test_clock_id,
    };
    return { id, terms, plan: license, columns };
  });
}

/**
 * An order that is appended to keeps its customer, unless it has none. Since this locks the order, only now it is
 * certain whose the new licenses are: it may have been given to another customer in between.
 */
async function updateAppended(
  db: Db,
  companyId: number,
  orders: readonly OrderToWrite[],
  lines: readonly LicenseLine[],
  customerIds: ReadonlyMap<number, number | undefined>,
  now: Date,
): Promise<void> {
  const list = orders
    .filter(({ plan }) => plan.order.existing_id !== undefined)
    .map(({ plan, orderId }) => ({ id: orderId, ...customerOf(plan, customerIds.get(orderId)) }));
  const issued = lines.map(({ id }) => id);
  await db`
    with appended as (
      update orders set
        customer_id = coalesce(orders.customer_id, a.customer_id),
        customer_account_id = coalesce(orders.customer_account_id, a.customer_account_id),
        customer_email = coalesce(orders.customer_email, a.customer_email),
        customer_first_name = coalesce(orders.customer_first_name, a.customer_first_name),
        customer_last_name = coalesce(orders.customer_last_name, a.customer_last_name),
        customer_company = coalesce(orders.customer_company, a.customer_company),
        customer_phone = coalesce(orders.customer_phone, a.customer_phone),
        updated_at = ${now}
      from json_to_recordset(${jsonRows(db, list)}) as a(id bigint, customer_id bigint, customer_account_id bigint,
        customer_email text, customer_first_name text, customer_last_name text, customer_company text, customer_phone text)
      where orders.company_id = ${companyId} and orders.id = a.id
      returning orders.id, orders.customer_id),
    followed as (${updateCustomers(db, companyId, issued, db`appended`)})
    ${insertEvents(db, companyId, [{ type: "order.appended", subject: db`id`, data: {}, from: db`appended` }], now)}`.execute();
}

interface OrderRows {
  readonly placed: readonly OrdersRow[];
  readonly items: readonly OrderItemRow[];
  readonly terms: OrderPlan["terms"];
  readonly lines: readonly LicenseLine[];
  readonly audits: readonly AuditRow[];
  readonly by: PlacedBy;
}

/**
 * Orders, items and licenses, with history and events: everything that nearly every order consists of, in one
 * statement. Licenses take their columns from the few distinct terms of their orders.
 */
function insertOrdersAndLicenses(
  db: Db,
  companyId: number,
  { placed, items, terms, lines, audits, by: { importId, cause } }: OrderRows,
  now: Date,
): Promise<WrittenLicense[]> {
  const { texts, lineOf } = distinctTerms(terms);
  const licenses = lines.map(({ terms: index, columns }) => ({ ...columns, terms: lineOf[index] }));
  // A trial, which an application asks for, is placed alone and has no author.
  const source = audits.length > 0 || importId !== undefined ? "api" : "sdk";
  const data = importId === undefined ? {} : { data: jsonb(db, { import: importId }) };
  const line = { license_id: db`id`, source, text: "License created", ...data, from: db`issued` } as const;
  const events = [
    { type: "order.created", subject: db`id`, data: {}, from: db`placed` },
    { type: "license.created", subject: db`id`, data: {}, from: db`issued` },
  ] as const;
  return db<WrittenLicense[]>`
    with placed as (
      insert into orders (company_id, id, store_id, is_bundle, type, is_test, is_trial, test_clock_id, reference, language,
        campaign_params, download_id, customer_id, customer_account_id, customer_email, customer_first_name,
        customer_last_name, customer_company, customer_phone, customer_reference, metadata, created_at, updated_at)
      select company_id, id, store_id, is_bundle, type, is_test, is_trial, test_clock_id, reference, language,
        campaign_params, download_id, customer_id, customer_account_id, customer_email, customer_first_name,
        customer_last_name, customer_company, customer_phone, customer_reference, metadata, created_at, updated_at
      from json_populate_recordset(null::orders, ${jsonRows(db, placed)})
      returning id),
    filled as (
      insert into order_items (company_id, id, order_id, product_id, note, subscription_id, created_at, updated_at)
      select ${companyId}, i.id, i.order_id, i.product_id, i.note, i.subscription_id, ${now}, ${now}
      from json_populate_recordset(null::order_items, ${jsonRows(db, items)}) as i),
    issued as (${insertLicenses(db, companyId, licenses, texts, now)}),
    noted as (${insertLines(db, companyId, line, now)}),
    audited as (${insertAudits(db, companyId, audits)}),
    recorded as (${insertEvents(db, companyId, events, now, cause)})
    select * from issued order by id`.execute();
}

/**
 * Terms as JSON texts, the same ones once, since orders of one product mostly share theirs; and which text each became.
 */
function distinctTerms(terms: OrderPlan["terms"]): { texts: string[]; lineOf: number[] } {
  const lines = new Map<string, number>();
  const lineOf = terms.map(({ product_id, license_template_id, provenance, properties, active }) => {
    const text = JSON.stringify({ product_id, license_template_id, provenance, ...properties, active });
    const line = lines.get(text) ?? lines.size;
    lines.set(text, line);
    return line;
  });
  return { texts: [...lines.keys()], lineOf };
}

function featuresOf(terms: OrderPlan["terms"]) {
  return terms.flatMap(({ features }, index) =>
    features.map(({ product_feature_id, total_consumptions, values }, position) => ({
      terms: index,
      position,
      feature: { product_feature_id, total_consumptions, ...values },
    })),
  );
}

function fieldsOf(terms: OrderPlan["terms"]) {
  return terms.flatMap(({ custom_fields }, index) =>
    custom_fields.map(({ product_custom_field_id, value }) => ({ terms: index, product_custom_field_id, value })),
  );
}
