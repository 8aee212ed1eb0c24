import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, newestFirst, type Page, readPage } from "../../platform/db/list-query.ts";
import type { SecurityEventsRow } from "../../platform/db/rows.generated.ts";
import { inSteps } from "../../platform/db/stepwise-deletes.ts";

/**
 * What the security log can be filtered and ordered by. Where the server has only one company, unattributed rows belong
 * to it.
 */
export const securityEventList: ListSpec = {
  from: (db, companyId) => db`from security_events where (company_id = ${companyId} or company_id = 0
    and not exists (select from companies c where c.id <> ${companyId}))`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "gt", "lt"] },
    last_at: { kind: "time", column: (db) => db`last_at`, published: ["gte", "lt", "date__gte", "date__lte"] },
    code: { kind: "text", column: (db) => db`code`, published: ["exact", "in"] },
    who: { kind: "text", column: (db) => db`who`, published: ["exact", "icontains"] },
    ip: { kind: "text", column: (db) => db`ip`, published: ["exact"] },
    route: { kind: "text", column: (db) => db`route`, published: ["exact", "icontains"] },
  },
  orderings: { id: (db) => db`id`, last_at: (db) => db`last_at`, count: (db) => db`count` },
  id: (db) => db`id`,
};

/** A row of the security log. */
export type SecurityEntry = Omit<SecurityEventsRow, "company_id" | "minute">;

/** One page of the security log, the newest first where nothing else is asked for. */
export function listSecurityEvents(db: Db, companyId: number, page: ListPage): Promise<Page<SecurityEntry>> {
  const newest = newestFirst(page, (db) => db`last_at`);
  return readPage(db, companyId, securityEventList, newest, db`id, code, who, ip, route, count, first_at, last_at`);
}

/** What was refused, to whom, from where. */
export interface SecurityEvent {
  /** 0: unknown. */
  readonly companyId: number;
  readonly ts: Date;
  readonly code: string;
  readonly who: string;
  readonly ip: string;
  readonly route: string;
}

/** Adds events to the rows of their minutes. */
export async function insertSecurityEvents(db: Db, events: readonly SecurityEvent[]): Promise<void> {
  const rows = events.map(({ companyId, ts, ...event }) => ({ ...event, company_id: companyId, ts }));
  await db`
    insert into security_events as e (company_id, minute, code, who, ip, route, count, first_at, last_at)
    select company_id, date_trunc('minute', ts, 'UTC'), code, who, ip, route, count(*), min(ts), max(ts)
    from json_to_recordset(${jsonRows(db, rows)})
      as r(company_id bigint, ts timestamptz, code text, who text, ip text, route text)
    group by 1, 2, 3, 4, 5, 6
    order by 1, 2, 3, 4, 5, 6
    on conflict (company_id, minute, code, who, ip, route) do update
      set count = e.count + excluded.count, last_at = greatest(e.last_at, excluded.last_at)`;
}

/** Forgets what is older than some moment, and of each company all but its newest rows; some at a time. */
export async function deleteOldSecurityEvents(db: Db, before: Date, keptMax: number): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from security_events where (company_id, id) in (
        select company_id, id from security_events where minute < ${before} limit ${rowsMax})`,
  );
  const full = await db<{ company_id: number; last: number }[]>`
    select c.id as company_id, o.id as last from (select id from companies union all select 0) c
    cross join lateral (
      select e.id from security_events e where e.company_id = c.id order by e.id desc offset ${keptMax} limit 1) o`;
  for (const { company_id, last } of full)
    await db`delete from security_events where company_id = ${company_id} and id <= ${last}`;
}
