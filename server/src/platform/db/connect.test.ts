import { createConnection, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { connect } from "./connect.ts";
import { onOneConnection } from "./one-connection.ts";
import { transaction } from "./transaction.ts";
import { isDatabaseUnreachable } from "./unreachable.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db`create table things (id bigint primary key, day date, at timestamptz, amount numeric, body jsonb, ids bigint[])`;
});
afterAll(() => database.drop());

test("values come back as the row types say", async () => {
  const { db } = database;
  const id = 9_007_199_254_740_991;
  const at = new Date("2024-02-29T12:00:00.123Z");
  const thing = { id, day: "2024-02-29", at, amount: "1.10", body: { a: [1] }, ids: [id, 2] };
  await db`insert into things ${db.values({ ...thing, body: db.json(thing.body) })}`;
  expect(await db`select * from things where id = ${id} and id = any(${[id]})`).toEqual([thing]);
  expect(await db`select current_setting('application_name') as name, current_setting('TimeZone') as zone`).toEqual([
    { name: "licet", zone: "UTC" },
  ]);
});

test("a plan is kept for any values; a planned statement is planned with its own, and not kept", async () => {
  const own = connect({ embedded: database.options, max: 1 });
  for (const [db, plans, mode] of [
    [own, [{ kept: 3, made: 0 }], "force_generic_plan"],
    [own.planned, [], "force_custom_plan"],
  ] as const) {
    for (const id of [1, 2, 3]) await db`select day from things where id = ${id}`;
    expect(
      await db`
        select generic_plans as kept, custom_plans as made from pg_prepared_statements where statement like 'select day%'`,
    ).toEqual(plans);
    expect(await db`show plan_cache_mode`).toEqual([{ plan_cache_mode: mode }]);
  }
  await own.end();
});

test("what is sent on a session after its connection was lost fails, and is not sent on another one", async () => {
  const { db } = database;
  const work = db.session(async (session) => {
    const [own] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await db`select pg_terminate_backend(${own?.pid ?? 0})`;
    await session`select pg_sleep(10)`.catch(() => {});
    return session`select 1 as one`;
  });
  expect(isDatabaseUnreachable(await work.catch((error: unknown) => error))).toBe(true);
});

test("what a transaction asks for after it has lost its connection is sent nowhere", async () => {
  const { db } = database;
  let late: unknown;
  const work = transaction(db, async (tx) => {
    const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    late = new Promise((resolve) => setTimeout(resolve, 300)).then(() => tx`insert into things (id) values (77)`);
    await db`select pg_terminate_backend(${own?.pid ?? 0})`;
    await tx`select pg_sleep(10)`;
  });
  expect(isDatabaseUnreachable(await work.catch((error: unknown) => error))).toBe(true);
  expect(isDatabaseUnreachable(await Promise.resolve(late).catch((error: unknown) => error))).toBe(true);
  expect(await db`select id from things where id = 77`).toEqual([]);
});

test("reads on one connection run on one, which is given back whatever happens", async () => {
  const own = connect({ embedded: database.options, max: 1 });
  for (let round = 0; round < 2; round += 1) {
    const pids = await onOneConnection(own, (db) =>
      Promise.all([1, 2, 3].map(() => db<{ pid: number }[]>`select pg_backend_pid() as pid`)),
    );
    expect(new Set(pids.flat().map(({ pid }) => pid)).size).toBe(1);
    await expect(onOneConnection(own, (db) => db`select 1 / 0`)).rejects.toThrow("division by zero");
  }
  const seen = await transaction(own, (tx) => onOneConnection(tx, (db) => db`select 1 as one`));
  expect(seen).toEqual([{ one: 1 }]);
  await own.end();
});

test("a transaction that PostgreSQL gave up runs again, one that fails leaves nothing", async () => {
  const { db } = database;
  let runs = 0;
  const answer = await transaction(db, async (tx) => {
    runs += 1;
    await tx`insert into things (id) values (${runs})`;
    if (runs < 3) await tx`do $$ begin raise exception 'try again' using errcode = '40001'; end $$`;
    return [runs];
  });
  expect(answer).toEqual([3]);
  expect(await db`select id from things where id <= 3`).toEqual([{ id: 3 }]);
  await expect(transaction(db, (tx) => tx`select 1 / 0`)).rejects.toThrow("division by zero");
});

test("two transactions that wait for each other both succeed", async () => {
  const { db } = database;
  await db`insert into things (id, amount) values (10, 0), (11, 0)`;
  const add = (first: number, second: number) =>
    transaction(db, async (tx) => {
      await tx`update things set amount = amount + 1 where id = ${first}`;
      await tx`select pg_sleep(0.1)`;
      await tx`update things set amount = amount + 1 where id = ${second}`;
    });
  await Promise.all([add(10, 11), add(11, 10)]);
  expect(await db`select amount from things where id in (10, 11)`).toEqual([{ amount: "2" }, { amount: "2" }]);
});

test("several hosts that are all gone are noticed", async () => {
  const url = "postgres://licet@127.0.0.1:1,127.0.0.1:2/licet?target_session_attrs=read-write";
  const db = connect({ databaseUrl: url, max: 1 });
  const error: unknown = await db`select 1`.catch((reason: unknown) => reason);
  expect(isDatabaseUnreachable(error)).toBe(true);
  await db.end();
});

test("of several hosts the one that accepts writes is used", async () => {
  const path = database.options.path ?? "";
  // The test server listens on a socket only; this lends it a port.
  const proxy = createServer((client) => {
    const server = createConnection(path);
    client.pipe(server).pipe(client);
    for (const end of [client, server]) end.on("error", () => client.destroy() && server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const url = `postgres://licet@127.0.0.1:1,127.0.0.1:${port}/${database.options.database}?target_session_attrs=read-write`;
  const db = connect({ databaseUrl: url, max: 2 });
  expect(await db`select 1 as one`).toEqual([{ one: 1 }]);
  await database.db`alter database ${database.db(database.options.database)} set default_transaction_read_only = on`;
  const standby = connect({ databaseUrl: url, max: 1 });
  const error: unknown = await standby`select 1`.catch((reason: unknown) => reason);
  expect(isDatabaseUnreachable(error)).toBe(true);
  await Promise.all([db.end(), standby.end()]);
  proxy.close();
});

test("a refusal of the database is not taken for its absence", async () => {
  const error: unknown = await database.db`select 1 / 0`.catch((reason: unknown) => reason);
  expect(isDatabaseUnreachable(error)).toBe(false);
  expect(isDatabaseUnreachable(new Error("outer", { cause: { code: "ECONNREFUSED" } }))).toBe(false);
  expect(isDatabaseUnreachable(new AggregateError([Object.assign(new Error(), { code: "ECONNREFUSED" })]))).toBe(true);
});
