import type { Db } from "../../platform/db/connect.ts";

/** The billing source of a name. */
export async function findSource(
  db: Db,
  companyId: number,
  name: string,
): Promise<{ readonly id: number; readonly kind: string } | undefined> {
  const [row] = await db<{ id: number; kind: string }[]>`
    select id, kind from billing_sources where company_id = ${companyId} and name = ${name}`;
  return row;
}
