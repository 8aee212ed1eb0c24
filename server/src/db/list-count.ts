import type { Db } from "./connect.ts";
import type { Fragment, ListSpec, Page } from "./list-spec.ts";

/** What the planner may expect a whole count to cost; about 15,000 entries of an index, or a tenth as many rows of joined tables. */
export const quickCost = 300;
/** Rows that are counted where that is quick, whatever the planner expects of tables that were never analyzed. */
const countedAtLeast = 20_000;

/** A list with so few rows in all is counted whatever it costs. */
const smallList = 10_000;
/** For how long a list is taken for as large as it was. */
const rememberedMs = 10_000;

/** What a count is asked of. */
interface Counted {
  /** A from clause with all conditions. */
  readonly matching: Fragment;
  /** Whether the list is small without what the request asks for. */
  readonly isSmall: () => Promise<boolean>;
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
  { matching, isSmall, seen, countsAll }: Counted,
): Promise<Pick<Page<never>, "count" | "isEstimate">> {
  if (countsAll) return { count: await countUpTo(db, matching, undefined), isEstimate: false };
  const { rows, cost } = await explainReading(db, matching);
  const isQuick = cost <= quickCost || (await isSmall());
  if (!isQuick) return { count: Math.max(rows, seen), isEstimate: true };
  // The planner may be wrong: no count goes far beyond what it expects. One row more tells whether there are more.
  const most = Math.max(seen, countedAtLeast, 4 * rows);
  const count = await countUpTo(db, matching, most + 1);
  return { count: Math.min(count, most), isEstimate: count > most };
}

interface Size {
  readonly isSmall: boolean;
  readonly until: number;
}
const sizes = new WeakMap<Db, WeakMap<ListSpec, Map<number, Size>>>();

/** Whether a list of a company has few rows in all, as of some seconds ago; `all` is its from clause. */
export async function isSmallList(db: Db, spec: ListSpec, companyId: number, all: Fragment): Promise<boolean> {
  const ofLists = sizes.get(db) ?? new WeakMap<ListSpec, Map<number, Size>>();
  sizes.set(db, ofLists);
  const ofCompanies = ofLists.get(spec) ?? new Map<number, Size>();
  ofLists.set(spec, ofCompanies);
  const known = ofCompanies.get(companyId);
  const now = performance.now();
  if (known && known.until > now) return known.isSmall;
  // Counted, since the planner knows nothing of rows that have just come.
  const isSmall = (await countUpTo(db, all, smallList + 1)) <= smallList;
  ofCompanies.set(companyId, { isSmall, until: now + rememberedMs });
  return isSmall;
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
