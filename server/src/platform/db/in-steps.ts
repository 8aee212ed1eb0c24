const rowsAtOnce = 5000;

/**
 * Deletes what may be many rows some at a time, so that no statement is long: repeats `step`, which deletes at most as many rows as it is told, until
 * one deletes fewer.
 */
export async function inSteps(step: (rowsMax: number) => PromiseLike<{ readonly count: number }>): Promise<void> {
  while ((await step(rowsAtOnce)).count === rowsAtOnce);
}
