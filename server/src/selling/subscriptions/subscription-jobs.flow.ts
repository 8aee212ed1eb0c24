import type { Deps } from "../../deps.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { lookAgain } from "./follow-subscription.flow.ts";
import { listWaking } from "./subscription.store.ts";
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

function look({ db }: Pick<Deps, "db">, companyId: number, subscriptionId: string, now: Date) {
  return transaction(db, (tx) => lookAgain({ db: tx, companyId, now, caller: {} }, subscriptionId));
}
