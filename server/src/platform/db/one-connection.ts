import type { Db, Pool } from "./connect.ts";

/**
 * Runs reads on one connection of a pool, so that those sent in one turn travel together: to write to a socket, and to
 * wake a process of the database, costs more than most of our statements. In a transaction all travels together anyway.
 * `work` asks nothing of the pool itself, which might have no other connection left.
 */
export function onOneConnection<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return "onOne" in db ? (db as Pool).onOne(work) : work(db);
}
