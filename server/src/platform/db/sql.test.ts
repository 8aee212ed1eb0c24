import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { jsonb } from "./json-rows.ts";
import type { Statement } from "./sql.ts";
import { Query, statementOf, wordsOf } from "./sql.ts";

const sent: Statement[] = [];
const db = wordsOf({
  async send(statement) {
    sent.push(statement);
    return Object.assign([], { count: 0 });
  },
  stream: () => {
    throw new Error("not here");
  },
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("pieces are put together, and their values are numbered in their order", () => {
  const condition = db`b = ${"x"} and c = any(${[1, 2]})`;
  const statement = db`select ${db(["a", "b"])} from ${db("t")} where a = ${1} and ${condition} limit ${3}`;
  expect(statementOf(statement)).toEqual({
    text: 'select "a", "b" from "t" where a = $1 and b = $2 and c = any($3) limit $4',
    values: ["1", "x", "{1,2}", "3"],
  });
});

test("a statement is sent once, when it is awaited or told to, and not as a piece of another", async () => {
  const piece = db`true`;
  const statement = db`select 1 where ${piece}`;
  expect(sent).toEqual([]);
  await statement;
  await statement.execute();
  expect(sent.splice(0).map(({ text }) => text)).toEqual(["select 1 where true"]);
  expect(statement).toBeInstanceOf(Query);
});

test("rows are written by their members", () => {
  const row = { name: 'a"b', made: new Date("2026-01-02T03:04:05.678Z"), is_new: true, data: { a: 1 }, none: null };
  expect(statementOf(db`insert into t ${db.values(row)}`)).toEqual({
    text: 'insert into t ("name", "made", "is_new", "data", "none") values ($1, $2::timestamptz, $3::boolean, $4::jsonb, $5)',
    values: ['a"b', "2026-01-02T03:04:05.678Z", "true", '{"a":1}', null],
  });
  expect(statementOf(db`update t set ${db.set({ 'odd"name': 1, b: "x" })} where id = ${2}`)).toEqual({
    text: 'update t set "odd""name" = $1, "b" = $2 where id = $3',
    values: ["1", "x", "2"],
  });
});

test("what is no value is refused: undefined, an object that is not said to be JSON", () => {
  expect(() => statementOf(db`select ${undefined}`)).toThrow("undefined");
  expect(() => statementOf(db`select ${{ a: 1 } as never}`)).toThrow("json()");
});

test("a piece of a statement is never stored as JSON, which would show what a statement is made of", () => {
  const piece = db`id`;
  for (const value of [piece, { note: piece }, [{ note: [piece] }]])
    expect(() => jsonb(database.db, value)).toThrow("a piece of a statement is no value");
});

test("values of every kind arrive as they are", async () => {
  const [row] = await database.db`
    select ${[1, -2, 3]}::bigint[] as whole, ${[1.5, 2]}::float8[] as halves, ${["a,b", 'c"d', "e\\\\f", "", "NULL"]}::text[] as texts,
      ${[1, null]}::int[] = '{1,null}' as some, ${["2024-02-29T00:00:00Z"]}::timestamptz[] = '{2024-02-29T00:00:00Z}' as same,
      ${[new Date(0)]}::timestamptz[] as moments, ${[true, false]}::boolean[] as flags, ${Buffer.from([0, 255])} as bytes,
      ${new Date("0099-12-31T23:59:59.999Z")} as at, ${false} as no, ${database.db.json({ a: ["'"] })} as document`;
  expect(row).toEqual({
    whole: [1, -2, 3],
    halves: [1.5, 2],
    texts: ["a,b", 'c"d', "e\\\\f", "", "NULL"],
    some: true,
    same: true,
    moments: [new Date(0)],
    flags: [true, false],
    bytes: Buffer.from([0, 255]),
    at: new Date("0099-12-31T23:59:59.999Z"),
    no: false,
    document: { a: ["'"] },
  });
});

test("SQL that no store wrote may hold several commands, and is not kept as a prepared statement", async () => {
  await database.db.unsafe("create table once_a (); create table once_b ()");
  expect(await database.db.unsafe("select count(*) as count from once_a, once_b")).toEqual([{ count: 0 }]);
  const kept = await database.db<{ statement: string }[]>`select statement from pg_prepared_statements`;
  expect(kept.filter(({ statement }) => statement.includes("once_"))).toEqual([]);
});
