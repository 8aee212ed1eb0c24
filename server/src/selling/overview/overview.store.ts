import type { Db } from "../../platform/db/connect.ts";

/** Activations and checks by day in UTC, and how many of them were refused. */
export function countCallsByDay(db: Db, companyId: number, since: Date) {
  return db<{ day: Date; action: string; calls: number; refused: number }[]>`
    select date_trunc('day', hour, 'UTC') as day, action, sum(count)::bigint as calls,
      coalesce(sum(count) filter (where status_code >= 400), 0)::bigint as refused
    from activity_totals
    where company_id = ${companyId} and hour >= ${since} and action in ('activation', 'check')
    group by 1, 2`;
}

/** A license that is about to end. */
export interface Ending {
  readonly id: number;
  readonly license_key: string | null;
  readonly product_name: string;
  readonly customer: string | null;
  readonly expires_at: Date;
}

/** The enabled licenses that end first after a moment, in the words of the index of ends. */
export function listEnding(db: Db, companyId: number, since: Date, until: Date, limit: number): Promise<Ending[]> {
  const end = db`license_end(l.license_type, l.is_trial, l.validity_period, l.allow_grace_period, l.grace_period)`;
  return db<Ending[]>`
    select l.id, l.license_key, p.product_name, nullif(coalesce(nullif(c.company_name, ''), c.email), '') as customer,
      l.expires_at
    from (
      select l.company_id, l.id, l.license_key, l.product_id, l.customer_id, ${end} as expires_at from licenses l
      where l.company_id = ${companyId} and l.enabled and ${end} >= ${since} and ${end} <= ${until}
      order by ${end}, l.id limit ${limit}::bigint) l
    join products p on p.company_id = l.company_id and p.id = l.product_id
    left join customers c on c.company_id = l.company_id and c.id = l.customer_id
    order by l.expires_at, l.id`;
}
