import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { headersOf, secrets, seeded, shuffled } from "../billing/billing-system.ts";
import { stripeStory } from "../billing/stripe-messages.ts";
import type { FreelyRead } from "../support/app.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// Two servers on one database are killed while messages of a billing system stream in, some twice and none in its order.
// What was acknowledged is applied, once; what was not is sent again, as billing systems do.

const [kills, subscriptions] = process.env["LICET_TEST_CRASH"] === "1" ? [10, 44] : [1, 4];
const key = "crashKey.0123456789abcdef0123456789abcdef";

let folder: string;
let servers: ServerProcess[];
let address: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-billing-"));
  servers = [await start(), await start()];
  const { id: product } = await call("POST", "products/", { product_name: "App", short_code: "app" });
  await call("POST", "license-templates/", { product, code: "monthly", name: "Monthly", prices: ["price_month"] });
  const source = { kind: "stripe", name: "Stripe", secret: secrets.stripe, livemode: true };
  const made = await call("POST", "billing-sources/", source);
  address = new URL(made.address).pathname;
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

const start = () => startServerProcess(folder, { LICET_MANAGEMENT_KEY: key });

/** Asks whichever server answers. */
async function call(method: string, path: string, body?: unknown): Promise<FreelyRead> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`${servers[attempt % 2]?.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Api-Key ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (answer && text !== undefined && answer.status < 300) return JSON.parse(text);
    if (answer && answer.status < 500) throw new Error(text);
    await sleep(100);
  }
  throw new Error(`${method} ${path} was not answered`);
}

/** Sends a message until it is acknowledged, by whichever server. */
async function deliver(message: object): Promise<void> {
  const payload = JSON.stringify(message);
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const headers = headersOf("stripe", payload, secrets.stripe, new Date(), "");
    const server = servers[Math.floor(Math.random() * 2)];
    const answer = await fetch(`${server?.url}${address}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: payload,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (answer && answer.status < 500) throw new Error(await answer.text());
    await sleep(50);
  }
  throw new Error("a message was never acknowledged");
}

const messageCount = async (query: string) =>
  (await call("GET", `billing-messages/?count=exact&limit=1&${query}`)).count as number;

test(`what was acknowledged is applied once, through ${kills} kill -9`, async () => {
  const random = seeded(23);
  const lives = Array.from({ length: subscriptions }, (_, index) => ({
    subscription: `sub_Crash${index}`,
    customer: `cus_Crash${index}`,
    price: "price_month",
    email: `crash-${index}@acme.example`,
  }));
  const messages = shuffled(
    lives.flatMap((life) => stripeStory("2026-07-29.dahlia", life)),
    random,
  );
  const distinct = new Set(messages.map((message) => (message as { id: string }).id)).size;
  let sent = 0;
  const streams = Array.from({ length: 4 }, async (_, stream) => {
    for (let index = stream; index < messages.length; index += 4) {
      await deliver(messages[index] ?? {});
      sent += 1;
    }
  });
  for (let kill = 0; kill < kills; kill += 1) {
    while (sent < ((kill + 1) * messages.length) / (kills + 1)) await sleep(5);
    await sleep(random() * 200);
    await servers[kill % 2]?.kill();
    servers[kill % 2] = await start();
  }
  await Promise.all(streams);
  for (let tries = 0; tries < 1200 && (await messageCount("status=pending")) > 0; tries += 1) await sleep(250);
  expect(await messageCount("status__in=pending,waiting,failed")).toBe(0);
  expect(await messageCount("")).toBe(distinct);

  const states = new Set<string>();
  for (const life of lives) {
    const known = await call("GET", `subscriptions/${life.subscription}/`);
    const { status, paid_through, cancel_at, licenses, payments } = known;
    expect(licenses).toHaveLength(1);
    const [{ id, enabled, validity_period }] = licenses;
    const refunds = payments.map(({ refunded }: FreelyRead) => refunded);
    states.add(JSON.stringify({ status, paid_through, cancel_at, enabled, validity_period, refunds }));
    expect((await call("GET", `orders/?customer_email=${life.email}&count=exact`)).count).toBe(1);
    // No end was set twice by one message.
    const lines = (await call("GET", `license-histories/?license=${id}&limit=200`)).results as FreelyRead[];
    const told = lines.filter(({ text }) => text === "Subscription followed").map(({ data }) => JSON.stringify(data));
    expect(new Set(told).size).toBe(told.length);
  }
  expect([...states]).toHaveLength(1);
  expect(JSON.parse([...states][0] ?? "{}")).toMatchObject({ status: "active", refunds: ["partial", "none", "none"] });
  const audits = (await call("GET", "audit/?object=billing-messages&limit=10000")).results as FreelyRead[];
  const applied = audits.map(({ object_id }) => object_id);
  expect(new Set(applied).size).toBe(applied.length);
}, 600_000);
