import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import { transaction } from "../../src/platform/db/transaction.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/database.ts";
import { importFile } from "../support/imports.ts";
import { hasPgBouncer, type Pooler, startPgBouncer } from "../support/pgbouncer.ts";

// The server behind PgBouncer in transaction mode: every transaction may run on another connection of the database,
// which knows nothing of what was said on the one before (docs/decisions/0073-behind-a-pooler.md).

describe.skipIf(!hasPgBouncer)("a pooler in transaction mode (skipped where `pgbouncer` is not installed)", () => {
  let database: TestDatabase;
  let pooler: Pooler;
  let app: TestApp;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    pooler = await startPgBouncer(database.options);
    app = await createTestApp({ withJobs: true, database: throughPooler() });
    await createProduct(app, "app", { max_activations: 3 });
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await pooler?.stop();
    await database?.drop();
  });

  /**
   * An empty database that is migrated through the pooler, as a server does that starts for the first time; two start
   * at once.
   */
  async function throughPooler(): Promise<TestDatabase> {
    const db = connect({ embedded: pooler.address, isPooled: true });
    const other = connect({ embedded: pooler.address, isPooled: true });
    const applied = await Promise.all([migrate(db), migrate(other)]);
    await other.end();
    expect(applied.filter((files) => files.length > 0)).toHaveLength(1);
    return { db, options: pooler.address, drop: () => db.end() };
  }

  test("transactions have their limits, and nothing is said to a session", async () => {
    const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "enable_seqscan"];
    const read = () =>
      transaction(app.db, (tx) =>
        Promise.all(names.map(async (name) => Object.values((await tx.unsafe(`show ${name}`))[0] ?? {})[0])),
      );
    expect(await read()).toEqual(["1min", "5s", "1min", "off"]);
    const [row] = await app.db`
      select current_setting('lock_timeout') as lock, current_setting('TimeZone') as zone, (select count(*) from pg_prepared_statements) as kept`;
    expect(row).toEqual({ lock: "0", zone: "UTC", kept: 0 });
  });

  test("orders, activations, checks, consumption and lists of many callers at once are answered right", async () => {
    const application = applicationOf(app);
    const customer = async (number: number) => {
      const sold = await sell(
        app,
        "app",
        { license_type: "consumption", max_consumptions: 10 },
        { customer: { email: `c${number}@x.example` } },
      );
      const call = { product: "app", license_key: sold.license_key, hardware_id: `device-${number}` };
      expect((await application.activate(call)).status).toBe(200);
      for (let unit = 0; unit < 3; unit += 1)
        expect((await application.call("POST", "add_consumption", { body: call })).status).toBe(200);
      const checked = await application.check(call);
      expect(checked.status).toBe(200);
      const list = await app.management("GET", `licenses/?license_key=${sold.license_key}&enabled=true`);
      expect(list.json.results).toMatchObject([{ id: sold.id, total_consumptions: 3, times_activated: 1 }]);
      expect((await app.management("GET", `orders/?customer_email=c${number}@x.example`)).json.count).toBe(1);
    };
    await Promise.all(Array.from({ length: 24 }, (_, number) => customer(number)));
    // One seat less than devices, all at the same moment.
    const { license_key } = await sell(app, "app");
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        application.activate({ product: "app", license_key, hardware_id: `racing-${number}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  test("a file is imported and read again", async () => {
    const rows = Array.from({ length: 1500 }, (_, number) => `file-${number},POOL-${number},app`);
    const done = await importFile(
      app,
      "licenses",
      ["order__store_id,license__license_key,product__short_code", ...rows].join("\n"),
    );
    expect(done.result).toMatchObject({ created_licenses: 1500, invalid_row_count: 0 });
    const exports = await Promise.all(
      [1, 2, 3].map(() => app.management("GET", "licenses/export/?order__store_id__startswith=file-")),
    );
    for (const { text } of exports) expect(text.trimEnd().split("\n")).toHaveLength(1501);
  });

  test("a change that is refused takes everything back", async () => {
    const sold = await sell(app, "app");
    const before = (await app.management("GET", `licenses/${sold.id}/`)).json;
    const refused = await app.management("PATCH", `licenses/${sold.id}/`, {
      body: { note: "changed", max_activations: -1 },
    });
    expect(refused.status).toBe(400);
    expect((await app.management("GET", `licenses/${sold.id}/`)).json).toEqual(before);
  });
});
