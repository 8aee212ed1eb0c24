import type { Deps } from "../../deps.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { listCompaniesWithEvents, lockOutbox, takeEvents } from "./outbox.store.ts";
import type { RecordedEvent } from "./recorded-event.rules.ts";

export type { RecordedEvent } from "./recorded-event.rules.ts";

/**
 * Who makes something of events: deliveries, mails. `take` gets those of the types that it subscribed to, in the order
 * in which they were recorded, in the transaction that takes them out of the outbox: what it writes there exists once.
 * What it throws leaves them for another time.
 */
export interface EventConsumer {
  readonly name: string;
  take(db: Transaction, companyId: number, events: readonly RecordedEvent[], now: Date): Promise<void>;
}

const batchMax = 200;
// Then the other companies come first.
const batchesMax = 20;
const pauseMs = 1000;
const pauseMostMs = 60_000;

/** Hands events to those who wait for them, one node at a time for each company (docs/decisions/0087). */
export function eventDispatcher(
  deps: Pick<Deps, "db" | "clock" | "log">,
  consumers: readonly EventConsumer[],
): () => Promise<void> {
  /** How often in succession it failed for a company, and until when it rests. */
  const failures = new Map<number, { readonly times: number; readonly until: number }>();

  const dispatch = async (companyId: number): Promise<void> => {
    const failed = failures.get(companyId);
    if (failed && deps.clock.now().getTime() < failed.until) return;
    try {
      // One at a time after a failure, so that only the event that causes it waits, and those after it.
      const most = failed ? 1 : batchMax;
      for (let batch = 0; batch < batchesMax; batch += 1)
        if (!(await dispatchBatch(deps, consumers, companyId, most))) break;
      failures.delete(companyId);
    } catch (error) {
      if (isDatabaseUnreachable(error)) throw error;
      const times = (failed?.times ?? 0) + 1;
      const pause = Math.min(pauseMs * 2 ** times, pauseMostMs);
      failures.set(companyId, { times, until: deps.clock.now().getTime() + pause });
      deps.log?.error({ err: error }, `events of company ${companyId} could not be handed over`);
    }
  };

  return async () => {
    for (const companyId of await listCompaniesWithEvents(deps.db)) await dispatch(companyId);
  };
}

/** True where there may be more. */
function dispatchBatch(
  { db, clock }: Pick<Deps, "db" | "clock">,
  consumers: readonly EventConsumer[],
  companyId: number,
  most: number,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await lockOutbox(tx, companyId))) return false;
    const events = await takeEvents(tx, companyId, most);
    for (const consumer of consumers) {
      const wanted = events.filter((event) => event.consumers.includes(consumer.name));
      if (wanted.length > 0) await consumer.take(tx, companyId, wanted, clock.now());
    }
    return events.length === most;
  });
}
