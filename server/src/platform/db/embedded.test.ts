import { execFileSync } from "node:child_process";
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildHolder, startHolder } from "../../../test/support/embedded-process.ts";
import { connect, type DatabaseAddress } from "./connect.ts";
import { startEmbedded } from "./embedded.ts";
import { mayReach } from "./embedded-place.ts";
import { isAlive, listProcessesIn } from "./embedded-process.ts";
import { isDatabaseUnreachable } from "./unreachable.ts";

const isRoot = process.getuid?.() === 0;
const warnings: string[] = [];
const log = { info: () => {}, warn: (message: string) => warnings.push(message) };
const start = (dataDir: string) => startEmbedded({ dataDir, log, durable: false });

let holder: Awaited<ReturnType<typeof buildHolder>>;
let base: string;
let dataDir: string;

beforeAll(async () => {
  holder = await buildHolder();
});
afterAll(() => holder.remove());

beforeEach(async () => {
  warnings.length = 0;
  base = await mkdtemp(join(tmpdir(), "licet-embedded-"));
  if (isRoot) execFileSync("chmod", ["755", base]);
  dataDir = join(base, "data");
});
afterEach(async () => {
  const pid = await readPid().catch(() => 0);
  if (pid > 0 && (await isAlive(pid))) process.kill(pid, "SIGQUIT");
  await rm(base, { recursive: true, force: true, maxRetries: 10 });
});

const cluster = () => join(dataDir, "postgres/cluster");
const readPid = async () => Number((await readFile(join(cluster(), "postmaster.pid"), "utf8")).split("\n")[0]);

async function query(options: DatabaseAddress): Promise<unknown> {
  const db = connect({ embedded: options, max: 1 });
  try {
    const [row] = await db`select current_database() as name, current_setting('server_encoding') as encoding,
      current_setting('TimeZone') as zone`;
    return row;
  } finally {
    await db.end();
  }
}

const answer = { name: "licet", encoding: "UTF8", zone: "UTC" };

test("the second start finds the data of the first, and nobody else can enter", async () => {
  const first = await startEmbedded({ dataDir, log });
  expect(first.adopted).toBe(false);
  expect(await query(first.options)).toEqual(answer);
  const db = connect({ embedded: first.options });
  await db`create table kept (id bigint)`;
  expect(await db`show fsync`).toEqual([{ fsync: "on" }]);
  expect(await db`show listen_addresses`).toEqual([{ listen_addresses: "" }]);
  await db.end();
  for (const folder of ["socket", "cluster", "log", "servers"]) {
    expect((await stat(join(dataDir, "postgres", folder))).mode & 0o777).toBe(0o700);
  }
  expect((await stat(dataDir)).mode & 0o067).toBe(0);
  const pid = await readPid();
  await first.stop();
  expect(await isAlive(pid)).toBe(false);
  const second = await start(dataDir);
  const reopened = connect({ embedded: second.options });
  expect(await reopened`select id from kept`).toEqual([]);
  await reopened.end();
  await second.stop();
});

test("a database left behind by a killed server is adopted and stopped by its heir", async () => {
  const killed = await startHolder(holder.script, dataDir);
  const pid = await readPid();
  await killed.kill();
  expect(await isAlive(pid)).toBe(true);
  const heir = await start(dataDir);
  expect(heir.adopted).toBe(true);
  expect(await readPid()).toBe(pid);
  expect(await query(heir.options)).toEqual(answer);
  await heir.stop();
  expect(await isAlive(pid)).toBe(false);
});

test("servers on one data folder share the database, and the last to leave stops it", async () => {
  const [first, second] = await Promise.all([startHolder(holder.script, dataDir), start(dataDir)]);
  const pid = await readPid();
  expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
  await first.stop();
  expect(await query(second.options)).toEqual(answer);
  await second.stop();
  expect(await isAlive(pid)).toBe(false);
});

test("four first starts at once make one database", async () => {
  const all = await Promise.all([1, 2, 3, 4].map(() => startHolder(holder.script, dataDir)));
  expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
  const pid = await readPid();
  await Promise.all(all.map((one) => one.stop()));
  expect(await isAlive(pid)).toBe(false);
});

test("a process id that was given to somebody else is not taken for the database", async () => {
  await (await start(dataDir)).stop();
  await writeFile(join(cluster(), "postmaster.pid"), `${process.pid}\n${cluster()}\n1\n5432\n\n\n\nready\n`);
  const embedded = await start(dataDir);
  expect(embedded.adopted).toBe(false);
  expect(await query(embedded.options)).toEqual(answer);
  await embedded.stop();
});

test("a first start that was interrupted is begun again", async () => {
  await mkdir(join(dataDir, "postgres/cluster.half"), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, "postgres/cluster.half/PG_VERSION"), "18");
  const embedded = await start(dataDir);
  expect(await query(embedded.options)).toEqual(answer);
  await embedded.stop();
});

test("a data folder with a name too long for a socket works", async () => {
  dataDir = join(base, "a".repeat(60), "b".repeat(60), "with space, comma and ü");
  const embedded = await start(dataDir);
  expect(await query(embedded.options)).toEqual(answer);
  expect((await stat(dirname(embedded.options.path ?? ""))).mode & 0o777).toBe(0o700);
  await embedded.stop();
  await rm(dirname(embedded.options.path ?? ""), { recursive: true });
});

test("a database server that is killed is started again, whatever its children were doing", async () => {
  const embedded = await start(dataDir);
  const db = connect({ embedded: embedded.options });
  const busy = db`select count(*) from generate_series(1, 100000000000)`.catch((error: unknown) => error);
  await expect
    .poll(() => db`select 1 from pg_stat_activity where query like 'select count%' and pid <> pg_backend_pid()`)
    .toHaveLength(1);
  const pid = await readPid();
  process.kill(pid, "SIGKILL");
  await expect.poll(() => warnings.at(-1), { timeout: 15_000 }).toContain("was started again");
  expect(isDatabaseUnreachable(await busy)).toBe(true);
  expect(await readPid()).not.toBe(pid);
  await expect.poll(() => db`select 1 as one`.catch(() => []), { timeout: 5000 }).toEqual([{ one: 1 }]);
  await db.end();
  await embedded.stop();
  if (process.platform === "linux") expect(await listProcessesIn(cluster())).toEqual([]);
});

test("no query waits for ever for a database that is gone", async () => {
  const embedded = await start(dataDir);
  const db = connect({ embedded: embedded.options, max: 1 });
  await db`select 1`;
  await embedded.stop();
  const errors: unknown[] = [await db`select 1`.catch((error: unknown) => error)];
  errors.push(await db`select 1`.catch((error: unknown) => error));
  expect(errors.map(isDatabaseUnreachable)).toEqual([true, true]);
  await db.end();
});

test.runIf(isRoot)(
  "an ordinary account runs the database itself, and root then runs it under that account",
  async (context) => {
    const nobody = { uid: 65534, gid: 65534 };
    if (!(await mayReach(dirname(holder.script), nobody))) return context.skip();
    await mkdir(dataDir, { mode: 0o700 });
    await chown(dataDir, nobody.uid, nobody.gid);
    const ordinary = await startHolder(holder.script, dataDir, nobody);
    expect((await stat(cluster())).uid).toBe(nobody.uid);
    const root = await start(dataDir);
    expect(root.adopted).toBe(true);
    await ordinary.stop();
    expect(await query(root.options)).toEqual(answer);
    await root.stop();
    const again = await startHolder(holder.script, dataDir, nobody);
    expect(again.adopted).toBe(false);
    await again.stop();
  },
);

test.runIf(isRoot)("an ordinary account is told when the data folder is root's", async (context) => {
  const nobody = { uid: 65534, gid: 65534 };
  if (!(await mayReach(dirname(holder.script), nobody))) return context.skip();
  await (await start(dataDir)).stop();
  await expect(startHolder(holder.script, dataDir, nobody)).rejects.toThrow("belongs to another account");
});

test.runIf(isRoot && process.platform === "linux")(
  "root's data below a closed folder are kept where PostgreSQL can reach",
  async () => {
    execFileSync("chmod", ["700", base]);
    const embedded = await start(dataDir);
    const home = dirname(dirname(embedded.options.path ?? ""));
    try {
      expect(home).toMatch(/^\/var\/lib\/licet-[0-9a-f]{12}$/);
      expect(await query(embedded.options)).toEqual(answer);
      await embedded.stop();
      await rm(home, { recursive: true });
      await expect(start(dataDir)).rejects.toThrow("which is missing");
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
);
