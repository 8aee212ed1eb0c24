import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import { timeOf } from "../../platform/db/license-time.ts";
import { type ListPage, type ListSpec, newestFirst, type Page, readPage } from "../../platform/db/list-query.ts";
import type { FormerLicenseKeysRow } from "../../platform/db/rows.generated.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** A key that a license had before, and whether it still works, by the time of the license. */
export type FormerKeyRow = Omit<FormerLicenseKeysRow, "company_id"> & { readonly is_valid: boolean };

const columns = (db: Db, now: Date) => db`k.id, k.license_id, k.license_key, k.rolled_at, k.ends_at, k.ends_at > (
  select ${timeOf(db, now)} from licenses l where l.company_id = k.company_id and l.id = k.license_id) as is_valid`;

/** What former keys can be filtered and ordered by. */
export const formerKeyList: ListSpec = {
  from: (db, companyId) => db`from former_license_keys k where k.company_id = ${companyId}`,
  id: (db) => db`k.id`,
  filters: {
    license: { kind: "integer", column: (db) => db`k.license_id`, published: ["exact", "in"] },
    license_key: { kind: "text", column: (db) => db`k.license_key`, published: ["exact"] },
    ends_at: { kind: "time", column: (db) => db`k.ends_at`, published: ["gt", "lt"] },
  },
  orderings: { id: (db) => db`k.id`, rolled_at: (db) => db`k.rolled_at`, ends_at: (db) => db`k.ends_at` },
  unindexed: ["rolled_at"],
};

/** One page of the former keys of a company's licenses, the newest first. */
export function listFormerKeys(db: Db, companyId: number, page: ListPage, now: Date): Promise<Page<FormerKeyRow>> {
  return readPage<FormerKeyRow>(
    db,
    companyId,
    formerKeyList,
    newestFirst(page, (sql) => sql`k.id`),
    columns(db, now),
  );
}

/** One former key. */
export async function findFormerKey(
  db: Db,
  companyId: number,
  id: number,
  now: Date,
): Promise<FormerKeyRow | undefined> {
  const [row] = await db<FormerKeyRow[]>`
    select ${columns(db, now)} from former_license_keys k where k.company_id = ${companyId} and k.id = ${id}`;
  return row;
}

/** Whether a key is one that a license must not be given: that of a license, or one that another license had before. */
export async function isKeyTaken(db: Db, companyId: number, licenseId: number, key: string): Promise<boolean> {
  const [row] = await db<{ is_taken: boolean }[]>`
    select exists (select from licenses where company_id = ${companyId} and license_key = ${key})
      or exists (
        select from former_license_keys
        where company_id = ${companyId} and license_key = ${key} and license_id <> ${licenseId}) as is_taken`;
  return row?.is_taken === true;
}

/** Remembers the key that a license had until now, with the event and a line in its history. */
export async function insertFormerKey(
  db: Db,
  companyId: number,
  { license_id, license_key, ends_at }: Pick<FormerKeyRow, "license_id" | "license_key" | "ends_at">,
  now: Date,
): Promise<void> {
  const line = {
    ...({ license_id, source: "api", text: "License key rolled" } as const),
    data: db`jsonb_build_object('former_key', id, 'ends_at', ${ends_at.toISOString()}::text)`,
    from: db`made`,
  };
  const data = { former_key: db`id`, ends_at };
  await db`
    with made as (
      insert into former_license_keys (company_id, license_id, license_key, rolled_at, ends_at)
      values (${companyId}, ${license_id}, ${license_key}, ${now}, ${ends_at})
      returning id),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [{ type: "license.key_rolled", subject: license_id, data, from: db`made` }], now)}`;
}

/** Ends a former key before its time, with the event and a line in the history; one that has ended stays as it is. */
export async function updateEndedKey(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  const line = {
    license_id: db`license_id`,
    source: "api",
    text: "Former license key ended",
    from: db`ended`,
  } as const;
  const event = {
    type: "license.updated",
    subject: db`license_id`,
    data: { changed: jsonb(db, ["former_keys"]) },
    from: db`ended`,
  } as const;
  await db`
    with ended as (
      update former_license_keys set ends_at = ${now}
      where company_id = ${companyId} and id = ${id} and ends_at > ${now}
      returning license_id),
    noted as (${insertLines(db, companyId, line, now)})
    ${insertEvents(db, companyId, [event], now)}`;
}
