import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FreelyRead } from "../support/app.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { openReceiver, type Receiver } from "../support/webhook-receiver.ts";

// Two servers on one database send webhooks while they are killed: every event arrives, and those of an object in their
// order, although some arrive twice.

const rounds = process.env["LICET_TEST_CRASH"] === "1" ? 10 : 2;
const customers = 10;
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
  for (let attempt = 0; attempt < 200; attempt += 1) {
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
      if (answer.status < 300) return await answer.json();
      if (answer.status !== 503) throw new TypeError(await answer.text());
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith("{")) throw error;
      // killed; the other server answers, or the next one
    }
    await sleep(100);
  }
  throw new Error(`${method} ${path} was not answered`);
}

test(`no event is lost and none overtakes another through ${rounds} kill -9`, async () => {
  await call("POST", "webhook-endpoints/", { url: receiver.url, events: ["customer.*"] });
  receiver.answers = (_request, answer) => void setTimeout(() => answer.writeHead(200).end(), Math.random() * 50);
  const ids: number[] = [];
  for (let count = 0; count < customers; count += 1)
    ids.push((await call("POST", "customers/", { city: "0" }, `customer-${count}`)).id);
  const changes = 3;
  for (let round = 0; round < rounds; round += 1) {
    const writing = ids.map(async (id) => {
      for (let change = 1; change <= changes; change += 1) {
        const city = String(round * changes + change);
        await call("PATCH", `customers/${id}/`, { city }, `change-${id}-${city}`);
      }
    });
    await sleep(100 + Math.random() * 300);
    await servers[round % 2]?.kill();
    servers[round % 2] = await start();
    await Promise.all(writing);
  }
  const total = customers * (1 + rounds * changes);
  const idsArrived = () => new Set(receiver.received.map(({ json }) => json.id as string));
  for (let tries = 0; tries < 600 && idsArrived().size < total; tries += 1) await sleep(100);
  expect(idsArrived().size).toBe(total);
  const { count } = await call("GET", "webhook-deliveries/?status=delivered&count=exact");
  expect(count).toBe(total);
  // Of each customer, what arrived first arrived in the order of the changes.
  for (const id of ids) {
    const seen = new Set<string>();
    const own = receiver.received.filter(({ json }) => json.data.customer.id === id);
    const first = own.filter(({ json }) => !seen.has(json.id) && seen.add(json.id));
    const times = first.map(({ json }) => json.ts as number);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(first[0]?.json.event).toBe("customer.created");
  }
}, 300_000);
