import { byId, groupBy } from "../values/lists.ts";
import { together } from "./batching.ts";
import type { Db } from "./connect.ts";

/**
 * Rows by their ids, in any order, as of a moment if they change by themselves; an id that the company does not have is
 * left out.
 */
type ReadRows<Row, Now> = (db: Db, companyId: number, ids: readonly number[], now: Now) => Promise<readonly Row[]>;

// While the statements of one group travel, the rows of another are put together.
const limits = { max: 16, parallel: 2 };
/** More rows than that share little with others, and would be held until the others are read. */
const largePage = 100;

/**
 * Reads once for all calls that arrive together: many pages then take as many statements as one, and what several of
 * them show is read only once. So rows are shared and must not be changed. In a transaction each call reads for itself.
 */
export function rowsTogether<Row extends { readonly id: number }, Now = void>(
  read: ReadRows<Row, Now>,
): ReadRows<Row, Now> {
  interface Call {
    readonly companyId: number;
    readonly ids: readonly number[];
    readonly now: Now;
  }
  const readOfCompany = async (db: Db, companyId: number, calls: readonly Call[]) => {
    const ids = new Set(calls.flatMap((call) => call.ids));
    const [latest] = calls.slice(-1);
    const rows = latest ? await read(db, companyId, [...ids], latest.now) : [];
    return byId(rows);
  };
  const begin = (db: Db) =>
    together<Call, readonly Row[]>(async (calls) => {
      const companies = [...groupBy(calls, (call) => call.companyId)];
      const found = new Map(
        await Promise.all(companies.map(async ([id, own]) => [id, await readOfCompany(db, id, own)] as const)),
      );
      return calls.map(({ companyId, ids }) => ids.flatMap((id) => found.get(companyId)?.get(id) ?? []));
    }, limits);
  const asked = new WeakMap<Db, ReturnType<typeof begin>>();
  return (db, companyId, ids, now) => {
    if (!("planned" in db) || ids.length > largePage) return read(db, companyId, ids, now);
    const ask = asked.get(db) ?? begin(db);
    asked.set(db, ask);
    return ask({ companyId, ids, now });
  };
}
