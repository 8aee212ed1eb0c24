/** How `together` forms its groups. */
export interface GroupLimits {
  /** Calls in one group at most. */
  readonly max: number;
  /** Groups under way at once. */
  readonly parallel: number;
}

/**
 * Makes a function of one call out of work on many: a call starts at once while fewer than `parallel` groups are under way; calls
 * that arrive meanwhile wait, and go together when a group has ended. `work` answers its calls in their order, an Error for a
 * call that failed alone; when it throws, every call of the group fails.
 */
export function together<Call, Result>(
  work: (calls: readonly Call[]) => Promise<readonly (Result | Error)[]>,
  { max, parallel }: GroupLimits,
): (call: Call) => Promise<Result> {
  const waiting: { call: Call; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let underWay = 0;

  const start = async () => {
    underWay += 1;
    // Calls that arrive in the same turn of the event loop go together from the start.
    await new Promise(setImmediate);
    const group = waiting.splice(0, max);
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
    underWay -= 1;
    startNext();
  };
  const startNext = () => {
    if (waiting.length > 0 && underWay < parallel) void start();
  };
  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      startNext();
    });
}
