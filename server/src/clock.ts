/** The clock. Read once per request or job, at the edge; the value then travels as `now`. */
export interface Clock {
  now(): Date;
}

/** The machine's clock: the only place of the server that reads the system time. */
export const systemClock: Clock = { now: () => new Date() };
