import { afterAll, beforeAll, expect, test } from "vitest";
import { seed } from "../../../bench/src/lists/seed.ts";
import { makeCatalog, readSeeded } from "../../../bench/src/lists/seeded.ts";
import { buildApp } from "../../src/app.ts";
import { connect } from "../../src/platform/db/connect.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";
import { addStaff } from "../support/staff.ts";

// Plans of the search over many rows, checked by how the database ran each statement.

const size = { licenses: 8000, devices: 8000, histories: 100 };
/** How many rows of a table one search may read. Of 2,000 customers and users, reading all is quicker than an index. */
const most: Readonly<Record<string, number>> = {
  licenses: size.licenses / 4,
  orders: size.licenses / 8,
  devices: size.devices / 4,
};

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await makeCatalog(async (path, body) => (await app.management("POST", path, { body })).json);
  const db = connect({ embedded: app.database, max: 1 });
  await seed(db, size);
  await db.end();
}, 180_000);
afterAll(() => app.close());

test("no search reads a large table from the beginning, or scans most of it along an index", async () => {
  const { license_key, ids } = await readSeeded(app.db);
  const asked = [
    ...[license_key, license_key.toLowerCase().replaceAll("-", " "), license_key.slice(0, 7), license_key.slice(-9)],
    ...[
      "SHOP-1234",
      "SHOP-",
      "OR-777",
      "person77@account3.example",
      "PERSON77@ACCOUNT3.EXAMPLE",
      "person77",
      "@account",
    ],
    ...[
      "Account 3",
      "Lovelace",
      "Ada77 Lovelace",
      "user77@",
      "Planck",
      "Max77",
      "example",
      "no such thing",
      "zzz",
      "ab",
    ],
    ...["Product 3", "export-3", "#1042", String(ids["license"]), String(ids["device"]), "device-77", "host"],
  ];
  const { token } = await addStaff(app, "read-only");
  const { pool, take } = await watchPlans(app.db, app.database);
  const { app: node } = buildApp({ ...app.deps, db: pool });
  await node.ready();
  const wrong: string[] = [];
  for (const q of asked) {
    const url = `/api/v1/search/?q=${encodeURIComponent(q)}`;
    const answer = await node.inject({ url, headers: { authorization: `Bearer ${token}` } });
    if (answer.statusCode !== 200) wrong.push(`${q} answered ${answer.statusCode}`);
    for (const { plan } of take())
      for (const { table, by, rows } of rowsReadIn(plan)) {
        const limit = most[table];
        if (limit !== undefined && (rows > limit || by === "Seq Scan")) wrong.push(`${q}: ${by} of ${rows} ${table}`);
      }
  }
  await node.close();
  await pool.end();
  expect(wrong).toEqual([]);
}, 60_000);
