import type { Db, Pool } from "./connect.ts";

/**
 * Runs reads on one connection of a pool, so that those which are sent at once travel together: to write to a socket, and to wake a process of the
 * database, costs more than most of our statements. In a transaction they do so anyway.
 */
export async function onOneConnection<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (!("reserve" in db)) return work(db);
  const session = await (db as Pool).reserve();
  try {
    return await work(session);
  } finally {
    session.release();
  }
}
