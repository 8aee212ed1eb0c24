import type { Db } from "../../platform/db/connect.ts";
import type { AssignableLicense, Assigned } from "./assignment.rules.ts";

/** What is asked of licenses that are to be given to users. */
export function listAssignable(db: Db, companyId: number, ids: readonly number[]): Promise<AssignableLicense[]> {
  return db<AssignableLicense[]>`
    select l.id, l.bundle_license_id, l.order_id, l.max_activations, l.max_license_users, p.authorization_method,
      t.user_max_activations
    from licenses l
    join products p on p.company_id = l.company_id and p.id = l.product_id
    left join license_templates t on t.company_id = l.company_id and t.id = l.license_template_id
    where l.company_id = ${companyId} and l.id = any(${[...ids]}::bigint[])
    order by l.id`;
}

/** Who has licenses. */
export function listAssigned(db: Db, companyId: number, licenseIds: readonly number[]): Promise<Assigned[]> {
  return db<Assigned[]>`
    select a.license_id, a.license_user_id, u.true_email as email, fold_person(u.true_email) as person
    from license_assignments a
    join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
    where a.company_id = ${companyId} and a.license_id = any(${[...licenseIds]}::bigint[])`;
}
