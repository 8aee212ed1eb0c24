import { isSameJson } from "../values/json.ts";
import type { Db } from "./connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "./list-query.ts";

/** The columns that every row of a tenant has, and that no caller writes. */
type Kept = "company_id" | "id" | "created_at" | "updated_at";

/** The members of a row that a caller writes. */
export type ValuesOf<Row> = Partial<Omit<Row, Kept>>;

/** What every table of a tenant's objects is asked for. Names are constants of the stores, never input. */
export function tenantTable<Row extends object>(table: string, columns: readonly (keyof Row & string)[]) {
  const names = columns.join(", ");
  // The driver's types cannot follow a generic row.
  const rowsOf = async (statement: PromiseLike<readonly object[]>) => (await statement) as readonly Row[];
  const find = async (db: Db, companyId: number, id: number): Promise<Row | undefined> => {
    const [row] = await rowsOf(
      db`select ${db.unsafe(names)} from ${db(table)} where company_id = ${companyId} and id = ${id}`,
    );
    return row;
  };
  const change = async (
    db: Db,
    companyId: number,
    id: number,
    values: ValuesOf<Row>,
    now: Date,
  ): Promise<{ readonly row: Row; readonly changed: readonly string[] } | undefined> => {
    const sent = Object.entries(values).filter(([, value]) => value !== undefined);
    const [stored] = await db<object[]>`
      select ${db(["id", ...sent.map(([name]) => name)])} from ${db(table)}
      where company_id = ${companyId} and id = ${id}`;
    if (!stored) return undefined;
    const news = sent.filter(([name, value]) => !isSameJson(value, Reflect.get(stored, name)));
    if (news.length === 0) {
      const row = await find(db, companyId, id);
      return row && { row, changed: [] };
    }
    const [row] = await rowsOf(db`
      update ${db(table)} set ${db.set({ ...Object.fromEntries(news), updated_at: now })}
      where company_id = ${companyId} and id = ${id} returning ${db.unsafe(names)}`);
    return row && { row, changed: news.map(([name]) => name) };
  };
  return {
    /** One row by its id. */
    find,

    /**
     * Changes the given members, and answers which changed: an equal value is no change, and a row that does not keeps
     * its time.
     */
    change,

    /** One page of a company's rows. */
    page(db: Db, companyId: number, spec: ListSpec, page: ListPage): Promise<Page<Row>> {
      return readPage<Row>(db, companyId, spec, page, db`${db.unsafe(names)}`);
    },

    /** Stores a row; members that are not given take the defaults of the table. */
    async insert(db: Db, companyId: number, values: ValuesOf<Row>, now: Date): Promise<Row | undefined> {
      const [row] = await rowsOf(db`
        insert into ${db(table)}
        ${db.values({ ...values, company_id: companyId, created_at: now, updated_at: now })}
        returning ${db.unsafe(names)}`);
      return row;
    },

    /** The same, for callers that want only the row. */
    async update(db: Db, companyId: number, id: number, values: ValuesOf<Row>, now: Date): Promise<Row | undefined> {
      return (await change(db, companyId, id, values, now))?.row;
    },
  };
}
