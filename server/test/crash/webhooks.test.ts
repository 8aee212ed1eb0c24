import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FreelyRead } from "../support/app.ts";
import { faultsOf } from "../support/postgres-faults.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { openReceiver, type Receiver } from "../support/webhook-receiver.ts";

// Two servers on one database send webhooks while they and PostgreSQL are killed, to a receiver that fails, hangs and
// resets: every event arrives, and those of an object in their order, although some arrive twice. What is switched off
// or deleted gets nothing more.

const isLong = process.env["LICET_TEST_CRASH"] === "1";
const rounds = isLong ? 10 : 2;
const customers = isLong ? 50 : 10;
const changes = isLong ? 20 : 3;
/** How many attempts of an event may fail: so it arrives within the minute for which order is kept. */
const troublesMost = isLong ? 2 : 1;
const minute = 60_000;
const key = "crashKey.0123456789abcdef0123456789abcdef";

let folder: string;
let servers: ServerProcess[];
let receiver: Receiver;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-webhooks-"));
  receiver = await openReceiver();
  servers = [await start(), await start()];
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const start = () =>
  startServerProcess(folder, {
    LICET_MANAGEMENT_KEY: key,
    LICET_ALLOW_PRIVATE_TARGETS: "1",
    LICET_WEBHOOK_TIMEOUT: "1",
  });

/** Asks whichever server answers; a write with the same name is made once. */
async function call(method: string, path: string, body?: unknown, name?: string): Promise<FreelyRead> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      const answer = await fetch(`${servers[attempt % 2]?.url}/api/v1/${path}`, {
        method,
        headers: {
          authorization: `Api-Key ${key}`,
          "content-type": "application/json",
          ...(name === undefined ? {} : { "idempotency-key": name }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      if (answer.status < 300) return answer.status === 204 ? undefined : await answer.json();
      if (answer.status !== 503) throw new TypeError(await answer.text());
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith("{")) throw error;
      // killed; the other server answers, or the next one
    }
    await sleep(100);
  }
  throw new Error(`${method} ${path} was not answered`);
}

async function killServer(index: number): Promise<void> {
  await servers[index]?.kill();
  servers[index] = await start();
}
const killPostgres = () => faultsOf(folder).kill();
const kills: readonly (() => Promise<unknown>)[] = [
  () => killServer(0),
  () => Promise.all([killPostgres(), killServer(1)]),
  () => killServer(1),
  killPostgres,
  () => Promise.all([killServer(0), killServer(1)]),
];

/** What arrived and was answered with 200: when, and after how many others. */
const arrived = new Map<string, { readonly at: number; readonly place: number }>();
const troubles = new Map<string, number>();
let answers = 0;
function answerBadly(): void {
  receiver.answers = ({ path, json }, answer) => {
    if (path === "/gone") return void answer.writeHead(410).end();
    const before = troubles.get(json.id) ?? 0;
    const chance = path === "/bad" && before < troublesMost ? Math.random() : 1;
    if (chance < 0.1) troubles.set(json.id, before + 1);
    if (chance < 0.03) return void answer.destroy();
    if (chance < 0.07) return void answer.writeHead(500).end();
    // It hangs for as long as anybody waits.
    if (chance < 0.1) return;
    setTimeout(() => {
      answer.writeHead(200).end();
      answers += 1;
      if (path === "/bad" && !arrived.has(json.id)) arrived.set(json.id, { at: Date.now(), place: answers });
    }, Math.random() * 20);
  };
}

/** Attempts that began at an address after it was switched off; those that were about to begin have two seconds. */
const sentAfter = (path: string, off: Date) =>
  receiver.received.filter(
    (one) => one.path === path && Number(one.headers["webhook-timestamp"]) * 1000 > off.getTime() + 2000,
  ).length;

test(`of ${customers * (1 + rounds * changes)} events to a bad receiver none is lost or overtaken, through ${rounds} kill -9 of servers, PostgreSQL and both`, async () => {
  answerBadly();
  const events = ["customer.*"];
  const endpoint = async (path: string) =>
    (await call("POST", "webhook-endpoints/", { url: `${receiver.url}${path}`, events })).id as number;
  const bad = await endpoint("bad");
  const [gone, off, deleted] = [await endpoint("gone"), await endpoint("off"), await endpoint("deleted")];
  const ids: number[] = [];
  for (let count = 0; count < customers; count += 1)
    ids.push((await call("POST", "customers/", { city: "0" }, `customer-${count}`)).id);
  let [offAt, deletedAt] = [new Date(0), new Date(0)];
  for (let round = 0; round < rounds; round += 1) {
    const writing = ids.map(async (id) => {
      for (let change = 1; change <= changes; change += 1) {
        const city = String(round * changes + change);
        await call("PATCH", `customers/${id}/`, { city }, `change-${id}-${city}`);
      }
    });
    await sleep(100 + Math.random() * 300);
    await kills[round % kills.length]?.();
    await Promise.all(writing);
    // What is older than a minute has no order any more.
    const written = customers * (1 + (round + 1) * changes);
    for (let tries = 0; tries < 600 && arrived.size < written - 500; tries += 1) await sleep(100);
    if (round === 0) {
      await call("PATCH", `webhook-endpoints/${off}/`, { enabled: false });
      offAt = new Date();
      await call("DELETE", `webhook-endpoints/${deleted}/`);
      deletedAt = new Date();
    }
  }
  const total = customers * (1 + rounds * changes);
  for (let tries = 0; tries < 3000 && arrived.size < total; tries += 1) await sleep(100);
  const { results: sent } = await call("GET", `webhook-deliveries/?endpoint=${bad}&limit=10000&order_by=created_at`);
  const { results: rest } = await call(
    "GET",
    `webhook-deliveries/?endpoint=${bad}&limit=10000&offset=10000&order_by=created_at`,
  );
  const deliveries: FreelyRead[] = [...sent, ...rest].sort((one, other) => one.id - other.id);
  const customerOf = new Map(receiver.received.map(({ json }) => [json.id as string, json.data.customer.id as number]));
  const lastOf = new Map<number | undefined, number>();
  let overtaken = 0;
  for (const { event_id, created_at } of deliveries) {
    const { at, place } = arrived.get(event_id) ?? { at: 0, place: 0 };
    const customer = customerOf.get(event_id);
    // What is older than a minute waits for nothing any more.
    if (place < (lastOf.get(customer) ?? 0) && at - Date.parse(created_at) < minute) overtaken += 1;
    lastOf.set(customer, Math.max(place, lastOf.get(customer) ?? 0));
  }
  const { disabled_at, disabled_reason } = await call("GET", `webhook-endpoints/${gone}/`);
  expect(disabled_reason).toBe("gone");
  const found = {
    recorded: deliveries.length,
    delivered: arrived.size,
    lost: deliveries.filter(({ event_id }) => !arrived.has(event_id)).length,
    overtaken,
    sent_to_switched_off:
      sentAfter("/gone", new Date(disabled_at)) + sentAfter("/off", offAt) + sentAfter("/deleted", deletedAt),
  };
  if (isLong) {
    const attempts = receiver.received.filter(({ path }) => path === "/bad").length;
    process.stdout.write(`${JSON.stringify({ ...found, attempts, troubled: troubles.size })}\n`);
  }
  expect(found).toEqual({ recorded: total, delivered: total, lost: 0, overtaken: 0, sent_to_switched_off: 0 });
  const { count } = await call("GET", `webhook-deliveries/?endpoint=${bad}&status=delivered&count=exact`);
  expect(count).toBe(total);
}, 900_000);
