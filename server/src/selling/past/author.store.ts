import type { PastChange } from "../../platform/db/as-of.ts";
import type { Db } from "../../platform/db/connect.ts";

/** A write of the Management API or of the portal, by its moment. */
export interface WriteAt {
  readonly ts: Date;
  readonly actor_kind: "staff" | "key" | "license_key" | "license_user" | "license";
  readonly actor_id: number;
  readonly actor_name: string;
  readonly object: string;
  readonly action: string;
}

/** Who wrote at some moments. */
export function listWritesAt(db: Db, companyId: number, moments: readonly Date[]): Promise<WriteAt[]> {
  return db<WriteAt[]>`
    select ts, actor_kind, actor_id, actor_name, object, action from audit
    where company_id = ${companyId} and ts = any(${[...moments]}::timestamptz[])
    order by id`;
}

/** The parts that a license was given between two moments, and still has: no old values tell of them. */
export function listMadeParts(
  db: Db,
  companyId: number,
  license: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<PastChange[]> {
  const made = (what: "license_product_features" | "license_custom_fields" | "license_assignments") => db`
    select ${db.unsafe(`'${what}'`)} as what, id as row_id, created_at as until, '["id"]'::json as columns
    from ${db(what)}
    where company_id = ${companyId} and license_id = ${license} and created_at > ${from} and created_at <= ${to}`;
  return db<PastChange[]>`
    ${made("license_product_features")} union all ${made("license_custom_fields")}
    union all ${made("license_assignments")} order by until desc`;
}

/** A line in the history of a license. */
export interface LineAt {
  readonly ts: Date;
  readonly source: string;
  readonly text: string;
  readonly license_user_id: number | null;
  readonly email: string | null;
}

/** What the history of a license says of some moments. */
export function listLinesAt(db: Db, companyId: number, license: number, moments: readonly Date[]): Promise<LineAt[]> {
  return db<LineAt[]>`
    select h.ts, h.source, h.text, h.license_user_id, u.true_email as email
    from license_histories h
    left join license_users u on u.company_id = h.company_id and u.id = h.license_user_id
    where h.company_id = ${companyId} and h.license_id = ${license} and h.ts = any(${[...moments]}::timestamptz[])
    order by h.id`;
}
