/** How `together` forms its groups. */
export interface GroupLimits {
  /** Calls in one group at most. */
  readonly max: number;
  /** Groups under way at once. */
  readonly parallel: number;
}

/**
 * Makes a function of one call out of work on many: a call starts at once while nothing is under way; calls that arrive meanwhile
 * wait, and go together when a group has ended, or beside it as soon as they are as many. `work` answers its calls in their
 * order, an Error for a call that failed alone; when it throws, every call of the group fails.
 */
export function together<Call, Result>(
  work: (calls: readonly Call[]) => Promise<readonly (Result | Error)[]>,
  { max, parallel }: GroupLimits,
): (call: Call) => Promise<Result> {
  interface Waiting {
    readonly call: Call;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  const underWay = new Set<readonly Waiting[]>();
  let isStarting = false;

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
      waiting.push({ call, resolve, reject });
      startNext();
    });
}
