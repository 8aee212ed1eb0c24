import type { Db } from "../../platform/db/connect.ts";

// What is sent when, and by which process. Only the leases ask the database for the time: processes on several machines
// must agree on them.

/** A lane of an endpoint with deliveries that are due. */
export interface DueLane {
  readonly company_id: number;
  readonly endpoint_id: number;
  readonly lane: number;
  readonly url: string;
  readonly format: string;
  readonly is_failing: boolean;
}

/** The lanes of endpoints that have deliveries to be sent now. */
export function listDueLanes(db: Db, now: Date): Promise<DueLane[]> {
  return db<DueLane[]>`
    select e.company_id, e.id as endpoint_id, lane, e.url, e.format, e.failing_since is not null as is_failing
    from webhook_endpoints e cross join (values (0), (1)) as lanes(lane)
    where e.enabled and e.deleted_at is null and (e.not_before is null or e.not_before <= ${now}) and exists (
      select from webhook_deliveries d
      where d.company_id = e.company_id and d.endpoint_id = e.id and d.lane = lanes.lane and d.status = 'pending'
        and d.due_at <= ${now} and (d.leased_until is null or d.leased_until < now()))`;
}

/** A delivery that this process sends. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly attempts: number;
  readonly event_id: string;
  readonly event: string;
  readonly ts: Date;
  readonly user_id: number | null;
  readonly data: string;
}

/**
 * Claims deliveries of a lane that are due, oldest first. One waits for earlier ones of its key, but not if it was made
 * before `waitedSince`.
 */
export function claimDeliveries(
  db: Db,
  companyId: number,
  { endpoint_id, lane }: Pick<DueLane, "endpoint_id" | "lane">,
  { most, seconds, waitedSince }: { readonly most: number; readonly seconds: number; readonly waitedSince: Date },
  now: Date,
): Promise<ClaimedDelivery[]> {
  return db<ClaimedDelivery[]>`
    with next as (
      select d.id from webhook_deliveries d
      where d.company_id = ${companyId} and d.endpoint_id = ${endpoint_id} and d.lane = ${lane} and d.status = 'pending'
        and d.due_at <= ${now} and (d.leased_until is null or d.leased_until < now())
        and (d.created_at <= ${waitedSince} or not exists (
          select from webhook_deliveries earlier
          where earlier.company_id = ${companyId} and earlier.endpoint_id = ${endpoint_id} and earlier.lane = ${lane}
            and earlier.order_key = d.order_key and earlier.status = 'pending' and earlier.id < d.id))
        and exists (
          select from webhook_endpoints e
          where e.company_id = ${companyId} and e.id = ${endpoint_id} and e.enabled and e.deleted_at is null)
      order by d.due_at, d.id limit ${most} for update of d skip locked),
    claimed as (
      update webhook_deliveries d set leased_until = now() + make_interval(secs => ${seconds})
      from next where d.company_id = ${companyId} and d.id = next.id
      returning d.id, d.message_id, d.attempts)
    select c.id, c.attempts, m.event_id, m.event, m.ts, m.user_id, m.data
    from claimed c join webhook_messages m on m.company_id = ${companyId} and m.id = c.message_id
    order by c.id`;
}

/** Gives a delivery back that was not sent. */
export async function releaseDelivery(db: Db, companyId: number, id: number): Promise<void> {
  await db`
    update webhook_deliveries set leased_until = null
    where company_id = ${companyId} and id = ${id} and status = 'pending'`;
}

/** One attempt, as the log keeps it. */
export interface Attempt {
  readonly delivery_id: number;
  readonly url: string;
  readonly ts: Date;
  readonly signature: string;
  readonly status_code: number | null;
  readonly response: string;
  readonly error: string | null;
  readonly duration_ms: number;
}

/** What becomes of the delivery: it arrived, is tried again, or is given up. */
export type Fate = "delivered" | "failed" | { readonly due_at: Date };

/** How an endpoint does after an attempt. */
export interface Health {
  readonly enabled: boolean;
  readonly failing_since: Date | null;
  readonly warned_at: Date | null;
}

/** Writes an attempt down, with what becomes of its delivery; answers how the endpoint does. */
export async function recordAttempt(
  db: Db,
  companyId: number,
  endpointId: number,
  attempt: Attempt,
  { fate, notBefore }: { readonly fate: Fate; readonly notBefore: Date | null },
  now: Date,
): Promise<Health | undefined> {
  const status = typeof fate === "string" ? fate : "pending";
  const hasArrived = fate === "delivered";
  const { delivery_id, url, ts, signature, status_code, response, error, duration_ms } = attempt;
  // Of successes of an endpoint that does well, one in a while is enough.
  const lately = new Date(now.getTime() - 10_000);
  const [health] = await db<Health[]>`
    with attempt as (
      insert into webhook_attempts (company_id, delivery_id, url, ts, signature, status_code, response, error, duration_ms)
      values (${companyId}, ${delivery_id}, ${url}, ${ts}, ${signature}, ${status_code}, ${response}, ${error}, ${duration_ms})),
    delivery as (
      update webhook_deliveries set attempts = attempts + 1, leased_until = null, last_status_code = ${status_code},
        last_error = ${error}, due_at = ${typeof fate === "string" ? db`due_at` : fate.due_at},
        finished_at = case when status = 'pending' and ${status} = 'pending' then null else ${now}::timestamptz end,
        status = case when status = 'pending' or ${hasArrived} then ${status} else status end
      where company_id = ${companyId} and id = ${delivery_id}),
    endpoint as (
      update webhook_endpoints set
        failing_since = ${hasArrived ? null : db`coalesce(failing_since, ${now}::timestamptz)`},
        warned_at = ${hasArrived ? null : db`warned_at`},
        last_success_at = ${hasArrived ? now : db`last_success_at`},
        last_failure_at = ${hasArrived ? db`last_failure_at` : now},
        not_before = ${notBefore ?? db`not_before`}
      where company_id = ${companyId} and id = ${endpointId}
        and (not ${hasArrived} or failing_since is not null or last_success_at is null or last_success_at < ${lately})
      returning enabled, failing_since, warned_at)
    select enabled, failing_since, warned_at from endpoint`;
  return health;
}

/** The owner of an endpoint is told that it fails; false where somebody did so meanwhile. */
export async function updateWarned(db: Db, companyId: number, endpointId: number, now: Date): Promise<boolean> {
  const result = await db`
    update webhook_endpoints set warned_at = ${now}
    where company_id = ${companyId} and id = ${endpointId} and enabled and warned_at is null
      and failing_since is not null and deleted_at is null`;
  return result.count === 1;
}

/** Deletes what ended before a moment, some at a time, and then messages that nothing delivers any more. */
export async function deleteOldDeliveries(db: Db, before: Date, most: number): Promise<number> {
  const { count } = await db`
    delete from webhook_deliveries d using (
      select c.id as company_id, o.id from companies c cross join lateral (
        select id from webhook_deliveries
        where company_id = c.id and created_at < ${before} and status <> 'pending' order by created_at, id limit ${most}) o
      limit ${most}) as old
    where d.company_id = old.company_id and d.id = old.id`;
  return count;
}

/** The same of messages. */
export async function deleteOldMessages(db: Db, before: Date, most: number): Promise<number> {
  const { count } = await db`
    delete from webhook_messages m using (
      select c.id as company_id, o.id from companies c cross join lateral (
        select id from webhook_messages n
        where company_id = c.id and created_at < ${before} and not exists (
          select from webhook_deliveries d where d.company_id = n.company_id and d.message_id = n.id)
        order by created_at limit ${most}) o
      limit ${most}) as old
    where m.company_id = old.company_id and m.id = old.id`;
  return count;
}

/** Forgets deleted endpoints of which the log knows nothing any more. */
export async function deleteForgottenEndpoints(db: Db): Promise<void> {
  await db`
    delete from webhook_endpoints e
    where e.deleted_at is not null and not exists (
      select from webhook_deliveries d where d.company_id = e.company_id and d.endpoint_id = e.id)`;
}
