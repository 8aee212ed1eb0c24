import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import {
  andConditions,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPageById,
} from "../../platform/db/list-query.ts";
import type { WebhookAttemptsRow } from "../../platform/db/rows.generated.ts";

// Messages, and their deliveries to endpoints.

/** A delivery as lists show it. */
export interface Delivery {
  readonly id: number;
  readonly endpoint_id: number;
  readonly event_id: string;
  readonly event: string;
  readonly license_id: number | null;
  readonly status: string;
  readonly attempts: number;
  readonly due_at: Date;
  readonly last_status_code: number | null;
  readonly last_error: string | null;
  readonly finished_at: Date | null;
  readonly replay_of: number | null;
  readonly created_at: Date;
}

/** A delivery with its message. */
export interface WholeDelivery extends Delivery {
  readonly format: string;
  readonly ts: Date;
  readonly user_id: number | null;
  readonly data: string;
}

/** What lists of deliveries can be filtered and ordered by. */
export const deliveryList: ListSpec = {
  from: (db, companyId) => db`from webhook_deliveries d where d.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`d.id`, published: ["exact", "in"] },
    endpoint: { kind: "integer", column: (db) => db`d.endpoint_id`, published: ["exact", "in"] },
    event_id: {
      kind: "text",
      column: (db) => db`m.event_id::text`,
      among: {
        key: (db) => db`d.message_id`,
        ids: (db, companyId, condition) =>
          db`select m.id from webhook_messages m where m.company_id = ${companyId} and ${condition}`,
      },
      published: ["exact", "in"],
    },
    event: { kind: "text", column: (db) => db`d.event`, published: ["exact", "in"] },
    status: { kind: "text", column: (db) => db`d.status`, published: ["exact", "in"] },
    license: { kind: "integer", column: (db) => db`d.license_id`, published: ["exact"] },
    created_at: { kind: "time", column: (db) => db`d.created_at`, published: ["gt", "gte", "lt", "lte"] },
  },
  orderings: { created_at: (db) => db`d.created_at` },
  id: (db) => db`d.id`,
};

const columns = (db: Db) => db`d.id, d.endpoint_id, m.event_id, d.event, d.license_id, d.status, d.attempts, d.due_at,
  d.last_status_code, d.last_error, d.finished_at, d.replay_of, d.created_at`;

/** One page of a company's deliveries, newest first where nothing else is asked for. */
export function listDeliveries(db: Db, companyId: number, page: ListPage): Promise<Page<Delivery>> {
  const ordered = newestFirst(page, (words) => words`d.created_at`);
  return readPageById(db, companyId, deliveryList, ordered, (ids) => findDeliveries(db, companyId, ids));
}

/** Deliveries by their ids, in no order. */
export function findDeliveries(db: Db, companyId: number, ids: readonly number[]): Promise<Delivery[]> {
  return db<Delivery[]>`
    select ${columns(db)} from webhook_deliveries d
    join webhook_messages m on m.company_id = d.company_id and m.id = d.message_id
    where d.company_id = ${companyId} and d.id = any(${[...ids]}::bigint[])`;
}

/** One delivery with its message. */
export async function findDelivery(db: Db, companyId: number, id: number): Promise<WholeDelivery | undefined> {
  const [row] = await db<WholeDelivery[]>`
    select ${columns(db)}, e.format, m.ts, m.user_id, m.data
    from webhook_deliveries d
    join webhook_messages m on m.company_id = d.company_id and m.id = d.message_id
    join webhook_endpoints e on e.company_id = d.company_id and e.id = d.endpoint_id
    where d.company_id = ${companyId} and d.id = ${id}`;
  return row;
}

/** The attempts of a delivery, in their order. */
export function listAttempts(
  db: Db,
  companyId: number,
  deliveryId: number,
): Promise<Omit<WebhookAttemptsRow, "company_id" | "id" | "delivery_id">[]> {
  return db<Omit<WebhookAttemptsRow, "company_id" | "id" | "delivery_id">[]>`
    select url, ts, signature, status_code, response, error, duration_ms from webhook_attempts
    where company_id = ${companyId} and delivery_id = ${deliveryId} order by id`;
}

/** An event on its way to some endpoints. */
export interface NewMessage {
  readonly event_id: string;
  readonly event: string;
  readonly ts: Date;
  readonly user_id: number | null;
  /** JSON. */
  readonly data: string;
  readonly license_id: number | null;
  readonly order_key: string;
  readonly endpoints: readonly number[];
}

/** Stores messages with a delivery for each of their endpoints, in the given order. */
export async function insertMessages(
  db: Db,
  companyId: number,
  messages: readonly NewMessage[],
  lane: number,
  now: Date,
): Promise<void> {
  const rows = messages.map(({ endpoints: _endpoints, ...message }) => message);
  const deliveries = messages.flatMap(({ event_id, event, license_id, order_key, endpoints }) =>
    endpoints.map((endpoint_id) => ({ event_id, event, license_id, order_key, endpoint_id })),
  );
  await db`
    with made as (
      insert into webhook_messages (company_id, event_id, event, ts, user_id, data, created_at)
      select ${companyId}, m.event_id, m.event, m.ts, m.user_id, m.data, ${now}
      from json_to_recordset(${jsonRows(db, rows)})
        as m(event_id uuid, event text, ts timestamptz, user_id bigint, data text)
      returning id, event_id)
    insert into webhook_deliveries (company_id, endpoint_id, message_id, event, license_id, order_key, lane, due_at, created_at)
    select ${companyId}, d.endpoint_id, made.id, d.event, d.license_id, d.order_key, ${lane}, ${now}, ${now}
    from json_to_recordset(${jsonRows(
      db,
      deliveries.map((delivery, place) => ({ ...delivery, place })),
    )}) as d(event_id uuid, event text, license_id bigint, order_key text, endpoint_id bigint, place integer)
    join made using (event_id)
    order by d.place`;
}

/** Cancels what waits for an endpoint. */
export async function updateWaitingCanceled(db: Db, companyId: number, endpointId: number, now: Date): Promise<void> {
  await db`
    update webhook_deliveries set status = 'canceled', finished_at = ${now}, leased_until = null
    where company_id = ${companyId} and endpoint_id = ${endpointId} and status = 'pending'`;
}

/** The page of one delivery. */
export function replayPage(id: number): ListPage {
  const filter = deliveryList.filters["id"] as NonNullable<(typeof deliveryList.filters)[string]>;
  const conditions = [{ name: "id", filter, lookup: "exact", values: [id] }] as const;
  return { limit: 1, offset: 0, conditions, metadata: [], order: [], ignored: [], countsAll: false };
}

/** How many deliveries a replay sends again at most. */
export const replaysMax = 10_000;

/**
 * Sends what matches the filters of a page again, oldest first: each message once to each endpoint, under the id that
 * it had. What waits anyway is left out, and so are endpoints that are switched off or deleted. Answers the new ones.
 */
export async function insertReplays(db: Db, companyId: number, page: ListPage, now: Date): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    with matching as (
      select distinct on (d.endpoint_id, d.message_id) d.id, d.endpoint_id, d.message_id, d.event, d.license_id,
        d.order_key, d.lane
      ${deliveryList.from(db, companyId, page)} ${andConditions(db, companyId, deliveryList, page)}
        and d.status <> 'pending'
        and exists (
          select from webhook_endpoints e
          where e.company_id = d.company_id and e.id = d.endpoint_id and e.enabled and e.deleted_at is null)
        and not exists (
          select from webhook_deliveries w
          where w.company_id = d.company_id and w.message_id = d.message_id and w.endpoint_id = d.endpoint_id
            and w.status = 'pending')
      order by d.endpoint_id, d.message_id, d.id desc)
    insert into webhook_deliveries (company_id, endpoint_id, message_id, event, license_id, order_key, lane, due_at,
      created_at, replay_of)
    select ${companyId}, endpoint_id, message_id, event, license_id, order_key, lane, ${now}, ${now}, id
    from (select * from matching order by message_id limit ${replaysMax}) as oldest
    order by message_id
    returning id`;
  return rows.map(({ id }) => id);
}
