import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { savepoint, transaction } from "../../platform/db/transaction.ts";
import { inItsTime } from "../../platform/values/test-time.ts";
import { lookAgain } from "./follow-subscription.flow.ts";
import { listWaking, listWakingByClock } from "./subscription.store.ts";
import { listDue } from "./subscription-license.store.ts";

/** Whose time has come: all companies, or one with a time of its own. */
export interface Advance {
  readonly companyId?: number;
  readonly until: Date;
}

/**
 * Changes what time alone changes of subscriptions: one whose collection was paused until then goes on. Trials, paid
 * periods and grace need nothing, since the end of a license holds them.
 */
export async function advanceSubscriptions({ db }: Pick<Deps, "db">, { companyId, until }: Advance): Promise<void> {
  for (const { company_id, subscription_id } of await listWaking(db, until, companyId))
    await look({ db }, company_id, subscription_id, until);
}

/** What the jobs of subscriptions do. */
export function subscriptionJobs(deps: Pick<Deps, "db" | "clock">) {
  return {
    /** Tells licenses that got a subscription what is known of it, and what time has changed. */
    async watch(): Promise<void> {
      const now = deps.clock.now();
      for (const { company_id, subscription_id } of await listDue(deps.db))
        await look(deps, company_id, subscription_id, now);
      await advanceSubscriptions(deps, { until: now });
    },
  };
}

/** At the time by which its licenses live. */
function look({ db }: Pick<Deps, "db">, companyId: number, subscriptionId: string, until: Date) {
  return inItsTime({ now: until }, ({ now }) =>
    transaction(db, (tx) => lookAgain({ db: tx, companyId, now, caller: {} }, subscriptionId)),
  );
}

/** The same for what lives by a test clock, in its transaction; answers the licenses that follow those subscriptions. */
export async function wakeByClock(tx: Transaction, companyId: number, clockId: number, now: Date): Promise<number[]> {
  const waking = await listWakingByClock(tx, companyId, clockId, now);
  for (const id of new Set(waking.map(({ subscription_id }) => subscription_id)))
    await savepoint(tx, (db) => lookAgain({ db, companyId, now, caller: {} }, id)).catch((error: unknown) => {
      // Others follow it that live by another time: it stays as it is.
      if (!(error instanceof ApiError)) throw error;
    });
  return waking.map(({ license_id }) => license_id);
}
