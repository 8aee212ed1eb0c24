import { dayMs } from "../../platform/values/durations.ts";
import type { EventType } from "../../record/events/event-types.rules.ts";

// The moments of licenses that come by time alone, and how each is announced (docs/decisions/0092).

/** A moment that a date of a license brings with it. */
export interface Timer {
  readonly type: EventType & `license.${string}`;
  /** The date: the last moment at which the license works, or that of its maintenance. */
  readonly of: "ends_at" | "maintenance_period";
  /** How long after the date the moment is; before it, where less than 0. */
  readonly afterMs: number;
}

// At its last moment a license still works: it has expired with the next one.
const over = 1;

/** All of them; of a license that missed several, the first is announced first. */
export const TIMERS = [
  { type: "license.will_expire_30_days", of: "ends_at", afterMs: -30 * dayMs },
  { type: "license.will_expire_7_days", of: "ends_at", afterMs: -7 * dayMs },
  { type: "license.will_expire_3_days", of: "ends_at", afterMs: -3 * dayMs },
  { type: "license.expired", of: "ends_at", afterMs: over },
  { type: "license.maintenance_will_expire_3_days", of: "maintenance_period", afterMs: -3 * dayMs },
  { type: "license.maintenance_expired", of: "maintenance_period", afterMs: over },
] as const satisfies readonly Timer[];

/** A type of event that a timer causes. */
export type TimerType = (typeof TIMERS)[number]["type"];

/** How far back a moment may be that is seen for the first time: nobody wants to hear of it later than that. */
export const LOOK_BACK_MS = 3 * dayMs;

/** A span of moments; `since` is outside, `until` inside. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
}

/** The dates whose moments are in a span. */
export function datesOf({ afterMs }: Pick<Timer, "afterMs">, { since, until }: Span): Span {
  return { since: new Date(since.getTime() - afterMs), until: new Date(until.getTime() - afterMs) };
}
