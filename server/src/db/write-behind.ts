import type { FastifyBaseLogger } from "fastify";

const rowsMax = 500;
/** What may wait for a database that does not answer; more is dropped. */
const rowsWaitingMax = 50_000;
const waitMilliseconds = 1000;

/**
 * Writes behind the calls what they report, in batches of one statement, at the latest a second later. No call waits for it or fails by it;
 * a crash loses at most the last second of it.
 */
export class WriteBehind<Row> {
  private rows: Row[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<unknown> = Promise.resolve();
  private rowsWaiting = 0;

  /** `what` is what the log calls the rows. */
  constructor(
    private readonly what: string,
    private readonly write: (batch: readonly Row[]) => Promise<unknown>,
    private readonly log: Pick<FastifyBaseLogger, "warn"> | undefined,
  ) {}

  add(row: Row): void {
    this.rows.push(row);
    if (this.rows.length >= rowsMax) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), waitMilliseconds).unref();
  }

  /** Resolves when everything added so far is written. */
  async settle(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.rows.length === 0) return;
    const batch = this.rows;
    this.rows = [];
    if (this.rowsWaiting >= rowsWaitingMax) {
      this.log?.warn({ lost: batch.length }, `${this.what} were not recorded: the database is behind`);
      return;
    }
    this.rowsWaiting += batch.length;
    this.writing = this.writing
      .then(() => this.write(batch))
      .catch((error: unknown) => this.log?.warn({ err: error, lost: batch.length }, `${this.what} were not recorded`))
      .finally(() => {
        this.rowsWaiting -= batch.length;
      });
  }
}
