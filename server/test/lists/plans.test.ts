import { afterAll, beforeAll, expect, test } from "vitest";
import { questions } from "../../../bench/src/lists/questions.ts";
import { seed } from "../../../bench/src/lists/seed.ts";
import { makeCatalog, readSeeded } from "../../../bench/src/lists/seeded.ts";
import { buildApp } from "../../src/app.ts";
import { connect } from "../../src/db/connect.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";

// Plans of lists over many rows (docs/decisions/0020): what bench:lists measures, shown by how the database ran each statement.

const size = { licenses: 8000, devices: 8000, histories: 20_000 };
/** Tables that grow with what is sold and used, and how many of their rows one statement may read for a page. */
const tables: Readonly<Record<string, number>> = {
  licenses: size.licenses / 4,
  license_product_features: size.licenses / 4,
  devices: size.devices / 4,
  device_variables: size.devices / 4,
  orders: size.licenses / 2 / 2,
  // An account tells the number of its customers: a page of accounts counts those of twenty.
  customers: (size.licenses / 4) * 0.6,
  license_users: size.licenses / 5 / 2,
  license_histories: size.histories / 4,
  license_activation_histories: size.histories / 4,
  audit: size.histories / 4,
  activities: size.histories / 4,
  activities_hourly: size.histories / 4,
};
/** What is read whole all the same: no index finds a part of two characters. */
const known = [/hardware_id__icontains=a0/];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await makeCatalog(async (path, body) => (await app.management("POST", path, { body })).json);
  const db = connect({ embedded: app.database, max: 1 });
  await seed(db, size);
  await db.end();
}, 60_000);
afterAll(() => app.close());

test("no filter of any list reads a large table from its begin, nor walks most of it along an index", async () => {
  const asked = questions(await readSeeded(app.db)).filter(({ query }) => !/^(order_by|offset|limit)=/.test(query));
  const { pool, take } = await watchPlans(app.db, app.database);
  const { app: node } = buildApp({ ...app.deps, db: pool });
  await node.ready();
  const headers = { authorization: `Api-Key ${app.managementKey}` };
  const wrong: string[] = [];
  for (const { list, query } of asked) {
    const answer = await node.inject({ url: `/api/v1/${list}?${query}`, headers });
    if (answer.statusCode !== 200) wrong.push(`${list}?${query} answered ${answer.statusCode}`);
    for (const { statement, plan } of take()) {
      // A count reads all that match, where the planner expects that to be quick; but it passes few others by.
      const isCount = statement.includes("as counted");
      for (const { table, by, rows, removed } of rowsReadIn(plan)) {
        const most = tables[table];
        if (most === undefined || ((isCount ? removed : rows) <= most && by !== "Seq Scan")) continue;
        const text = `${list}?${decodeURIComponent(query)}: ${by} of ${rows} ${table} for ${statement.replace(/\s+/g, " ").slice(0, 90)}`;
        if (!known.some((each) => each.test(text))) wrong.push(text);
      }
    }
  }
  await node.close();
  await pool.end();
  expect(asked.length).toBeGreaterThan(1000);
  expect(wrong).toEqual([]);
}, 60_000);
