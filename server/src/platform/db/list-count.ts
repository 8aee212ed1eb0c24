import type { Db } from "./connect.ts";
import type { Fragment, ListPage, ListSpec, Page } from "./list-spec.ts";
import { Remembered } from "./remembered.ts";

/**
 * What the planner may expect a whole count to cost; about 5,000 entries of an index, or a tenth as many rows of joined
 * tables.
 */
export const quickCost = 150;
/** Rows that are counted where that is quick, whatever the planner expects of tables that were never analyzed. */
const countedAtLeast = 20_000;
/** A list with so few rows in all is counted whatever it costs. */
const smallList = 10_000;

/** What a count is asked of. */
interface Counted {
  readonly companyId: number;
  readonly spec: ListSpec;
  readonly page: ListPage;
  /** A from clause with all conditions of the page. */
  readonly matching: Fragment;
  /** As many are known to match. */
  readonly seen: number;
}

/**
 * How many rows match: exactly where the page demands it, where the list is small, and where the planner expects
 * counting to be quick; else as the planner estimates, but never less than were `seen` (docs/decisions/0020). What the
 * planner expects is remembered for a minute, so that who reads page after page has it asked once.
 */
export async function countMatching(
  db: Db,
  { companyId, spec, page, matching, seen }: Counted,
): Promise<Omit<Page<never>, "rows">> {
  if (page.countsAll) return { count: await countUpTo(db, matching, undefined), isEstimate: false };
  const { plans, sizes } = knownOf(db, spec);
  const { rows, cost } = await plans.get(keyOf(companyId, page), () => explainReading(db, matching));
  const isQuick = cost <= quickCost || (await sizes.get(String(companyId), () => isSmall(db, companyId, spec, page)));
  if (!isQuick) return { count: Math.max(rows, seen), isEstimate: true };
  // The planner may be wrong: no count goes far beyond what it expects. One extra row shows whether there are more.
  const most = Math.max(seen, countedAtLeast, 4 * rows);
  const count = await countUpTo(db, matching, most + 1);
  return { count: Math.min(count, most), isEstimate: count > most };
}

/**
 * Whether a list has few rows in all, whatever the page asks for. They are counted, since the planner knows nothing of
 * rows that have just come.
 */
async function isSmall(db: Db, companyId: number, spec: ListSpec, page: ListPage): Promise<boolean> {
  const all = spec.from(db, companyId, { ...page, conditions: [], order: [] });
  return (await countUpTo(db, all, smallList + 1)) <= smallList;
}

interface Plan {
  readonly rows: number;
  readonly cost: number;
}

const rememberedMs = 60_000;
const rememberedMax = 1000;

/**
 * What is known of a list in a database: what the planner expects of pages, and whether the list of a company is small.
 */
class Known {
  readonly plans = new Remembered<Plan>(rememberedMs, rememberedMax);
  readonly sizes = new Remembered<boolean>(rememberedMs, rememberedMax);
}

const known = new WeakMap<Db, WeakMap<ListSpec, Known>>();

function knownOf(db: Db, spec: ListSpec): Known {
  const ofLists = known.get(db) ?? new WeakMap<ListSpec, Known>();
  known.set(db, ofLists);
  const ofList = ofLists.get(spec) ?? new Known();
  ofLists.set(spec, ofList);
  return ofList;
}

/** The same for all pages that count the same rows. */
function keyOf(companyId: number, { conditions, metadata }: ListPage): string {
  const asked = conditions.map(({ name, lookup, values }) => [name, lookup, values]);
  return JSON.stringify([companyId, asked, metadata]);
}

async function countUpTo(db: Db, matching: Fragment, most: number | undefined): Promise<number> {
  const limit = most === undefined ? db`` : db`limit ${most}::bigint`;
  const [all] = await db<{ count: number }[]>`
    select count(*) as count from (select ${matching} ${limit}) as counted`;
  return all?.count ?? 0;
}

async function explainReading(db: Db, matching: Fragment): Promise<Plan> {
  const [row] = await db<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }[]>`
    explain (format json) select ${matching}`;
  const plan = row?.["QUERY PLAN"][0].Plan;
  return { rows: plan?.["Plan Rows"] ?? 0, cost: plan?.["Total Cost"] ?? 0 };
}
