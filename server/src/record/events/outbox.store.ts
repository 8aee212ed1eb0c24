import type { Db } from "../../platform/db/connect.ts";
import type { EventType } from "./event-types.rules.ts";
import type { RecordedEvent } from "./recorded-event.rules.ts";

/** An event with the names of those who wait for its type. */
export interface SentEvent extends RecordedEvent {
  readonly consumers: readonly string[];
}

/** Whether `consumer` waits for any event of a company. */
export async function hasSubscriptions(db: Db, companyId: number, consumer: string): Promise<boolean> {
  const [row] = await db<{ waits: boolean }[]>`
    select exists (
      select from event_subscriptions where company_id = ${companyId} and consumer = ${consumer}) as waits`;
  return row?.waits === true;
}

/** The types of events that `consumer` wants from now on, in place of those before. */
export async function replaceSubscriptions(
  db: Db,
  companyId: number,
  consumer: string,
  types: readonly EventType[],
): Promise<void> {
  await db`
    with unwanted as (
      delete from event_subscriptions
      where company_id = ${companyId} and consumer = ${consumer} and type <> all(${[...types]}::text[]))
    insert into event_subscriptions (company_id, consumer, type)
    select ${companyId}, ${consumer}, unnest(${[...types]}::text[])
    on conflict do nothing`;
}

/** The companies with events on their way. */
export async function listCompaniesWithEvents(db: Db): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select c.id from companies c where exists (select from event_outbox o where o.company_id = c.id) order by c.id`;
  return rows.map(({ id }) => id);
}

/**
 * Locks the outbox of a company until the end of the transaction, so that its events go their way one after the other;
 * false where another node has it.
 */
export async function lockOutbox(db: Db, companyId: number): Promise<boolean> {
  const [row] = await db<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('licet events'), ${companyId}::integer) as locked`;
  return row?.locked === true;
}

/** Takes the oldest events out of the outbox, in the order in which they were recorded. */
export function takeEvents(db: Db, companyId: number, most: number): Promise<SentEvent[]> {
  return db<SentEvent[]>`
    with taken as (
      delete from event_outbox where company_id = ${companyId} and event_id in (
        select event_id from event_outbox where company_id = ${companyId} order by event_id limit ${most})
      returning event_id)
    select e.id, e.type, e.subject_id, e.data, e.ts, e.cause, array(
        select s.consumer from event_subscriptions s where s.company_id = e.company_id and s.type = e.type) as consumers
    from events e where e.company_id = ${companyId} and e.id in (select event_id from taken)
    order by e.id`;
}
