import type { Deps } from "../../deps.ts";
import { ApiError, problem } from "../../errors.ts";
import type { Db, Transaction } from "../../platform/db/connect.ts";
import { goToTime, transaction } from "../../platform/db/transaction.ts";
import { deleteEndedLimits } from "../licenses/near-limits.store.ts";
import { applyDueOfClock } from "../scheduled-updates/scheduled-update-jobs.flow.ts";
import { wakeByClock } from "../subscriptions/subscription-jobs.flow.ts";
import { LOOK_BACK_MS, TIMERS } from "../timers/timer.rules.ts";
import { recordPassed, recordTimers } from "../timers/timer.store.ts";
import { listDueMoments } from "./due-moments.store.ts";
import { changesLicenses, judgeAdvance, type Moment, stretchOf } from "./test-clock.rules.ts";
import { insertMoments, lockTestClock, updateAdvancing, updateTime } from "./test-clock.store.ts";

/** A clock, by its company. */
export interface ClockOf {
  readonly companyId: number;
  readonly id: number;
}

type Parts = Pick<Deps, "db" | "log" | "clock">;

const momentsAtOnce = 25;
/** Moments that come at the same time, at most. */
const sameMomentMax = 100_000;

/**
 * Sends a clock on its way, in a transaction, after what was set to the past while it stood. Throws `not_found` and what
 * speaks against the way.
 */
export async function beginAdvance(
  tx: Transaction,
  { companyId, id }: ClockOf,
  to: Date,
  log: Deps["log"],
): Promise<void> {
  const clock = await lockTestClock(tx, companyId, id);
  if (!clock) throw new ApiError("not_found");
  const refusal = judgeAdvance(clock, to);
  if (refusal) throw ApiError.of([problem(refusal.refusal, "/to", to)]);
  await updateAdvancing(tx, companyId, id, to);
  await happenAt(tx, { companyId, id }, clock.time, { log, isNew: false });
}

/**
 * Moves a clock on by some moments at which something comes, and lets that happen; to where it is on its way to, where
 * nothing does. One transaction: nodes that do the same take turns, and one that dies leaves the rest to the others.
 * Whether there is more to do.
 */
export function advanceStep({ db, log, clock: time }: Parts, { companyId, id }: ClockOf): Promise<boolean> {
  const step = async (tx: Transaction) => {
    const clock = await lockTestClock(tx, companyId, id);
    if (!clock?.advancing_to) return false;
    const span = { since: clock.time, until: clock.advancing_to };
    const due = stretchOf(await listDueMoments(tx, companyId, id, span, momentsAtOnce), momentsAtOnce);
    const last = due.at(-1);
    if (!last) {
      await updateTime(tx, companyId, id, clock.advancing_to, true);
      return false;
    }
    await updateTime(tx, companyId, id, last.at, false);
    if (changesLicenses(last)) await happenAt(tx, { companyId, id }, last.at, { log, isNew: true });
    else await passBy(tx, { companyId, id }, due);
    return true;
  };
  return transaction(db, step, { now: time.now() });
}

/** Moments at which no update is applied: none of them changes what comes after it. */
async function passBy(tx: Transaction, { companyId, id }: ClockOf, due: readonly Moment[]): Promise<void> {
  await insertMoments(tx, companyId, id, due);
  const announced = due.filter(({ kind }) => TIMERS.some(({ type }) => type === `license.${kind}`));
  const [first, last] = [announced[0], announced.at(-1)];
  if (first && last) {
    const since = new Date(first.at.getTime() - 1);
    await recordPassed(tx, companyId, id, { since, until: last.at });
  }
  const ended = due.findLast(({ kind }) => kind.endsWith("consumption_reset"));
  if (ended) await deleteEndedLimits(tx, ended.at, { companyId, clockId: id });
}

/**
 * Everything that comes at a moment: updates first, since they may move what else would come, then what is announced. As
 * on any server, what an update moves into the past is announced with it. `isNew`: the clock has just come there.
 */
async function happenAt(
  tx: Transaction,
  { companyId, id }: ClockOf,
  at: Date,
  { log, isNew }: { readonly log: Deps["log"]; readonly isNew: boolean },
): Promise<void> {
  await goToTime(tx, at);
  const applied = await applyDueOfClock(tx, companyId, id, at, log);
  const updates = applied.map(
    (update): Moment => ({
      at,
      kind: "scheduled_update",
      license_id: update.license_id,
      detail: `${update.id} ${update.status}`,
    }),
  );
  const woken = (await wakeByClock(tx, companyId, id, at)).map(
    (license_id): Moment => ({ at, kind: "subscription", license_id, detail: null }),
  );
  const present = { since: new Date(at.getTime() - 1), until: at };
  const others = isNew ? await newMoments(tx, { companyId, id }, present) : [];
  await insertMoments(tx, companyId, id, [...updates, ...woken, ...others]);
  const span = { since: new Date(at.getTime() - LOOK_BACK_MS), until: at };
  while (await recordTimers(tx, companyId, id, span, at));
  await deleteEndedLimits(tx, at, { companyId, clockId: id });
}

async function newMoments(db: Db, { companyId, id }: ClockOf, span: { since: Date; until: Date }) {
  const due = await listDueMoments(db, companyId, id, span, sameMomentMax);
  return due.map(({ at, kind, license_id, detail }): Moment => ({ at, kind, license_id, detail }));
}
