import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import type { FreelyRead } from "../support/app.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// A server is killed while it sends mails: none is sent twice, and none is lost without a trace.

const kills = process.env["LICET_TEST_CRASH"] === "1" ? 10 : 2;
const orders = 40 + 20 * kills;
const key = "crashKey.0123456789abcdef0123456789abcdef";

let folder: string;
let mailServer: MailServer;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-mails-"));
  mailServer = await startMailServer();
  // Long enough that kills meet mails at every stage.
  mailServer.onRecipient = () => sleep(15);
  server = await start();
  await call("POST", "products/", { product_name: "App", short_code: "app" });
  await call("PATCH", "mail-settings/", { kinds: { license_delivered: true } });
}, 180_000);
afterAll(async () => {
  await server.stop();
  await mailServer.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = () =>
  startServerProcess(folder, {
    LICET_MANAGEMENT_KEY: key,
    LICET_SMTP_URL: mailServer.url,
    LICET_MAIL_FROM: "licenses@vendor.example",
    LICET_MAIL_PER_MINUTE: "100000",
    LICET_PUBLIC_URL: "https://licenses.example.com",
  });

async function call(method: string, path: string, body?: unknown): Promise<FreelyRead> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Api-Key ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  if (answer.status >= 300) throw new Error(await answer.text());
  return answer.json();
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

/** As if the time of every lease had passed; while no server runs, which may be sending. */
const endLeases = () =>
  withDatabase((db) => db`update mails set leased_until = now() - interval '1 second' where leased_until is not null`);

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error(`in vain: ${what}`);
}

const count = async (query: string) => (await call("GET", `mails/?count=exact&limit=1&${query}`)).count as number;

test(`none of ${orders} mails is sent twice, and none is lost, through ${kills} kill -9`, async () => {
  for (let index = 0; index < orders; index += 1) {
    const customer = { email: `customer-${index}@acme.example` };
    await call("POST", "orders/create_order/", {
      id: `o-${index}`,
      customer,
      items: [{ product_code: "app", licenses: [{}] }],
    });
  }
  for (let kill = 0; kill < kills; kill += 1) {
    const before = mailServer.arrived.length;
    await until("mails arrive", () => mailServer.arrived.length >= before + 3);
    await sleep(kill * 3);
    await server.kill();
    await endLeases();
    server = await start();
  }
  const isDone = async () => (await count("status__in=waiting,sending")) === 0 && (await count("")) === orders;
  await until("nothing waits", isDone);
  const recipients = mailServer.arrived.map(({ to }) => to);
  expect(new Set(recipients).size).toBe(recipients.length);
  expect(new Set(mailServer.arrived.map(({ messageId }) => messageId)).size).toBe(recipients.length);
  const [sent, unknown] = [await count("status=sent"), await count("status=unknown")];
  expect(sent + unknown).toBe(orders);
  // Each kill leaves one mail at most of which nobody knows.
  expect(unknown).toBeLessThanOrEqual(kills);
  const { results } = await call("GET", "mails/?status=sent&limit=10000");
  for (const { recipient } of results) expect(recipients).toContain(recipient);
}, 600_000);
