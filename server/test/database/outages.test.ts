import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../src/platform/db/connect.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { createLicenseClient } from "../support/license-client.ts";
import { type OwnPostgres, startOwnPostgres, until } from "../support/own-postgres.ts";

// What happens to calls when PostgreSQL is killed, restarted, disconnected or paused under them.

let postgres: OwnPostgres;
let app: TestApp;
let product: number;
beforeAll(async () => {
  postgres = await startOwnPostgres();
  app = await createTestApp({ database: Promise.resolve(postgres) });
  product = await createProduct(app, "app");
  for (let count = 0; count < 5; count += 1) await sell(app, "app", {}, { customer: { email: `c${count}@x.example` } });
}, 120_000);
afterAll(() => app.close());

const faults = ["terminateAll", "kill", "terminateAll", "restart", "terminateAll"] as const;

/** Repeats a call, whatever happens to it, until it is stopped; `done` counts the answers with status 200. */
function again(call: () => Promise<{ readonly status: number }>) {
  const statuses = new Set<number>();
  let isGoing = true;
  const own = { done: 0, statuses, end: async () => {} };
  const going = (async () => {
    while (isGoing) {
      const { status } = await call();
      statuses.add(status);
      if (status === 200) own.done += 1;
      else await sleep(20);
    }
  })();
  own.end = async () => {
    isGoing = false;
    await going;
  };
  return own;
}

/** Waits until each of them was answered twice more. */
async function untilAnswered(all: readonly { readonly done: number }[]): Promise<void> {
  const before = all.map(({ done }) => done);
  await until(() => all.every(({ done }, index) => done > (before[index] ?? 0) + 1));
}

test.each([
  ["lists", () => ["licenses/", "orders/", "customers/?email=c1", "licenses/?is_trial=false&limit=2"]],
  ["objects that are read with all their parts", () => [`products/${product}/`, "products/", "orders/?limit=1"]],
])(
  "S9: %s are answered again after every fault, and every call is answered",
  async (_what, paths) => {
    const readers = [...paths(), ...paths()].map((path) => again(() => app.management("GET", path)));
    for (const fault of [...faults, ...faults]) {
      await untilAnswered(readers);
      await postgres[fault]();
    }
    await untilAnswered(readers);
    await Promise.all(readers.map((reader) => reader.end()));
    for (const { statuses } of readers) expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
  },
  180_000,
);

test("S9: migrations and the queues, which open their own connections, work after connections were lost", async () => {
  await postgres.terminateAll();
  const ask = () => app.db.session((session) => session`select 1 as one`);
  await ask().catch(() => {});
  expect(await ask()).toEqual([{ one: 1 }]);
});

test("S20: PostgreSQL itself limits statements, lock waits and idle transactions", async () => {
  const settings = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  const read = (db: Pick<typeof app.db, "unsafe">) =>
    Promise.all(settings.map(async (name) => Object.values((await db.unsafe(`show ${name}`))[0] ?? {})[0]));
  const own = connect({ embedded: postgres.options, max: 1 });
  for (const db of [own, own.planned, own.exports]) expect(await read(db)).toEqual(["1min", "5s", "1min"]);
  expect(await own.session(read)).toEqual(["0", "0", "0"]);
  await own.end();
});

test("S20: what callers gave up on while PostgreSQL was paused is not booked, and callers that wait are asked to try again", async () => {
  await app.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.app.server.address() as AddressInfo;
  // The first calls may get lost connections.
  await until(async () => (await app.management("GET", "licenses/?limit=1")).status === 200);
  const sold = await sell(app, "app", { license_type: "consumption", max_consumptions: 1000 });
  const call = { product: "app", license_key: sold.license_key, hardware_id: "device" };
  const application = applicationOf(app);
  await until(async () => (await application.activate(call)).status === 200);
  const order = (id: string) => {
    const headers = { authorization: `Api-Key ${app.managementKey}`, "content-type": "application/json" };
    const sent = request({ port, method: "POST", path: "/api/v1/orders/create_order/", headers, agent: false });
    sent.on("error", () => {});
    sent.end(JSON.stringify({ id, items: [{ product_code: "app", licenses: [{}] }] }));
    return sent;
  };
  const answerOf = async (sent: ClientRequest) => {
    const [answer] = await once(sent, "response");
    answer.resume();
    return answer;
  };
  const connections = promisify(app.app.server.getConnections.bind(app.app.server));

  await postgres.freeze();
  const abandoned = Array.from({ length: 60 }, (_, number) => order(`abandoned-${number}`));
  const units: ClientRequest[] = [];
  const impatient = createLicenseClient({
    apiKey: app.apiKey,
    sharedKey: app.sharedKey,
    now: () => app.clock.now(),
    fetch(path, { method, headers, body }) {
      const sent = request({ port, method, path, headers, agent: false });
      sent.on("error", () => {});
      sent.end(body);
      units.push(sent);
      return new Promise(() => {});
    },
  });
  for (let unit = 0; unit < 30; unit += 1) void impatient.call("POST", "add_consumption", { body: call });
  await until(async () => (await connections()) === abandoned.length + units.length);
  // Those are answered while the database is paused.
  const patient = await Promise.all(Array.from({ length: 5 }, (_, number) => answerOf(order(`patient-${number}`))));
  for (const answer of patient) {
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("1");
  }
  for (const sent of [...abandoned, ...units]) sent.destroy();
  await until(async () => (await connections()) === 0);
  await postgres.thaw();

  for (let number = 0; number < 20; number += 1)
    expect((await answerOf(order(`after-${number}`))).statusCode).toBe(200);
  const ids = await app.db<{ store_id: string }[]>`
    select store_id from orders where store_id like 'abandoned-%' or store_id like 'patient-%'`;
  expect(ids.map(({ store_id }) => store_id)).toEqual([]);
  const [license] = await app.db<{ total_consumptions: number }[]>`
    select total_consumptions from licenses where id = ${sold.id}`;
  expect(license?.total_consumptions).toBe(0);
}, 120_000);

test("S15: checks and their counts are each recorded once, whatever happens to PostgreSQL", async () => {
  const sold = await sell(app, "app", { max_activations: 10 });
  const application = applicationOf(app);
  const calls = [0, 1, 2, 3].map((number) => ({
    product: "app",
    license_key: sold.license_key,
    hardware_id: `checked-${number}`,
  }));
  for (const call of calls) expect((await application.activate(call)).status).toBe(200);
  const checking = calls.map((call) => again(() => application.check(call)));
  for (const fault of [...faults, ...faults]) {
    await untilAnswered(checking);
    // So that some are on their way to the database.
    await sleep(1100);
    await postgres[fault]();
  }
  await untilAnswered(checking);
  await Promise.all(checking.map((each) => each.end()));
  const acknowledged = checking.reduce((sum, { done }) => sum + done, 0);
  // The rest is written before the server ends.
  await app.app.close();
  const [history] = await app.db<{ count: number }[]>`
    select count(*) as count from license_histories where license_id = ${sold.id} and text = 'License check'`;
  const [counted] = await app.db<{ count: number }[]>`
    select sum(count)::int as count from activities where license_id = ${sold.id} and action = 'check' and status_code = 200`;
  const [totals] = await app.db<{ count: number }[]>`
    select sum(count)::int as count from activity_totals where action = 'check' and status_code = 200`;
  expect([history?.count, counted?.count, totals?.count]).toEqual([acknowledged, acknowledged, acknowledged]);
}, 180_000);
