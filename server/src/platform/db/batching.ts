import { ApiError } from "../../errors.ts";

/** How `together` forms its groups. */
export interface GroupLimits {
  /** Calls in one group at most. */
  readonly max: number;
  /** Groups under way at a time. */
  readonly parallel: number;
}

const waitingMax = 5000;
const waitMs = 5000;
const watchMs = 500;

/**
 * Makes a function of one call out of work on many: a call starts immediately while nothing is under way; calls that
 * arrive later wait, and go together when a group has ended, or beside it as soon as they are as many. `work` answers
 * its calls in their order, an Error for a call that failed alone; when it throws, every call of the group fails. Where
 * too many wait, or one for too long, because no group comes to its end, they are refused: the database does not
 * answer.
 */
export function together<Call, Result>(
  work: (calls: readonly Call[]) => Promise<readonly (Result | Error)[]>,
  { max, parallel }: GroupLimits,
): (call: Call) => Promise<Result> {
  interface Waiting {
    readonly call: Call;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
    readonly since: number;
  }
  const waiting: Waiting[] = [];
  const underWay = new Set<readonly Waiting[]>();
  let isStarting = false;
  let isWatching = false;

  /** Looks now and then, since a timer for each call would cost more than most calls. */
  const watchWaiting = () => {
    if (isWatching) return;
    isWatching = true;
    setTimeout(() => {
      isWatching = false;
      const before = performance.now() - waitMs;
      while (waiting[0] && waiting[0].since <= before) waiting.shift()?.reject(new ApiError("database_unavailable"));
      if (waiting.length > 0) watchWaiting();
    }, watchMs).unref();
  };

  const startNext = () => {
    if (isStarting || waiting.length === 0 || underWay.size >= parallel) return;
    const largest = Math.max(0, ...[...underWay].map((group) => group.length));
    if (waiting.length < Math.min(largest, max)) return;
    isStarting = true;
    // Calls that arrive in the same turn of the event loop go together from the start.
    setImmediate(() => {
      isStarting = false;
      void run(waiting.splice(0, max));
      startNext();
    });
  };
  const run = async (group: readonly Waiting[]) => {
    underWay.add(group);
    try {
      const results = await work(group.map(({ call }) => call));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result instanceof Error) reject(result);
        else resolve(result as Result);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    underWay.delete(group);
    startNext();
  };
  return (call) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= waitingMax) throw new ApiError("database_unavailable");
      waiting.push({ call, resolve, reject, since: performance.now() });
      watchWaiting();
      startNext();
    });
}
