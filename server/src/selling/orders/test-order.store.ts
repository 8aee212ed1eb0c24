import type { Db } from "../../platform/db/connect.ts";

/** The test clock that an order names; in a transaction, it stands until the end of that. */
export async function findClockOfOrder(db: Db, companyId: number, id: number) {
  const [row] = await db<{ id: number; time: Date; is_advancing: boolean }[]>`
    select id, time, advancing_to is not null as is_advancing from test_clocks
    where company_id = ${companyId} and id = ${id} for share`;
  return row;
}
