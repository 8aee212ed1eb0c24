import type { Db } from "../../platform/db/connect.ts";
import type { NotedSources } from "./apply-policy.rules.ts";

/** The next licenses that were issued by a policy, by id, after one of them. */
export async function listLicensesOfPolicy(
  db: Db,
  companyId: number,
  policy: { readonly id: number; readonly product_id: number },
  behind: number,
  limit: number,
): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from licenses
    where company_id = ${companyId} and product_id = ${policy.product_id} and license_template_id = ${policy.id} and id > ${behind}
    order by id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Where the properties of licenses came from, and how many users they have. */
export async function listNoted(db: Db, companyId: number, ids: readonly number[]) {
  const rows = await db<{ id: number; sources: NotedSources | null; users: number }[]>`
    select id, provenance->'properties' as sources, (
      select count(*) from license_assignments a
      where a.company_id = l.company_id and a.license_id = l.id and l.license_key is null) as users
    from licenses l where company_id = ${companyId} and id = any(${[...ids]}::bigint[])`;
  return new Map(rows.map(({ id, sources, users }) => [id, { sources: sources ?? {}, users }]));
}

/** Records in the provenance which policy a license now follows. */
export async function updateNamedPolicy(
  db: Db,
  companyId: number,
  id: number,
  policy: { readonly id: number; readonly code: string },
): Promise<void> {
  const noted = JSON.stringify({ id: policy.id, code: policy.code, how: "named" });
  await db`
    update licenses set provenance = jsonb_set(provenance, '{policy}', ${noted}::text::jsonb)
    where company_id = ${companyId} and id = ${id}`;
}
