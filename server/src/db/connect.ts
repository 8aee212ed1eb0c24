import postgres from "postgres";
import { openSocket, readHosts } from "./connect-hosts.ts";
import { readBoolean, readInteger, readTime } from "./read-values.ts";

/** What the types that the driver would read otherwise look like in TypeScript. */
type LicetTypes = { bigint: number; integer: number; boolean: boolean; moment: Date; date: string };

/** What a store needs: queries and fragments. A pool and an open transaction are both a `Db`. */
export type Db = postgres.ISql<LicetTypes>;

/** The connections of this process; opened once in `main.ts`, closed with `end()`. */
export type Pool = postgres.Sql<LicetTypes> & {
  /** Connections whose statements are planned anew each time, with the values that are looked for; for lists. */
  readonly planned: postgres.Sql<LicetTypes>;
  /** Connections that are held for as long as a file is read: an export waits for another one, and nobody else for an export. */
  readonly exports: postgres.Sql<LicetTypes>;
};

/** One open transaction, as `transaction()` hands it to its function. */
export type Transaction = postgres.TransactionSql<LicetTypes>;

/** One connection taken out of the pool, for what belongs to a session and not to a transaction. */
export type Session = postgres.ReservedSql<LicetTypes>;

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
  /** Connections at most (10), besides a third as many that plan with values, and two for exports. */
  max?: number | undefined;
  /** Hears what the database says beside its answers; nobody does unless given. */
  onNotice?: ((notice: postgres.Notice) => void) | undefined;
}>;

const connectTimeoutSeconds = 3;
const reconnectSecondsMax = 0.5;
const endSecondsMax = 5;
const exportsMax = 2;

/** Opens a pool. Nothing is sent before the first query, so an absent database is noticed there. */
export function connect(config: ConnectConfig): Pool {
  const max = config.max ?? 10;
  // Every statement is prepared, and good for any of its parameters: planning it anew each time often costs more than running it.
  const db = open(config, max, "force_generic_plan");
  const planned = open(config, Math.ceil(max / 3), "force_custom_plan");
  const exports = open(config, exportsMax, "force_generic_plan");
  const ends = [db.end, planned.end, exports.end];
  // Without a limit it waits for ever for a connection whose database was killed during a query.
  const end = async (options?: { timeout?: number }) => {
    await Promise.all(ends.map((each) => each({ timeout: endSecondsMax, ...options })));
  };
  return Object.assign(db, { planned, exports, end });
}

function open(config: ConnectConfig, max: number, plans: string): postgres.Sql<LicetTypes> {
  const options = {
    max,
    connect_timeout: connectTimeoutSeconds,
    // The driver's own pause grows to 20 s, which would turn a restart of the database into an outage.
    backoff: (retries: number) => Math.min(0.02 * 2 ** retries, reconnectSecondsMax),
    onnotice: config.onNotice ?? (() => {}),
    connection: {
      application_name: "licet",
      TimeZone: "UTC",
      // A plan made while a table was nearly empty reads it whole, and is kept, also for foreign keys, until the table is
      // analyzed: the first large order then takes minutes. Every query here has an index; reading whole tables is the last resort.
      enable_seqscan: "off",
      plan_cache_mode: plans,
    },
    types: {
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
    },
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
  "57P01", // terminated by an administrator
  "57P02", // crashed
  "57P03", // starting up or shutting down
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
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
