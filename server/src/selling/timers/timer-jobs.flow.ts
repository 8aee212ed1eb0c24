import type { Deps } from "../../deps.ts";
import type { Pool } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { dayMs, minuteMs } from "../../platform/values/durations.ts";
import { LOOK_BACK_MS, type Span } from "./timer.rules.ts";
import { deleteOldTimers, listCompaniesWithTimers, recordTimers } from "./timer.store.ts";

// Longer than any transaction: whatever one that is under way gives a license as its date is seen in the next minute.
const shortLookBackMs = 15 * minuteMs;

/** Announces what comes by time alone, on one of all nodes each time (docs/decisions/0092). */
export function timerJobs({ db, clock }: Pick<Deps, "db" | "clock">) {
  // What was missed while no node ran, by the first run of this one.
  let lookBackMs = LOOK_BACK_MS;

  const announce = async (backMs: number) => {
    const now = clock.now();
    const span = { since: new Date(now.getTime() - backMs), until: now };
    for (const companyId of await listCompaniesWithTimers(db, span)) await runTimers(db, companyId, span, now);
  };

  return {
    /** What has come since the last minutes. */
    async run(): Promise<void> {
      await announce(lookBackMs);
      lookBackMs = shortLookBackMs;
    },

    /** What was moved into the past, and the end of what nobody needs to remember. */
    async sweep(): Promise<void> {
      await announce(LOOK_BACK_MS);
      await deleteOldTimers(db, new Date(clock.now().getTime() - LOOK_BACK_MS - dayMs));
    },
  };
}

/** Announces the moments of a company that are in a span, as of `now`, of all that lives by no test clock. */
async function runTimers(db: Pool, companyId: number, span: Span, now: Date): Promise<void> {
  while (await transaction(db, (tx) => recordTimers(tx, companyId, null, span, now)));
}
