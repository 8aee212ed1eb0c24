import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Database } from "../database.ts";

/** A statement that read a table of 10,000 rows or more from the beginning. */
export interface Scan {
  readonly table: string;
  readonly statement: string;
}

const settings: Readonly<Record<string, string>> = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
};

/**
 * Makes the database log the plan of every statement, in `folder`, while `work` opens connections and queries; returns
 * the sequential scans.
 */
export async function watchScans(db: Database, folder: string, work: () => Promise<void>): Promise<Scan[]> {
  const [database] = await db<{ name: string }[]>`select current_database() as name`;
  const alter = (change: string) => db.unsafe(`alter database "${database?.name}" ${change}`);
  for (const [name, value] of Object.entries(settings)) await alter(`set ${name} = '${value}'`);
  const { file, size } = await newestLog(folder);
  try {
    await work();
  } finally {
    for (const name of Object.keys(settings)) await alter(`reset ${name}`);
  }
  const rows = await db<{ name: string }[]>`
    select relname as name from pg_stat_user_tables where n_live_tup >= 10000`;
  const large = new Set(rows.map(({ name }) => name));
  const found = new Map<string, Scan>();
  for await (const plan of plansIn(file, size)) {
    const table = [...plan.matchAll(/Seq Scan on (\w+)/g)]
      .map(([, name]) => name ?? "")
      .find((name) => large.has(name));
    const statement = (/Query Text:(.*?)\(cost=/s.exec(plan)?.[1] ?? "").replace(/\s+/g, " ").trim();
    if (table) found.set(table + statement, { table, statement });
  }
  return [...found.values()];
}

async function newestLog(folder: string) {
  const logs = join(folder, "postgres/log");
  const files = await Promise.all(
    (await readdir(logs)).map(async (name) => ({ file: join(logs, name), ...(await stat(join(logs, name))) })),
  );
  const [newest] = files.sort((one, other) => other.mtimeMs - one.mtimeMs);
  if (!newest) throw new Error(`the database writes no log into ${logs}`);
  return { file: newest.file, size: newest.size };
}

/** The plans logged since the log had a given size: entries whose further lines begin with a tab. */
async function* plansIn(file: string, start: number): AsyncGenerator<string> {
  let entry = "";
  for await (const line of createInterface({ input: createReadStream(file, { start }) })) {
    if (line.startsWith("\t")) entry += `${line}\n`;
    else {
      if (entry !== "") yield entry;
      entry = line.includes("plan:") ? `${line}\n` : "";
    }
  }
  if (entry !== "") yield entry;
}
