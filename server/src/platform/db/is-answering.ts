import type { Pool } from "./connect.ts";

/** Whether the database answers; waits for as long as that takes. */
export function isAnswering(db: Pool): Promise<boolean> {
  return db`select 1`.then(
    () => true,
    () => false,
  );
}
