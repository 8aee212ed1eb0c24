import postgres from "postgres";
import { ApiError } from "../../errors.ts";
import { openSocket, readHosts } from "./connect-hosts.ts";
import { Gate } from "./gate.ts";
import { readBoolean, readInteger, readTime } from "./read-values.ts";
import { Turns } from "./turns.ts";

/** What the types that the driver would read otherwise look like in TypeScript. */
type LicetTypes = { bigint: number; integer: number; boolean: boolean; moment: Date; date: string };

/** What a store needs: queries and fragments. A pool and an open transaction are both a `Db`. */
export type Db = postgres.ISql<LicetTypes>;

/** The connections of this process; opened once in `main.ts`, closed with `end()`. */
export type Pool = postgres.Sql<LicetTypes> & {
  /**
   * Connections whose statements are planned anew each time, with the values that are looked for; for lists. No statement is kept: every combination
   * of filters is one of its own, and the database would remember each of them on each connection.
   */
  readonly planned: Reading;
  /** Connections for exports, so that nobody else waits for one; no statement is kept here either. */
  readonly exports: Reading;
  /** Single connections, for reads that travel together (`onOneConnection`). */
  readonly lanes: readonly Reading[];
  /**
   * Runs `work` on a connection of its own, without limits of time, for what belongs to a session: locks of a session, several statements in one text.
   * When the connection is lost, all that is still sent on it fails.
   */
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** What every transaction goes through before it takes a connection. */
  readonly gate: Gate;
  /** What calls that will lock the same row go through before that. */
  readonly turns: Turns;
};

/** Connections beside those of all others. */
type Reading = postgres.Sql<LicetTypes>;

/** One open transaction, as `transaction()` hands it to its function. */
export type Transaction = postgres.TransactionSql<LicetTypes>;

/** One connection, as `Pool.session()` hands it to its function. */
export type Session = postgres.Sql<LicetTypes>;

/** Where an embedded database listens, in the words of the driver. */
export type DatabaseAddress = Readonly<{
  path?: string;
  host?: string;
  port?: number;
  user: string;
  password?: string;
  database: string;
}>;

/** Either the operator's database or the embedded one. */
export type ConnectConfig = Readonly<{
  databaseUrl?: string | undefined;
  embedded?: DatabaseAddress | undefined;
  /** Connections at most (10), besides a third as many that plan with values, as many for reads that travel together, and two for exports. */
  max?: number | undefined;
  /** Whether no statement takes longer than a caller would wait; true unless given. For tools that nobody waits for. */
  isLimited?: boolean | undefined;
  /** Hears what the database says beside its answers; nobody does unless given. */
  onNotice?: ((notice: postgres.Notice) => void) | undefined;
}>;

const connectTimeoutSeconds = 3;
const reconnectSecondsMax = 0.5;
const endSecondsMax = 5;
const exportsMax = 2;

// Longer than anything takes that somebody waits for. What has no limit would hold its connection, and what others need, for ever.
const limits = {
  statement_timeout: 60_000,
  // Whoever waits for a lock holds a connection meanwhile; it is given back, and the transaction begins again (transaction.ts).
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
};

/** Connections that no transaction holds: what reads goes on while all transactions wait for locks. */
const forReads = 2;
const waitingForConnection = {
  waiting: 1000,
  waitMs: 5000,
  refuse: () => new ApiError("database_unavailable"),
};

/** How the statements of a connection are treated. */
interface Manner {
  readonly max: number;
  readonly plans: "force_generic_plan" | "force_custom_plan";
  /** Whether statements are kept, prepared, for as long as the connection lives. */
  readonly prepare: boolean;
  readonly isLimited?: false;
  readonly onclose?: () => void;
}

/** Opens a pool. Nothing is sent before the first query, so an absent database is noticed there. */
export function connect(config: ConnectConfig): Pool {
  const max = config.max ?? 10;
  const third = Math.ceil(max / 3);
  // A prepared statement is good for any of its parameters: planning it anew each time often costs more than running it.
  const kept = { plans: "force_generic_plan", prepare: true } as const;
  const db = open(config, { ...kept, max });
  const planned = open(config, { max: third, plans: "force_custom_plan", prepare: false });
  const exports = open(config, { max: exportsMax, plans: "force_generic_plan", prepare: false });
  const lanes = Array.from({ length: third }, () => open(config, { ...kept, max: 1 }));
  const ends = [db, planned, exports, ...lanes].map((each) => each.end);
  // Without a limit it waits for ever for a connection whose database was killed during a query.
  const end = async (options?: { timeout?: number }) => {
    await Promise.all(ends.map((each) => each({ timeout: endSecondsMax, ...options })));
  };
  const session = <T>(work: (session: Session) => Promise<T>) => inSession(config, work);
  const gate = new Gate({ ...waitingForConnection, running: Math.max(1, max - forReads) });
  return Object.assign(db, { planned, exports, lanes, session, gate, turns: new Turns(), end });
}

async function inSession<T>(config: ConnectConfig, work: (session: Session) => Promise<T>): Promise<T> {
  // The driver would go on with a new connection, which has neither the locks nor the transaction of the lost one.
  const onclose = () => void session.end({ timeout: 0 });
  const session = open(config, { max: 1, plans: "force_generic_plan", prepare: false, isLimited: false, onclose });
  try {
    return await work(session);
  } finally {
    await session.end({ timeout: endSecondsMax });
  }
}

function open(config: ConnectConfig, { max, plans, prepare, isLimited, onclose }: Manner): postgres.Sql<LicetTypes> {
  const options = {
    max,
    prepare,
    ...(onclose ? { onclose } : {}),
    connect_timeout: connectTimeoutSeconds,
    // The driver's own pause grows to 20 s, which would turn a restart of the database into an outage.
    backoff: (retries: number) => Math.min(0.02 * 2 ** retries, reconnectSecondsMax),
    onnotice: config.onNotice ?? (() => {}),
    connection: {
      application_name: "licet",
      TimeZone: "UTC",
      ...(isLimited === false || config.isLimited === false ? {} : limits),
      // A plan made while a table was nearly empty reads it whole, and is kept, also for foreign keys, until the table is
      // analyzed: the first large order then takes minutes. Every query here has an index; reading whole tables is the last resort.
      enable_seqscan: "off",
      plan_cache_mode: plans,
    },
    types,
  };
  if (config.databaseUrl !== undefined) {
    const hosts = readHosts(config.databaseUrl);
    if (hosts === undefined) return postgres(config.databaseUrl, options);
    // The driver knows this option, its types do not.
    const overOurSocket = { ...options, socket: () => openSocket(hosts) };
    return postgres(hosts[0]?.url ?? "", overOurSocket);
  }
  if (config.embedded !== undefined) return postgres({ ...config.embedded, ...options });
  throw new Error("a connection needs a database URL or an embedded database");
}

const types = {
  // Every id of ours is below 2^53.
  bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: readInteger },
  integer: { to: 23, from: [21, 23], serialize: (value: number) => String(value), parse: readInteger },
  boolean: { to: 16, from: [16], serialize: (value: boolean) => (value === true ? "t" : "f"), parse: readBoolean },
  moment: {
    to: 1184,
    from: [1184],
    serialize: (value: Date | string) => (value instanceof Date ? value : new Date(value)).toISOString(),
    parse: readTime,
  },
  // A calendar day has no time zone, so it must not become a moment.
  date: { to: 1082, from: [1082], serialize: serializeDay, parse: (text: string) => text },
};

function serializeDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

const unreachableCodes = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "53300", // too many connections
  "25P03", // idle in a transaction for too long: the connection is closed
  "57014", // a statement took too long
  "57P01", // terminated by an administrator
  "57P02", // crashed
  "57P03", // starting up or shutting down
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "database_unavailable", // our own refusal to wait any longer
  "25006", // a former primary that became read-only: the next connection finds the new one
]);

/** Whether an error says that the database cannot be reached now, so that trying again later may help. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnreachable);
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "ENOENT") return "syscall" in error && error.syscall === "connect";
  if ("code" in error && unreachableCodes.has(String(error.code))) return true;
  return error.cause !== undefined && isDatabaseUnreachable(error.cause);
}
