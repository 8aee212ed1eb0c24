import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";

// The history of everything is sent while it is read, over real HTTP.

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that are still referenced. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const rows = 400_000;
const megabyte = 1024 * 1024;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
  const { id } = await sell(app, "app");
  await app.db`
    insert into license_histories (company_id, license_id, ts, source, text, data)
    select ${app.companyId}, ${id}, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 s', 'api', 'License check',
      jsonb_build_object('license_key', 'KEY-' || n, 'hardware_id', repeat('h', 60))
    from generate_series(1, ${rows}) n`;
  await app.app.listen({ port: 0, host: "127.0.0.1" });
}, 120_000);
afterAll(() => app.close());

test("licenses/export_history/ over very many rows sends each once, in bounded memory", async () => {
  const { port } = app.app.server.address() as AddressInfo;
  const before = held();
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/licenses/export_history/`, {
    headers: { authorization: `Api-Key ${app.managementKey}` },
  });
  expect(answer.status).toBe(200);
  let lines = 0;
  let bytes = 0;
  let most = 0;
  for await (const piece of answer.body ?? []) {
    for (const byte of piece) if (byte === 10) lines += 1;
    const sampled = Math.floor(bytes / (8 * megabyte));
    bytes += piece.length;
    if (Math.floor(bytes / (8 * megabyte)) > sampled) most = Math.max(most, held() - before);
  }
  expect(lines).toBe(1 + 1 + rows); // the column names, and the line of the license's creation
  expect(bytes).toBeGreaterThan(50 * megabyte);
  expect(most).toBeLessThan(30 * megabyte);
}, 120_000);
