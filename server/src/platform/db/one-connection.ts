import type { Db, Pool } from "./connect.ts";

const underWay = new WeakMap<Db, number>();

/**
 * Runs reads on one connection of a pool, so that those which are sent at once travel together: to write to a socket, and to wake a process of the
 * database, costs more than most of our statements. Nobody has that connection alone: reads of others may travel between them, and when it is
 * lost, what was sent on it fails and what comes after is sent on the next one. In a transaction all travels together anyway.
 */
export async function onOneConnection<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (!("lanes" in db)) return work(db);
  const { lanes } = db as Pool;
  const countOn = (lane: Db) => underWay.get(lane) ?? 0;
  const lane = lanes.reduce((least, each) => (countOn(each) < countOn(least) ? each : least));
  underWay.set(lane, countOn(lane) + 1);
  try {
    return await work(lane);
  } finally {
    underWay.set(lane, countOn(lane) - 1);
  }
}
