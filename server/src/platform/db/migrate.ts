import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../clock.ts";
import { messageOf } from "../values/thrown.ts";
import type { Db, Pool } from "./connect.ts";
import { alone } from "./lock.ts";
import { describeUnknownTables } from "./planner-statistics.ts";

type Migration = Readonly<{ name: string; checksum: string; text: string }>;
type Applied = Readonly<{ name: string; checksum: string }>;

/** The folder of the migrations, beside this file both in the sources and in the build. */
const migrationsFolder = fileURLToPath(new URL("migrations/", import.meta.url));

// One number names the lock that two starting nodes compete for.
const lockId = 5_423_847_201;

/** Whether a Licet has ever been set up in the database. */
export async function isMigrated(db: Pool): Promise<boolean> {
  const [found] = await db<{ is_licet: boolean }[]>`select to_regclass('companies') is not null as is_licet`;
  return found?.is_licet === true;
}

/**
 * Brings the database to the newest schema and answers the names of the files it applied. Each file is one transaction,
 * unless its first line is `-- no transaction`; such a file holds a single statement. Safe to run from several nodes at
 * the same time.
 */
export async function migrate(db: Pool, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return alone(db, lockId, () =>
    db.session(async (session) => {
      await session`create table if not exists schema_migrations (
        name text primary key, checksum text not null, applied_at timestamptz not null)`;
      const applied = await session<Applied[]>`select name, checksum from schema_migrations order by name collate "C"`;
      refuseForeignHistory(applied, migrations);
      const pending = migrations.slice(applied.length);
      for (const migration of pending) await apply(session, migration);
      await describeUnknownTables(session);
      return pending.map(({ name }) => name);
    }),
  );
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(`${folder}/${name}`, "utf8")).replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** What was applied must be the beginning of what this release knows, unchanged. */
function refuseForeignHistory(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const first = applied[0]?.name;
  // The first file never gets another name, so a database that begins with one was made before there were releases.
  if (first !== undefined && !known.has(first))
    throw new Error(
      `the database was not made by a release of Licet: it begins with ${first}, which no release has; it cannot be brought ` +
        "up to date, so start with an empty database",
    );
  for (const [index, { name, checksum }] of applied.entries()) {
    if (!known.has(name))
      throw new Error(`the database is newer than this release: it has ${name}, which is unknown here`);
    if (known.get(name) !== checksum) throw new Error(`migration ${name} was changed after it had been applied`);
    const expected = migrations[index]?.name;
    if (name !== expected) throw new Error(`migration ${expected} was added before ${name}, which is already applied`);
  }
}

async function apply(session: Db, { name, checksum, text }: Migration): Promise<void> {
  const inTransaction = !text.startsWith("-- no transaction");
  try {
    if (inTransaction) await session`begin`;
    await session.unsafe(text);
    await session`
      insert into schema_migrations (name, checksum, applied_at) values (${name}, ${checksum}, ${systemClock.now()})`;
    if (inTransaction) await session`commit`;
  } catch (error) {
    if (inTransaction) await session`rollback`.catch(() => {}); // the failure itself is what the operator must see
    throw new Error(`migration ${name} failed: ${messageOf(error)}`, { cause: error });
  }
}
