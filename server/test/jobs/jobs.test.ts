import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { transaction } from "../../src/platform/db/transaction.ts";
import { deleteOldAnswers } from "../../src/platform/http/idempotency.store.ts";
import { type OpenJobs, openJobs, type Workload } from "../../src/platform/jobs/jobs.ts";
import { createTestApp } from "../support/app.ts";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../support/database.ts";

// Queues of several nodes on one database.

const opened: { jobs: OpenJobs[]; database?: TestDatabase } = { jobs: [] };
afterEach(async () => {
  for (const jobs of opened.jobs.splice(0)) await jobs.stop();
  await opened.database?.drop();
  delete opened.database;
});

/** Nodes that do the same work. */
async function nodes(count: number, workload: Partial<Workload>, database: TestDatabase) {
  opened.database = database;
  const whole: Workload = { queues: [], recurring: [], watches: [], ...workload };
  const all = Array.from({ length: count }, () => openJobs(database.db));
  opened.jobs.push(...all);
  await Promise.all(all.map((jobs) => jobs.prepare(whole)));
  for (const jobs of all) jobs.start(whole);
  const [first] = all;
  if (!first) throw new Error("no node");
  return first;
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(20)) if (isSo()) return;
  throw new Error("it did not happen");
}

test("a job is done once by one of three nodes that start together on an empty database", async () => {
  const done: unknown[] = [];
  const work = async (data: unknown) => void done.push(data);
  const database = await createEmptyDatabase();
  const jobs = await nodes(3, { queues: [{ name: "q", work }] }, database);
  for (let id = 0; id < 20; id += 1) await jobs.send(database.db, "q", { id });
  await until(() => done.length === 20);
  await sleep(700);
  expect(done.map((data) => (data as { id: number }).id).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, id) => id),
  );
});

test("a job is sent with its transaction, and not without it", async () => {
  const done: unknown[] = [];
  const database = await createTestDatabase();
  const jobs = await nodes(1, { queues: [{ name: "q", work: async (data) => void done.push(data) }] }, database);
  const broken = transaction(database.db, async (tx) => {
    await jobs.send(tx, "q", { kept: false });
    throw new Error("taken back");
  });
  await expect(broken).rejects.toThrow("taken back");
  await transaction(database.db, (tx) => jobs.send(tx, "q", { kept: true }));
  await until(() => done.length > 0);
  await sleep(700);
  expect(done).toEqual([{ kept: true }]);
});

test("a waiting job is not sent again, and a failing one does not disturb the others", async () => {
  const done: unknown[] = [];
  const database = await createTestDatabase();
  const jobs = openJobs(database.db);
  await jobs.prepare({ queues: [{ name: "q" }], recurring: [] });
  for (const key of ["a", "a", "b", "a"]) await jobs.send(database.db, "q", { key }, { key });
  opened.jobs.push(jobs);
  const work = async (data: Readonly<Record<string, unknown>>) => {
    done.push(data["key"]);
    if (data["key"] === "a") throw new Error("no");
  };
  await nodes(1, { queues: [{ name: "q", work }] }, database);
  await until(() => done.length === 2);
  await sleep(700);
  expect(done).toEqual(["a", "b"]);
});

test("recurring work is done by one of two nodes, once in each period", async () => {
  let count = 0;
  const work = async () => {
    count += 1;
  };
  await nodes(2, { recurring: [{ name: "upkeep", everySeconds: 3600, work }] }, await createTestDatabase());
  await until(() => count > 0);
  await sleep(1000);
  expect(count).toBe(1);
});

test("answers kept for Idempotency-Keys are deleted after a week, and no sooner", async () => {
  const app = await createTestApp();
  try {
    const send = async (key: string) => {
      const body = { product_name: key, short_code: key };
      await app.management("POST", "products/", { body, headers: { "idempotency-key": key } });
    };
    await send("old");
    app.clock.advance(6 * 86_400_000);
    await send("new");
    app.clock.advance(86_400_001);
    await deleteOldAnswers(app.db, app.clock.now());
    expect(await app.db`select key from idempotency_keys`).toEqual([{ key: "new" }]);
  } finally {
    await app.close();
  }
});
