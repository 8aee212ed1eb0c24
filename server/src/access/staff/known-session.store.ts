import type { Db } from "../../platform/db/connect.ts";
import type { Role } from "../../platform/http/roles-and-permissions.schema.ts";

/** A session with the member of staff it belongs to. */
export interface SessionRow {
  readonly company_id: number;
  readonly id: number;
  readonly staff_id: number;
  readonly token_hash: string;
  readonly email: string;
  readonly role: Role;
}

/** The sessions with these hashes that are valid at `now`, in the order of the hashes. */
export async function findSessions(
  db: Db,
  hashes: readonly string[],
  now: Date,
): Promise<readonly (SessionRow | undefined)[]> {
  const rows = await db<SessionRow[]>`
    select s.company_id, s.id, s.staff_id, s.token_hash, p.email, p.role
    from staff_sessions s join staff p on p.company_id = s.company_id and p.id = s.staff_id
    where s.token_hash = any(${[...new Set(hashes)]}) and s.expires_at > ${now} and p.is_active`;
  return hashes.map((hash) => rows.find(({ token_hash }) => token_hash === hash));
}
