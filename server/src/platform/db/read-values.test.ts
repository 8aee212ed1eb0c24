import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("values of every kind are read as the row types say", async () => {
  const [row] = await database.db`
    select null::int as nothing, '' as empty, 'käse' as text, -7::bigint as whole, 9007199254740991 as large, 3::smallint as small, 2.5::float8 as half,
      1.10::numeric as amount, true as yes, false as no, '2024-02-29'::date as day, '2024-02-29 12:00:00.123456+00'::timestamptz as at,
      '{"a": [1]}'::jsonb as document, '\\x00ff'::bytea as bytes, '00000000-0000-0000-0000-000000000001'::uuid as id`;
  expect(row).toEqual({
    nothing: null,
    empty: "",
    text: "käse",
    whole: -7,
    large: 9_007_199_254_740_991,
    small: 3,
    half: 2.5,
    amount: "1.10",
    yes: true,
    no: false,
    day: "2024-02-29",
    at: new Date("2024-02-29T12:00:00.123Z"),
    document: { a: [1] },
    bytes: Buffer.from([0, 255]),
    id: "00000000-0000-0000-0000-000000000001",
  });
});

test("and so are arrays of them", async () => {
  const [row] = await database.db`
    select '{1,NULL,-2}'::bigint[] as ids, '{}'::int[] as none, '{a,"b c","d\\"e",NULL,"NULL"}'::text[] as texts, '{t,f}'::boolean[] as flags,
      '{2024-02-29}'::date[] as days, array['2024-02-29 12:00:00+00'::timestamptz] as moments, array['{"a":1}'::jsonb] as documents,
      '{{1,2},{3,4}}'::int[] as grid`;
  expect(row).toEqual({
    ids: [1, null, -2],
    none: [],
    texts: ["a", "b c", 'd"e', null, "NULL"],
    flags: [true, false],
    days: ["2024-02-29"],
    moments: [new Date("2024-02-29T12:00:00Z")],
    documents: [{ a: 1 }],
    grid: [
      [1, 2],
      [3, 4],
    ],
  });
});

test("a column may have any name", async () => {
  const [row] = await database.db.unsafe(`select 1 as "it's", 2 as "a ""b"" \\", 3 as "constructor"`);
  expect(Object.entries(row ?? {})).toEqual([
    ["it's", 1],
    ['a "b" \\', 2],
    ["constructor", 3],
  ]);
});
