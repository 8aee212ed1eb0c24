import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { inSteps } from "../../platform/db/stepwise-deletes.ts";
import type { CallAction } from "../../platform/http/activities.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import type { ExplainedRule } from "../../terms/explanation.rules.ts";
import type { NamedMembers } from "./named-members.rules.ts";

/** Refused calls that are alike. */
export interface Refused {
  readonly companyId: number;
  readonly ts: Date;
  readonly action: CallAction;
  readonly code: string;
  readonly licenseId: number | undefined;
  readonly productId: number | undefined;
  readonly featureCode: string | null;
  readonly count: number;
  /** What is kept of the call; of one. Absent: the calls are only counted. */
  readonly decision: Decision | undefined;
}

/** What a decision says besides. */
export interface Decision extends NamedMembers {
  /** Undefined where none could be reserved while the call was answered. */
  readonly id: number | undefined;
  readonly message: string;
  readonly ip: string;
  readonly request_id: string;
  readonly facts: JsonObject;
  readonly rules: readonly ExplainedRule[];
}

/** The first id of a company comes after this one. */
const before = 1000;

/** Takes ids for a process: the last of as many as are asked for. */
export async function reserveDecisionIds(db: Db, companyId: number, count: number): Promise<number> {
  const [row] = await db<{ last: number }[]>`
    insert into decision_numbers as n (company_id, last) values (${companyId}, ${before + count})
    on conflict (company_id) do update set last = n.last + ${count}::bigint
    returning n.last`;
  return row?.last ?? 0;
}

/**
 * Writes decisions and adds all refusals to the counts of their hours. Product, order and customer are read from the
 * license. Rows of counts are written in one order by every writer, so that there is no deadlock.
 */
export async function insertDecisions(db: Db, batch: readonly Refused[]): Promise<void> {
  const rows = [...batch.map(rowOf)];
  const unnumbered = rows.filter(({ is_kept, id }) => is_kept && id === null);
  for (const companyId of new Set(unnumbered.map(({ company_id }) => company_id))) {
    const own = unnumbered.filter(({ company_id }) => company_id === companyId);
    const last = await reserveDecisionIds(db, companyId, own.length);
    for (const [index, row] of own.entries()) row.id = last - own.length + 1 + index;
  }
  await db`
    with told as materialized (
      select d.*, date_trunc('hour', d.created_at, 'UTC') as hour, coalesce(l.product_id, d.product_id) as of_product,
        o.id as order_id, o.customer_id, f.code as known_feature
      from json_to_recordset(${jsonRows(db, rows)}) as d(position integer, company_id bigint, is_kept boolean, id bigint,
        created_at timestamptz, action text, code text, count bigint, message text, product_id bigint, license_id bigint,
        product_code text, license_key text, username text, feature_code text, hardware_id text, device_name text,
        app_ver text, sdk_ver text, ip text, request_id text, facts jsonb, rules jsonb)
      left join licenses l on l.company_id = d.company_id and l.id = d.license_id
      left join orders o on o.company_id = d.company_id and o.id = l.order_id
      left join product_features f on f.company_id = d.company_id
        and f.product_id = coalesce(l.product_id, d.product_id) and f.code = d.feature_code),
    kept as (
      insert into decisions (company_id, id, created_at, action, code, message, product_id, license_id, order_id,
        customer_id, product_code, license_key, username, feature_code, hardware_id, device_name, app_ver, sdk_ver, ip,
        request_id, facts, rules)
      select company_id, id, created_at, action, code, message, of_product, license_id, order_id, customer_id,
        product_code, license_key, username, feature_code, hardware_id, device_name, app_ver, sdk_ver, ip, request_id,
        facts, rules
      from told where is_kept order by position
      -- A database that lost its last seconds may give out ids again.
      on conflict do nothing),
    of_license as (
      insert into decisions_hourly as h (company_id, hour, action, code, product_id, feature_code, license_id, order_id,
        customer_id, count, not_kept)
      select company_id, hour, action, code, of_product, known_feature, license_id, order_id, customer_id, sum(count),
        coalesce(sum(count) filter (where not is_kept), 0)
      from told group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9
      on conflict (company_id, hour, action, code, product_id, feature_code, license_id, order_id, customer_id)
        do update set count = h.count + excluded.count, not_kept = h.not_kept + excluded.not_kept)
    insert into decision_totals as t (company_id, hour, action, code, product_id, feature_code, count, not_kept)
    select company_id, hour, action, code, of_product, known_feature, sum(count),
      coalesce(sum(count) filter (where not is_kept), 0)
    from told group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (company_id, hour, action, code, product_id, feature_code)
      do update set count = t.count + excluded.count, not_kept = t.not_kept + excluded.not_kept`;
}

function rowOf(refused: Refused, position: number) {
  const { companyId, ts, action, code, licenseId, productId, featureCode, count, decision } = refused;
  return {
    position,
    company_id: companyId,
    created_at: ts.toISOString(),
    action,
    code,
    license_id: licenseId ?? null,
    product_id: productId ?? null,
    feature_code: featureCode,
    count,
    is_kept: decision !== undefined,
    ...decision,
    id: decision?.id ?? null,
  };
}

/**
 * Forgets decisions from before a moment, and of each company all but its newest rows, some at a time; and the counts
 * of single licenses. The totals stay.
 */
export async function deleteOldDecisions(
  db: Db,
  { decisions, hours }: { readonly decisions: Date; readonly hours: Date },
  keptMax: number,
): Promise<void> {
  for (const { id: companyId } of await db<{ id: number }[]>`select id from companies`) {
    await inSteps(
      (rowsMax) => db`
        delete from decisions where company_id = ${companyId} and id in (
          select id from decisions where company_id = ${companyId} and created_at < ${decisions}
          order by created_at limit ${rowsMax})`,
    );
    await inSteps(
      (rowsMax) => db`
        delete from decisions_hourly where company_id = ${companyId} and id in (
          select id from decisions_hourly where company_id = ${companyId} and hour < ${hours}
          order by hour limit ${rowsMax})`,
    );
    const [beyond] = await db<{ last: number }[]>`
      select id as last from decisions where company_id = ${companyId} order by id desc offset ${keptMax} limit 1`;
    if (beyond)
      await inSteps(
        (rowsMax) => db`
          delete from decisions where company_id = ${companyId} and id in (
            select id from decisions where company_id = ${companyId} and id <= ${beyond.last} order by id limit ${rowsMax})`,
      );
  }
}
