import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";

// What docs/decisions/0012 mends in the driver, beside what test/crash shows.

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("a row of many columns is no hash table, and rows of the same columns are of one shape", async () => {
  setFlagsFromString("--allow-natives-syntax");
  const isFast = new Function("row", "return %HasFastProperties(row)") as (row: object) => boolean;
  const haveSameShape = new Function("a", "b", "return %HaveSameMap(a, b)") as (a: object, b: object) => boolean;
  const columns = Array.from({ length: 70 }, (_, index) => `${index} as column_${index}`).join(", ");
  const read = () => database.db.unsafe(`select ${columns} from generate_series(1, 20)`);
  const [first = [], second = []] = [await read(), await read()];
  expect(Object.keys(first[0] ?? {})).toHaveLength(70);
  expect(first.every(isFast)).toBe(true);
  expect(haveSameShape(first[19] ?? {}, second[19] ?? {})).toBe(true);
  expect(first[0]).toStrictEqual(
    Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`column_${index}`, index])),
  );
});

test("a column may have any name", async () => {
  const [row] = await database.db.unsafe(`select 1 as "it's", 2 as "a ""b"" \\", 3 as "constructor"`);
  expect(Object.entries(row ?? {})).toEqual([
    ["it's", 1],
    ['a "b" \\', 2],
    ["constructor", 3],
  ]);
});

test("what makes queries and results is optimized", async () => {
  setFlagsFromString("--allow-natives-syntax");
  const isOptimized = new Function("f", "return %ActiveTierIsTurbofan(f)") as (f: unknown) => boolean;
  const { db } = database;
  const [query, result] = [db`select 1 as one`, await db`select 1 as one`];
  const made = [query.constructor, result.constructor];
  await query;
  const deadline = Date.now() + 10_000;
  while (!made.every(isOptimized) && Date.now() < deadline) {
    await Promise.all(
      Array.from({ length: 20 }, () => db`select id from generate_series(1, 2) as id where ${db`id > 0`}`),
    );
  }
  // As the driver comes, V8 throws away what it has compiled of them, and begins again, for ever.
  expect(made.map(isOptimized)).toEqual([true, true]);
  expect(result.map((row) => row)).not.toBeInstanceOf(result.constructor);
});

test("values of every kind are read: null, texts, numbers, arrays, documents, bytes", async () => {
  const [row] = await database.db`
    select null::int as nothing, '' as empty, 'käse' as text, -7::bigint as whole, 2.5::float8 as half, true as yes,
      '{1,2}'::bigint[] as ids, '{a,"b c"}'::text[] as texts, '{"a": [1]}'::jsonb as document, '\\x00ff'::bytea as bytes`;
  expect(row).toStrictEqual({
    nothing: null,
    empty: "",
    text: "käse",
    whole: -7,
    half: 2.5,
    yes: true,
    ids: [1, 2],
    texts: ["a", "b c"],
    document: { a: [1] },
    bytes: Buffer.from([0, 255]),
  });
  const [sent] = await database.db`
    select ${[1, -2, 3]}::bigint[] as whole, ${[1.5, 2]}::float8[] as halves, ${["a,b", 'c"d']}::text[] as texts,
      ${[1, null]}::int[] = '{1,null}' as some, ${["2024-02-29T00:00:00Z"]}::timestamptz[] = '{2024-02-29T00:00:00Z}' as same`;
  expect(sent).toStrictEqual({ whole: [1, -2, 3], halves: [1.5, 2], texts: ["a,b", 'c"d'], some: true, same: true });
});

test("what queries were asked and answered is gone with the young objects", async () => {
  const { db } = database;
  const oldBytes = () =>
    getHeapSpaceStatistics().find((space) => space.space_name === "old_space")?.space_used_size ?? 0;
  const run = async (queries: number) => {
    for (let done = 0; done < queries; done += 20) {
      await Promise.all(
        Array.from({ length: 20 }, () => db`select id from generate_series(1, 20) as id where ${db`id > ${0}`}`),
      );
    }
  };
  await run(2000);
  const before = oldBytes();
  let most = before;
  for (let round = 0; round < 10; round += 1) {
    await run(1000);
    most = Math.max(most, oldBytes());
  }
  // As the driver comes, it is a thousand bytes and the rows for each query.
  expect(most - before).toBeLessThan(5_000_000);
});
