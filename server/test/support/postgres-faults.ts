import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type DatabaseAddress } from "../../src/platform/db/connect.ts";

/**
 * What can happen to the PostgreSQL of a data folder; a supervisor restarts it. Each fault ends when it has happened.
 */
export interface PostgresFaults {
  /** Stops it like a power cut. */
  kill(): Promise<void>;
  /** Stops it as an operator does to restart it (`pg_ctl stop -m fast`): sessions end, everything is written. */
  restart(): Promise<void>;
  /** Ends all connections but its own. */
  terminateAll(): Promise<void>;
  /** The postmaster, which starts all other processes. */
  main(): Promise<number>;
}

/** The faults of the embedded database in this folder. */
export function faultsOf(dataDir: string): PostgresFaults {
  const readLines = async () => (await readFile(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8")).split("\n");
  const main = async () => Number((await readLines())[0]);
  const end = async (signal: NodeJS.Signals) => {
    const pid = await main();
    process.kill(pid, signal);
    while (await isAlive(pid)) await sleep(20);
  };
  return {
    main,
    kill: () => end("SIGKILL"),
    restart: () => end("SIGINT"),
    async terminateAll() {
      const [, , , port, socketFolder] = await readLines();
      await terminateOthers({ path: `${socketFolder}/.s.PGSQL.${port}`, user: "licet", database: "licet" });
    },
  };
}

async function terminateOthers(address: DatabaseAddress): Promise<void> {
  const db = connect({ embedded: address, max: 1 });
  try {
    await db`
      select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and backend_type = 'client backend'`;
  } finally {
    await db.end();
  }
}

/** Its state in the process table: `Z` has ended but was not noticed yet. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return stat !== undefined && !/\) Z/.test(stat);
}
