import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "../../src/platform/db/connect.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  await sell(app, "app");
}, 60_000);
afterAll(() => app.close());

const filters = [
  "enabled=true",
  "is_trial=false",
  "license_type=perpetual",
  "note__icontains=x",
  "subscription_id=x",
  "max_activations=1",
  "times_activated__gte=0",
  "order=1",
  "customer_id=1",
  "order__store_id=x",
  "customer_email=x",
];
const combinations = 2 ** filters.length;

/** Every combination of filters is its own statement. */
function filtersOf(combination: number): string {
  return filters.filter((_, bit) => combination & (1 << bit)).join("&");
}

/** How many prepared statements PostgreSQL keeps for the connections of each part of the pool. */
async function countKept(): Promise<{ readonly lists: number; readonly others: number }> {
  const { db } = app;
  const countOn = async (pool: Pick<typeof db, "begin">, connections: number) => {
    let arrived = 0;
    let go = () => {};
    const all = new Promise<void>((resolve) => {
      go = resolve;
    });
    const counts = Array.from({ length: connections }, () =>
      pool.begin(async (tx: Transaction) => {
        arrived += 1;
        if (arrived === connections) go();
        await all; // so that each has its own connection
        const [row] = await tx<{ count: number }[]>`select count(*) as count from pg_prepared_statements`;
        return row?.count ?? 0;
      }),
    );
    return (await Promise.all(counts)).reduce<number>((sum, count) => sum + Number(count), 0);
  };
  return { lists: await countOn(db.planned, db.planned.max), others: await countOn(db, db.max) };
}

async function ask(path: string, from: number, to: number): Promise<void> {
  for (let begin = from; begin < to; begin += 8) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, more) => app.management("GET", `${path}?${filtersOf(begin + more)}`)),
    );
    for (const { status, text } of answers) expect(status, text).toBe(200);
  }
}

test("S19: two thousand different lists do not pile up prepared statements on the connections of PostgreSQL", async () => {
  for (const path of ["licenses/", "licenses/export/"]) {
    await ask(path, 0, 64);
    const before = await countKept();
    await ask(path, 64, path === "licenses/" ? combinations : 512);
    const after = await countKept();
    // One is this query itself.
    expect(after.lists).toBeLessThanOrEqual(app.db.planned.max);
    expect(after.others - before.others).toBeLessThan(100);
  }
}, 180_000);
