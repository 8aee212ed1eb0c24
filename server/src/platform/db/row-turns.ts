import { ApiError } from "../../errors.ts";
import { Gate, type IsGone } from "./gate.ts";

// Two: while one commits, the other is on its way to the lock.
const limits = {
  running: 2,
  waiting: 128,
  waitMs: 5000,
  refuse: () => new ApiError("too_many_requests"),
};
const rowsMax = 20_000;

/**
 * Calls that will lock the same row take turns here, before they take a connection: a lock that is waited for within
 * the database holds one, and what everybody else needs would be used up by a single license. It orders calls and
 * decides nothing: what is right is decided under the lock.
 */
export class Turns {
  private readonly gates = new Map<string, Gate>();
  private readonly rows = new Map<string, string>();

  /**
   * Runs `work` in the turn of what it will lock, under any name the call has for it; without a name immediately.
   * Throws `too_many_requests`.
   */
  async run<T>(name: string | undefined, work: () => Promise<T>, isGone?: IsGone): Promise<T> {
    if (name === undefined) return work();
    const row = this.rows.get(name) ?? name;
    const gate = this.gates.get(row) ?? new Gate(limits);
    this.gates.set(row, gate);
    try {
      return await gate.run(work, isGone);
    } finally {
      if (gate.isIdle) this.gates.delete(row);
    }
  }

  /** Remembers which row a name turned out to mean, so that calls which name it differently wait for each other. */
  learn(name: string, row: string): void {
    if (name === row || this.rows.get(name) === row) return;
    this.rows.delete(name);
    this.rows.set(name, row);
    const [oldest] = this.rows.keys();
    if (this.rows.size > rowsMax && oldest !== undefined) this.rows.delete(oldest);
  }
}
