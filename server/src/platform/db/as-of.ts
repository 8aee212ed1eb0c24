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

/** What changed since the moment that is read until another one, the newest first; inside of `readAsOf`. */
export function listPastChanges(past: Db, { companyId, licenseId }: LicenseThen, to: Date): Promise<PastChange[]> {
  return past<PastChange[]>`
    select what, row_id, until, to_json(akeys(was)) as columns
    from past_changes
    where company_id = ${companyId} and until > as_of.moment() and until <= ${to}
      and ((what = 'licenses' and row_id = ${licenseId})
        or (what = any('{license_product_features,license_custom_fields,license_assignments,license_users,customers,products}'::text[])
          and row_id = any(as_of.ids(what)))
        or (what = 'orders' and row_id = (select order_id from licenses where company_id = ${companyId} and id = ${licenseId})))
    order by until desc, id desc
    limit ${shownMax}`;
}

/** Forgets what was before a moment. */
export async function deleteOldPast(db: Db, before: Date): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from past_changes where (company_id, what, row_id, id) in (
        select company_id, what, row_id, id from past_changes where until < ${before} order by until limit ${rowsMax})`,
  );
}
