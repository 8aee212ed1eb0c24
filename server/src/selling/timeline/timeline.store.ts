import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-spec.ts";
import { idBefore, type Place, type Source } from "./timeline.rules.ts";

// Everything is read from its newest row before a place on, by an index that begins with the license: a page costs as
// much however long the history is.

/** Which entries of a license are wanted. */
export interface Wanted {
  readonly companyId: number;
  readonly license: number;
  readonly before: Place;
  readonly limit: number;
}

const microseconds = (db: Db, ts: Fragment) => db`(extract(epoch from ${ts}) * 1000000)::bigint`;
const momentOf = (db: Db, us: number | Fragment) =>
  db`('epoch'::timestamptz + ${us}::bigint * interval '1 microsecond')`;
/** Older than the place. */
const isBefore = (db: Db, { before }: Wanted, source: Source, ts: Fragment, id: Fragment) =>
  db`(${ts}, ${id}) < (${momentOf(db, before.us)}, ${idBefore(source, before)}::bigint)`;

/** The device and the user that a row names. */
interface Concerned {
  readonly device_id: number | null;
  readonly hardware_id: string | null;
  readonly hostname: string | null;
  readonly license_user_id: number | null;
  readonly email: string | null;
}

const concerned = (db: Db) => db`h.device_id, d.hardware_id, d.hostname, h.license_user_id, u.true_email as email`;
const withConcerned = (db: Db) => db`
  left join devices d on d.company_id = h.company_id and d.id = h.device_id
  left join license_users u on u.company_id = h.company_id and u.id = h.license_user_id`;

/** A line of the history that is neither a check nor a consumption. */
export interface Line extends Concerned {
  readonly id: number;
  readonly us: number;
  readonly source: string;
  readonly sdk_version: string | null;
  readonly text: string;
  readonly data: unknown;
}

/** Lines of the history but those of routine, in the words of their index. */
export function listLines(db: Db, wanted: Wanted): Promise<Line[]> {
  const { companyId, license, limit } = wanted;
  return db<Line[]>`
    select h.id, ${microseconds(db, db`h.ts`)} as us, h.source, h.sdk_version, h.text, h.data, ${concerned(db)}
    from license_histories h ${withConcerned(db)}
    where h.company_id = ${companyId} and h.license_id = ${license}
      and h.text <> 'License check' and h.data->'consumptions' is null
      and ${isBefore(db, wanted, "line", db`h.ts`, db`h.id`)}
    order by h.ts desc, h.id desc limit ${limit}::bigint`.execute();
}

/** A seat that was taken or freed. */
export interface Activation extends Concerned {
  readonly id: number;
  readonly us: number;
  readonly action: string;
}

/** Activations and deactivations without a line of their own, as a reset leaves them. */
export function listActivationsWithoutLine(db: Db, wanted: Wanted): Promise<Activation[]> {
  const { companyId, license, limit } = wanted;
  return db<Activation[]>`
    select h.id, ${microseconds(db, db`h.ts`)} as us, h.action, h.device_id, d.hardware_id, d.hostname,
      d.license_user_id, u.true_email as email
    from license_activation_histories h
    left join devices d on d.company_id = h.company_id and d.id = h.device_id
    left join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
    where h.company_id = ${companyId} and h.license_id = ${license}
      and not exists (
        select from license_histories l
        where l.company_id = ${companyId} and l.license_id = ${license} and l.ts = h.ts and l.device_id = h.device_id)
      and ${isBefore(db, wanted, "activation", db`h.ts`, db`h.id`)}
    order by h.ts desc, h.id desc limit ${limit}::bigint`.execute();
}

/** What happened to a scheduled update. */
export interface ScheduledEvent {
  readonly id: number;
  readonly us: number;
  readonly update_id: number;
  readonly event: "created" | "applied" | "failed" | "cancelled";
  readonly name: string | null;
  readonly scheduled_at: Date;
  readonly errors: readonly string[] | null;
}

/** What was scheduled for a license, and what became of it. */
export function listScheduledEvents(db: Db, wanted: Wanted): Promise<ScheduledEvent[]> {
  const { companyId, license, limit } = wanted;
  const id = db`(s.id * 4 + e.place)`;
  return db<ScheduledEvent[]>`
    select ${id} as id, ${microseconds(db, db`e.at`)} as us, s.id as update_id, e.event, s.name, s.scheduled_at,
      case when e.event = 'failed' then (
        select json_agg(i.error_message order by i.id) from scheduled_update_items i
        where i.company_id = s.company_id and i.scheduled_update_id = s.id and i.error_message is not null) end as errors
    from scheduled_updates s
    cross join lateral (values ('created', s.created_at, 0), ('applied', s.applied_at, 1), ('failed', s.failed_at, 2),
      ('cancelled', s.cancelled_at, 3)) as e(event, at, place)
    where s.company_id = ${companyId} and s.license_id = ${license} and e.at is not null
      and ${isBefore(db, wanted, "scheduled_update", db`e.at`, id)}
    order by e.at desc, ${id} desc limit ${limit}::bigint`.execute();
}

/** A write that left no line in the history. */
export interface Write {
  readonly id: number;
  readonly us: number;
  readonly object: string;
  readonly action: string;
}

/** Writes about the license itself that changed something and left no line in the history. */
export function listWritesWithoutLine(db: Db, wanted: Wanted): Promise<Write[]> {
  const { companyId, license, limit } = wanted;
  return db<Write[]>`
    select a.id, ${microseconds(db, db`a.ts`)} as us, a.object, a.action
    from audit a
    where a.company_id = ${companyId} and a.object_id = ${license} and a.object in ('licenses', 'licenses/client')
      and not (coalesce(a.before, '{}') = '{}' and coalesce(a.after, '{}') = '{}')
      and not exists (
        select from license_histories l
        where l.company_id = ${companyId} and l.license_id = ${license} and l.ts = a.ts)
      and ${isBefore(db, wanted, "write", db`a.ts`, db`a.id`)}
    order by a.ts desc, a.id desc limit ${limit}::bigint`.execute();
}

/** A call that was refused. */
export interface Refusal {
  /** The number that the caller was told. */
  readonly id: number;
  readonly us: number;
  readonly action: string;
  readonly code: string;
  readonly message: string;
  readonly hardware_id: string | null;
  readonly username: string | null;
  readonly app_ver: string | null;
  readonly device_id: number | null;
  readonly hostname: string | null;
}

/** The decisions that refused calls about a license; the device is that of the license, if it knows the hardware. */
export function listRefusals(db: Db, wanted: Wanted): Promise<Refusal[]> {
  const { companyId, license, limit } = wanted;
  return db<Refusal[]>`
    select r.id, ${microseconds(db, db`r.created_at`)} as us, r.action, r.code, r.message, r.hardware_id, r.username,
      r.app_ver, d.id as device_id, coalesce(d.hostname, r.device_name) as hostname
    from decisions r
    left join lateral (
      select id, hostname from devices
      where company_id = ${companyId} and license_id = ${license} and hardware_id = r.hardware_id
      order by id desc limit 1) d on true
    where r.company_id = ${companyId} and r.license_id = ${license}
      and ${isBefore(db, wanted, "refusal", db`r.created_at`, db`r.id`)}
    order by r.created_at desc, r.id desc limit ${limit}::bigint`.execute();
}

/** The use of a license on a day in UTC. */
export interface DayOfUse {
  readonly day: Date;
  /** Its last and its first call. */
  readonly us: number;
  readonly oldest: number;
  readonly checks: number;
  readonly consumption: readonly { readonly feature: string | null; readonly calls: number; readonly units: number }[];
}

/** A page folds so many calls at most. */
const foldedMax = 20_000;

/**
 * Checks and consumption by day, of the newest calls before a moment. `isCut`: the oldest of these days may have more
 * of them, which the next page shows.
 */
export async function listDaysOfUse(
  db: Db,
  { companyId, license, limit }: Wanted,
  before: number,
): Promise<{ readonly days: readonly DayOfUse[]; readonly isCut: boolean }> {
  const us = microseconds(db, db`ts`);
  const rows = await db<(DayOfUse & { folded: number })[]>`
    with newest as materialized (
      select ts, case when text = 'License check' then null else data end as data
      from license_histories
      where company_id = ${companyId} and license_id = ${license} and ts < ${momentOf(db, before)}
        and (text = 'License check' or data->'consumptions' is not null)
      order by ts desc fetch first (${foldedMax}::bigint) rows with ties),
    parts as (
      select date_trunc('day', ts, 'UTC') as day, data is null as is_check, data->>'feature' as feature, count(*) as calls,
        sum((data->>'consumptions')::bigint)::bigint as units, max(${us}) as newest, min(${us}) as oldest
      from newest group by 1, 2, 3)
    select day, max(newest) as us, min(oldest) as oldest,
      coalesce(sum(calls) filter (where is_check), 0)::bigint as checks,
      coalesce(json_agg(json_build_object('feature', feature, 'calls', calls, 'units', units)
        order by feature nulls first) filter (where not is_check), '[]') as consumption,
      (select count(*) from newest) as folded
    from parts group by day order by day desc limit ${limit}::bigint`.execute();
  return { days: rows.map(({ folded: _, ...day }) => day), isCut: (rows[0]?.folded ?? 0) >= foldedMax };
}

/** A row of the audit that may be what an entry came of. */
export interface Writer {
  readonly id: number;
  readonly us: number;
  readonly actor_kind: "staff" | "key" | "license_key" | "license_user" | "license";
  readonly actor_id: number;
  readonly actor_name: string;
  readonly object: string;
  readonly object_id: number | null;
  /** Whether it names the license, or what belongs to it; else it only happened at the same moment. */
  readonly is_sure: boolean;
  readonly before: unknown;
  readonly after: unknown;
}

const objectsOfLicenses = [
  "licenses",
  "licenses/client",
  "licenses/users",
  "license-product-features",
  "license-custom-fields",
  "license-templates",
  "license-users",
  "devices",
  "device-variables",
  "orders",
  "customers",
  "scheduled-updates",
];

/** Who wrote at some moments, and what of a license it changed. */
export function findWriters(
  db: Db,
  companyId: number,
  license: number,
  at: { readonly moments: readonly number[]; readonly devices: readonly number[]; readonly updates: readonly number[] },
): Promise<Writer[]> {
  const own = JSON.stringify({ id: license });
  const isOwn = db`(object in ('licenses', 'licenses/client') and object_id = ${license})`;
  const isDevice = db`(object = 'devices' and object_id = any(${[...at.devices]}::bigint[]))`;
  const isUpdate = db`(object = 'scheduled-updates' and (object_id = any(${[...at.updates]}::bigint[])
    or after->'license' @> ${own}::text::jsonb))`;
  const isBulk = db`(object = 'licenses' and object_id is null and (after->'ids' @> to_jsonb(${license}::bigint)
    or after->'licenses' @> jsonb_build_array(${own}::text::jsonb)))`;
  const isOrder = db`(object = 'orders' and after->'license_ids' @> to_jsonb(${license}::bigint))`;
  return db<Writer[]>`
    select id, ${microseconds(db, db`ts`)} as us, actor_kind, actor_id, actor_name, object, object_id,
      coalesce(${isOwn} or ${isDevice} or ${isUpdate} or ${isBulk} or ${isOrder}, false) as is_sure,
      case when ${isUpdate} then before->'license'
        when ${isOwn} or ${isDevice} or object in ('license-product-features', 'license-custom-fields') then before
      end as before,
      case when ${isUpdate} then after->'license'
        when object = 'licenses' and object_id is null then jsonb_path_query_first(after, '$.licenses[*] ? (@.id == $id)',
          jsonb_build_object('id', ${license}::bigint))
        when ${isOwn} or ${isDevice} or object in ('license-product-features', 'license-custom-fields') then after
      end as after
    from audit
    where company_id = ${companyId} and object = any(${objectsOfLicenses}::text[])
      and ts = any(array(
        select 'epoch'::timestamptz + m * interval '1 microsecond' from unnest(${[...at.moments]}::bigint[]) m))
    order by id`;
}

/** Who sent the files of some imports. */
export function findImporters(db: Db, companyId: number, ids: readonly number[]) {
  return db<{ id: number; file_name: string; author: { actor?: { kind: string; id: number; name: string } } }[]>`
    select id, file_name, author from imports where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
}

/** Whether the company has a license. */
export async function hasLicense(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`select from licenses where company_id = ${companyId} and id = ${id}`;
  return rows.length > 0;
}
