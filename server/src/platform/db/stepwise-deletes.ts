const rowsAtOnce = 5000;

/**
 * Deletes what may be many rows some at a time, so that no statement is long: repeats `step`, which deletes at most the
 * given number of rows, until one deletes fewer.
 */
export async function inSteps(step: (rowsMax: number) => PromiseLike<{ readonly count: number }>): Promise<void> {
  while ((await step(rowsAtOnce)).count === rowsAtOnce);
}
