import pg from "pg";
import { type Host, writableHost } from "./connect-hosts.ts";
import { valueTypes } from "./read-values.ts";
import type { Answer, Sender, Statement } from "./sql.ts";
import { endsConnection, reasonOf } from "./unreachable.ts";

/** Where a connection leads, and how its statements are treated. */
export interface ConnectionConfig {
  readonly place: Pick<pg.ClientConfig, "connectionString" | "host" | "port" | "user" | "password" | "database">;
  /** Of which the one that accepts writes is taken. */
  readonly hosts?: readonly Host[] | undefined;
  /** The settings of the session. */
  readonly settings: Readonly<Record<string, string>>;
  /** What begins a transaction. */
  readonly begin: string;
  /** Whether statements are sent without waiting for the answers of those before; not where a cursor is read. */
  readonly isPipelined: boolean;
  /** Whether statements are prepared, once, for as long as the connection lives. */
  readonly isPrepared: boolean;
  readonly onNotice?: ((notice: { readonly message?: string | undefined }) => void) | undefined;
  readonly watch: Watch;
}

/** An observer of what is sent, such as a test. */
export interface Watch {
  statement?: ((text: string) => void) | undefined;
}

/** Called when a statement ended. */
type Done = (error: Error | undefined, answer: Answer) => void;

const connectTimeoutMs = 3000;
const keepAliveMs = 60_000;

/** One connection to PostgreSQL. What is sent on it after it was lost fails, and so does all that was under way. */
export class Connection extends pg.Client implements Sender {
  private isLost = false;

  constructor(private readonly config: ConnectionConfig) {
    super({
      ...config.place,
      pipeline: config.isPipelined,
      types: valueTypes,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveMs,
    });
    // Waiting callers get it; without any, it is dropped.
    this.on("error", () => this.spoil());
    if (config.onNotice) this.on("notice", config.onNotice);
  }

  /** What is said to the database first; `pg` itself knows few settings. */
  getStartupConf(): Record<string, string> {
    const own = pg.Client.prototype as unknown as { getStartupConf(this: Connection): Record<string, string> };
    return { ...own.getStartupConf.call(this), ...this.config.settings };
  }

  override connect(): Promise<pg.Client>;
  override connect(done: (error: Error) => void): void;
  override connect(done?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (done === undefined) throw new Error("a connection says by a call that it is there");
    const { hosts } = this.config;
    if (hosts === undefined) super.connect(done);
    else
      writableHost(hosts).then(({ host, port }) => {
        Object.assign(this, { host, port });
        super.connect(done);
      }, done);
    return undefined;
  }

  /** Whether it must not be used again. */
  get isSpoiled(): boolean {
    return this.isLost;
  }

  /** Marks it as not to be used again. */
  spoil(): void {
    this.isLost = true;
  }

  /** Sends a statement, without waiting for the answers of those before. */
  run({ text, values, isUnprepared }: Statement, done: Done): void {
    this.config.watch.statement?.(text);
    const name = this.config.isPrepared && !isUnprepared ? preparedName(text) : undefined;
    const hear = (error: Error | null, result: pg.QueryResult | pg.QueryResult[]) => {
      if (!error) return done(undefined, answerOf(result));
      const reason = reasonOf(error);
      if (endsConnection(reason)) this.spoil();
      done(reason, counted([], 0));
    };
    void this.query({ name, text, values: values as string[] }, hear);
  }

  send(statement: Statement): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.run(statement, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }

  stream(): never {
    throw new Error("rows are read from a pool at a slow pace");
  }

  /** Ends it without a word to the database. */
  cut(): void {
    this.connection.stream.destroy();
  }
}

function answerOf(result: pg.QueryResult | pg.QueryResult[]): Answer {
  // Several statements in one text.
  if (Array.isArray(result))
    return counted(
      result.flatMap(({ rows }) => rows),
      0,
    );
  return counted(result.rows, result.rowCount ?? 0);
}

function counted(rows: object[], count: number): Answer {
  return Object.defineProperty(rows, "count", { value: count }) as object[] & Answer;
}

const names = new Map<string, string>();
// Each connection of the database remembers as many. Those beyond are planned each time.
const namesMax = 2000;

/** The same name for the same text. */
function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesMax) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
