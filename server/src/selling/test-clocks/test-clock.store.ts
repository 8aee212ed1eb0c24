import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { Moment, TestClock } from "./test-clock.rules.ts";

/** A clock with how much lives by it. */
export interface ListedClock extends TestClock {
  readonly total_orders: number;
  readonly total_licenses: number;
}

const columns = (db: Db) => db`c.id, c.name, c.time, c.advancing_to, c.advancing_from, c.created_at`;
const listed = (db: Db) => db`${columns(db)},
  (select count(*) from orders o where o.company_id = c.company_id and o.test_clock_id = c.id) as total_orders,
  (select count(*) from licenses l where l.company_id = c.company_id and l.test_clock_id = c.id) as total_licenses`;

/** What clocks can be filtered and ordered by. */
export const testClockList: ListSpec = {
  from: (db, companyId) => db`from test_clocks c where c.company_id = ${companyId}`,
  id: (db) => db`c.id`,
  filters: {
    id: { kind: "integer", column: (db) => db`c.id`, published: ["exact", "in"] },
    name: { kind: "text", column: (db) => db`c.name`, published: ["exact", "icontains"] },
  },
  orderings: {
    id: (db) => db`c.id`,
    created_at: (db) => db`c.created_at`,
    name: (db) => db`c.name`,
    time: (db) => db`c.time`,
  },
};

/** One page of the clocks of a company. */
export function listTestClocks(db: Db, companyId: number, page: ListPage): Promise<Page<ListedClock>> {
  return readPage(db, companyId, testClockList, page, listed(db));
}

/** One clock by its id. */
export async function findTestClock(db: Db, companyId: number, id: number): Promise<ListedClock | undefined> {
  const [row] = await db<ListedClock[]>`
    select ${listed(db)} from test_clocks c where c.company_id = ${companyId} and c.id = ${id}`;
  return row;
}

/** One clock under its lock: it stands until the end of the transaction, and no order is placed by it. */
export async function lockTestClock(db: Db, companyId: number, id: number): Promise<TestClock | undefined> {
  const [row] = await db<TestClock[]>`
    select ${columns(db)} from test_clocks c where c.company_id = ${companyId} and c.id = ${id} for no key update`;
  return row;
}

/** Stores a clock; answers its id. */
export async function insertTestClock(
  db: Db,
  companyId: number,
  { name, time }: Pick<TestClock, "name" | "time">,
  now: Date,
): Promise<number> {
  const [row] = await db<{ id: number }[]>`
    insert into test_clocks (company_id, name, time, created_at)
    values (${companyId}, ${name}, ${time}, ${now}) returning id`;
  if (!row) throw new Error("the test clock was not stored");
  return row.id;
}

/** Sends a clock on its way. */
export async function updateAdvancing(db: Db, companyId: number, id: number, to: Date): Promise<void> {
  await db`
    update test_clocks set advancing_to = ${to}, advancing_from = time
    where company_id = ${companyId} and id = ${id}`;
}

/** Moves a clock on; `isThere`: it has arrived, and stands again. */
export async function updateTime(db: Db, companyId: number, id: number, time: Date, isThere: boolean): Promise<void> {
  const arrived = isThere ? db`, advancing_to = null, advancing_from = null` : db``;
  await db`update test_clocks set time = ${time} ${arrived} where company_id = ${companyId} and id = ${id}`;
}

/** The clocks of all companies that are on their way. */
export function listAdvancing(db: Db): Promise<{ company_id: number; id: number }[]> {
  return db<{ company_id: number; id: number }[]>`
    select company_id, id from test_clocks where advancing_to is not null order by company_id, id`;
}

/** Removes a clock by which nothing lives any more, with what it remembers. */
export async function deleteTestClock(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from test_clocks where company_id = ${companyId} and id = ${id}`;
}

/** The orders that live by a clock. */
export async function listOrdersOfClock(db: Db, companyId: number, id: number): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from orders where company_id = ${companyId} and test_clock_id = ${id} order by id`;
  return rows.map((row) => row.id);
}

/** Keeps what came at a moment. */
export async function insertMoments(
  db: Db,
  companyId: number,
  clockId: number,
  moments: readonly Moment[],
): Promise<void> {
  if (moments.length === 0) return;
  await db`
    insert into test_clock_moments (company_id, test_clock_id, at, kind, license_id, detail)
    select ${companyId}, ${clockId}, m.at, m.kind, m.license_id, m.detail
    from json_to_recordset(${jsonRows(db, moments)}) as m(at timestamptz, kind text, license_id bigint, detail text)`;
}

/** What came, with the key of the license. */
export interface ListedMoment extends Moment {
  readonly id: number;
  readonly license_key: string | null;
}

/** What the moments of a clock can be filtered and ordered by. */
export const momentList: ListSpec = {
  from: (db, companyId) => db`
    from test_clock_moments m join licenses l on l.company_id = m.company_id and l.id = m.license_id
    where m.company_id = ${companyId}`,
  id: (db) => db`m.id`,
  filters: {
    test_clock: { kind: "integer", column: (db) => db`m.test_clock_id`, published: ["exact"] },
    license: { kind: "integer", column: (db) => db`m.license_id`, published: ["exact"] },
    kind: { kind: "text", column: (db) => db`m.kind`, published: ["exact", "in"] },
    at: { kind: "time", column: (db) => db`m.at`, published: ["gt", "gte", "lt", "lte"] },
  },
  orderings: { id: (db) => db`m.id`, at: (db) => db`m.at` },
};

/** One page of what came while clocks were advanced. */
export function listMoments(db: Db, companyId: number, page: ListPage): Promise<Page<ListedMoment>> {
  return readPage(db, companyId, momentList, page, db`m.id, m.at, m.kind, m.license_id, m.detail, l.license_key`);
}
