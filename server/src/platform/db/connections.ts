import pg from "pg";
import Cursor from "pg-cursor";
import type { Cause } from "../values/cause.ts";
import { Connection, type ConnectionConfig } from "./connection.ts";
import { inTransaction, type Transaction } from "./open-transaction.ts";
import { type Answer, type Db, type Sender, type Statement, wordsOf } from "./sql.ts";
import { connectionClosed, reasonOf } from "./unreachable.ts";

const lifetimeSeconds = 3600;
// A connection that takes longer is cut off.
const endMsMax = 5000;

type Taken = pg.PoolClient & Connection;

/** What the database is told of a transaction when it begins. */
export interface Told {
  /** When what it changes counts as changed (docs/decisions/0094); the database's own time unless given. */
  readonly now?: Date | undefined;
  /** The time itself, where `now` is that of a test clock: what others share with its licenses is changed then. */
  readonly realNow?: Date | undefined;
  /** Who and what causes the events that it records. */
  readonly cause?: Cause | undefined;
}

/** A number of connections to one database, each opened when it is first needed. */
export class Connections implements Sender {
  private readonly pool: pg.Pool;
  private readonly open = new Set<Connection>();
  private readonly waiting = new Set<(error: Error) => void>();
  private ending: Promise<void> | undefined;

  constructor(
    private readonly config: ConnectionConfig,
    readonly max: number,
  ) {
    const { open } = this;
    class Client extends Connection {
      constructor() {
        super(config);
        this.once("connect", () => open.add(this));
        this.once("end", () => open.delete(this));
      }
    }
    this.pool = new pg.Pool({ Client, max, idleTimeoutMillis: 0, maxLifetimeSeconds: lifetimeSeconds });
    this.pool.on("error", () => {}); // of an idle connection: the next call opens another
  }

  send(statement: Statement): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.take((client) => {
        client.run(statement, (error, answer) => {
          client.release(client.isSpoiled);
          if (error) reject(error);
          else resolve(answer);
        });
      }, reject);
    });
  }

  async *stream({ text, values }: Statement, rowsMax: number): AsyncGenerator<readonly object[]> {
    const client = await this.taken();
    const cursor = client.query(new Cursor<object>(text, [...values]));
    try {
      for (;;) {
        const rows = await cursor.read(rowsMax);
        if (rows.length > 0) yield rows;
        if (rows.length < rowsMax) break;
      }
    } catch (error) {
      // Of what went wrong midway nothing is known but that the connection is not where it was.
      client.spoil();
      throw error instanceof Error ? reasonOf(error) : error;
    } finally {
      if (!client.isSpoiled) await closed(cursor, client);
      client.release(client.isSpoiled);
    }
  }

  /** Runs `work` on one connection. What it sends in one turn travels together, and no one else uses the connection. */
  async onOne<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.taken();
    try {
      return await work(wordsOf(client));
    } finally {
      client.release(client.isSpoiled);
    }
  }

  /** Runs `work` in a transaction; commits what it did, or takes it back when it throws or any statement failed. */
  async begin<T>(work: (transaction: Transaction) => Promise<T>, told: Told = {}): Promise<T> {
    const client = await this.taken();
    try {
      return await inTransaction(client, beginningOf(this.config.begin, told), work);
    } finally {
      client.release(client.isSpoiled);
    }
  }

  /** Ends all of them when what is under way has ended, or after some seconds. */
  end(): Promise<void> {
    this.ending ??= this.endAll();
    return this.ending;
  }

  private async endAll(): Promise<void> {
    for (const refuse of this.waiting) refuse(connectionClosed("The connections are closed."));
    const timer = setTimeout(() => {
      for (const connection of this.open) connection.cut();
    }, endMsMax);
    await this.pool.end();
    await Promise.all([...this.open].map((connection) => new Promise((done) => connection.once("end", done))));
    clearTimeout(timer);
  }

  private taken(): Promise<Taken> {
    return new Promise((resolve, reject) => this.take(resolve, reject));
  }

  private take(use: (client: Taken) => void, refuse: (error: Error) => void): void {
    this.waiting.add(refuse);
    this.pool.connect((error, client) => {
      if (!this.waiting.delete(refuse)) client?.release();
      else if (client) use(client as Taken);
      else refuse(reasonOf(error ?? new Error("no connection")));
    });
  }
}

/** What begins a transaction. In one text, so that the database is told nothing twice. */
function beginningOf(begin: string, { now, realNow, cause }: Told): Statement {
  const settings = [
    ...(now ? [`set local licet.now = '${now.toISOString()}'`] : []),
    ...(realNow ? [`set local licet.real_now = '${realNow.toISOString()}'`] : []),
    ...(cause ? [`set local licet.cause = ${pg.escapeLiteral(JSON.stringify(cause))}`] : []),
  ];
  if (settings.length === 0) return { text: begin, values: [] };
  return { text: [begin, ...settings].join("; "), values: [], isUnprepared: true };
}

/** Waits until a cursor is closed, or its connection. */
function closed(cursor: Cursor, client: Connection): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      client.off("end", end);
      done();
    };
    client.once("end", end);
    cursor.close(end);
  });
}
