import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connect, type DatabaseAddress, type Pool } from "../../src/platform/db/connect.ts";

/** The database of one test file. */
export type TestDatabase = Readonly<{
  db: Pool;
  /** For more pools: `connect({ embedded: options })`. */
  options: DatabaseAddress;
  /** Closes `db` and drops the database, even if others are still connected. */
  drop(): Promise<void>;
}>;

/** Clones the migrated template, which takes about a tenth of a second. */
export function createTestDatabase({ max = 10 }: { max?: number } = {}): Promise<TestDatabase> {
  return createFrom("licet_template", max);
}

/** A database without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom("template0", 4);
}

async function createFrom(template: string, max: number): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await inMaintenance((db) => db`create database ${db(name)} template ${db(template)}`);
  const options = { ...inject("template"), database: name };
  const db = connect({ embedded: options, max });
  return {
    db,
    options,
    async drop() {
      await db.end();
      await inMaintenance((maintenance) => maintenance`drop database ${maintenance(name)} with (force)`);
    },
  };
}

async function inMaintenance(work: (maintenance: Pool) => PromiseLike<unknown>): Promise<void> {
  const maintenance = connect({ embedded: { ...inject("template"), database: "postgres" }, max: 1 });
  try {
    await work(maintenance);
  } finally {
    await maintenance.end();
  }
}
