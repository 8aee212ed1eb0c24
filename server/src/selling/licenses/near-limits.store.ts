import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-query.ts";

// Triggers of the counters write the table (docs/decisions/0086).

/** A license of which little is left, and of what. */
export interface NearLimit {
  readonly license_id: number;
  readonly license_key: string | null;
  readonly product_name: string;
  /** The code of the feature; null: the license itself. */
  readonly feature: string | null;
  readonly percent: number;
  readonly used: number;
  readonly limit: number;
}

/** The licenses of which the least is left, of seats or of units, as of `now` or of the clocks by which they live. */
export function listNearLimits(
  db: Db,
  companyId: number,
  what: "seats" | "consumption",
  now: Date,
  limit: number,
): Promise<NearLimit[]> {
  return db<NearLimit[]>`
    select n.license_id, l.license_key, p.product_name, d.code as feature, n.percent,
      case when n.what = 'seats' then l.times_activated else coalesce(f.total_consumptions, l.total_consumptions) end as used,
      case when n.what = 'seats' then l.max_activations else coalesce(f.max_consumption, l.max_consumptions) end as limit
    from (
      select * from near_limits
      where company_id = ${companyId} and what = ${what} and (until is null or until > ${now} or ${isTimed(db)})
      order by percent desc, license_id limit ${limit}::bigint) n
    join licenses l on l.company_id = n.company_id and l.id = n.license_id
    join products p on p.company_id = l.company_id and p.id = l.product_id
    left join license_product_features f on f.company_id = n.company_id and f.id = n.license_product_feature_id
    left join product_features d on d.company_id = f.company_id and d.id = f.product_feature_id
    order by n.percent desc, n.license_id`;
}

/** What lives by a test clock: it is forgotten when the clock passes by, and so is there until then. */
function isTimed(db: Db): Fragment {
  return db`exists (
    select from licenses l
    where l.company_id = near_limits.company_id and l.id = near_limits.license_id and l.test_clock_id is not null)`;
}

/**
 * Forgets what was near its limit in periods that have ended: their counts begin anew. Of what lives by one test clock, or
 * else by the time.
 */
export async function deleteEndedLimits(
  db: Db,
  now: Date,
  of?: { readonly companyId: number; readonly clockId: number },
): Promise<void> {
  const lives = of
    ? db`l.company_id = ${of.companyId} and l.test_clock_id = ${of.clockId}`
    : db`l.test_clock_id is null`;
  await db`
    delete from near_limits n using licenses l
    where n.until <= ${now} and l.company_id = n.company_id and l.id = n.license_id and ${lives}`;
}
