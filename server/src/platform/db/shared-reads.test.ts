import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import type { Db } from "./connect.ts";
import { rowsTogether } from "./shared-reads.ts";
import { transaction } from "./transaction.ts";

interface Thing {
  readonly id: number;
  readonly name: string;
}

let database: TestDatabase;
const asked: { readonly companyId: number; readonly ids: readonly number[] }[] = [];

const readThings = rowsTogether<Thing>((db: Db, companyId, ids) => {
  asked.push({ companyId, ids });
  return db<Thing[]>`select id, name from things where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
});

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await db`create table things (company_id bigint, id bigint, name text, primary key (company_id, id))`;
  await db`insert into things values (1, 1, 'a'), (1, 2, 'b'), (1, 3, 'c'), (2, 1, 'z')`;
});
afterAll(() => database.drop());

test("calls that arrive together read once for each company, and each is told its own rows in its own order", async () => {
  const { db } = database;
  const answers = await Promise.all([
    readThings(db, 1, [2, 1]),
    readThings(db, 2, [1, 2]),
    readThings(db, 1, [3, 2, 9]),
    readThings(db, 1, []),
  ]);
  expect(answers.map((rows) => rows.map(({ name }) => name))).toEqual([["b", "a"], ["z"], ["c", "b"], []]);
  expect(asked.splice(0)).toEqual([
    { companyId: 1, ids: [2, 1, 3, 9] },
    { companyId: 2, ids: [1, 2] },
  ]);
});

test("in a transaction a call sees what the transaction wrote, and nobody else does", async () => {
  const { db } = database;
  await transaction(db, async (tx) => {
    await tx`insert into things values (1, 4, 'new')`;
    const [inside, outside] = await Promise.all([readThings(tx, 1, [4]), readThings(db, 1, [4])]);
    expect([inside, outside]).toEqual([[{ id: 4, name: "new" }], []]);
    throw new Error("undone");
  }).catch((error: Error) => expect(error.message).toBe("undone"));
});

test("what fails for one group fails for all its calls, and the next ones read again", async () => {
  const { db } = database;
  const beyond = 2 ** 80;
  const failed = await Promise.allSettled([readThings(db, 1, [beyond]), readThings(db, 1, [1])]);
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await readThings(db, 1, [1])).toEqual([{ id: 1, name: "a" }]);
});
