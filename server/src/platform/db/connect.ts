import { basename, dirname } from "node:path";
import { ApiError } from "../../errors.ts";
import { readHosts } from "./connect-hosts.ts";
import type { ConnectionConfig, Watch } from "./connection.ts";
import { Connections, type Told } from "./connections.ts";
import { Gate } from "./gate.ts";
import type { Transaction } from "./open-transaction.ts";
import { Turns } from "./row-turns.ts";
import { type Db, wordsOf } from "./sql.ts";

export type { Transaction } from "./open-transaction.ts";
export type { Db } from "./sql.ts";

/** Some connections: each statement is sent on the next that is free. */
export type Connected = Db & Pick<Connections, "begin" | "onOne" | "max" | "end">;

/** The connections of this process; opened once in `main.ts`, closed with `end()`. */
export type Pool = Connected & {
  /**
   * Connections whose statements are planned anew each time, with the values that are looked for; for lists. No
   * statement is kept: every combination of filters is one of its own, and the database would remember each of them on
   * each connection.
   */
  readonly planned: Connected;
  /** Connections for exports, so that no other call waits for one; no statement is kept here either. */
  readonly exports: Connected;
  /**
   * Runs `work` on a connection of its own, without limits of time, for what belongs to a session: locks of a session,
   * several statements in one text. When the connection is lost, all that is still sent on it fails.
   */
  session<T>(work: (session: Db) => Promise<T>): Promise<T>;
  /** What every transaction goes through before it takes a connection. */
  readonly gate: Gate;
  /** What calls that will lock the same row go through before that. */
  readonly turns: Turns;
  readonly watch: Watch;
};

/** Where an embedded database listens. */
export type DatabaseAddress = Readonly<{
  /** Of the socket. */
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
  /**
   * Whether no statement takes longer than a caller would wait; true by default. False is for tools that no caller
   * waits for.
   */
  isLimited?: boolean | undefined;
  /**
   * Whether a pooler stands before the database that gives each transaction another connection: nothing is then said to
   * a session, no statement is kept, and transactions bring their limits with them.
   */
  isPooled?: boolean | undefined;
  /** Gets the notices of the database; by default they are dropped. */
  onNotice?: ConnectionConfig["onNotice"];
}>;

const exportsMax = 2;

// Longer than any caller waits. Without a limit a statement would hold its connection, and what others need, for ever.
const limits = {
  statement_timeout: "60000",
  // A wait for a lock holds a connection; it is given back, and the transaction begins again (transaction.ts).
  lock_timeout: "5000",
  idle_in_transaction_session_timeout: "60000",
};

/** Connections that no transaction holds: what reads goes on while all transactions wait for locks. */
const forReads = 2;
const waitingForConnection = {
  waiting: 1000,
  waitMs: 5000,
  refuse: () => new ApiError("database_unavailable"),
};

// A plan made while a table was nearly empty reads it whole, and is kept, also for foreign keys, until the table is
// analyzed: the first large order then takes minutes. Every query here has an index; reading whole tables is the last
// resort.
const plans = { enable_seqscan: "off" };

/** How the statements of a connection are treated. */
interface Manner {
  readonly plans: "force_generic_plan" | "force_custom_plan";
  readonly isPrepared: boolean;
  readonly isPipelined: boolean;
  readonly isLimited?: false;
}

const unlimited: Manner = { plans: "force_generic_plan", isPrepared: false, isPipelined: true, isLimited: false };

/** Opens a pool. Nothing is sent before the first query, so an absent database is noticed there. */
export function connect(config: ConnectConfig): Pool {
  const max = config.max ?? 10;
  // A prepared statement serves any parameters: planning it each time often costs more than running it.
  const watch: Watch = {};
  const open = (manner: Manner, size: number) => new Connections(connectionConfig(config, manner, watch), size);
  const main = open({ plans: "force_generic_plan", isPrepared: true, isPipelined: true }, max);
  const anew = { plans: "force_custom_plan", isPrepared: false, isPipelined: true } as const;
  const planned = open(anew, Math.ceil(max / 3));
  const exports = open({ ...anew, plans: "force_generic_plan", isPipelined: false }, exportsMax);
  const end = async () => {
    await Promise.all([main, planned, exports].map((each) => each.end()));
  };
  const session = <T>(work: (session: Db) => Promise<T>) => inSession(connectionConfig(config, unlimited, watch), work);
  const gate = new Gate({ ...waitingForConnection, running: Math.max(1, max - forReads) });
  return Object.assign(connected(main), {
    planned: connected(planned),
    exports: connected(exports),
    session,
    gate,
    turns: new Turns(),
    watch,
    end,
  });
}

function connected(connections: Connections): Connected {
  const { max } = connections;
  return Object.assign(wordsOf(connections), {
    max,
    begin: <T>(work: (transaction: Transaction) => Promise<T>, told?: Told) => connections.begin(work, told),
    onOne: <T>(work: (db: Db) => Promise<T>) => connections.onOne(work),
    end: () => connections.end(),
  });
}

async function inSession<T>(config: ConnectionConfig, work: (session: Db) => Promise<T>): Promise<T> {
  const session = new Connections(config, 1);
  try {
    return await session.onOne(work);
  } finally {
    await session.end();
  }
}

function connectionConfig(config: ConnectConfig, manner: Manner, watch: Watch): ConnectionConfig {
  const { isPooled = false, onNotice } = config;
  const isLimited = manner.isLimited !== false && config.isLimited !== false;
  const settings = { ...(isLimited ? limits : {}), ...plans };
  const greeting = { application_name: "licet", TimeZone: "UTC" };
  return {
    ...placeOf(config),
    isPrepared: manner.isPrepared && !isPooled,
    isPipelined: manner.isPipelined,
    onNotice,
    watch,
    settings: isPooled ? greeting : { ...greeting, ...settings, plan_cache_mode: manner.plans },
    begin: isPooled
      ? ["begin", ...Object.entries(settings).map((each) => `set local ${each.join(" = ")}`)].join("; ")
      : "begin",
  };
}

function placeOf({ databaseUrl, embedded }: ConnectConfig): Pick<ConnectionConfig, "place" | "hosts"> {
  if (databaseUrl !== undefined) {
    const url = asLibpq(databaseUrl);
    const hosts = readHosts(url);
    return { place: { connectionString: hosts?.[0]?.url ?? url }, hosts };
  }
  if (embedded === undefined) throw new Error("a connection needs a database URL or an embedded database");
  const { path, ...place } = embedded;
  // The driver wants the folder of a socket; its file is named after a port.
  return {
    place:
      path === undefined ? place : { ...place, host: dirname(path), port: Number(basename(path).split(".").at(-1)) },
  };
}

/**
 * The driver reads `sslmode` as other programs do only when asked to: `require` then asks for encryption, not for a
 * certificate.
 */
function asLibpq(databaseUrl: string): string {
  const isAsked = /[?&]sslmode=/.test(databaseUrl) && !/[?&]uselibpqcompat=/.test(databaseUrl);
  return isAsked ? `${databaseUrl}&uselibpqcompat=true` : databaseUrl;
}
