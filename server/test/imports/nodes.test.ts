import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importJobs } from "../../src/selling/imports/import-jobs.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { resultOf, upload } from "../support/imports.ts";

// Several nodes that all believe an import is theirs.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

const file = (prefix: string, rows: number) =>
  [
    "license__license_key,product__short_code",
    ...Array.from({ length: rows }, (_, row) => `${prefix}-${row},app`),
  ].join("\n");

test.each(["keep", "nothing"])(
  "three nodes work on one import (%s) whose lease always runs out: every row is stored once",
  async (on_error) => {
    const rows = 1500;
    const { job_id } = await upload(app, "licenses", file(on_error, rows), `?on_error=${on_error}`);
    const signal = new AbortController().signal;
    const nodes = Array.from({ length: 3 }, () => importJobs(app.deps, () => 0));
    let isOver = false;
    const stealing = (async () => {
      // No lease lasts: every node may take the import from every other at any moment.
      for (; !isOver; await sleep(30))
        await app.db`update imports set leased_until = now() - interval '1 s' where id = ${job_id}`;
    })();
    const working = nodes.map(async (node) => {
      for (; !isOver; await sleep(10)) await node.run({ company_id: app.companyId, id: job_id }, signal);
    });
    // One of them must finish in the end.
    const settle = sleep(4000).then(async () => {
      isOver = true;
      await stealing;
    });
    await settle;
    await Promise.all(working);
    const [last] = nodes;
    for (let turn = 0; turn < 5; turn += 1) {
      await app.db`update imports set leased_until = null, runner = null where id = ${job_id} and status = 'running'`;
      await last?.run({ company_id: app.companyId, id: job_id }, signal);
    }
    const done = await resultOf(app, "licenses", job_id);
    expect(done).toMatchObject({
      status: "success",
      result: { total_row_count: rows, created_licenses: rows, existed_licenses: 0 },
    });
    const [counts] = await app.db`
    select count(*) as licenses, (select count(*) from audit where action = 'import_finished' and (after->>'job_id')::bigint = ${job_id}) as ends
    from licenses where license_key like ${`${on_error}-%`}`;
    expect(counts).toEqual({ licenses: rows, ends: 1 });
  },
  60_000,
);

test("an import whose node fell silent is queued again", async () => {
  const { job_id } = await upload(app, "licenses", file("SILENT", 3));
  const node = importJobs(app.deps, () => 0);
  await app.db`delete from pgboss.job`;
  await app.db`update imports set status = 'running', runner = 'dead', leased_until = now() + interval '1 h' where id = ${job_id}`;
  await node.recover();
  expect(await app.db`select from pgboss.job`).toHaveLength(0);
  await app.db`update imports set leased_until = now() - interval '1 s' where id = ${job_id}`;
  await node.recover();
  await node.recover();
  expect(await app.db`select data from pgboss.job`).toEqual([{ data: { company_id: app.companyId, id: job_id } }]);
});
