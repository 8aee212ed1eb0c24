/** The header of an answer that was given by a test clock: its time. */
export const testClockHeader = "Licet-Test-Clock";

/** A test clock, and its time at the moment (docs/decisions/0093). */
export interface TestTime {
  readonly id: number;
  readonly time: Date;
}

/**
 * Thrown where work turns out to be about something that lives by a test clock: whoever began it takes back what it
 * wrote and begins again, at the time of that clock. So work knows one `now`, whatever it is about.
 */
class OtherTime extends Error {
  constructor(readonly clock: TestTime) {
    super("this lives by a test clock");
  }
}

/** Makes work that is not done at the time of this clock begin again at it. */
export function requireTime(clock: TestTime | null | undefined, now: Date): void {
  if (clock && clock.time.getTime() !== now.getTime()) throw new OtherTime(clock);
}

// A clock that is being advanced may have moved on in between.
const attemptsMax = 20;

/** By which time work is done; `realNow` is the time itself, where `now` is that of a test clock. */
export interface Timed {
  readonly now: Date;
  readonly realNow?: Date | undefined;
}

/** Does work, at the time of the test clock that it is about, if it is. `onClock` is told of each such attempt. */
export async function inItsTime<C extends Timed, T>(
  context: C,
  work: (timed: C) => Promise<T>,
  onClock?: (clock: TestTime) => void,
): Promise<T> {
  let timed = context;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(timed);
    } catch (error) {
      if (!(error instanceof OtherTime) || attempt === attemptsMax) throw error;
      onClock?.(error.clock);
      timed = { ...context, now: error.clock.time, realNow: context.realNow ?? context.now };
    }
  }
}
