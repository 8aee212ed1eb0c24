import { messageOf } from "../values/thrown.ts";
/**
 * The database of an installation that brings none: real PostgreSQL, run below the data folder for as long as a server
 * uses it. It outlives a server that was killed and is adopted by the next one; several servers on one data folder
 * share it.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type DatabaseAddress } from "./connect.ts";
import { type Engine, findEngine } from "./embedded-engine.ts";
import { type Place, preparePlace } from "./embedded-place.ts";
import { countRegistered, isAlive, isPostgresOf, listProcessesIn, register, withLock } from "./embedded-process.ts";

/** The part of a logger that is used here. */
export type EmbeddedLog = { info(message: string): void; warn(message: string): void };

/** What `startEmbedded` needs to know. */
export type EmbeddedConfig = Readonly<{
  dataDir: string;
  log: EmbeddedLog;
  /** False gives up safety against a power failure for speed; for tests alone. */
  durable?: boolean;
}>;

/** A running embedded database. */
export type EmbeddedDatabase = Readonly<{
  /** For `connect({ embedded })`. */
  options: DatabaseAddress;
  /** Whether it ran already, left behind by a killed server or in use by another one. */
  adopted: boolean;
  /** Ends the use by this process. The last one to leave stops PostgreSQL. */
  stop(): Promise<void>;
}>;

type Running = Readonly<{ pid: number; port: number; isReady: boolean }>;
type Context = Readonly<{
  place: Place;
  engine: Engine;
  durable: boolean;
  log: EmbeddedLog;
  password: string | undefined;
}>;

const user = "licet";
const database = "licet";
const socketPort = 5432;
const startSecondsMax = 120; // recovery after a crash reads back what was not yet in the data files
const stopSecondsMax = 60;
const orphanPatienceMs = 1_000;
const watchMs = 500;
const restartPauseMsMax = 15_000;
const logLinesShown = 6;
const usesTcp = process.platform === "win32";

const durableSettings = {
  max_connections: "100",
  shared_buffers: "128MB",
  jit: "off",
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "on",
  log_filename: "postgres-%a.log",
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  log_checkpoints: "off",
};
const testSettings = {
  ...durableSettings,
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
};

/** Starts PostgreSQL below the data folder, or joins it where it already runs. */
export async function startEmbedded({ dataDir, log, durable = true }: EmbeddedConfig): Promise<EmbeddedDatabase> {
  const place = await preparePlace(dataDir);
  if (!place.home.startsWith(dataDir)) log.info(`the embedded database is kept in ${place.home}`);
  const unregister = await register(place.servers);
  try {
    const { context, running, adopted } = await withLock(place.lock, async () => {
      const engine = await findEngine(place.home, place.account);
      const password = usesTcp ? await readPassword(place) : undefined;
      const locked: Context = { place, engine, durable, log, password };
      await initializeOnce(locked);
      const before = await findRunning(place);
      const now = before ?? (await launch(locked));
      await createDatabaseOnce(address(locked, now, "postgres"));
      return { context: locked, running: now, adopted: before !== undefined };
    });
    const stopWatching = watch(context, running);
    return {
      options: address(context, running, database),
      adopted,
      async stop() {
        await stopWatching();
        await withLock(place.lock, async () => {
          await unregister();
          if ((await countRegistered(place.servers)) === 0) await shutDown(context);
        });
      },
    };
  } catch (error) {
    await unregister();
    throw error;
  }
}

function address({ place, password }: Context, { port }: Running, name: string): DatabaseAddress {
  if (password !== undefined) return { host: "127.0.0.1", port, user, password, database: name };
  return { path: join(place.socketFolder, `.s.PGSQL.${port}`), user, database: name };
}

/**
 * Where there is only TCP, every account of the machine could connect, so a password takes the place of the folder's
 * mode.
 */
async function readPassword(place: Place): Promise<string> {
  const file = join(place.home, "password");
  const existing = await readFile(file, "utf8").catch(() => undefined);
  if (existing !== undefined) return existing;
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** Makes the cluster under another name first, so that one that exists is complete whatever interrupted us. */
async function initializeOnce({ place, engine, durable, log, password }: Context): Promise<void> {
  const version = await readFile(join(place.cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined) {
    const [ours] = engine.version.split(".");
    if (version.trim() === ours) return;
    const advice = "export the data with the release that wrote it and import it into an empty data folder";
    throw new Error(
      `the database in ${place.cluster} was written by PostgreSQL ${version.trim()}, this is ${ours}: ${advice}`,
    );
  }
  log.info("preparing the embedded database");
  const half = `${place.cluster}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (place.account !== undefined) await chown(half, place.account.uid, place.account.gid);
  const settings = { ...(durable ? durableSettings : testSettings), log_directory: place.logs };
  const options = [
    ...["--pgdata", half, "--username", user, "--encoding", "UTF8", "--no-instructions"],
    // Sorting by code point is the same on every machine, and so are indexes that move with a copied data folder.
    ...["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ...(password === undefined
      ? ["--auth", "trust"]
      : ["--auth", "scram-sha-256", "--pwfile", join(place.home, "password")]),
    ...Object.entries(settings).flatMap(([name, value]) => ["--set", `${name}=${value}`]),
    ...(durable ? [] : ["--no-sync"]),
  ];
  const { child, readOutput } = await run(place, engine.initdb, options, half);
  const code = await untilExit(child);
  if (code !== 0) throw new Error(`the embedded database could not be prepared: ${await readOutput()}`);
  await rename(half, place.cluster);
}

/** The database server of this cluster that runs now, if any. A file left by one that ended is ignored. */
async function findRunning({ cluster }: Place): Promise<Running | undefined> {
  for (;;) {
    const running = await readRunning(cluster);
    if (running === undefined || !(await isPostgresOf(running.pid, cluster))) return undefined;
    if (running.isReady) return running;
    await sleep(20); // it is starting, recovering or stopping: all of these end
  }
}

async function readRunning(cluster: string): Promise<Running | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  const lines = text?.split("\n") ?? [];
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  return { pid, port: Number(lines[3]) || socketPort, isReady: lines[7]?.trim() === "ready" };
}

/** Starts PostgreSQL and waits until it answers. What a killed predecessor left behind is waited for, then removed. */
async function launch(context: Context): Promise<Running> {
  const { place, log } = context;
  // With a data folder shared between containers the other's processes are invisible, its socket is not.
  if (!usesTcp && (await accepts(join(place.socketFolder, `.s.PGSQL.${socketPort}`)))) {
    throw new Error(
      `another machine or container runs the database in ${place.cluster}: give each one its own, or a DATABASE_URL`,
    );
  }
  const orphanDeadline = performance.now() + orphanPatienceMs;
  while ((await listProcessesIn(place.cluster)).length > 0 && performance.now() < orphanDeadline) await sleep(25);
  for (const pid of await listProcessesIn(place.cluster)) {
    log.warn(`ending process ${pid}, which a killed database server left behind`);
    process.kill(pid, "SIGQUIT");
  }
  for (let attempt = 1; ; attempt += 1) {
    // Only a process that is not ours can be named there: findRunning has looked. PostgreSQL itself would also take one
    // that ended and was not yet reaped for alive, and some containers never reap.
    await rm(join(place.cluster, "postmaster.pid"), { force: true });
    await rm(join(place.socketFolder, `.s.PGSQL.${socketPort}.lock`), { force: true });
    const { child, readOutput } = usesTcp ? await spawnOnWindows(context) : await spawnPostgres(context);
    const running = await untilReady(context, child);
    if (running !== undefined) return running;
    const output = await readOutput();
    const isTransient = /pre-existing shared memory|could not bind|already exists/.test(output);
    if (!isTransient || attempt === 10) throw new Error(`the embedded database did not start: ${output}`);
    await sleep(100 * attempt);
  }
}

function accepts(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(socket, () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}

function spawnPostgres({ place, engine }: Context) {
  const options = ["-D", place.cluster, "-k", place.socketFolder, "-p", String(socketPort)];
  return run(
    place,
    engine.postgres,
    [...options, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"],
    place.cluster,
  );
}

/** PostgreSQL refuses an administrator's rights there; pg_ctl drops them. */
async function spawnOnWindows({ place, engine }: Context) {
  const settings = `-p ${await findFreePort()} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const options = ["start", "-D", place.cluster, "-w", "-t", String(startSecondsMax), "-o", settings];
  return run(place, engine.pgCtl, options, place.cluster);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === "object" && found !== null ? found.port : socketPort));
    });
  });
}

async function untilReady({ place }: Context, child: ChildProcess): Promise<Running | undefined> {
  const deadline = performance.now() + startSecondsMax * 1000;
  while (performance.now() < deadline) {
    const running = await readRunning(place.cluster);
    if (running?.isReady && (usesTcp || running.pid === child.pid)) return running;
    if (child.exitCode !== null ? child.exitCode !== 0 || !usesTcp : child.signalCode !== null) return undefined;
    await sleep(10);
  }
  throw new Error(`the embedded database was not ready after ${startSecondsMax} s; see ${place.logs}`);
}

async function createDatabaseOnce(maintenance: DatabaseAddress): Promise<void> {
  const db = connect({ embedded: maintenance, max: 1 });
  try {
    const [existing] = await db`select 1 from pg_database where datname = ${database}`;
    if (existing === undefined) await db`create database ${db(database)}`;
  } finally {
    await db.end();
  }
}

/** Starts PostgreSQL again when it died while this process uses it. Answers how to end the watch. */
function watch(context: Context, initial: Running): () => Promise<void> {
  const ending = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: ending.signal, ref: false }).catch(() => {});
  const loop = async () => {
    let known = initial;
    for (let failures = 0; !ending.signal.aborted; ) {
      await pause(failures === 0 ? watchMs : Math.min(watchMs * 2 ** failures, restartPauseMsMax));
      if (ending.signal.aborted || (await isAlive(known.pid))) continue;
      try {
        known = await withLock(
          context.place.lock,
          async () => (await findRunning(context.place)) ?? (await launch(context)),
        );
        context.log.warn("the embedded database had ended and was started again");
        failures = 0;
      } catch (error) {
        failures += 1;
        context.log.warn(`the embedded database ended and cannot be started: ${messageOf(error)}`);
      }
    }
  };
  const done = loop();
  return async () => {
    ending.abort();
    await done;
  };
}

async function shutDown({ place, engine }: Context): Promise<void> {
  const running = await readRunning(place.cluster);
  if (running === undefined || !(await isPostgresOf(running.pid, place.cluster))) return;
  if (usesTcp) {
    const { child } = await run(place, engine.pgCtl, ["stop", "-D", place.cluster, "-m", "fast", "-w"], place.cluster);
    await untilExit(child);
    return;
  }
  process.kill(running.pid, "SIGINT"); // what `pg_ctl stop -m fast` sends: sessions end, everything is written
  const deadline = performance.now() + stopSecondsMax * 1000;
  while (await isAlive(running.pid)) {
    if (performance.now() > deadline) throw new Error(`the embedded database did not stop within ${stopSecondsMax} s`);
    await sleep(10);
  }
}

/** Runs a program of PostgreSQL under its account, apart from our terminal, so that Ctrl-C reaches the server alone. */
async function run(place: Place, program: string, options: readonly string[], cwd: string) {
  const output = join(place.home, "start.log");
  await rm(output, { force: true }); // another account may have written it
  const file = await open(output, "wx", 0o600);
  try {
    const child = spawn(program, options, {
      cwd,
      detached: true,
      stdio: ["ignore", file.fd, file.fd],
      windowsHide: true,
      // Settings and secrets of the server are none of the database's business.
      ...(usesTcp ? {} : { env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } }),
      ...place.account,
    });
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    child.unref();
    return {
      child,
      readOutput: async () => `${await readFile(output, "utf8")}${await readNewestLog(place.logs)}`.trim(),
    };
  } finally {
    await file.close();
  }
}

/** The last lines of PostgreSQL's own log, which give the reason why it ended. */
async function readNewestLog(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  const [newest] = files.sort((a, b) => b.at - a.at);
  const text = newest ? await readFile(newest.path, "utf8") : "";
  return text.trim().split("\n").slice(-logLinesShown).join("\n");
}

function untilExit(child: ChildProcess): Promise<number | null> {
  child.ref();
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", resolve));
}
