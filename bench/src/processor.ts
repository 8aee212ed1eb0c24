import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// How much of the processors processes have used, as Linux counts it.

const ticksPerSecond = 100;

/** Milliseconds of processor time of a process so far; undefined where that cannot be read. */
export function processorTime(pid: number | undefined): number | undefined {
  const stat = pid === undefined ? undefined : statOf(pid);
  return stat && inMs(stat.own);
}

/** The same of the processes of an embedded database, those that have ended included. */
export function databaseTime(dataDir: string): number | undefined {
  try {
    const [first = ""] = readFileSync(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const stats = pids.flatMap((pid) => statOf(Number(pid)) ?? []);
    const postmaster = statOf(Number(first));
    if (!postmaster) return undefined;
    const children = stats.filter(({ parent }) => parent === Number(first));
    return inMs(postmaster.own + postmaster.ended + children.reduce((sum, { own }) => sum + own, 0));
  } catch {
    return undefined;
  }
}

/** Ticks of a process itself, and of its children that have ended (proc(5)). */
function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    // The name of the program stands in parentheses, and may hold any character.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((at) =>
      Number(fields[at]),
    );
    return { parent, own: user + system, ended: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}

function inMs(ticks: number): number {
  return (ticks * 1000) / ticksPerSecond;
}
