import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/support/database.ts";

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
