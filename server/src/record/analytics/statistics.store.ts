import type { Db } from "../../platform/db/connect.ts";
import {
  andConditions,
  type Filter,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import type { ActivitiesHourlyRow, ActivitiesRow } from "../../platform/db/rows.generated.ts";

const moments = ["gte", "lte", "gt", "lt", "date__gte", "date__lte", "date__gt", "date__lt"] as const;
const totalFilters: Readonly<Record<string, Filter>> = {
  action: { kind: "text", column: (db) => db`a.action`, published: ["exact", "in"] },
  product: { kind: "integer", column: (db) => db`a.product_id`, published: ["exact", "in"] },
  status_code: {
    kind: "integer",
    column: (db) => db`a.status_code`,
    published: ["exact", "in", "lte", "gte", "lt", "gt"],
  },
};
const ownerFilters: Readonly<Record<string, Filter>> = {
  license: { kind: "integer", column: (db) => db`a.license_id`, published: ["exact", "in"] },
  order: { kind: "integer", column: (db) => db`a.order_id`, published: ["exact", "in"] },
  customer: { kind: "integer", column: (db) => db`a.customer_id`, published: ["exact", "in"] },
};

function specOf(table: string, ts: Filter["column"]): ListSpec {
  return {
    from: (db, companyId) => db`from ${db(table)} a where a.company_id = ${companyId}`,
    filters: { ...totalFilters, ...ownerFilters, ts: { kind: "time", column: ts, published: moments } },
    orderings: { id: (db) => db`a.id`, ts },
    id: (db) => db`a.id`,
  };
}

/** What calls can be filtered and ordered by (management-api.md §12.1). */
export const activityList = specOf("activities", (db) => db`a.ts`);
/** The same of their counts by hour; `ts` is the beginning of the hour. */
export const hourlyList = specOf("activities_hourly", (db) => db`a.hour`);

/** A call without its company. */
export type ActivityRow = Omit<ActivitiesRow, "company_id">;
/** The calls of one hour that are alike, without their company. */
export type HourlyRow = Omit<ActivitiesHourlyRow, "company_id">;

/** One page of the calls, the newest first where nothing else is asked for. */
export function listActivities(db: Db, companyId: number, page: ListPage): Promise<Page<ActivityRow>> {
  const newest = newestFirst(page, (each) => each`a.ts`);
  const columns = db`a.id, a.ts, a.action, a.status_code, a.count, a.product_id, a.license_id, a.order_id, a.customer_id`;
  return readPage(db, companyId, activityList, newest, columns);
}

/** One page of the counts by hour, the newest first where nothing else is asked for. */
export function listHourly(db: Db, companyId: number, page: ListPage): Promise<Page<HourlyRow>> {
  const newest = newestFirst(page, (each) => each`a.hour`);
  const columns = db`a.id, a.hour, a.action, a.status_code, a.count, a.product_id, a.license_id, a.order_id, a.customer_id`;
  return readPage(db, companyId, hourlyList, newest, columns);
}

/**
 * The counts that the filters of a page match: those without licenses, orders and customers where none of them is asked
 * for.
 */
function counted(db: Db, companyId: number, page: ListPage) {
  const owners = Object.values(ownerFilters);
  const table = page.conditions.some(({ filter }) => owners.includes(filter)) ? "activities_hourly" : "activity_totals";
  return db`from ${db(table)} a where a.company_id = ${companyId} ${andConditions(db, companyId, hourlyList, page)}`;
}

/** Calls by action, the most frequent first. */
export function countByAction(db: Db, companyId: number, page: ListPage) {
  return db<{ action: string; call_count: number; error_count: number }[]>`
    select a.action, sum(a.count)::bigint as call_count,
      coalesce(sum(a.count) filter (where a.status_code >= 400), 0)::bigint as error_count
    ${counted(db, companyId, page)} group by a.action order by call_count desc, a.action`;
}

/** Calls by hour or by day in UTC, the oldest first; times without calls are left out. */
export function countByTime(db: Db, companyId: number, page: ListPage, unit: "hour" | "day") {
  return db<{ ts: Date; call_count: number }[]>`
    select date_trunc(${unit}, a.hour, 'UTC') as ts, sum(a.count)::bigint as call_count
    ${counted(db, companyId, page)} group by 1 order by 1`;
}

/** What calls are counted by, and what is shown of it. */
const tops = {
  customer: {
    column: "customer_id",
    table: "customers",
    told: ["id", "email", "first_name", "last_name", "company_name"],
  },
  license: { column: "license_id", table: "licenses", told: ["id", "license_key", "license_type", "product_id"] },
  order: { column: "order_id", table: "orders", told: ["id", "store_id", "customer_id"] },
} as const;

/** Those with the most calls since a moment, the first `limit` of them. Who was deleted since is left out. */
export function countTop(
  db: Db,
  companyId: number,
  of: keyof typeof tops,
  page: ListPage,
  { limit, since }: { readonly limit: number; readonly since: Date | undefined },
) {
  const { column, table, told } = tops[of];
  // Names are constants of this file.
  const columns = told.map((name) => `o.${name}`).join(", ");
  return db<Record<string, string | number | null>[]>`
    select t.call_count, ${db.unsafe(columns)}
    from (
      select a.${db(column)} as id, sum(a.count)::bigint as call_count
      from activities_hourly a
      where a.company_id = ${companyId} and a.${db(column)} is not null ${since ? db`and a.hour >= ${since}` : db``}
        ${andConditions(db, companyId, hourlyList, page)}
      group by 1) t
    join ${db(table)} o on o.company_id = ${companyId} and o.id = t.id
    order by t.call_count desc, t.id limit ${limit}::bigint`;
}
