import type { Db } from "../../platform/db/connect.ts";
import { jsonb, jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPageById } from "../../platform/db/list-query.ts";
import type { SubscriptionsRow } from "../../platform/db/rows.generated.ts";
import type { Subscription } from "./following.rules.ts";
import type { Facts } from "./subscription-facts.rules.ts";

const columns = `s.company_id, s.id, s.source_id, s.subscription_id, s.is_recurring, s.is_test, s.status, s.paid_through,
  s.trial_end, s.cancel_at, s.ended_at, s.quantity, s.customer_email, s.facts, s.occurred_at, s.wakes_at, s.created_at,
  s.updated_at, b.name as source_name, b.kind as source_kind`;
const tables = "subscriptions s left join billing_sources b on b.company_id = s.company_id and b.id = s.source_id";

/** What lists of subscriptions can be filtered and ordered by. */
export const subscriptionList: ListSpec = {
  from: (db, companyId) => db`from subscriptions s where s.company_id = ${companyId}`,
  filters: {
    subscription_id: { kind: "text", column: (db) => db`s.subscription_id`, published: ["exact", "icontains", "in"] },
    source: { kind: "integer", column: (db) => db`s.source_id`, published: ["exact", "isnull"] },
    status: { kind: "text", column: (db) => db`s.status`, published: ["exact", "in"] },
    is_recurring: { kind: "boolean", column: (db) => db`s.is_recurring`, published: ["exact"] },
    is_test: { kind: "boolean", column: (db) => db`s.is_test`, published: ["exact"] },
    customer_email: { kind: "text", column: (db) => db`s.customer_email`, isPerson: true, published: ["exact"] },
    paid_through: { kind: "time", column: (db) => db`s.paid_through`, published: ["gt", "gte", "lt", "lte", "isnull"] },
    updated_at: { kind: "time", column: (db) => db`s.updated_at`, published: ["gt", "gte", "lt", "lte"] },
    license: {
      kind: "integer",
      column: (db) => db`k.license_id`,
      within: (db, condition) => db`exists (
        select from subscription_licenses k
        where k.company_id = s.company_id and k.subscription_id = s.subscription_id and ${condition})`,
      published: ["exact"],
    },
  },
  orderings: {
    id: (db) => db`s.id`,
    status: (db) => db`s.status`,
    paid_through: (db) => db`s.paid_through`,
    updated_at: (db) => db`s.updated_at`,
  },
  nullable: ["paid_through"],
  id: (db) => db`s.id`,
};

/** One page of the subscriptions of a company, what changed last first where nothing else is asked for. */
export function listSubscriptions(db: Db, companyId: number, page: ListPage): Promise<Page<Subscription>> {
  const order = page.order.length > 0 ? page.order : [{ by: (each: Db) => each`s.updated_at`, descending: true }];
  return readPageById(
    db,
    companyId,
    subscriptionList,
    { ...page, order },
    (ids) =>
      db<Subscription[]>`
      select ${db.unsafe(columns)} from ${db.unsafe(tables)}
      where s.company_id = ${companyId} and s.id = any(${[...ids]}::bigint[])`,
  );
}

/** A subscription by its name at the billing system. */
export async function findSubscription(
  db: Db,
  companyId: number,
  subscriptionId: string,
): Promise<Subscription | undefined> {
  const [row] = await db<Subscription[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(tables)}
    where s.company_id = ${companyId} and s.subscription_id = ${subscriptionId}`;
  return row;
}

/** A subscription that is not known yet. */
export interface NewSubscription {
  readonly subscription_id: string;
  readonly source_id: number | null;
  readonly is_recurring: boolean;
  readonly is_test: boolean;
  readonly customer_email: string | null;
  readonly facts: Facts;
}

/** Makes sure that a subscription is there, locks it and answers it. */
export async function lockSubscription(
  db: Db,
  companyId: number,
  fresh: NewSubscription,
  now: Date,
): Promise<Subscription> {
  const { subscription_id, source_id, is_recurring, is_test, customer_email, facts } = fresh;
  await db`
    insert into subscriptions (company_id, subscription_id, source_id, is_recurring, is_test, customer_email, status, facts,
      created_at, updated_at)
    values (${companyId}, ${subscription_id}, ${source_id}, ${is_recurring}, ${is_test}, ${customer_email}, 'incomplete',
      ${jsonb(db, facts)}, ${now}, ${now})
    on conflict (company_id, subscription_id) do nothing`;
  await lockKnownSubscription(db, companyId, subscription_id);
  const row = await findSubscription(db, companyId, subscription_id);
  if (!row) throw new Error("the subscription was not stored");
  return row;
}

/** Waits for its turn on a subscription. False: there is none. */
export async function lockKnownSubscription(db: Db, companyId: number, subscriptionId: string): Promise<boolean> {
  const rows = await db`
    select from subscriptions where company_id = ${companyId} and subscription_id = ${subscriptionId}
    for no key update`;
  return rows.length > 0;
}

/** What follows from the facts of a subscription. */
export type SubscriptionValues = Pick<
  SubscriptionsRow,
  "status" | "paid_through" | "trial_end" | "cancel_at" | "ended_at" | "quantity" | "customer_email" | "wakes_at"
> & { readonly facts: Facts; readonly occurred_at: Date | null; readonly source_id: number | null };

/** Stores what is known of a subscription, and what follows from it. */
export async function updateSubscription(
  db: Db,
  companyId: number,
  id: number,
  { facts, ...values }: SubscriptionValues,
  now: Date,
): Promise<void> {
  await db`
    update subscriptions set ${db.set({ ...values, updated_at: now })}, facts = ${jsonb(db, facts)}
    where company_id = ${companyId} and id = ${id}`;
}

/** Subscriptions of licenses that live by a test clock, which time alone changes by then, with those licenses. */
export function listWakingByClock(
  db: Db,
  companyId: number,
  clockId: number,
  until: Date,
): Promise<{ subscription_id: string; license_id: number }[]> {
  return db<{ subscription_id: string; license_id: number }[]>`
    select s.subscription_id, l.id as license_id from licenses l
    join subscription_licenses k on k.company_id = l.company_id and k.license_id = l.id
    join subscriptions s on s.company_id = k.company_id and s.subscription_id = k.subscription_id
    where l.company_id = ${companyId} and l.test_clock_id = ${clockId} and s.wakes_at <= ${until}
    order by s.wakes_at, l.id`;
}

/** Subscriptions of all companies, or of one, that time alone changes by now; not those of test clocks. */
export function listWaking(
  db: Db,
  until: Date,
  companyId: number | undefined,
): Promise<{ company_id: number; subscription_id: string }[]> {
  return db<{ company_id: number; subscription_id: string }[]>`
    select s.company_id, s.subscription_id from subscriptions s
    where s.wakes_at <= ${until} ${companyId === undefined ? db`` : db`and s.company_id = ${companyId}`}
      and not exists (
        select from subscription_licenses k
        join licenses l on l.company_id = k.company_id and l.id = k.license_id
        where k.company_id = s.company_id and k.subscription_id = s.subscription_id and l.test_clock_id is not null)
    order by s.wakes_at limit 100`;
}

/** Takes the moment from a subscription at which it was to be looked at, when that has come. */
export async function updateWoken(db: Db, companyId: number, subscriptionId: string, until: Date): Promise<void> {
  await db`
    update subscriptions set wakes_at = null
    where company_id = ${companyId} and subscription_id = ${subscriptionId} and wakes_at <= ${until}`;
}

/** Other names of a subscription or its payments, kept for the messages that have only these. */
export interface Reference {
  readonly reference: string;
  readonly payment: string | null;
}

/** Remembers them; what is known already stays. */
export async function upsertReferences(
  db: Db,
  companyId: number,
  sourceId: number,
  subscriptionId: string,
  references: readonly Reference[],
): Promise<void> {
  if (references.length === 0) return;
  await db`
    insert into subscription_references (company_id, source_id, reference, subscription_id, payment)
    select distinct on (r.reference) ${companyId}::bigint, ${sourceId}::bigint, r.reference, ${subscriptionId}::text, r.payment
    from json_to_recordset(${jsonRows(db, references)}) as r(reference text, payment text)
    on conflict (company_id, source_id, reference)
      do update set payment = coalesce(subscription_references.payment, excluded.payment)`;
}

/** Whose payment some references name: the first that is known. */
export async function findReferred(
  db: Db,
  companyId: number,
  sourceId: number,
  references: readonly string[],
): Promise<{ readonly subscription_id: string; readonly payment: string | null } | undefined> {
  const [row] = await db<{ subscription_id: string; payment: string | null }[]>`
    select subscription_id, payment from subscription_references
    where company_id = ${companyId} and source_id = ${sourceId} and reference = any(${[...references]}::text[])
    order by payment is null, reference limit 1`;
  return row;
}

/** Gives the names of what turned out to be part of another subscription to that one. */
export async function moveReferences(
  db: Db,
  companyId: number,
  sourceId: number,
  from: string,
  to: string,
): Promise<void> {
  await db`
    update subscription_references set subscription_id = ${to}
    where company_id = ${companyId} and source_id = ${sourceId} and subscription_id = ${from}`;
}
