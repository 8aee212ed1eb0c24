import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { connect, type DatabaseAddress } from "../../src/platform/db/connect.ts";
import { until } from "./own-postgres.ts";

/** A pooler in front of a database. */
export interface Pooler {
  readonly address: DatabaseAddress;
  stop(): Promise<void>;
}

/** Whether PgBouncer is installed here. */
export const hasPgBouncer = spawnSync("pgbouncer", ["--version"]).status === 0;

/** Starts PgBouncer in transaction mode, with fewer connections to the database than clients have to it. */
export async function startPgBouncer(database: DatabaseAddress, { size = 4 } = {}): Promise<Pooler> {
  const socket = database.path ?? "";
  const folder = await mkdtemp(join(tmpdir(), "licet-pooler-"));
  // As root it refuses to run, and the socket of the database is open to its own account only.
  const { uid, gid } = await stat(socket);
  const port = await freePort();
  const file = join(folder, "pgbouncer.ini");
  await writeFile(
    file,
    [
      "[databases]",
      `${database.database} = host=${dirname(socket)} port=${basename(socket).split(".").at(-1)} user=${database.user}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = any",
      "pool_mode = transaction",
      `default_pool_size = ${size}`,
      "",
    ].join("\n"),
  );
  if (process.getuid?.() === 0) for (const path of [folder, file]) await chown(path, uid, gid);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  const child = spawn("pgbouncer", ["--quiet", file], { stdio: "ignore", ...account });
  const { path: _path, ...rest } = database;
  const address = { ...rest, host: "127.0.0.1", port };
  await untilAnswers(child, address);
  return {
    address,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function untilAnswers(child: ChildProcess, address: DatabaseAddress): Promise<void> {
  const db = connect({ embedded: address, max: 1, isPooled: true });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    return db`select 1`.then(
      () => true,
      () => false,
    );
  });
  await db.end();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
