import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPageById } from "../../platform/db/list-query.ts";
import type { BillingMessagesRow } from "../../platform/db/rows.generated.ts";
import type { Envelope } from "./reading.rules.ts";

/** A message, with the source that it came from. */
export type Message = BillingMessagesRow & { readonly source_name: string; readonly source_kind: string };

const columns = `m.company_id, m.id, m.source_id, m.dedup_id, m.type, m.subscription_id, m.livemode, m.occurred_at, m.body,
  m.status, m.reason, m.waits_for, m.repeats, m.attempts, m.due_at, m.received_at, m.processed_at,
  b.name as source_name, b.kind as source_kind`;
const tables = "billing_messages m join billing_sources b on b.company_id = m.company_id and b.id = m.source_id";

/** What lists of messages can be filtered and ordered by. */
export const messageList: ListSpec = {
  from: (db, companyId) => db`from billing_messages m where m.company_id = ${companyId}`,
  filters: {
    source: { kind: "integer", column: (db) => db`m.source_id`, published: ["exact"] },
    status: { kind: "text", column: (db) => db`m.status`, published: ["exact", "in"] },
    type: { kind: "text", column: (db) => db`m.type`, published: ["exact", "startswith"] },
    subscription_id: { kind: "text", column: (db) => db`m.subscription_id`, published: ["exact"] },
    received_at: { kind: "time", column: (db) => db`m.received_at`, published: ["gt", "gte", "lt", "lte"] },
  },
  orderings: { id: (db) => db`m.id`, status: (db) => db`m.status` },
  id: (db) => db`m.id`,
};

/** One page of the messages of a company, the newest first where nothing else is asked for. */
export function listMessages(db: Db, companyId: number, page: ListPage): Promise<Page<Message>> {
  const order = page.order.length > 0 ? page.order : [{ by: (each: Db) => each`m.id`, descending: true }];
  return readPageById(db, companyId, messageList, { ...page, order }, (ids) => findMessages(db, companyId, ids));
}

async function findMessages(db: Db, companyId: number, ids: readonly number[]): Promise<Message[]> {
  return db<Message[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(tables)}
    where m.company_id = ${companyId} and m.id = any(${[...ids]}::bigint[])`;
}

/** One message by its id. */
export async function findMessage(db: Db, companyId: number, id: number): Promise<Message | undefined> {
  const [message] = await findMessages(db, companyId, [id]);
  return message;
}

/** To what address messages came. */
export interface ArrivedAt {
  readonly company_id: number;
  readonly id: number;
  readonly token: string;
}

/**
 * Keeps messages, in one statement; one that is kept already counts once more. None is kept, and the answer is 0, where
 * the source has gone or was switched off.
 */
export async function insertMessages(
  db: Db,
  source: ArrivedAt,
  envelopes: readonly (Envelope & { readonly status: "pending" | "refused"; readonly reason: string | null })[],
  now: Date,
): Promise<number> {
  const { count } = await db`
    insert into billing_messages (company_id, source_id, dedup_id, type, livemode, occurred_at, body, status, reason, due_at,
      received_at)
    select b.company_id, b.id, m.dedup_id, m.type, m.livemode, m.occurred_at, m.body, m.status, m.reason, ${now}, ${now}
    from json_to_recordset(${jsonRows(db, envelopes)}) as m(dedup_id text, type text, livemode boolean,
      occurred_at timestamptz, body text, status text, reason text)
    join billing_sources b on b.company_id = ${source.company_id} and b.id = ${source.id} and b.token = ${source.token}
      and b.enabled
    on conflict (company_id, source_id, dedup_id) do update set repeats = billing_messages.repeats + 1`;
  return count;
}

/** Companies with messages whose time has come. */
export async function listCompaniesWithMessages(db: Db, now: Date): Promise<number[]> {
  const rows = await db<{ company_id: number }[]>`
    select distinct company_id from billing_messages where status = 'pending' and due_at <= ${now} limit 100`;
  return rows.map(({ company_id }) => company_id);
}

/** The next message of a company whose time has come, but for some. */
export async function findNextMessage(
  db: Db,
  companyId: number,
  passedOver: readonly number[],
  now: Date,
): Promise<Message | undefined> {
  const [row] = await db<Message[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(tables)}
    where m.company_id = ${companyId} and m.status = 'pending' and m.due_at <= ${now}
      and m.id <> all(${[...passedOver]}::bigint[])
    order by m.due_at, m.id limit 1`;
  return row;
}

/** Claims a message for the transaction that processes it; false where another one has it, or it is done. */
export async function claimMessage(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`
    select from billing_messages where company_id = ${companyId} and id = ${id} and status = 'pending'
    for update skip locked`;
  return rows.length > 0;
}

/** What became of a message. */
export interface Outcome {
  readonly status: "applied" | "ignored" | "waiting" | "failed";
  readonly reason: string | null;
  readonly subscription_id: string | null;
  readonly waits_for?: readonly string[];
}

/** Notes what became of a message. */
export async function updateProcessed(
  db: Db,
  companyId: number,
  id: number,
  { status, reason, subscription_id, waits_for = [] }: Outcome,
  now: Date,
): Promise<void> {
  await db`
    update billing_messages set status = ${status}, reason = ${reason},
      subscription_id = coalesce(${subscription_id}, subscription_id), waits_for = ${[...waits_for]}::text[],
      attempts = attempts + 1, due_at = null, processed_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
}

/** Tries a message again later. */
export async function updatePutOff(db: Db, companyId: number, id: number, dueAt: Date, reason: string): Promise<void> {
  await db`
    update billing_messages set attempts = attempts + 1, due_at = ${dueAt}, reason = ${reason}
    where company_id = ${companyId} and id = ${id} and status = 'pending'`;
}

/** Lets the messages go on that wait for one of some names. */
export async function updateAwaited(
  db: Db,
  companyId: number,
  sourceId: number,
  names: readonly string[],
  now: Date,
): Promise<void> {
  if (names.length === 0) return;
  await db`
    update billing_messages set status = 'pending', due_at = ${now}
    where company_id = ${companyId} and source_id = ${sourceId} and status = 'waiting'
      and waits_for && ${[...names]}::text[]`.execute();
}

/** Puts a message into the queue again. False: it waits for its turn already, or there is none. */
export async function updateReplayed(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const { count } = await db`
    update billing_messages set status = 'pending', due_at = ${now}, reason = null
    where company_id = ${companyId} and id = ${id} and status <> 'pending'`;
  return count > 0;
}

/** Removes messages that are older than a moment; those that still wait for their turn stay. */
export async function deleteOldMessages(db: Db, before: Date): Promise<void> {
  await db`delete from billing_messages where received_at < ${before} and status <> 'pending'`;
}

/** Remembers who a customer of a billing system is; what is newer counts. */
export async function upsertCustomer(
  db: Db,
  companyId: number,
  sourceId: number,
  customer: { readonly id: string; readonly email: string; readonly name: string },
  at: Date,
): Promise<void> {
  await db`
    insert into billing_customers (company_id, source_id, customer, email, name, occurred_at)
    values (${companyId}, ${sourceId}, ${customer.id}, ${customer.email}, ${customer.name}, ${at})
    on conflict (company_id, source_id, customer)
      do update set email = excluded.email, name = excluded.name, occurred_at = excluded.occurred_at
      where billing_customers.occurred_at <= excluded.occurred_at`;
}

/** Who a customer of a billing system is. */
export async function findBillingCustomer(
  db: Db,
  companyId: number,
  sourceId: number,
  customer: string,
): Promise<{ email: string; name: string } | undefined> {
  const [row] = await db<{ email: string; name: string }[]>`
    select email, name from billing_customers
    where company_id = ${companyId} and source_id = ${sourceId} and customer = ${customer}`;
  return row;
}
