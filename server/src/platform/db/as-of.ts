import type { Db, Pool, Transaction } from "./connect.ts";
import { inSteps } from "./stepwise-deletes.ts";

/** A license at a moment. */
export interface LicenseThen {
  readonly companyId: number;
  readonly licenseId: number;
  readonly moment: Date;
}

/**
 * Runs `read` over what the tables were at a moment (docs/decisions/0094): right for a license and what is shown with
 * it, and for nothing else. On connections that keep no statement, since the same text reads other tables here.
 */
export function readAsOf<T>(db: Pool, then: LicenseThen, read: (past: Db) => Promise<T>): Promise<T> {
  return db.planned.begin(async (tx: Transaction) => {
    await tx`select as_of.open(${then.companyId}, ${then.licenseId}, ${then.moment})`;
    await tx`select set_config('search_path', 'as_of, ' || current_setting('search_path'), true)`;
    return read(tx);
  });
}

/** What changed of a row at a moment: the names of the columns. */
export interface PastChange {
  readonly what: string;
  readonly row_id: number;
  readonly until: Date;
  readonly columns: readonly string[];
}

const shownMax = 1000;

/**
 * What changed since the moment that is read until another one, the newest first; inside of `readAsOf`. What is shared
 * with a test license changed by the time, while its clock stood.
 */
export function listPastChanges(past: Db, { companyId, licenseId }: LicenseThen, to: Date): Promise<PastChange[]> {
  const sharedUntil = past`case when as_of.clock() is null then ${to}::timestamptz
    else coalesce(as_of.left_at(${companyId}, as_of.clock(), ${to}), ${to}::timestamptz) end`;
  return past<PastChange[]>`
    select what, row_id, until, to_json(akeys(was)) as columns
    from past_changes
    where company_id = ${companyId}
      and ((until > as_of.moment() and until <= ${to}
          and ((what = 'licenses' and row_id = ${licenseId})
            or (what = any('{license_product_features,license_custom_fields,license_assignments}'::text[])
              and row_id = any(as_of.ids(what)))
            or (what = 'orders' and row_id = (
              select order_id from licenses where company_id = ${companyId} and id = ${licenseId}))))
        or (until > as_of.shared() and until <= ${sharedUntil}
          and what = any('{license_users,customers,products}'::text[]) and row_id = any(as_of.ids(what))))
    order by until desc, id desc
    limit ${shownMax}`;
}

/** The time of the test clock by which a license lives or lived. */
export async function findClockTime(db: Db, companyId: number, licenseId: number): Promise<Date | undefined> {
  const [row] = await db<{ time: Date }[]>`
    select time from test_clocks
    where company_id = ${companyId} and id = as_of.clock_of(${companyId}, ${licenseId})`;
  return row?.time;
}

/** What the past keeps of a person, and what stands there in its place once it is forgotten. */
const personal = {
  customers: {
    ...{ email: "", first_name: "", last_name: "", company_name: "", phone: "", reference: "" },
    ...{ address: "", postcode: "", city: "", country: "", state: "", metadata: "{}" },
  },
  license_users: { true_email: "", first_name: "", last_name: "", phone_number: "", last_login: null },
} as const satisfies Record<string, Readonly<Record<string, string | null>>>;

/** Who may be forgotten. */
export type PersonTable = keyof typeof personal;

/** What was forgotten of somebody: how many changes held something, and which members. */
export interface Forgotten {
  readonly changes: number;
  readonly members: readonly string[];
}

/**
 * Takes what is personal out of the past of one customer or license user, also of one that is gone. An earlier moment
 * then shows what they are now; one that is gone is shown without a name. Undefined: there never was such a person.
 */
export async function forgetPerson(
  db: Db,
  companyId: number,
  table: PersonTable,
  id: number,
): Promise<Forgotten | undefined> {
  const blanks = Object.entries(personal[table]);
  const [names, values] = [blanks.map(([name]) => name), blanks.map(([, value]) => value)];
  const [row] = await db<{ is_known: boolean; changes: number; members: string[] }[]>`
    with blank as (select hstore(${names}::text[], ${values}::text[]) as everything),
    kept as (
      select x.id, x.was, case when x.was ? 'id'
          then x.was || slice(blank.everything, akeys(x.was))
          else x.was - ${names}::text[] end as remains
      from past_changes x, blank
      where x.company_id = ${companyId} and x.what = ${table} and x.row_id = ${id}),
    forgotten as (
      update past_changes x set was = kept.remains from kept
      where x.company_id = ${companyId} and x.what = ${table} and x.row_id = ${id} and x.id = kept.id
        and kept.remains <> kept.was
      returning x.id)
    select exists (select from ${db(table)} where company_id = ${companyId} and id = ${id})
        or exists (select from kept) as is_known,
      (select count(*) from forgotten) as changes,
      array(select distinct skeys(kept.was - kept.remains) from kept order by 1) as members`;
  return row?.is_known ? { changes: row.changes, members: row.members } : undefined;
}

/** Forgets what was before a moment. */
export async function deleteOldPast(db: Db, before: Date): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from past_changes where (company_id, what, row_id, id) in (
        select company_id, what, row_id, id from past_changes where until < ${before} order by until limit ${rowsMax})`,
  );
}
