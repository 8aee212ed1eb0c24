import type { Db } from "../../platform/db/connect.ts";

/** How an order names a policy: by its product's code and its own. */
export async function findPolicyCodes(db: Db, companyId: number, policyId: number) {
  const [row] = await db<{ code: string; short_code: string }[]>`
    select t.code, p.short_code
    from license_templates t join products p on p.company_id = t.company_id and p.id = t.product_id
    where t.company_id = ${companyId} and t.id = ${policyId}`;
  return row;
}
