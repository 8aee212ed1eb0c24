/** What one process may know about others on this machine: which live, who they are, and whose turn it is. */

import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { link, readdir, readFile, readlink, rename, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id runs; one that ended but was not yet reaped by its parent does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
  return (await readProcessState(pid))?.state !== "Z";
}

/** Whether the error carries this code of the operating system. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/**
 * State and start time as Linux reports them; elsewhere undefined. The start time distinguishes a process from a later
 * one with the same id.
 */
async function readProcessState(pid: number): Promise<{ state: string; startTime: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field is the command in parentheses and may itself hold spaces and parentheses.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, startTime] = [fields?.[0], fields?.[19]];
  return state === undefined || startTime === undefined ? undefined : { state, startTime };
}

async function readIdentity(pid: number): Promise<string> {
  return `${pid} ${(await readProcessState(pid))?.startTime ?? ""}`.trim();
}

async function isSameProcessAlive(identity: string): Promise<boolean> {
  const [pid, startTime] = identity.split(" ");
  if (!(Number(pid) > 0) || !(await isAlive(Number(pid)))) return false;
  const state = await readProcessState(Number(pid));
  return state === undefined || startTime === undefined || state.startTime === startTime;
}

/** The processes that work inside this folder: a database server and its children do. Known on Linux only. */
export async function listProcessesIn(folder: string): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const found: number[] = [];
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => undefined);
    if (cwd === folder && (await isAlive(Number(name)))) found.push(Number(name));
  }
  return found;
}

/** Whether the living process is the database server of this folder, and not another one that was given its old id. */
export async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux") {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (cwd !== undefined) return cwd === cluster;
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return command.includes(cluster);
  }
  return new Promise((resolve) => {
    execFile("ps", ["-o", "command=", "-p", String(pid)], (error, output) =>
      resolve(!error && output.includes(cluster)),
    );
  });
}

/** Notes in `folder` that this process uses what the folder belongs to; answers how to take the note back. */
export async function register(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, `${process.pid}-${randomUUID()}`);
  await writeFile(file, await readIdentity(process.pid), { mode: 0o644 });
  return () => rm(file, { force: true });
}

/** How many users have a note in `folder`; notes of processes that ended are removed. */
export async function countRegistered(folder: string): Promise<number> {
  let count = 0;
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const identity = await readFile(file, "utf8").catch(emptyWhenMissing);
    if (await isSameProcessAlive(identity)) count += 1;
    else await rm(file, { force: true });
  }
  return count;
}

/** Runs `work` while no other process holds the lock file. A lock whose holder ended is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, await readIdentity(process.pid), { mode: 0o644 });
  try {
    // A link either appears with its content or not at all.
    while (!(await tryLink(own, file))) {
      if (!(await removeAbandoned(file))) await sleep(25);
    }
    try {
      return await work();
    } finally {
      await unlink(file);
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function tryLink(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function removeAbandoned(file: string): Promise<boolean> {
  const holder = await readFile(file, "utf8").catch(emptyWhenMissing);
  if (holder === "") return true;
  if (await isSameProcessAlive(holder)) return false;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return true;
    throw error;
  }
  // Between reading and renaming another process may have been quicker; then its lock is put back.
  if ((await readFile(aside, "utf8")) !== holder) await tryLink(aside, file);
  await unlink(aside);
  return true;
}

function emptyWhenMissing(error: unknown): "" {
  if (hasCode(error, "ENOENT")) return "";
  throw error;
}
