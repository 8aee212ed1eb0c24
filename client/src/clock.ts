/** Tells the time. */
export type Now = () => Date;

/** Runs work after some milliseconds; calling the answer prevents it. A timer must not keep the process alive. */
export type Schedule = (milliseconds: number, work: () => void) => () => void;

/** The device's own clock: the only place of the library that reads it. */
export const systemNow: Now = () => new Date();

/** Timers of the system that do not keep a process alive. */
export const systemSchedule: Schedule = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  // A window of Electron has timers of its own kind.
  if (typeof timer === "object") timer.unref();
  return () => clearTimeout(timer);
};

/** A pause between two attempts of one call. Unlike a watchdog it is awaited, so it does keep the process alive. */
export const systemPause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
