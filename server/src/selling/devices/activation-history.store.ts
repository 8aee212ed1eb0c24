import type { Db } from "../../platform/db/connect.ts";
import {
  andConditions,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import type { LicenseActivationHistoriesRow } from "../../platform/db/rows.generated.ts";

const from: ListSpec["from"] = (db, companyId) =>
  db`from license_activation_histories h where h.company_id = ${companyId}`;
const filters: ListSpec["filters"] = {
  license: { kind: "integer", column: (db) => db`h.license_id`, published: ["exact", "in"] },
  ts: { kind: "time", column: (db) => db`h.ts`, published: ["gte", "lte", "date__gte", "date__lte"] },
};

/** What transfers can be filtered by (management-api.md §6.5). */
export const transferFilters: ListSpec = { from, filters, orderings: {}, id: (db) => db`h.id` };

/** What the activation history can be filtered and ordered by (management-api.md §6.5). */
export const activationList: ListSpec = {
  from,
  filters: {
    ...filters,
    device: { kind: "integer", column: (db) => db`h.device_id`, published: ["exact"] },
    action: { kind: "text", column: (db) => db`h.action`, published: ["exact", "in"] },
  },
  orderings: { id: (db) => db`h.id`, ts: (db) => db`h.ts` },
  id: (db) => db`h.id`,
};

/** A line of the activation history without its company. */
export type ActivationRow = Omit<LicenseActivationHistoriesRow, "company_id" | "is_transfer" | "recovered_by">;

const columns = (db: Db) => db`h.id, h.license_id, h.device_id, h.ts, h.action`;

/** One page of the activation history, the newest first where nothing else is asked for. */
export function listActivations(db: Db, companyId: number, page: ListPage): Promise<Page<ActivationRow>> {
  const newest = newestFirst(page, (db) => db`h.ts`);
  return readPage(db, companyId, activationList, newest, columns(db));
}

/** One line of the activation history. */
export async function findActivation(db: Db, companyId: number, id: number): Promise<ActivationRow | undefined> {
  const [row] = await db<ActivationRow[]>`
    select ${columns(db)} from license_activation_histories h where h.company_id = ${companyId} and h.id = ${id}`;
  return row;
}

/** How many activations were on another device than the one before. */
export async function countTransfers(db: Db, companyId: number, page: ListPage): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) as count from license_activation_histories h
    where h.company_id = ${companyId} and h.is_transfer ${andConditions(db, companyId, transferFilters, page)}`;
  return row?.count ?? 0;
}
