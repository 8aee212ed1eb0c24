import type { Db } from "./connect.ts";
import type { Fragment, Page } from "./list-spec.ts";

/** What the planner may expect a whole count to cost; about 15,000 entries of an index, or a tenth as many rows of joined tables. */
export const quickCost = 300;
/** Rows that are counted where that is quick, whatever the planner expects of tables that were never analyzed. */
const countedAtLeast = 20_000;

/** A list with so few rows in all is counted whatever it costs; so is one that was never analyzed, which the planner takes for small. */
const smallList = 50_000;

/** What a count is asked of. */
interface Counted {
  /** A from clause with all conditions. */
  readonly matching: Fragment;
  /** The same without what the request asks for. */
  readonly all: Fragment;
  /** As many are known to match. */
  readonly seen: number;
  readonly countsAll: boolean;
}

/**
 * How many rows match: exactly where `countsAll`, where the list is small, and where the planner expects counting to be quick; else as the planner
 * estimates, but never less than were `seen` (docs/decisions/0020).
 */
export async function countMatching(
  db: Db,
  { matching, all, seen, countsAll }: Counted,
): Promise<Pick<Page<never>, "count" | "isEstimate">> {
  if (countsAll) return { count: await countUpTo(db, matching, undefined), isEstimate: false };
  const { rows, cost } = await explainReading(db, matching);
  const isQuick = cost <= quickCost || (await explainReading(db, all)).rows <= smallList;
  if (!isQuick) return { count: Math.max(rows, seen), isEstimate: true };
  // The planner may be wrong: no count goes far beyond what it expects. One row more tells whether there are more.
  const most = Math.max(seen, countedAtLeast, 4 * rows);
  const count = await countUpTo(db, matching, most + 1);
  return { count: Math.min(count, most), isEstimate: count > most };
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
