import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import type { FreelyRead } from "../support/app.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// The server is killed while it imports: the next one continues, and every row is stored once.

const key = "crashKey.0123456789abcdef0123456789abcdef";
const rows = 5000;

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-import-"));
  server = await start();
  await call("POST", "products/", JSON.stringify({ product_name: "App", short_code: "app" }), "application/json");
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServerProcess(folder, { LICET_MANAGEMENT_KEY: key });

async function call(method: string, path: string, body?: string, type?: string): Promise<FreelyRead> {
  const headers = { authorization: `Api-Key ${key}`, ...(type ? { "content-type": type } : {}) };
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(text);
  return JSON.parse(text);
}

const send = async (prefix: string, query = "") => {
  const lines = Array.from({ length: rows }, (_, index) => `${prefix}-${index},app,order-${prefix}-${index % 500}`);
  const csv = ["license__license_key,product__short_code,order__store_id", ...lines].join("\n");
  return (await call("POST", `licenses/import_from_csv/${query}`, csv, "text/csv")).job_id as number;
};

/** Waits until an import is at `progress`, or has ended. */
async function until(id: number, progress: number): Promise<FreelyRead> {
  for (const end = performance.now() + 100_000; performance.now() < end; await sleep(60)) {
    const result = await call("GET", `licenses-import-results/${id}/`);
    if (result.status === "success" || result.status === "error" || result.progress >= progress) return result;
  }
  throw new Error(`import ${id} came to a halt`);
}

async function killAndStart(): Promise<void> {
  await server.kill();
  server = await start();
}

test("kill -9 twice while rows are written: every row is stored once, and counted once", async () => {
  const id = await send("keep");
  for (const progress of [0.2, 0.6]) {
    const at = await until(id, progress);
    expect(at.status).toBe("running");
    await killAndStart();
  }
  const done = await until(id, 2);
  expect(done).toMatchObject({ status: "success", progress: 1 });
  expect(done.result).toMatchObject({
    total_row_count: rows,
    created_licenses: rows,
    created_orders: 500,
    existed_licenses: 0,
  });
}, 200_000);

test("kill -9 during an all-or-nothing import: in the end all of it is stored, once", async () => {
  const id = await send("whole", "?on_error=nothing");
  const at = await until(id, 0.55);
  expect(at.status).toBe("running");
  await killAndStart();
  expect(await until(id, 2)).toMatchObject({
    status: "success",
    result: { total_row_count: rows, created_licenses: rows },
  });
}, 200_000);

test("nothing is left over, and nothing is stored twice", async () => {
  await server.stop();
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1 });
  try {
    const [counts] = await db`
      select (select count(*) from licenses) as licenses, (select count(distinct license_key) from licenses) as keys,
        (select count(*) from orders) as orders, (select count(*) from license_histories) as histories,
        (select count(*) from events where type = 'license.created') as events,
        (select count(*) from audit where action = 'import_finished') as ends,
        (select count(*) from import_chunks) as chunks, (select count(*) from import_marks) as marks`;
    const all = 2 * rows;
    expect(counts).toEqual({
      licenses: all,
      keys: all,
      orders: 1000,
      histories: all,
      events: all,
      ends: 2,
      chunks: 0,
      marks: 0,
    });
  } finally {
    await db.end();
    await database.stop();
    server = await start();
  }
}, 60_000);
