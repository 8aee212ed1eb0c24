import { connect, type DatabaseAddress, type Pool } from "../../src/platform/db/connect.ts";

/** A node of an executed plan, in the words of `explain`. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly "Total Cost": number;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A statement as it was sent, and how the database ran it. */
export interface Ran {
  readonly statement: string;
  readonly plan: PlanNode;
}

/** A pool whose statements `auto_explain` reports as they were run; `take` returns those since the last time. */
export async function watchPlans(db: Pool, address: DatabaseAddress): Promise<{ pool: Pool; take(): Ran[] }> {
  const name = db(address.database);
  await db`alter database ${name} set session_preload_libraries = 'auto_explain'`;
  const settings = {
    log_min_duration: "0",
    log_analyze: "on",
    log_timing: "off",
    log_format: "json",
    log_level: "notice",
  };
  for (const [setting, value] of Object.entries(settings))
    await db.unsafe(`alter database "${address.database}" set auto_explain.${setting} = '${value}'`);
  let ran: Ran[] = [];
  const pool = connect({
    embedded: address,
    max: 4,
    onNotice: ({ message }) => {
      const json = message === undefined ? undefined : /plan:\s*(\{[\s\S]*\})/.exec(message)?.[1];
      if (json === undefined) return;
      const { "Query Text": statement, Plan: plan } = JSON.parse(json);
      // A statement that was only explained did not run.
      if (plan["Actual Rows"] !== undefined) ran.push({ statement, plan });
    },
  });
  return {
    pool,
    take() {
      const taken = ran;
      ran = [];
      return taken;
    },
  };
}

/** How a plan read a table: the rows that it read, whether it kept them or not. */
export interface Read {
  readonly table: string;
  readonly by: string;
  readonly rows: number;
  /** Those of them that it discarded. */
  readonly removed: number;
}

/** What a plan read of each table. */
export function rowsReadIn(plan: PlanNode): Read[] {
  const below = (plan.Plans ?? []).flatMap(rowsReadIn);
  const table = plan["Relation Name"];
  if (table === undefined) return below;
  const loops = plan["Actual Loops"];
  const removed = ((plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0)) * loops;
  const rows = plan["Actual Rows"] * loops + removed;
  return [{ table, by: plan["Node Type"], rows: Math.round(rows), removed: Math.round(removed) }, ...below];
}
