import { setTimeout as sleep } from "node:timers/promises";
import type { Cause } from "../values/cause.ts";
import type { Db, Pool, Transaction } from "./connect.ts";
import { type IsGone, refuseGone } from "./gate.ts";

const attemptsMax = 3;
const serializationFailure = "40001";
const deadlockDetected = "40P01";
// Another transaction made the row first: read again, so that the rules see it and report what is wrong.
const uniqueViolation = "23505";
// Another transaction deleted what this one refers to: likewise.
const foreignKeyViolation = "23503";
// Another transaction kept a lock for long: give the connection to others in between.
export const lockNotAvailable = "55P03";
const repeatable: readonly unknown[] = [
  serializationFailure,
  deadlockDetected,
  uniqueViolation,
  foreignKeyViolation,
  lockNotAvailable,
];

/** For whom a transaction is: nothing is begun for a caller that has left; what time it is for them, and who they are. */
export interface ForWhom {
  readonly isGone?: IsGone;
  /** Who and what causes the events that it records. */
  readonly cause?: () => Cause | undefined;
  /** When what it changes counts as changed (docs/decisions/0094); the database's own time unless given. */
  readonly now?: Date | undefined;
  /** The time itself, where `now` is that of a test clock (docs/decisions/0099). */
  readonly realNow?: Date | undefined;
}

/**
 * Runs `work` between `begin` and `commit`, and rolls back when it throws. When PostgreSQL gives the transaction up for
 * the sake of another one, `work` runs again from the start, so it must keep nothing outside the database. Throws
 * `database_unavailable` when no connection is free for too long.
 */
export function transaction<T>(db: Pool, work: (tx: Transaction) => Promise<T>, forWhom: ForWhom = {}): Promise<T> {
  return repeatOnConflict(() => transactionOnce(db, work, forWhom));
}

/** The same when the turn of what will be locked has come: see `Turns`. */
export function transactionInTurn<T>(
  db: Pool,
  turn: string | undefined,
  work: (tx: Transaction) => Promise<T>,
  forWhom: ForWhom,
): Promise<T> {
  return db.turns.run(turn, () => transaction(db, work, forWhom), forWhom.isGone);
}

/** The same, but never again: for what repeats more than the transaction. */
export function transactionOnce<T>(
  db: Pool,
  work: (tx: Transaction) => Promise<T>,
  { isGone, now, realNow, cause }: ForWhom = {},
): Promise<T> {
  const begin = () =>
    db.begin(
      (tx) => {
        // A database that stood still may begin long after it was asked to.
        if (isGone) refuseGone(isGone);
        return work(tx);
      },
      { now, realNow, cause: cause?.() },
    );
  return db.gate.run(begin, isGone);
}

/** Says who and what causes what is recorded from here on in a transaction that is open; nobody, without a cause. */
export async function tellCause(db: Db, cause?: Cause): Promise<void> {
  await db`select set_config('licet.cause', ${cause ? JSON.stringify(cause) : ""}, true)`;
}

/**
 * What the open transaction changes from here on counts as changed at the time of a test clock: for work that does not
 * begin with one. What others share with its licenses goes on to be changed at the time itself.
 */
export async function goToTime(db: Db, now: Date): Promise<void> {
  await db`
    select
      set_config('licet.real_now', coalesce(nullif(current_setting('licet.real_now', true), ''),
        current_setting('licet.now', true), ''), true),
      set_config('licet.now', ${now.toISOString()}::text, true)`;
}

/** Runs `work` in a transaction that is open; takes back what it wrote when it throws, and only that. */
export function savepoint<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return (db as Transaction).savepoint(work);
}

/** Runs `work` in a transaction that is open, and rolls back what it wrote; answers its result. */
export async function withoutTrace<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    await savepoint(db, async (inner) => {
      throw new TakenBack(await work(inner));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.value as T;
    throw error;
  }
  throw new Error("a savepoint was kept");
}

class TakenBack extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super("taken back");
    this.value = value;
  }
}

/**
 * Runs `work`, which ends with a transaction of its own, again from the start when that met another one
 * (docs/decisions/0009).
 */
export async function repeatOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attemptsMax || !isWorthRepeating(error)) throw error;
      await sleep(20 * attempt);
    }
  }
}

/** Whether a transaction was given up only because of others, so that the same may succeed later. */
export function isConflict(error: unknown): boolean {
  const passing: readonly unknown[] = [serializationFailure, deadlockDetected, lockNotAvailable];
  return error instanceof Error && "code" in error && passing.includes(error.code);
}

function isWorthRepeating(error: unknown): boolean {
  return error instanceof Error && "code" in error && repeatable.includes(error.code);
}
