import type { Db } from "./connect.ts";
import type { Fragment, Page } from "./list-spec.ts";

/** What the planner may expect a whole count to cost; about 50,000 entries of an index. */
const quickCost = 1000;
/** Rows that are counted one by one before their number is estimated. */
const countedAtLeast = 20_000;

/**
 * How many rows match: exactly where `countsAll`, where the planner expects that to be quick, and where there are few; else as the planner estimates,
 * but never less than were `seen` and counted (docs/decisions/0020).
 */
export async function countMatching(
  db: Db,
  matching: Fragment,
  { seen, countsAll }: { readonly seen: number; readonly countsAll: boolean },
): Promise<Pick<Page<never>, "count" | "isEstimate">> {
  if (countsAll) return { count: await countUpTo(db, matching, undefined), isEstimate: false };
  const { rows, cost } = await explainReading(db, matching);
  // What is dear to count whole is dear in part. And the planner may be wrong: no count goes far beyond what it expects.
  const affordable = cost <= quickCost ? 4 * rows : Math.min(countedAtLeast, Math.floor((rows * quickCost) / cost));
  const most = Math.max(seen, cost <= quickCost ? countedAtLeast : 0, affordable);
  // One row more tells whether there are more.
  const counted = await countUpTo(db, matching, most + 1);
  if (counted <= most) return { count: counted, isEstimate: false };
  return { count: Math.max(rows, counted), isEstimate: true };
}

async function countUpTo(db: Db, matching: Fragment, most: number | undefined): Promise<number> {
  const limit = most === undefined ? db`` : db`limit ${most}::bigint`;
  const [all] = await db<{ count: number }[]>`
    select count(*) as count from (select ${matching} ${limit}) as counted`;
  return all?.count ?? 0;
}

async function explainReading(db: Db, matching: Fragment): Promise<{ rows: number; cost: number }> {
  const [row] = await db<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }[]>`
    explain (format json) select ${matching}`;
  const plan = row?.["QUERY PLAN"][0].Plan;
  return { rows: plan?.["Plan Rows"] ?? 0, cost: plan?.["Total Cost"] ?? 0 };
}
