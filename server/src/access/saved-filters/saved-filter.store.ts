import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { SavedFiltersRow } from "../../platform/db/rows.generated.ts";

/** A filter with the name of its person. */
export type SavedFilterRow = Omit<SavedFiltersRow, "company_id"> & { readonly owner: string | null };

/** What is chosen of a filter. */
export type SavedFilterValues = Pick<SavedFiltersRow, "name" | "page" | "query" | "is_shared">;

/** What filters can be filtered and ordered by. */
export const savedFilterList = {
  filters: {
    page: { kind: "text", column: (db) => db`f.page`, published: ["exact"] },
    is_shared: { kind: "boolean", column: (db) => db`f.is_shared`, published: ["exact"] },
  },
  orderings: { id: (db) => db`f.id`, name: (db) => db`lower(f.name)` },
} satisfies Omit<ListSpec, "from" | "id">;

const columns = (db: Db) => db`f.id, f.staff_id, f.name, f.page, f.query, f.is_shared, f.created_at, f.updated_at, (
    select coalesce(nullif(s.name, ''), s.email) from staff s where s.company_id = f.company_id and s.id = f.staff_id
  ) as owner`;

/** One page of the filters that somebody sees: their own, and those that the company shares; by name. */
export function listSavedFilters(
  db: Db,
  companyId: number,
  staffId: number,
  page: ListPage,
): Promise<Page<SavedFilterRow>> {
  const list: ListSpec = {
    ...savedFilterList,
    from: (on) =>
      on`from saved_filters f where f.company_id = ${companyId} and (f.is_shared or f.staff_id = ${staffId})`,
    id: (on) => on`f.id`,
  };
  const byName = [{ by: savedFilterList.orderings.name, descending: false }];
  return readPage(db, companyId, list, page.order.length > 0 ? page : { ...page, order: byName }, columns(db));
}

/** One filter, whosever it is. */
export async function findSavedFilter(db: Db, companyId: number, id: number): Promise<SavedFilterRow | undefined> {
  const [row] = await db<SavedFilterRow[]>`
    select ${columns(db)} from saved_filters f where f.company_id = ${companyId} and f.id = ${id}`;
  return row;
}

/** Whether somebody has a filter of a name on a page, beside `exceptId`. */
export async function hasSavedFilter(
  db: Db,
  companyId: number,
  staffId: number | null,
  { page, name }: Pick<SavedFilterValues, "page" | "name">,
  exceptId: number | null,
): Promise<boolean> {
  const rows = await db`
    select from saved_filters
    where company_id = ${companyId} and staff_id = ${staffId} and page = ${page} and lower(name) = lower(${name})
      and id is distinct from ${exceptId}`;
  return rows.length > 0;
}

/** Stores a filter; answers its id. */
export async function insertSavedFilter(
  db: Db,
  companyId: number,
  staffId: number,
  { name, page, query, is_shared }: SavedFilterValues,
  now: Date,
): Promise<number> {
  const [row] = await db<{ id: number }[]>`
    insert into saved_filters (company_id, staff_id, name, page, query, is_shared, created_at, updated_at)
    values (${companyId}, ${staffId}, ${name}, ${page}, ${query}, ${is_shared}, ${now}, ${now}) returning id`;
  if (!row) throw new Error("the filter was not stored");
  return row.id;
}

/** Changes a filter; one that stays as it is keeps its time. */
export async function updateSavedFilter(
  db: Db,
  companyId: number,
  id: number,
  { name, query, is_shared }: Omit<SavedFilterValues, "page">,
  now: Date,
): Promise<void> {
  await db`
    update saved_filters set name = ${name}, query = ${query}, is_shared = ${is_shared}, updated_at = ${now}
    where company_id = ${companyId} and id = ${id} and (name, query, is_shared) is distinct from (${name}, ${query}, ${is_shared})`;
}

/** Removes a filter. */
export async function deleteSavedFilter(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from saved_filters where company_id = ${companyId} and id = ${id}`;
}

/** What somebody who leaves has shared stays, and is nobody's. */
export async function updateLeftBehind(db: Db, companyId: number, staffId: number): Promise<void> {
  await db`
    update saved_filters set staff_id = null
    where company_id = ${companyId} and staff_id = ${staffId} and is_shared`;
}
