import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { andConditions, type ListPage, type ListSpec, type Page, readPageById } from "../../platform/db/list-query.ts";
import type { ScheduledUpdateItemsRow, ScheduledUpdatesRow } from "../../platform/db/rows.generated.ts";
import type { Author } from "../../platform/http/audit.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import type { KnownUpdate, PlannedUpdate, UpdateItem } from "./scheduled-update.rules.ts";

/** An item as it is stored. */
export type StoredItem = UpdateItem & Pick<ScheduledUpdateItemsRow, "id" | "error_message">;

/** A scheduled update with its items, in the order in which they are done. */
export interface ScheduledUpdate
  extends KnownUpdate,
    Pick<ScheduledUpdatesRow, "name" | "note" | "created_at" | "applied_at" | "cancelled_at" | "failed_at"> {
  /** Who scheduled it. */
  readonly author: Author;
  readonly items: readonly StoredItem[];
}

/** What scheduled updates can be filtered and ordered by (management-api.md §5.11). */
export const scheduledUpdateList: ListSpec = {
  from: (db, companyId) => db`from scheduled_updates where company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "in"] },
    license: { kind: "integer", column: (db) => db`license_id`, published: ["exact", "in"] },
    status: { kind: "text", column: (db) => db`status`, published: ["exact", "in"] },
    name: { kind: "text", column: (db) => db`name`, published: ["exact", "icontains"] },
    scheduled_at: { kind: "time", column: (db) => db`scheduled_at`, published: ["exact", "gt", "gte", "lt", "lte"] },
    created_at: { kind: "time", column: (db) => db`created_at`, published: ["gt", "gte", "lt", "lte"] },
    applied_at: { kind: "time", column: (db) => db`applied_at`, published: ["gt", "gte", "lt", "lte", "isnull"] },
    cancelled_at: { kind: "time", column: (db) => db`cancelled_at`, published: ["gt", "gte", "lt", "lte", "isnull"] },
    failed_at: { kind: "time", column: (db) => db`failed_at`, published: ["gt", "gte", "lt", "lte", "isnull"] },
  },
  orderings: {
    id: (db) => db`id`,
    license: (db) => db`license_id`,
    created_at: (db) => db`created_at`,
    scheduled_at: (db) => db`scheduled_at`,
    status: (db) => db`status`,
    applied_at: (db) => db`applied_at`,
    cancelled_at: (db) => db`cancelled_at`,
    failed_at: (db) => db`failed_at`,
    name: (db) => db`name`,
    note: (db) => db`note`,
  },
  nullable: ["applied_at", "cancelled_at", "failed_at", "name", "note"],
  id: (db) => db`id`,
};

/** The order in which updates are applied: by their hour, then by their age. */
const bySchedule: ListPage["order"] = [
  { by: (db) => db`scheduled_at`, descending: false },
  { by: (db) => db`created_at`, descending: false },
];

/** One page of a company's scheduled updates, in the order of their hours where nothing else is asked for. */
export function listScheduledUpdates(db: Db, companyId: number, page: ListPage): Promise<Page<ScheduledUpdate>> {
  const ordered = page.order.length > 0 ? page : { ...page, order: bySchedule };
  return readPageById(db, companyId, scheduledUpdateList, ordered, (ids) => findScheduledUpdates(db, companyId, ids));
}

/** Scheduled updates by their ids; unknown ones are left out. */
export function findScheduledUpdates(db: Db, companyId: number, ids: readonly number[]): Promise<ScheduledUpdate[]> {
  return db<ScheduledUpdate[]>`
    select s.id, s.license_id, s.scheduled_at, s.status, s.name, s.note, s.author, s.created_at, s.applied_at, s.cancelled_at,
      s.failed_at, (
        select json_agg(json_build_object('id', i.id, 'action', i.action, 'product_feature_id', i.product_feature_id,
          'product_custom_field_id', i.product_custom_field_id, 'update_data', i.update_data, 'error_message', i.error_message)
          order by i.id)
        from scheduled_update_items i where i.company_id = s.company_id and i.scheduled_update_id = s.id) as items
    from scheduled_updates s where s.company_id = ${companyId} and s.id = any(${[...ids]}::bigint[])
    order by s.id`;
}

/** One scheduled update, locked. */
export async function lockScheduledUpdate(db: Db, companyId: number, id: number): Promise<ScheduledUpdate | undefined> {
  await db`select from scheduled_updates where company_id = ${companyId} and id = ${id} for update`;
  const [update] = await findScheduledUpdates(db, companyId, [id]);
  return update;
}

/** The scheduled updates of licenses at hours, locked in the order of their ids. */
export async function lockUpdatesAt(
  db: Db,
  companyId: number,
  places: readonly { readonly license: number; readonly scheduled_at: Date }[],
): Promise<ScheduledUpdate[]> {
  const rows = await db<{ id: number }[]>`
    select s.id from json_to_recordset(${jsonRows(db, places)}) as p(license bigint, scheduled_at timestamptz)
    join scheduled_updates s on s.company_id = ${companyId} and s.license_id = p.license and s.scheduled_at = p.scheduled_at
    order by s.id for update of s`;
  return findScheduledUpdates(
    db,
    companyId,
    rows.map(({ id }) => id),
  );
}

/**
 * Stores what was planned: new updates, and more items of those that wait. Answers the ids, in the order of the plan.
 */
export async function insertPlanned(
  db: Db,
  companyId: number,
  plan: readonly PlannedUpdate[],
  author: Author,
  now: Date,
): Promise<number[]> {
  const placeOf = (license: number, hour: Date) => `${license} ${hour.getTime()}`;
  const made = await db<{ id: number; license_id: number; scheduled_at: Date }[]>`
    insert into scheduled_updates (company_id, license_id, scheduled_at, name, note, author, created_at)
    select ${companyId}, p.license, p.scheduled_at, p.name, p.note, ${JSON.stringify(author)}::text::jsonb, ${now}
    from json_to_recordset(${jsonRows(
      db,
      plan.filter(({ id }) => id === undefined),
    )}) as p(license bigint, scheduled_at timestamptz, name text, note text)
    returning id, license_id, scheduled_at`;
  const idAt = new Map(made.map(({ id, license_id, scheduled_at }) => [placeOf(license_id, scheduled_at), id]));
  const whole = plan.map((each) => ({
    ...each,
    id: each.id ?? idAt.get(placeOf(each.license, each.scheduled_at)) ?? 0,
  }));
  await insertItems(
    db,
    companyId,
    whole.flatMap(({ id, items }) => items.map((item) => ({ ...item, scheduled_update_id: id }))),
  );
  return whole.map(({ id }) => id);
}

async function insertItems(
  db: Db,
  companyId: number,
  items: readonly (UpdateItem & { readonly scheduled_update_id: number })[],
): Promise<void> {
  const rows = items.map((item, place) => ({ ...item, place }));
  await db`
    insert into scheduled_update_items (company_id, scheduled_update_id, action, product_feature_id, product_custom_field_id, update_data)
    select ${companyId}, i.scheduled_update_id, i.action, i.product_feature_id, i.product_custom_field_id, i.update_data
    from json_to_recordset(${jsonRows(db, rows)}) as i(scheduled_update_id bigint, action text, product_feature_id bigint,
      product_custom_field_id bigint, update_data jsonb, place bigint)
    order by i.place`;
}

/** Makes an update do exactly these items. */
export async function replaceItems(db: Db, companyId: number, id: number, items: readonly UpdateItem[]): Promise<void> {
  await db`delete from scheduled_update_items where company_id = ${companyId} and scheduled_update_id = ${id}`;
  await insertItems(
    db,
    companyId,
    items.map((item) => ({ ...item, scheduled_update_id: id })),
  );
}

/** Sets when, and how it is called; it waits again, whatever became of it before. */
export async function updateScheduledUpdate(
  db: Db,
  companyId: number,
  id: number,
  { scheduled_at, name, note }: Pick<ScheduledUpdate, "scheduled_at" | "name" | "note">,
): Promise<void> {
  await db`
    update scheduled_updates set scheduled_at = ${scheduled_at}, name = ${name}, note = ${note}, status = 'pending', failed_at = null
    where company_id = ${companyId} and id = ${id}`;
}

/** Notes that an update was applied; call under its lock. */
export async function updateApplied(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`
    update scheduled_updates set status = 'applied', applied_at = ${now} where company_id = ${companyId} and id = ${id}`;
  await noteErrors(db, companyId, id, new Map());
}

/** Notes that an update failed, and at which item why; call under its lock. */
export async function updateFailed(
  db: Db,
  companyId: number,
  id: number,
  errors: ReadonlyMap<number, string>,
  now: Date,
): Promise<void> {
  await db`
    update scheduled_updates set status = 'failed', failed_at = ${now} where company_id = ${companyId} and id = ${id}`;
  await noteErrors(db, companyId, id, errors);
}

async function noteErrors(db: Db, companyId: number, id: number, errors: ReadonlyMap<number, string>): Promise<void> {
  await db`
    update scheduled_update_items i set error_message = ${JSON.stringify(Object.fromEntries(errors))}::text::jsonb->>i.id::text
    where company_id = ${companyId} and scheduled_update_id = ${id}`;
}

/** Cancels those of the matching updates that wait, and answers their ids. */
export async function updateMatchingCancelled(db: Db, companyId: number, page: ListPage, now: Date): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    update scheduled_updates set status = 'cancelled', cancelled_at = ${now}
    where company_id = ${companyId} and id = any(array(
      select id from scheduled_updates
      where company_id = ${companyId} and status = 'pending' ${andConditions(db, companyId, scheduledUpdateList, page)}
      order by id for update))
      and status = 'pending'
    returning id`;
  return rows.map(({ id }) => id);
}

/** Cancels one update that waits; call under its lock. */
export async function updateCancelled(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db`
    update scheduled_updates set status = 'cancelled', cancelled_at = ${now} where company_id = ${companyId} and id = ${id}`;
}

/** Removes an update with its items; false where there is none. */
export async function deleteScheduledUpdate(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`delete from scheduled_updates where company_id = ${companyId} and id = ${id} returning id`;
  return rows.length > 0;
}

/** How many of the matching updates have each status. */
export async function countByStatus(db: Db, companyId: number, page: ListPage): Promise<ReadonlyMap<string, number>> {
  const rows = await db<{ status: string; count: number }[]>`
    select status, count(*) from scheduled_updates
    where company_id = ${companyId} ${andConditions(db, companyId, scheduledUpdateList, page)}
    group by status`;
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** What may happen to a scheduled update, in the words of its events. */
export type UpdateEvent = "created" | "updated" | "canceled" | "applied" | "failed";

/** Records what happened to updates, with each as it then is; in the transaction of the change. */
export async function recordUpdates(
  db: Db,
  companyId: number,
  ids: readonly number[],
  event: UpdateEvent,
  now: Date,
): Promise<void> {
  const data = {
    license: db`s.license_id`,
    scheduled_at: db`s.scheduled_at`,
    status: db`s.status`,
    name: db`s.name`,
    scheduled_update_data: db`
      select jsonb_agg(jsonb_build_object('id', i.id, 'action', i.action, 'product_feature', i.product_feature_id,
        'product_custom_field', i.product_custom_field_id, 'update_data', i.update_data, 'error_message', i.error_message)
        order by i.id)
      from scheduled_update_items i where i.company_id = s.company_id and i.scheduled_update_id = s.id`,
  };
  const from = db`
    scheduled_updates s where s.company_id = ${companyId} and s.id = any(${[...ids]}::bigint[]) order by s.id`;
  await recordEvents(db, companyId, [{ type: `scheduled_update.${event}`, subject: db`s.id`, data, from }], now);
}

/** The companies that have updates whose hour has come. */
export async function listCompaniesWithDue(db: Db, now: Date): Promise<number[]> {
  const rows = await db<{ company_id: number }[]>`
    select distinct s.company_id from scheduled_updates s
    join licenses l on l.company_id = s.company_id and l.id = s.license_id
    where s.status = 'pending' and s.scheduled_at <= ${now} and l.test_clock_id is null`;
  return rows.map(({ company_id }) => company_id);
}

/**
 * Claims the next update of a company whose hour has come, in the order of the hours: no other node takes it, and it is
 * passed over while one has it. Those of one license follow each other, so that the later one never comes first;
 * `passedOver` are left for another time. Of licenses that live by a test clock only where that is named.
 */
export async function claimDue(
  db: Db,
  companyId: number,
  passedOver: readonly number[],
  now: Date,
  clockId: number | null = null,
): Promise<ScheduledUpdate | undefined> {
  const [claimed] = await db<{ id: number }[]>`
    select s.id from scheduled_updates s
    join licenses l on l.company_id = s.company_id and l.id = s.license_id
    where s.company_id = ${companyId} and s.status = 'pending' and s.scheduled_at <= ${now}
      and l.test_clock_id is not distinct from ${clockId}::bigint
      and s.id <> all(${[...passedOver]}::bigint[])
      and not exists (
        select from scheduled_updates e
        where e.company_id = ${companyId} and e.license_id = s.license_id and e.status = 'pending' and e.scheduled_at < s.scheduled_at)
    order by s.scheduled_at, s.created_at, s.id
    limit 1 for update of s skip locked`;
  if (!claimed) return undefined;
  const [update] = await findScheduledUpdates(db, companyId, [claimed.id]);
  return update;
}

/** The custom fields of products. */
export function listFieldsOf(db: Db, companyId: number, productIds: readonly number[]) {
  return db<{ id: number; product_id: number }[]>`
    select id, product_id from product_custom_fields
    where company_id = ${companyId} and product_id = any(${[...productIds]}::bigint[])`;
}
