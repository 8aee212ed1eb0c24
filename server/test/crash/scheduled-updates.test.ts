import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import type { FreelyRead } from "../support/app.ts";
import { faultsOf } from "../support/postgres-faults.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// Two servers on one database apply scheduled updates due in the same hour, while they and PostgreSQL are killed. Each
// update is applied once.

const rounds = process.env["LICET_TEST_CRASH"] === "1" ? 5 : 1;
const due = 200;
const key = "crashKey.0123456789abcdef0123456789abcdef";

let folder: string;
let servers: ServerProcess[];
let pages: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-scheduled-"));
  servers = [await start(), await start()];
  const { id: product } = await call("POST", "products/", { product_name: "App", short_code: "app" });
  const feature = { product, code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 3 };
  pages = (await call("POST", "product-features/", feature)).id;
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServerProcess(folder, { LICET_MANAGEMENT_KEY: key });

/** Asks whichever server answers. */
async function call(method: string, path: string, body?: unknown): Promise<FreelyRead> {
  let last: unknown;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      const answer = await fetch(`${servers[attempt % 2]?.url}/api/v1/${path}`, {
        method,
        headers: { authorization: `Api-Key ${key}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      if (answer.status < 300) return await answer.json();
      last = new Error(await answer.text());
      if (answer.status !== 503) break;
    } catch (error) {
      last = error; // killed; the other server answers, or the next one
    }
    await sleep(100);
  }
  throw last;
}

async function withDatabase<T>(work: (db: Pool) => Promise<T>): Promise<T> {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1 });
  try {
    return await work(db);
  } finally {
    await db.end();
    await database.stop();
  }
}

async function killServer(index: number): Promise<void> {
  await servers[index]?.kill();
  servers[index] = await start();
}

const killPostgres = () => faultsOf(folder).kill();

/** Five kills: one server, PostgreSQL, the other server, one server with PostgreSQL, both servers. */
const kills: readonly (() => Promise<unknown>)[] = [
  () => killServer(0),
  killPostgres,
  () => killServer(1),
  () => Promise.all([killPostgres(), killServer(0)]),
  () => Promise.all([killServer(0), killServer(1)]),
];

/** Waits until at least this many of a round are finished. */
async function untilDone(name: string, least: number): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const { pending } = await call("GET", `scheduled-updates/stats/?name=${name}`);
    if (due - pending >= least) return;
    await sleep(20);
  }
  throw new Error(`no ${least} updates were applied`);
}

test.each(Array.from({ length: rounds }, (_, round) => round + 1))(
  `${due} updates due in the same hour on two servers are each applied once, through five kill -9 (round %i)`,
  async (round) => {
    const name = `round-${round}`;
    const licenses = Array.from({ length: due }, () => ({}));
    const { order_items } = await call("POST", "orders/create_order/", {
      id: name,
      items: [{ product_code: "app", licenses }],
    });
    const bodies = order_items[0].licenses.map(({ id: license }: FreelyRead) => ({
      license,
      name,
      scheduled_at: "2999-01-01T00:00:00Z",
      scheduled_update_data: [
        { action: "license-update", update_data: { max_activations: 7 } },
        { action: "license-product-feature-update", product_feature: pages, update_data: { max_consumption: 9 } },
      ],
    }));
    for (const half of [bodies.slice(0, due / 2), bodies.slice(due / 2)])
      await call("POST", "scheduled-updates/bulk_create/", half);
    // They become due.
    await withDatabase(
      (db) => db`update scheduled_updates set scheduled_at = '2026-01-01T00:00:00Z' where name = ${name}`,
    );
    for (const [index, kill] of kills.entries()) {
      const moment = (index + Math.random()) / (kills.length + 1);
      await untilDone(name, 1 + Math.floor(due * moment));
      await kill();
    }
    await untilDone(name, due);
    const [counts] = await withDatabase(
      (db) => db`
        select count(*) filter (where s.status = 'applied') as applied,
          count(*) filter (where l.max_activations = 7) as changed,
          (select count(*) from license_product_features f join licenses o on o.company_id = f.company_id and o.id = f.license_id
            where f.max_consumption = 9 and o.id = any(array_agg(l.id))) as features,
          (select count(*) from audit a where a.object = 'scheduled-updates' and a.action = 'apply' and a.object_id = any(array_agg(s.id))) as audits,
          (select count(distinct a.object_id) from audit a
            where a.object = 'scheduled-updates' and a.action = 'apply' and a.object_id = any(array_agg(s.id))) as audited,
          (select count(*) from events e where e.type = 'scheduled_update.applied' and e.subject_id = any(array_agg(s.id))) as events,
          (select count(*) from license_histories h where h.text in ('License updated', 'Feature added', 'Feature updated')
            and h.license_id = any(array_agg(l.id))) as lines
        from scheduled_updates s join licenses l on l.company_id = s.company_id and l.id = s.license_id
        where s.name = ${name}`,
    );
    const each = { applied: due, changed: due, features: due, audits: due, audited: due, events: due };
    expect(counts).toEqual({ ...each, lines: 2 * due });
  },
  300_000,
);
