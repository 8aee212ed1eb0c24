import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import type { FreelyRead } from "../support/app.ts";
import { faultsOf } from "../support/postgres-faults.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// A server is killed while a test clock is on its way, alone and with its PostgreSQL: the clock goes on, and nothing
// happens twice.

const kills = process.env["LICET_TEST_CRASH"] === "1" ? 10 : 1;
const licenses = 40 + 40 * kills;
const key = "crashKey.0123456789abcdef0123456789abcdef";
const hour = 3_600_000;
const to = "2031-06-01T00:00:00.000Z";

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-clocks-"));
  server = await start();
  await call("POST", "products/", { product_name: "App", short_code: "app" });
}, 180_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServerProcess(folder, { LICET_MANAGEMENT_KEY: key });

async function call(method: string, path: string, body?: unknown, headers: object = {}): Promise<FreelyRead> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Api-Key ${key}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  if (answer.status >= 300) throw new Error(await answer.text());
  return answer.json();
}

async function clockWhen(id: number, isSo: (clock: FreelyRead) => boolean): Promise<FreelyRead> {
  for (let tries = 0; tries < 6000; tries += 1) {
    const clock = await call("GET", `test-clocks/${id}/`);
    if (isSo(clock)) return clock;
    await sleep(10);
  }
  throw new Error("the clock does not go on");
}

/** Sells licenses that end one after the other, each with an update in between; answers the ids of the licenses. */
async function sellMany(test_clock: number): Promise<number[]> {
  const first = Date.UTC(2030, 2, 1);
  const step = 12 * hour;
  const ends = Array.from({ length: licenses }, (_, index) => new Date(first + (index % 700) * step).toISOString());
  const { order_items } = await call("POST", "orders/create_order/", {
    ...{ id: "many", is_test: true, test_clock },
    items: [
      {
        product_code: "app",
        licenses: ends.map((validity_period) => ({ license_type: "time-limited", validity_period })),
      },
    ],
  });
  const ids: number[] = order_items[0].licenses.map(({ id }: FreelyRead) => id);
  const updates = ids.map((license, index) => ({
    license,
    name: "note",
    scheduled_at: new Date(first + (index % 700) * step - 2 * hour).toISOString(),
    scheduled_update_data: [{ action: "license-update", update_data: { note: "soon over" } }],
  }));
  for (let at = 0; at < updates.length; at += 100)
    await call("POST", "scheduled-updates/bulk_create/", updates.slice(at, at + 100));
  return ids;
}

test(`everything happens once to ${licenses} licenses while a clock is advanced through ${kills} kill -9`, async () => {
  const { id } = await call("POST", "test-clocks/", { time: "2030-01-01T00:00:00Z" });
  const ids = await sellMany(id);
  const begun = await call("POST", `test-clocks/${id}/advance/`, { to }, { "idempotency-key": "once" });
  expect(begun.status).toBe("advancing");
  let met = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const { time, status } = await call("GET", `test-clocks/${id}/`);
    const clock = await clockWhen(id, (each) => each.time > time || each.status === "ready");
    if (status === "advancing" && clock.status === "advancing") met += 1;
    await sleep(kill * 7);
    await Promise.all([server.kill(), ...(kill % 2 === 1 ? [faultsOf(folder).kill()] : [])]);
    server = await start();
  }
  // The walk was under way whenever the server was killed.
  expect(met).toBe(kills);
  const arrived = await clockWhen(id, ({ status }) => status === "ready");
  expect(arrived).toMatchObject({ time: to, progress: 100 });

  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1 });
  try {
    const told = await db<{ type: string; times: number; licenses: number }[]>`
      select type, count(*)::int as times, count(distinct subject_id)::int as licenses from events
      where subject_id = any(${ids}::bigint[]) group by type order by type`;
    expect(told).toEqual(
      [
        "license.created",
        "license.expired",
        "license.updated",
        "license.will_expire_30_days",
        "license.will_expire_3_days",
        "license.will_expire_7_days",
      ].map((type) => ({ type, times: licenses, licenses })),
    );
    const [order] = await db`
      select count(*)::int as wrong from (
        select ts, lag(ts) over (order by id) as before from events where subject_id = any(${ids}::bigint[])) e
      where e.ts < e.before`;
    expect(order).toEqual({ wrong: 0 });
    const [moments] = await db`
      select count(*)::int as all, count(distinct (at, kind, license_id))::int as distinct from test_clock_moments
      where test_clock_id = ${id}`;
    expect(moments).toEqual({ all: 5 * licenses, distinct: 5 * licenses });
    const [updates] = await db`
      select count(*) filter (where s.status = 'applied')::int as applied, (
        select count(*)::int from audit a where a.object = 'scheduled-updates' and a.action = 'apply') as audited
      from scheduled_updates s`;
    expect(updates).toEqual({ applied: licenses, audited: licenses });
  } finally {
    await db.end();
    await database.stop();
  }
}, 600_000);
