import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Db } from "./connect.ts";
import { isConflict } from "./transaction.ts";
import { isDatabaseUnreachable } from "./unreachable.ts";

const rowsMax = 500;
const waitMs = 1000;
/** What is kept for a database that does not answer; what comes then is dropped. */
const kept = { rows: 50_000, bytes: 32 * 1024 * 1024 };
const pauseMsMax = 2000;
const settleMsMax = 5000;

interface Batch<Row> {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly bytes: number;
}

/**
 * Writes what calls report after they are answered, in batches of one transaction and in their order, at the latest a
 * second later. No call waits for it or fails by it. While the database cannot be reached it is kept, bounded in rows
 * and in bytes, and written when it is back; a crash of this process loses what is not written yet. `write` is given
 * the id of the batch, for `isFirstWriting`: what was written is then not written again.
 */
export class WriteBehind<Row> {
  private rows: Row[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly batches: Batch<Row>[] = [];
  private draining: Promise<void> | undefined;
  private patientUntil = Number.POSITIVE_INFINITY;
  private isLate = false;

  /** `what` is what the log calls the rows. */
  constructor(
    private readonly what: string,
    private readonly write: (rows: readonly Row[], id: string) => Promise<unknown>,
    private readonly log: Pick<FastifyBaseLogger, "warn"> | undefined,
  ) {}

  add(row: Row): void {
    this.rows.push(row);
    if (this.rows.length >= rowsMax) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), waitMs).unref();
  }

  /**
   * Resolves when everything added so far is written, or given up because the database cannot be reached for five
   * seconds.
   */
  async settle(): Promise<void> {
    this.flush();
    this.patientUntil = performance.now() + settleMsMax;
    await this.draining;
    this.patientUntil = Number.POSITIVE_INFINITY;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.rows.length === 0) return;
    const { rows } = this;
    this.rows = [];
    // Where nothing else is kept there is nothing to measure.
    const bytes = this.batches.length === 0 ? 0 : JSON.stringify(rows).length;
    const sum = (of: (batch: Batch<Row>) => number) => this.batches.reduce((total, batch) => total + of(batch), 0);
    if (
      sum((batch) => batch.rows.length) + rows.length > kept.rows ||
      sum((batch) => batch.bytes) + bytes > kept.bytes
    ) {
      this.log?.warn(
        { lost: rows.length },
        `${this.what} were not recorded: the database has not answered for too long`,
      );
      return;
    }
    this.batches.push({ id: randomUUID(), rows, bytes });
    this.draining ??= this.drain().finally(() => {
      this.draining = undefined;
    });
  }

  private async drain(): Promise<void> {
    let pauseMs = 50;
    for (let [batch] = this.batches; batch; [batch] = this.batches) {
      try {
        await this.write(batch.rows, batch.id);
        this.batches.shift();
        pauseMs = 50;
        this.isLate = false;
      } catch (error) {
        if (!isDatabaseUnreachable(error) && !isConflict(error)) this.splitFirst(batch, error);
        else if (performance.now() > this.patientUntil) this.giveUp();
        else {
          if (!this.isLate)
            this.log?.warn({ err: error }, `${this.what} are recorded later: the database does not answer`);
          this.isLate = true;
          // A process that ends does not wait for this, unless it was asked to settle.
          await sleep(pauseMs, undefined, { ref: Number.isFinite(this.patientUntil) });
          pauseMs = Math.min(2 * pauseMs, pauseMsMax);
        }
      }
    }
  }

  /** One row may spoil its batch: the halves are written each by itself, down to that row. */
  private splitFirst({ rows, bytes }: Batch<Row>, error: unknown): void {
    const middle = Math.ceil(rows.length / 2);
    const halves = rows.length > 1 ? [rows.slice(0, middle), rows.slice(middle)] : [];
    if (halves.length === 0) this.log?.warn({ err: error, lost: 1 }, `one of ${this.what} was not recorded`);
    this.batches.splice(0, 1, ...halves.map((half) => ({ id: randomUUID(), rows: half, bytes: bytes / 2 })));
  }

  private giveUp(): void {
    const lost = this.batches.splice(0).reduce((sum, { rows }) => sum + rows.length, 0);
    this.log?.warn({ lost }, `${this.what} were not recorded: the database cannot be reached`);
  }
}

/**
 * Notes a batch within the transaction that writes it; false where that is written already, by an attempt whose end
 * nobody heard of because the connection was lost.
 */
export async function isFirstWriting(
  db: Db,
  id: string,
  rows: readonly { readonly companyId: number }[],
  now: Date,
): Promise<boolean> {
  const companyIds = [...new Set(rows.map(({ companyId }) => companyId))];
  const { count } = await db`
    insert into written_batches (company_id, id, written_at)
    select c.id, ${id}::uuid, ${now} from companies c where c.id = any(${companyIds}::bigint[])
    on conflict do nothing`;
  return count > 0;
}

/** Forgets batches from before a moment so long ago that no attempt is repeated for them any more. */
export async function deleteOldBatches(db: Db, companyId: number, before: Date): Promise<void> {
  await db`delete from written_batches where company_id = ${companyId} and written_at < ${before}`;
}
