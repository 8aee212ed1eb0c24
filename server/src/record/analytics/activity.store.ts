import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { deleteOldBatches } from "../../platform/db/write-behind.ts";
import type { Activity } from "../../platform/http/activities.ts";

/**
 * Writes calls and adds them to the counts of their hours. Product, order and customer are read from the license. Rows
 * of counts are written in one order by every writer, so that there is no deadlock.
 */
export async function insertActivities(db: Db, batch: readonly Activity[]): Promise<void> {
  const rows = batch.map(({ companyId, ts, action, status, count, licenseId, productId, orderId }, position) => ({
    position,
    company_id: companyId,
    ts: ts.toISOString(),
    action,
    status_code: status,
    count,
    license_id: licenseId ?? null,
    product_id: productId ?? null,
    order_id: orderId ?? null,
  }));
  await db`
    with seen as (
      select s.position, s.company_id, s.ts, date_trunc('hour', s.ts, 'UTC') as hour, s.action, s.status_code, s.count, s.license_id,
        coalesce(l.product_id, s.product_id) as product_id, o.id as order_id, o.customer_id
      from json_to_recordset(${jsonRows(db, rows)}) as s(position integer, company_id bigint, ts timestamptz, action text, status_code integer,
        count integer, license_id bigint, product_id bigint, order_id bigint)
      left join licenses l on l.company_id = s.company_id and l.id = s.license_id
      left join orders o on o.company_id = s.company_id and o.id = coalesce(l.order_id, s.order_id)),
    noted as (
      insert into activities (company_id, ts, action, status_code, count, product_id, license_id, order_id, customer_id)
      select company_id, ts, action, status_code, count, product_id, license_id, order_id, customer_id from seen
      order by position),
    of_license as (
      insert into activities_hourly as h
        (company_id, hour, action, status_code, product_id, license_id, order_id, customer_id, count)
      select company_id, hour, action, status_code, product_id, license_id, order_id, customer_id, sum(count)
      from seen group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
      on conflict (company_id, hour, action, status_code, product_id, license_id, order_id, customer_id)
        do update set count = h.count + excluded.count)
    insert into activity_totals as t (company_id, hour, action, status_code, product_id, count)
    select company_id, hour, action, status_code, product_id, sum(count)
    from seen group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (company_id, hour, action, status_code, product_id) do update set count = t.count + excluded.count`;
}

const rowsMax = 1000;

/**
 * Deletes single calls, the counts by hour of single licenses, orders and customers, and the ids of written batches,
 * each from before a moment and a thousand at a time; the totals stay. Nodes that do so at the same time share the
 * work.
 */
export async function deleteOldActivities(
  db: Db,
  before: { readonly calls: Date; readonly hours: Date; readonly batches: Date },
): Promise<void> {
  for (const { id } of await db<{ id: number }[]>`select id from companies`) {
    await deleteBefore(db, id, "activities", "ts", before.calls);
    await deleteBefore(db, id, "activities_hourly", "hour", before.hours);
    await deleteOldBatches(db, id, before.batches);
  }
}

async function deleteBefore(db: Db, companyId: number, table: string, column: string, before: Date): Promise<void> {
  for (let count = rowsMax; count === rowsMax; ) {
    ({ count } = await db`
      delete from ${db(table)} where company_id = ${companyId} and id in (
        select id from ${db(table)} where company_id = ${companyId} and ${db(column)} < ${before}
        order by ${db(column)} limit ${rowsMax} for update skip locked)`);
  }
}
