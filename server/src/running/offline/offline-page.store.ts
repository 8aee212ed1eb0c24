import type { Db } from "../../platform/db/connect.ts";

/** Whether a call means a bundle: by the code, and where the code was used twice, by the holder's license. */
export async function findIsBundle(
  db: Db,
  companyId: number,
  { code, license_key, email }: { readonly code: string; readonly license_key: string; readonly email: string },
): Promise<boolean> {
  const [row] = await db<{ is_bundle: boolean }[]>`
    select p.is_bundle from products p
    where p.company_id = ${companyId} and p.short_code = ${code}
    order by p.id in (
        select l.product_id from licenses l where l.company_id = ${companyId} and l.license_key = ${license_key}
        union all
        select l.product_id from license_users u
        join license_assignments a on a.company_id = u.company_id and a.license_user_id = u.id
        join licenses l on l.company_id = a.company_id and l.id = a.license_id
        where u.company_id = ${companyId} and fold_person(u.true_email) = fold_person(${email})) desc, p.is_archived
    limit 1`;
  return row?.is_bundle ?? false;
}
