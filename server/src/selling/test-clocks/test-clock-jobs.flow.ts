import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { advanceStep, type ClockOf } from "./advance.flow.ts";
import { listAdvancing } from "./test-clock.store.ts";

/** The queue of test clocks that are on their way. */
export const testClockQueue = "test-clocks";

/** Sends a clock into its queue; one that waits already is not sent again. */
export function sendClock({ jobs }: Pick<Deps, "jobs">, on: Db, { companyId, id }: ClockOf): Promise<void> {
  return jobs.send(on, testClockQueue, { company_id: companyId, test_clock: id }, { key: `${companyId} ${id}` });
}

/** What the jobs of test clocks do (docs/decisions/0093). */
export function testClockJobs(deps: Pick<Deps, "db" | "jobs" | "log" | "clock">) {
  return {
    /** Sends the clocks whose way nobody goes on with. */
    async watch(): Promise<void> {
      for (const { company_id: companyId, id } of await listAdvancing(deps.db))
        await sendClock(deps, deps.db, { companyId, id });
    },

    /** Moves a clock to where it is on its way to. */
    async run(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
      const clock = { companyId: Number(data["company_id"]), id: Number(data["test_clock"]) };
      while (!signal.aborted && (await advanceStep(deps, clock)));
    },
  };
}
