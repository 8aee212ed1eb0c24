import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "./connect.ts";

/**
 * Runs `work` on one of all processes at a time: `id` names the lock that they compete for. It is held by a transaction
 * that does nothing else, so it ends with its process, works through a pooler, and holds no snapshot, for which `create
 * index concurrently` would wait.
 */
export async function alone<T>(db: Pool, id: number, work: () => Promise<T>): Promise<T> {
  // Without a parameter, since the portal of one that has them keeps its snapshot until the next statement.
  const lock = `select pg_try_advisory_xact_lock(${id}) as locked`;
  return db.session(async (holder) => {
    await holder`begin`;
    await holder`set local idle_in_transaction_session_timeout = 0`;
    while (!(await holder.unsafe(lock))[0]?.["locked"]) await sleep(50);
    try {
      return await work();
    } finally {
      await holder`commit`.catch(() => {}); // a connection that was lost has lost its lock too
    }
  });
}
