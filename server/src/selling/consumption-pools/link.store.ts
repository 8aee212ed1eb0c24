import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";

/** A license, or a feature of a license, that is to count in a pool. */
export interface LinkWish {
  readonly license: number;
  /** The feature; null: the license itself; 0: a feature that is yet to be made. */
  readonly feature: number | null;
  /** Of the product, by which the feature is defined; null: the license itself. */
  readonly definition: number | null;
  /** Null: in none any longer. */
  readonly pool: number | null;
}

/** What a link is judged by. */
export interface Link {
  /** Of the pool; null where there is none. */
  readonly type: string | null;
  readonly is_of_account: boolean;
  /** Whether the member counts consumption. */
  readonly is_counted: boolean;
  /** Whether offline devices hold units of the present pool for the member. */
  readonly is_held: boolean;
  /** Whether the license lives by a test clock. */
  readonly is_timed: boolean;
}

/**
 * What the links of some members are judged by, in their order; licenses of other companies are left out. Call under
 * the licenses' locks.
 */
export function listLinks(db: Db, companyId: number, wishes: readonly LinkWish[]): Promise<Link[]> {
  const rows = wishes.map((wish, n) => ({ n, ...wish }));
  return db<Link[]>`
    select p.type, coalesce(p.customer_account_id = coalesce(o.customer_account_id, b.customer_account_id), false) as is_of_account,
      coalesce(d.feature_type, l.license_type) = 'consumption' as is_counted,
      exists (
        select from consumption_pool_checkouts c
        where c.company_id = l.company_id and c.license_id = l.id
          and c.license_product_feature_id is not distinct from w.feature
          and c.checked_out > c.consumed + c.returned) as is_held,
      l.test_clock_id is not null as is_timed
    from json_to_recordset(${jsonRows(db, rows)}) as w(n integer, license bigint, feature bigint, definition bigint, pool bigint)
    join licenses l on l.company_id = ${companyId} and l.id = w.license
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers b on b.company_id = o.company_id and b.id = o.customer_id
    left join product_features d on d.company_id = l.company_id and d.id = w.definition
    left join consumption_pools p on p.company_id = l.company_id and p.id = w.pool
    order by w.n`;
}
