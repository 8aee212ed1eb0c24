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

/** The enabled licenses that end first after a moment. */
export function listEnding(db: Db, companyId: number, since: Date, until: Date, limit: number): Promise<Ending[]> {
  return db<Ending[]>`
    select l.id, l.license_key, p.product_name, nullif(coalesce(nullif(c.company_name, ''), c.email), '') as customer,
      l.ends_at as expires_at
    from (
      select * from licenses
      where company_id = ${companyId} and enabled and ends_at >= ${since} and ends_at <= ${until}
      order by ends_at, id limit ${limit}::bigint) l
    join products p on p.company_id = l.company_id and p.id = l.product_id
    left join customers c on c.company_id = l.company_id and c.id = l.customer_id
    order by l.ends_at, l.id`;
}

/** So many floating licenses are counted. */
export const floatingCountedMax = 20_000;

/**
 * How many licenses float, or have a feature that does, and more than are counted where they are that many: a planner
 * cannot know, and two partial indexes have them.
 */
export async function countFloating(db: Db, companyId: number): Promise<number> {
  const most = db`limit ${floatingCountedMax + 1}::bigint`;
  const [row] = await db<{ count: number }[]>`
    select (
      select count(*) from (
        select from licenses where company_id = ${companyId} and (is_floating or is_floating_cloud) ${most}) as licenses
    ) + (
      select count(distinct license_id) from (
        select f.license_id from license_product_features f
        where f.company_id = ${companyId} and (f.is_floating or f.is_floating_cloud) and not exists (
          select from licenses l
          where l.company_id = ${companyId} and l.id = f.license_id and (l.is_floating or l.is_floating_cloud))
        ${most}) as features
    ) as count`;
  return row?.count ?? 0;
}
