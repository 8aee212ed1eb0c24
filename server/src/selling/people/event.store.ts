import type { Db } from "../../platform/db/connect.ts";

/** Notes what happened to a customer or to an account, in the transaction of the change. */
export async function insertEvent(
  db: Db,
  companyId: number,
  type: `customer.${string}` | `customer_account.${string}`,
  id: number,
  data: object,
  now: Date,
): Promise<void> {
  await db`
    insert into events (company_id, type, subject_id, data, ts)
    values (${companyId}, ${type}, ${id}, ${JSON.stringify(data)}::text::jsonb, ${now})`;
}
