import type { Deps } from "../../deps.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isFirstWriting, WriteBehind } from "../../platform/db/write-behind.ts";
import type { Activity } from "../../platform/http/activities.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { deleteOldActivities, insertActivities } from "./activity.store.ts";

const sweepMilliseconds = 60_000;
/** For how long the ids of written batches are kept: an attempt is repeated within minutes. */
const batchDays = 1;
/** How long single calls are kept by default. */
export const activityDaysDefault = 30;
/** How long hourly counts keep licenses, orders and customers by default. */
export const hourlyDaysDefault = 400;

/**
 * Counts calls after they are answered (docs/decisions/0034), and deletes single calls and counts of single licenses in
 * time; totals stay.
 */
export class ActivityLog extends WriteBehind<Activity> {
  private readonly sweeper: NodeJS.Timeout;
  private sweeping: Promise<void> = Promise.resolve();

  constructor({ db, log, clock, activityDays = activityDaysDefault, hourlyDays = hourlyDaysDefault }: Deps) {
    const write = (batch: readonly Activity[], id: string) =>
      transaction(db, async (tx) => (await isFirstWriting(tx, id, batch, clock.now())) && insertActivities(tx, batch));
    super("activities", write, log);
    const before = (days: number) => new Date(clock.now().getTime() - days * dayMs);
    const sweep = () =>
      deleteOldActivities(db, { calls: before(activityDays), hours: before(hourlyDays), batches: before(batchDays) });
    this.sweeper = setInterval(() => {
      this.sweeping = this.sweeping
        .then(sweep)
        .catch((error: unknown) => log?.warn({ err: error }, "old activities were not deleted"));
    }, sweepMilliseconds).unref();
  }

  /** Writes what is left, and ends. */
  async close(): Promise<void> {
    clearInterval(this.sweeper);
    await Promise.all([this.settle(), this.sweeping]);
  }
}
