import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import type { TestDatabase } from "./database.ts";
import { faultsOf, type PostgresFaults } from "./postgres-faults.ts";

/** A durable PostgreSQL that belongs to one test and may be broken; its supervisor restarts it. */
export interface OwnPostgres extends TestDatabase, PostgresFaults {
  /** Pauses all of its processes until `thaw`. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
}

/** Starts one, migrated. */
export async function startOwnPostgres({ max = 8 }: { max?: number } = {}): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), `licet-test-${process.pid}-`));
  const embedded = await startEmbedded({ dataDir, log: { info() {}, warn() {} } });
  const { options } = embedded;
  const db = connect({ embedded: options, max });
  await migrate(db);
  const faults = faultsOf(dataDir);
  let frozen: readonly number[] = [];
  return {
    db,
    options,
    ...faults,
    async freeze() {
      const pid = await faults.main();
      // First the postmaster, which starts the others.
      process.kill(pid, "SIGSTOP");
      frozen = [pid, ...(await childrenOf(pid))];
      for (const child of frozen) process.kill(child, "SIGSTOP");
    },
    async thaw() {
      for (const pid of frozen.toReversed()) process.kill(pid, "SIGCONT");
    },
    async drop() {
      await db.end();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until a condition holds. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      return Number(/\) \S (\d+)/.exec(stat)?.[1]) === parent ? [pid] : [];
    }),
  );
  return found.flat();
}
