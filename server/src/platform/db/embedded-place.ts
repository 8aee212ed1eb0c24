/** Where the files of the embedded database lie, and which account of the machine runs it. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  stat,
  symlink,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hasCode } from "./embedded-process.ts";

/** An account of the operating system that is not the one of this process. */
export type Account = Readonly<{ uid: number; gid: number }>;

/** The folders of one embedded database. */
export type Place = Readonly<{
  /** Everything below; `postgres` in the data folder leads here. */
  home: string;
  /** PostgreSQL's own data folder. */
  cluster: string;
  /** Holds the socket; private to the account. */
  socketFolder: string;
  logs: string;
  /** One file for each server process that uses the database. */
  servers: string;
  lock: string;
  /** Who runs PostgreSQL; undefined when this process does so under its own account. */
  account: Account | undefined;
}>;

// The shortest limit among the systems: macOS has 104 bytes with the closing NUL, Linux 108.
const socketPathBytesMax = process.platform === "darwin" ? 103 : 107;
const isRoot = process.getuid?.() === 0;

/** Finds or makes the folders for the database of this data folder. */
export async function preparePlace(dataDir: string): Promise<Place> {
  try {
    return await prepare(dataDir);
  } catch (error) {
    if (!hasCode(error, "EACCES", "EPERM")) throw error;
    throw foreignFolder(dataDir, error);
  }
}

async function prepare(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const data = await realpath(dataDir);
  const entry = join(data, "postgres");
  const existing = await findHome(entry);
  const account = isRoot ? await chooseAccount(data, existing) : undefined;
  const home = existing ?? (await makeHome(data, entry, account));
  const servers = join(home, "servers");
  await mkdir(servers, { mode: 0o700 }).catch(ignoreExisting);
  await access(servers, constants.W_OK);
  if (account !== undefined) await openTheWay(home, data, account);
  const logs = join(home, "log");
  await makePrivateFolder(logs, account);
  const socketFolder = nameSocketFolder(home);
  await makePrivateFolder(socketFolder, account);
  return { home, cluster: join(home, "cluster"), logs, servers, lock: join(home, "lock"), socketFolder, account };
}

async function findHome(entry: string): Promise<string | undefined> {
  try {
    return await realpath(entry);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
  const target = await readlink(entry).catch(() => undefined);
  if (target === undefined) return undefined;
  throw new Error(
    `the database of this data folder lies in ${target}, which is missing: put it back, or remove ${entry} to start empty`,
  );
}

/** Root may not run PostgreSQL: the owner of the files does, else `nobody`, which every system has. */
async function chooseAccount(data: string, home: string | undefined): Promise<Account> {
  for (const folder of home === undefined ? [data] : [join(home, "cluster"), data]) {
    const owner = await stat(folder).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid | 0, gid: owner.gid | 0 };
  }
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" })) | 0;
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch (error) {
    const advice = "start the server under an ordinary account, or set DATABASE_URL";
    throw new Error(`PostgreSQL refuses to run as root and this machine has no account "nobody": ${advice}`, {
      cause: error,
    });
  }
}

async function makeHome(data: string, entry: string, account: Account | undefined): Promise<string> {
  const barrier = account && (await findBarrier(dirname(data), account));
  if (barrier === undefined) {
    await mkdir(entry, { mode: 0o700 }).catch(ignoreExisting);
    return entry;
  }
  // A volume mounted below a closed folder is meant to keep the data: putting it elsewhere would lose it with the
  // container.
  if ((await stat(data)).dev !== (await stat(barrier)).dev) throw closedFolder(barrier);
  const elsewhere = `/var/lib/licet-${createHash("sha256").update(data).digest("hex").slice(0, 12)}`;
  try {
    await mkdir(elsewhere, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw closedFolder(barrier, error);
  }
  const foreign = await findBarrier(dirname(elsewhere), account ?? { uid: 0, gid: 0 });
  if (foreign !== undefined) throw closedFolder(barrier);
  await symlink(elsewhere, entry).catch(ignoreExisting);
  return realpath(entry);
}

function closedFolder(folder: string, cause?: unknown): Error {
  const why = `started as root, PostgreSQL runs as another account, and that one may not enter ${folder}`;
  const advice = `set LICET_DATA to a folder outside of it (such as /var/lib/licet), or run "chmod o+x ${folder}"`;
  return new Error(`${why}: ${advice}`, { cause });
}

/** The topmost folder on the way down to `folder` that the account may not pass. */
async function findBarrier(folder: string, account: Account): Promise<string | undefined> {
  const above = dirname(folder) === folder ? undefined : await findBarrier(dirname(folder), account);
  return above ?? ((await mayEnter(folder, account)) ? undefined : folder);
}

/** Whether the account may reach what is in this folder. */
export async function mayReach(folder: string, account: Account): Promise<boolean> {
  return (await findBarrier(await realpath(folder), account)) === undefined;
}

async function mayEnter(folder: string, account: Account): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  if ((uid | 0) === account.uid) return (mode & 0o100) !== 0;
  if ((gid | 0) === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Lets only the account pass through the data folder, which stays unreadable to it. */
async function openTheWay(home: string, data: string, account: Account): Promise<void> {
  const owner = await stat(data);
  if ((owner.uid | 0) === account.uid) {
    // The folder is that account's own: it must be able to start the server without root the next time.
    for (const folder of [home, join(home, "servers")]) await chown(folder, account.uid, account.gid);
  }
  for (const folder of home === join(data, "postgres") ? [data, home] : [home]) {
    if (await mayEnter(folder, account)) continue;
    await chown(folder, 0, account.gid);
    await chmod(folder, 0o710);
  }
  const barrier = await findBarrier(home, account);
  if (barrier !== undefined) throw closedFolder(barrier);
}

/** Makes a folder that only the account (and root) may enter. Refuses one that another account put there. */
async function makePrivateFolder(folder: string, account: Account | undefined): Promise<void> {
  const isNew = await mkdir(folder, { mode: 0o700 }).then(() => true, ignoreExisting);
  if (process.platform === "win32") return;
  const { uid, mode } = await lstat(folder);
  if (account !== undefined && uid === 0 && (isNew || (await readdir(folder)).length === 0)) {
    await chown(folder, account.uid, account.gid);
  }
  const owned = await lstat(folder);
  if (!owned.isDirectory() || (owned.uid | 0) !== (account?.uid ?? process.getuid?.())) throw foreignFolder(folder);
  if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}

function foreignFolder(folder: string, cause?: unknown): Error {
  const advice = "start the server under the account that made it, or set LICET_DATA to another folder";
  return new Error(`${folder} belongs to another account of this machine: ${advice}`, { cause });
}

/**
 * The system limits the name of a socket, not that of a data folder: a long one has its socket in the temporary folder.
 */
function nameSocketFolder(home: string): string {
  const name = `licet-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`;
  const candidates = [join(home, "socket"), join(tmpdir(), name)];
  const fits = (folder: string) => Buffer.byteLength(join(folder, ".s.PGSQL.5432")) <= socketPathBytesMax;
  return candidates.find(fits) ?? join("/tmp", name);
}

function ignoreExisting(error: unknown): false {
  if (!hasCode(error, "EEXIST")) throw error;
  return false;
}
