import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { connect } from "../../src/platform/db/connect.ts";
import { DecisionLog } from "../../src/record/decisions/decision-log.flow.ts";
import { keptOfMinute } from "../../src/record/decisions/refusal-flood.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import { type OwnPostgres, startOwnPostgres, until } from "../support/own-postgres.ts";
import { decisionOf, idsOf, numberOf, refusedCall } from "./refused.ts";

// Very many refusals, several nodes, and a database that goes away.

let postgres: OwnPostgres;
let app: TestApp;
beforeAll(async () => {
  postgres = await startOwnPostgres();
  app = await createTestApp({ database: Promise.resolve(postgres) });
  await createProduct(app, "app");
}, 120_000);
afterAll(() => app.close());

const call = (hardware_id: string) => ({ product: "app", license_key: "NOBODYS", hardware_id });
const counts = async (query: string) => (await app.management("GET", `decisions/counts/?${query}`)).json;

test("an application that asks again and again leaves some decisions, and is told the last of them; the rest is counted", async () => {
  const application = applicationOf(app);
  const numbers: number[] = [];
  for (let count = 0; count < 3 * keptOfMinute.alike; count += 1)
    numbers.push(numberOf(await application.activate(call("again"))));
  expect(new Set(numbers).size).toBe(keptOfMinute.alike);
  expect(new Set(numbers.slice(keptOfMinute.alike)).size).toBe(1);
  await expect
    .poll(() => counts("action=activation"), { timeout: 10_000 })
    .toMatchObject({ count: 3 * keptOfMinute.alike, not_kept: 2 * keptOfMinute.alike });
  expect(await idsOf(app, "hardware_id=again")).toHaveLength(keptOfMinute.alike);
  const other = await decisionOf(app, await application.activate(call("other")));
  expect(other.hardware_id).toBe("other");
  app.clock.advance(60_000);
  const later = await decisionOf(app, await application.activate(call("again")));
  expect(numbers).not.toContain(later.id);
});

test("of more different refusals than a minute holds, the rest is counted and names no decision", async () => {
  app.clock.advance(60_000);
  const application = applicationOf(app);
  const { ofCompany } = keptOfMinute;
  const before = await counts("action=check");
  const answers: FreelyRead[] = [];
  for (let batch = 0; batch < 12; batch += 1)
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 100 }, (_, number) => application.check(call(`flood-${batch}-${number}`))),
      )),
    );
  const named = answers.flatMap(({ headers }) => headers["licet-decision"] ?? []);
  expect([named.length, new Set(named).size]).toEqual([ofCompany, ofCompany]);
  await expect
    .poll(() => counts("action=check"), { timeout: 10_000 })
    .toMatchObject({ count: before.count + 1200, not_kept: before.not_kept + 1200 - ofCompany });
});

test("two nodes give out no number twice, and keep every decision", async () => {
  app.clock.advance(60_000);
  const db = connect({ embedded: app.database, max: 5 });
  const { app: node } = buildApp({ ...app.deps, db });
  await node.ready();
  const nodes = [applicationOf(app), applicationOf({ ...app, app: node })];
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, number) =>
      (nodes[number % 2] as (typeof nodes)[0]).call("GET", "versions", { query: call(`node-${number}`) }),
    ),
  );
  // On a machine that is very busy some wait for theirs in vain.
  const numbers = answers.flatMap(({ headers }) => Number(headers["licet-decision"] ?? []) || []);
  expect(numbers.length).toBeGreaterThan(0);
  expect(new Set(numbers).size).toBe(numbers.length);
  await node.close();
  await db.end();
  const kept = async () =>
    (await app.db<{ id: number }[]>`select id from decisions where action = 'versions'`).map(({ id }) => id);
  await expect.poll(async () => (await kept()).length, { timeout: 10_000 }).toBe(300);
  expect(await kept()).toEqual(expect.arrayContaining(numbers));
});

test("decisions that cannot be written are kept until the database is back, each once", async () => {
  app.clock.advance(60_000);
  const application = applicationOf(app);
  const numbers = new Set<number>();
  let done = 0;
  for (const fault of ["terminateAll", "kill", "restart"] as const) {
    for (let count = 0; count < 5; count += 1) {
      const answer = await application.call("GET", "get_device_variables", { query: call(`lost-${done}`) });
      if (answer.status !== 400) continue;
      done += 1;
      if (answer.headers["licet-decision"] !== undefined) numbers.add(numberOf(answer));
    }
    await postgres[fault]();
    await until(async () => (await app.management("GET", "licenses/?limit=1")).status === 200);
  }
  expect(done).toBeGreaterThan(5);
  const kept = async () =>
    (await app.db<{ id: number }[]>`select id from decisions where action = 'get_device_variables'`).map(
      ({ id }) => id,
    );
  await expect.poll(async () => (await kept().catch(() => [])).length, { timeout: 20_000 }).toBe(done);
  const ids = new Set(await kept());
  for (const number of numbers) expect(ids.has(number)).toBe(true);
  expect((await counts("action=get_device_variables")).count).toBe(done);
}, 120_000);

test("a refusal waits shortly for a number that the database does not give, and its decision has one later", async () => {
  const { companyId, managementKey: key } = app.otherCompany;
  const log = new DecisionLog({ ...app.deps, log: pino({ level: "silent" }) });
  const refuse = (hardware_id: string) => log.decide(refusedCall(app, { companyId, members: { hardware_id } }));
  await postgres.freeze();
  const numbers = await Promise.all([refuse("a"), refuse("b")]);
  numbers.push(await refuse("c"));
  await postgres.thaw();
  expect(numbers).toEqual([undefined, undefined, undefined]);
  await log.close();
  const { json } = await app.management("GET", "decisions/?order_by=id", { key });
  expect(json.results.map(({ hardware_id }: FreelyRead) => hardware_id)).toEqual(["a", "b", "c"]);
}, 60_000);
