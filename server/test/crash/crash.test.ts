import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../src/db/connect.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// Orders are placed without a pause while the server and its PostgreSQL are killed. What was acknowledged must be there whole; what
// was not may be there whole, or not at all.

const rounds = process.env["LICET_TEST_CRASH"] === "1" ? 20 : 3;
const key = "crashKey.0123456789abcdef0123456789abcdef";
const clients = 8;

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-crash-"));
  server = await start();
  await post("products/", { product_name: "App", short_code: "app" });
  await post("products/", { product_name: "Team", short_code: "team", authorization_method: "user" });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServerProcess(folder, { LICET_MANAGEMENT_KEY: key });

async function post(path: string, body: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method: "POST",
    headers: { authorization: `Api-Key ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: answer.status, text: await answer.text() };
}

interface Attempt {
  readonly id: string;
  readonly licenses: number;
  /** The keys of the answer, when there was one. */
  keys?: readonly (string | null)[];
}

const attempts: Attempt[] = [];
const statuses = new Map<number, number>();
let isPlacing = true;

/** Places orders of many shapes, one after the other, whatever happens to the server. */
async function placeOrders(client: number): Promise<void> {
  for (let count = 1; isPlacing; count += 1) {
    const attempt: Attempt = { id: `c${client}-${count}`, licenses: count % 7 === 0 ? 120 : 1 + (count % 4) };
    const isTeam = count % 3 === 0;
    const license = isTeam ? { users: [{ email: `u${count % 5}@c${client}.example` }] } : { note: attempt.id };
    const body = {
      id: attempt.id,
      ...(count % 2 === 0 ? { customer: { email: `${client}-${count % 9}@customer.example` } } : {}),
      items: [
        {
          product_code: isTeam ? "team" : "app",
          licenses: Array.from({ length: attempt.licenses }, () => license),
        },
      ],
    };
    attempts.push(attempt);
    try {
      const { status, text } = await post("orders/create_order/", body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200)
        attempt.keys = JSON.parse(text).order_items[0].licenses.map(
          (each: { license_key: string }) => each.license_key,
        );
      else await sleep(50);
    } catch {
      await sleep(50); // the server is gone; the next order meets its successor
    }
  }
}

async function killPostgres(): Promise<void> {
  const [pid] = (await readFile(join(folder, "postgres/cluster/postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
}

/** Waits until an order is acknowledged again. */
async function untilPlacing(): Promise<void> {
  const before = statuses.get(200) ?? 0;
  for (const end = performance.now() + 30_000; performance.now() < end; await sleep(20))
    if ((statuses.get(200) ?? 0) > before + clients) return;
  throw new Error("no order was acknowledged within 30 s");
}

test(`${rounds} rounds of kill -9: every acknowledged order is there whole, and none in part`, async () => {
  const placing = Array.from({ length: clients }, (_, client) => placeOrders(client));
  for (let round = 0; round < rounds; round += 1) {
    await untilPlacing();
    await sleep((round * 137) % 400);
    // The server, PostgreSQL beneath a server that lives on, or both at once.
    if (round % 3 !== 0) await killPostgres();
    if (round % 3 !== 1) {
      await server.kill();
      server = await start();
    }
  }
  await untilPlacing();
  isPlacing = false;
  await Promise.all(placing);

  // Only the two answers that a client can act upon: done, or try again.
  expect([...statuses.keys()].sort()).toEqual(statuses.size === 1 ? [200] : [200, 503]);
  const acknowledged = attempts.filter(({ keys }) => keys !== undefined);
  expect(acknowledged.length).toBeGreaterThan(rounds * clients);

  const found = await readStored();
  for (const { id, keys } of acknowledged) expect(found.get(id)?.keys, id).toEqual(keys);
  for (const { id, licenses } of attempts) {
    const order = found.get(id);
    if (order) expect({ id, ...order, keys: order.keys.length }).toEqual({ id, ...whole(licenses), keys: licenses });
  }
  expect(found.size).toBeLessThanOrEqual(attempts.length);
}, 600_000);

/** What a whole order of this many licenses left behind. */
function whole(licenses: number) {
  return { items: 1, histories: licenses, license_events: licenses, order_events: 1, assigned: licenses };
}

async function readStored() {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1 });
  const rows = await db<(ReturnType<typeof whole> & { store_id: string; keys: (string | null)[] })[]>`
    select o.store_id, json_agg(l.license_key order by l.id) as keys,
      (select count(*) from order_items i where i.order_id = o.id) as items,
      (select count(*) from events e where e.subject_id = o.id and e.type = 'order.created') as order_events,
      count(*) filter (where exists (
        select from license_histories h where h.company_id = l.company_id and h.license_id = l.id)) as histories,
      count(*) filter (where exists (
        select from events e where e.company_id = l.company_id and e.subject_id = l.id)) as license_events,
      count(*) filter (where l.license_key is not null or exists (
        select from license_assignments a where a.company_id = l.company_id and a.license_id = l.id)) as assigned
    from orders o left join licenses l on l.company_id = o.company_id and l.order_id = o.id
    group by o.company_id, o.id, o.store_id`;
  await db.end();
  await database.stop();
  return new Map(rows.map(({ store_id, ...order }) => [store_id, order]));
}
