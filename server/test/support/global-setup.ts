import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect, type DatabaseAddress } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import { openJobs } from "../../src/platform/jobs/jobs.ts";
import { bulkActionQueue } from "../../src/selling/bulk-actions/bulk-action-jobs.flow.ts";
import { importQueue } from "../../src/selling/imports/import-jobs.flow.ts";
import { scheduledUpdateQueue } from "../../src/selling/scheduled-updates/scheduled-update-jobs.flow.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The template of all test databases. */
    template: DatabaseAddress;
  }
}

const folderPrefix = "licet-test-";

/** Starts one database server for the whole run and migrates the template that every test clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const log = { info: () => {}, warn: (message: string) => console.warn(message) };
  const embedded = await startEmbedded({ dataDir, log, durable: false });
  const template = { ...embedded.options, database: "licet_template" };
  const maintenance = connect({ embedded: embedded.options, max: 1 });
  await maintenance`create database licet_template`;
  await maintenance.end();
  const db = connect({ embedded: template, max: 3 });
  await migrate(db);
  const jobs = openJobs(db);
  await jobs.prepare({
    queues: [{ name: importQueue }, { name: scheduledUpdateQueue }, { name: bulkActionQueue }],
    recurring: [],
  });
  await jobs.stop();
  await db.end();
  project.provide("template", template);
  return async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed could not stop its server: the next run does. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1]);
    if (!(owner > 0) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    const text = await readFile(join(folder, "postgres/cluster/postmaster.pid"), "utf8").catch(() => "");
    const [pid, cluster] = text.split("\n");
    if (cluster?.startsWith(folder) && isAlive(Number(pid))) process.kill(Number(pid), "SIGQUIT");
    await rm(folder, { recursive: true, force: true }).catch(() => {}); // another run may be removing it too
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
