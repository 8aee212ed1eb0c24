import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { startEmbedded } from "../../src/platform/db/embedded.ts";
import type { FreelyRead } from "../support/app.ts";
import { createLicenseClient } from "../support/license-client.ts";
import { Drill } from "./drill.ts";
import { Imports } from "./imports.ts";
import { Orders } from "./orders.ts";

// Orders, lists, imports and checks go on without a pause while the server and its PostgreSQL are killed, restarted and
// disconnected. After each fault all of them are answered again. What was acknowledged must be stored whole; what was
// not may be stored whole, or not at all.

const isLong = process.env["LICET_TEST_CRASH"] === "1";
type Fault = keyof Drill["inflict"];
const times = (count: number, names: readonly Fault[]) => Array.from({ length: count }, () => names).flat();
const restarts = times(2, ["restartPostgres"]);
/**
 * What one process loses with each fault of its PostgreSQL adds up until nothing is answered, and a new process would
 * hide it: so one server takes all of those faults, and is killed afterwards.
 */
const faults: readonly Fault[] = isLong
  ? [
      ...times(10, [
        "killPostgres",
        ...restarts,
        "terminateAll",
        "killPostgres",
        ...restarts,
        "terminateAll",
        "killPostgres",
        ...restarts,
      ]),
      ...times(10, ["killServer", "killBoth", "killServer"]),
    ]
  : ["killPostgres", "restartPostgres", "terminateAll", "killServer", "killBoth"];
const howMany = (...names: readonly string[]) => faults.filter((fault) => names.includes(fault)).length;
const orderClients = 8;

const managementKey = "crashKey.0123456789abcdef0123456789abcdef";
const apiKey = randomUUID();
const sharedKey = "crash-shared-key-0123456789abcdef0123456789";

let folder: string;
let drill: Drill;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-crash-"));
  drill = await Drill.start(folder, {
    LICET_MANAGEMENT_KEY: managementKey,
    LICET_API_KEY: apiKey,
    LICET_SHARED_KEY: sharedKey,
  });
}, 60_000);
afterAll(async () => {
  await drill.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Calls the Management API. */
const manage = (method: string, path: string, sent: { body?: string; headers?: Record<string, string> } = {}) =>
  drill.send(method, `/api/v1/${path}`, {
    ...sent,
    headers: { authorization: `Api-Key ${managementKey}`, ...sent.headers },
  });

const post = (path: string, body: object) =>
  manage("POST", path, { body: JSON.stringify(body), headers: { "content-type": "application/json" } });

async function make(path: string, body: object): Promise<FreelyRead> {
  const answer = await post(path, body);
  if (!answer || answer.status >= 300) throw new Error(answer?.text);
  return JSON.parse(answer.text);
}

/** No server could be reached. */
class Away extends Error {}

const application = createLicenseClient({
  apiKey,
  sharedKey,
  now: () => new Date(),
  async fetch(path, { method, headers, body }) {
    const answer = await drill.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
    if (!answer) throw new Away();
    return { status: answer.status, headers: answer.headers, body: answer.text };
  },
});

/** What readers ask for, one after another: lists, objects with all their parts, and files. */
async function sellAndListPaths(): Promise<{
  readonly paths: readonly (readonly string[])[];
  check: () => Promise<FreelyRead>;
}> {
  const product = await make("products/", { product_name: "App", short_code: "app" });
  await make("products/", { product_name: "Team", short_code: "team", authorization_method: "user" });
  const order = await make("orders/create_order/", {
    id: "first",
    customer: { email: "first@customer.example" },
    items: [{ product_code: "app", licenses: [{}, {}] }],
  });
  const [license] = order.order_items[0].licenses;
  const device = { product: "app", license_key: license.license_key, hardware_id: "device" };
  expect((await application.activate(device)).status).toBe(200);
  return {
    paths: [
      ["licenses/?limit=20", "orders/", "licenses/?is_trial=false&limit=2", "devices/", `licenses/${license.id}/`],
      ["customers/?email=0-1", "license-histories/?limit=5", "products/", "licenses-import-results/?limit=3"],
      [
        `products/${product.id}/`,
        `orders/${order.id}/`,
        `orders/${order.id}/export/`,
        "orders/?limit=1",
        "activities/",
      ],
    ],
    check: () =>
      application.check(device).catch((error: unknown) => {
        if (error instanceof Away) return undefined;
        throw error;
      }),
  };
}

test(`S9: orders, lists, imports and checks are answered again after every fault (PostgreSQL killed ${howMany("killPostgres", "killBoth")} times, restarted ${howMany("restartPostgres")} times, cut off ${howMany("terminateAll")} times, the server killed ${howMany("killServer", "killBoth")} times); what was acknowledged is there whole, and once`, async () => {
  const { paths, check } = await sellAndListPaths();
  const orders = new Orders(post);
  const imports = new Imports(manage);
  for (let client = 0; client < orderClients; client += 1) drill.keepCalling(`orders ${client}`, orders.client(client));
  for (const [reader, own] of paths.entries()) {
    let count = 0;
    drill.keepCalling(`reader ${reader}`, () => manage("GET", own[count++ % own.length] ?? ""));
  }
  drill.keepCalling("imports", () => imports.step());
  drill.keepCalling("checks", check);

  for (const [round, fault] of faults.entries()) {
    await drill.untilAnswered();
    await sleep((round * 137) % 400);
    await drill.inflict[fault]();
    // An import continues when the lease of the killed process has run out.
    const { ended } = imports;
    if (round % 5 === 4)
      await drill.until(
        () => imports.ended > ended,
        () => "no import ends any more",
        60_000,
      );
  }
  await drill.untilAnswered();
  await drill.end();
  await imports.finish();

  expect(drill.faults).toEqual([]);
  // Only the two answers that a client can act on: done, or try again.
  for (const { name, statuses } of drill.clients)
    expect([200, 503], name).toEqual(expect.arrayContaining([...statuses]));
  await withDatabase(async (db) => {
    await orders.expectWhole(db, faults.length * orderClients);
    await imports.expectOnce(db);
  });
}, 2_400_000);

async function withDatabase(work: (db: Pool) => Promise<void>): Promise<void> {
  const database = await startEmbedded({ dataDir: folder, log: { info() {}, warn() {} } });
  const db = connect({ embedded: database.options, max: 1, isLimited: false });
  try {
    await work(db);
  } finally {
    await db.end();
    await database.stop();
  }
}
