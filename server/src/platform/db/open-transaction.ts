import type { Connection } from "./connection.ts";
import { type Answer, type Db, type Sender, type Statement, wordsOf } from "./sql.ts";
import { connectionClosed } from "./unreachable.ts";

/** One open transaction, as `transaction()` hands it to its function. */
export type Transaction = Db & {
  /** Runs `work`; takes back what it wrote when it throws or any of its statements failed, and only that. */
  savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T>;
};

// "The transaction is aborted": what came before is what went wrong.
const aborted = "25P02";

/** Runs `work` in a transaction on a connection of its own; `begin` begins it. */
export function inTransaction<T>(
  client: Connection,
  begin: Statement,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return new Scope(client, undefined).run({ begin, end: "commit", undo: "rollback" }, work);
}

/** A transaction, or a part of it that can be taken back. Takes no statement after its end. */
class Scope implements Sender {
  private isOver = false;
  private failure: unknown;
  private parts = 0;

  constructor(
    private readonly client: Connection,
    private readonly outer: Scope | undefined,
  ) {}

  send(statement: Statement): Promise<Answer> {
    if (this.hasEnded) return Promise.reject(connectionClosed("The transaction has ended."));
    const answer = this.client.send(statement);
    answer.catch((error: unknown) => {
      this.failure ??= error;
    });
    return answer;
  }

  stream(): never {
    throw new Error("rows are read from a pool at a slow pace, not from a transaction");
  }

  async run<T>(
    { begin, end, undo }: { readonly begin: Statement; readonly end?: string; readonly undo: string },
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const words = Object.assign(wordsOf(this), {
      savepoint: <U>(inner: (part: Transaction) => Promise<U>) => this.savepoint(inner),
    });
    // Travels with the first statement of `work`. It fails only with its connection, and then all that follows does.
    this.send(begin).catch(() => {});
    try {
      const value = await work(words);
      this.refuseFailed();
      this.isOver = true;
      if (end !== undefined) await this.client.send(commandOf(end));
      // A statement that was not awaited may have failed; the database has then rolled everything back.
      this.refuseFailed();
      return value;
    } catch (error) {
      this.isOver = true;
      if (!this.client.isSpoiled) await this.client.send(commandOf(undo)).catch(() => this.client.spoil());
      throw this.failure !== undefined && isAborted(error) ? this.failure : error;
    }
  }

  private savepoint<T>(work: (part: Transaction) => Promise<T>): Promise<T> {
    if (this.hasEnded) return Promise.reject(connectionClosed("The transaction has ended."));
    this.parts += 1;
    const name = `part_${this.depth}_${this.parts}`;
    return new Scope(this.client, this).run(
      { begin: commandOf(`savepoint ${name}`), undo: `rollback to ${name}` },
      work,
    );
  }

  private refuseFailed(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private get hasEnded(): boolean {
    return this.isOver || (this.outer?.hasEnded ?? false);
  }

  private get depth(): number {
    return this.outer ? this.outer.depth + 1 : 0;
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === aborted;
}

function commandOf(text: string): Statement {
  return { text, values: [] };
}
