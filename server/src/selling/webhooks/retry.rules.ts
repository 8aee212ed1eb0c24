import { dayMs, hourMs, minuteMs, secondMs } from "../../platform/values/durations.ts";

// When a delivery is tried again, and when an endpoint is given up (events-api.md §11 to §14).

/** The pauses after each failure: a little more than three days in all. */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * secondMs,
  30 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** How long a delivery waits for an earlier one of its license at most: waiting is not failing, and has its own clock. */
export const WAIT_MOST_MS = minuteMs;

/** How long an endpoint may fail before it is switched off, and before its owner is told. */
export const FAILING_MOST_MS = 5 * dayMs;
/** When the owner of an endpoint that fails is told. */
export const FAILING_WARNED_MS = dayMs;

/** The longest pause that an answer may ask for. */
const askedMostMs = dayMs;

/** What came of sending something. */
export interface Outcome {
  /** Null: there was no answer. */
  readonly status: number | null;
  /** The pause that the answer asked for. */
  readonly retryAfterMs: number | null;
}

/** Whether what was sent has arrived. */
export function hasArrived({ status }: Outcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Whether an endpoint says that it is gone for good. */
export function isGone({ status }: Outcome): boolean {
  return status === 410;
}

/** Whether an answer asks to be left alone, by everything else too. */
export function isOverloaded({ status }: Outcome): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

/**
 * The pause before the next attempt after so many, or undefined where there is none. `chance` is between 0 and 1, and
 * moves it by a fifth either way, so that what failed together does not return together.
 */
export function pauseAfter(attempts: number, { retryAfterMs }: Outcome, chance: number): number | undefined {
  const planned = RETRY_PAUSES_MS[attempts - 1];
  if (planned === undefined) return undefined;
  const moved = Math.round(planned * (0.8 + 0.4 * chance));
  return Math.max(moved, Math.min(retryAfterMs ?? 0, askedMostMs));
}

/** What becomes of an endpoint that has failed since a moment, after one more failure. */
export function judgeFailing(failingSince: Date, now: Date, isWarned: boolean): "disable" | "warn" | "go on" {
  const failing = now.getTime() - failingSince.getTime();
  if (failing >= FAILING_MOST_MS) return "disable";
  return failing >= FAILING_WARNED_MS && !isWarned ? "warn" : "go on";
}

/** The pause of a `Retry-After` in milliseconds: seconds, or a date. */
export function readRetryAfter(text: string | null, now: Date): number | null {
  if (text === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * secondMs;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
