import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Pool } from "../../src/platform/db/connect.ts";
import { transaction } from "../../src/platform/db/transaction.ts";
import { type EventConsumer, eventDispatcher, type RecordedEvent } from "../../src/record/events/dispatch.flow.ts";
import { recordEvents } from "../../src/record/events/event.store.ts";
import type { EventType } from "../../src/record/events/event-types.rules.ts";
import { replaceSubscriptions } from "../../src/record/events/outbox.store.ts";
import { createTestApp, type TestApp } from "../support/app.ts";

// The outbox (docs/decisions/0087): what somebody waits for arrives once, in order, whatever dies in between.

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
  await app.db`create table kept (consumer text, company_id bigint, event_id bigint, type text, place serial)`;
});
afterEach(() => app.close());

const log = { error() {} } as unknown as TestApp["deps"]["log"];

/** Keeps what it gets in the transaction in which it gets it. */
function keeper(name: string, also: (events: readonly RecordedEvent[]) => unknown = () => {}): EventConsumer {
  return {
    name,
    async take(db, companyId, events) {
      for (const { id, type } of events)
        await db`insert into kept (consumer, company_id, event_id, type) values (${name}, ${companyId}, ${id}, ${type})`;
      await also(events);
    },
  };
}

const dispatcher = (consumers: readonly EventConsumer[], db: Pool = app.db) =>
  eventDispatcher({ db, clock: app.clock, ...(log ? { log } : {}) }, consumers);

const subscribe = (consumer: string, ...types: EventType[]) =>
  replaceSubscriptions(app.db, app.companyId, consumer, types);

const makeCustomer = async () => (await app.management("POST", "customers/", { body: {} })).json.id as number;

const record = (count: number, companyId = app.companyId) =>
  transaction(app.db, (tx) =>
    recordEvents(
      tx,
      companyId,
      Array.from({ length: count }, (_, index) => ({ type: "license.reset", subject: index + 1, data: {} }) as const),
      app.clock.now(),
    ),
  );

const kept = () => app.db<{ consumer: string; event_id: number; type: string }[]>`
  select consumer, event_id, type from kept order by place`;
const typesKept = async () => (await kept()).map(({ type }) => type);
const waiting = async () => (await app.db`select from event_outbox`).count;
const idsOfEvents = async () => (await app.db<{ id: number }[]>`select id from events order by id`).map(({ id }) => id);

test("an event is on its way in the transaction of its change, and not without it", async () => {
  await subscribe("one", "customer.created");
  await makeCustomer();
  const [row] = await app.db`
    select e.xmin = o.xmin as same, o.xmin = c.xmin as whole
    from event_outbox o join events e on e.id = o.event_id join customers c on c.id = e.subject_id`;
  expect(row).toEqual({ same: true, whole: true });
  const broken = transaction(app.db, async (tx) => {
    await recordEvents(tx, app.companyId, [{ type: "customer.created", subject: 1, data: {} }], app.clock.now());
    throw new Error("taken back");
  });
  await expect(broken).rejects.toThrow("taken back");
  expect(await waiting()).toBe(1);
});

test("what nobody waits for leaves nothing behind, nor what only another company waits for", async () => {
  await replaceSubscriptions(app.db, app.otherCompany.companyId, "one", ["customer.created"]);
  await subscribe("one", "customer.deleted");
  await makeCustomer();
  expect(await idsOfEvents()).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

test("each consumer gets the types that it waits for, and those before no longer", async () => {
  await subscribe("one", "customer.created", "customer.deleted");
  await subscribe("two", "customer.deleted");
  await subscribe("one", "customer.created");
  const id = await makeCustomer();
  await app.management("DELETE", `customers/${id}/`);
  await dispatcher([keeper("one"), keeper("two")])();
  expect((await kept()).map(({ consumer, type }) => [consumer, type])).toEqual([
    ["one", "customer.created"],
    ["two", "customer.deleted"],
  ]);
  expect(await waiting()).toBe(0);
});

test("events arrive in the order in which they were recorded, over many batches", async () => {
  await subscribe("one", "license.reset");
  for (let round = 0; round < 3; round += 1) await record(250);
  await dispatcher([keeper("one")])();
  const ids = (await kept()).map(({ event_id }) => event_id);
  expect(ids).toEqual(await idsOfEvents());
});

test("two nodes hand over every event once, and in order", async () => {
  await subscribe("one", "license.reset");
  const second = connect({ embedded: app.database, max: 5 });
  const nodes = [dispatcher([keeper("one")]), dispatcher([keeper("one")], second)];
  await record(500);
  for (let round = 0; round < 10; round += 1)
    await Promise.all([record(50), ...nodes.map((dispatch) => dispatch()), ...nodes.map((dispatch) => dispatch())]);
  await Promise.all(nodes.map((dispatch) => dispatch()));
  const ids = (await kept()).map(({ event_id }) => event_id);
  expect(ids).toEqual(await idsOfEvents());
  await second.end();
});

test("a consumer that throws leaves its events, and does not stop those of other companies", async () => {
  await subscribe("one", "license.reset");
  await replaceSubscriptions(app.db, app.otherCompany.companyId, "one", ["license.reset"]);
  await record(3);
  await record(2, app.otherCompany.companyId);
  let isBroken = true;
  const broken: EventConsumer = {
    name: "one",
    async take(db, companyId, events, now) {
      await keeper("one").take(db, companyId, events, now);
      if (isBroken && companyId === app.companyId) throw new Error("broken");
    },
  };
  const dispatch = dispatcher([broken]);
  await dispatch();
  expect(await kept()).toHaveLength(2);
  expect(await waiting()).toBe(3);
  isBroken = false;
  await dispatch();
  expect(await waiting(), "it rests for a moment").toBe(3);
  app.clock.advance(60_000);
  await dispatch();
  expect(await kept()).toHaveLength(5);
  expect(await waiting()).toBe(0);
});

test("an event that no consumer can take does not hold back those before it", async () => {
  await subscribe("one", "license.reset", "license.enabled");
  await record(5);
  await transaction(app.db, (tx) =>
    recordEvents(tx, app.companyId, [{ type: "license.enabled", subject: 1, data: {} }], app.clock.now()),
  );
  const dispatch = dispatcher([
    keeper("one", (events) => {
      if (events.some(({ type }) => type === "license.enabled")) throw new Error("broken");
    }),
  ]);
  await dispatch();
  expect(await kept()).toHaveLength(0);
  app.clock.advance(60_000);
  await dispatch();
  expect(await typesKept()).toEqual(Array(5).fill("license.reset"));
  expect(await waiting()).toBe(1);
});

test("a node that dies while it hands over loses nothing and doubles nothing", async () => {
  await subscribe("one", "license.reset");
  await record(300);
  const dying = connect({ embedded: app.database, max: 1 });
  const dies: EventConsumer = {
    name: "one",
    async take(db, companyId, events, now) {
      await keeper("one").take(db, companyId, events, now);
      const last = events.at(-1)?.id ?? 0;
      if (last >= ((await idsOfEvents())[250] ?? 0)) await db`select pg_terminate_backend(pg_backend_pid())`;
    },
  };
  await dispatcher([dies], dying)().catch(() => {});
  await dying.end();
  expect(await kept(), "the first batch was handed over").toHaveLength(200);
  expect(await waiting()).toBe(100);
  await dispatcher([keeper("one")])();
  const ids = (await kept()).map(({ event_id }) => event_id);
  expect(ids).toEqual(await idsOfEvents());
});
