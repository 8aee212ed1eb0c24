import type { Db } from "./connect.ts";
import type { Column, Fragment } from "./list-query.ts";

/**
 * The `exact` of a filter by a license key: the key as it is written, else the keys that people type so
 * (docs/decisions/0057).
 */
export function keyAsTyped(column: Column) {
  return (db: Db, companyId: number, key: string): Fragment => db`${column(db)} = any(array(
    select ${key}::text
    union all
    select t.license_key from licenses t
    where t.company_id = ${companyId} and t.license_key is not null and fold_key(t.license_key) = nullif(fold_key(${key}), '')
      and not exists (select from licenses e where e.company_id = ${companyId} and e.license_key = ${key})))`;
}
