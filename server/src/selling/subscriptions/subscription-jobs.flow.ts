import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { savepoint, transaction } from "../../platform/db/transaction.ts";
import { inItsTime } from "../../platform/values/test-time.ts";
import { lookAgain } from "./follow-subscription.flow.ts";
import { listWaking, listWakingByClock, updateWoken } from "./subscription.store.ts";
import { listDue, updateLeft } from "./subscription-license.store.ts";

type Parts = Pick<Deps, "db" | "log">;

/** Whose time has come: all companies, or one with a time of its own. */
export interface Advance {
  readonly companyId?: number;
  readonly until: Date;
}

/**
 * Changes what time alone changes of subscriptions: one whose collection was paused until then goes on. Trials, paid
 * periods and grace need nothing, since the end of a license holds them.
 */
export async function advanceSubscriptions(parts: Parts, { companyId, until }: Advance): Promise<void> {
  for (const waking of await listWaking(parts.db, until, companyId)) await look(parts, waking, until);
}

/** What the jobs of subscriptions do. */
export function subscriptionJobs(deps: Parts & Pick<Deps, "clock">) {
  return {
    /** Tells licenses that got a subscription what is known of it, and what time has changed. */
    async watch(): Promise<void> {
      const now = deps.clock.now();
      for (const due of await listDue(deps.db)) await look(deps, due, now);
      await advanceSubscriptions(deps, { until: now });
    },
  };
}

interface OfCompany {
  readonly company_id: number;
  readonly subscription_id: string;
}

/**
 * Looks at a subscription, at the time by which its licenses live. Where that is refused, it is left as it is until
 * something new is known of it, so that others get their turn.
 */
async function look({ db, log }: Parts, { company_id, subscription_id }: OfCompany, until: Date): Promise<void> {
  try {
    await inItsTime({ now: until }, (time) => {
      const work = { companyId: company_id, now: time.now, caller: {} };
      return transaction(db, (tx) => lookAgain({ db: tx, ...work }, subscription_id), time);
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === "database_unavailable") throw error;
    log?.warn({ err: error }, `the licenses of the subscription ${subscription_id} could not follow it`);
    await updateWoken(db, company_id, subscription_id, until);
    await updateLeft(db, company_id, subscription_id);
  }
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
