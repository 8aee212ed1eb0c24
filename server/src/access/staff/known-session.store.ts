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
  readonly last_seen_at: Date;
}

/** The sessions with these hashes that are valid at `now`, in the order of the hashes. */
export async function findSessions(
  db: Db,
  hashes: readonly string[],
  now: Date,
): Promise<readonly (SessionRow | undefined)[]> {
  const rows = await db<SessionRow[]>`
    select s.company_id, s.id, s.staff_id, s.token_hash, s.last_seen_at, p.email, p.role
    from staff_sessions s join staff p on p.company_id = s.company_id and p.id = s.staff_id
    where s.token_hash = any(${[...new Set(hashes)]}) and s.expires_at > ${now} and p.is_active`;
  return hashes.map((hash) => rows.find(({ token_hash }) => token_hash === hash));
}

/** A session is in use. Calls that arrive together read the same moment, and only the first of them writes. */
export async function updateSeen(
  db: Db,
  { company_id, id, last_seen_at }: Pick<SessionRow, "company_id" | "id" | "last_seen_at">,
  now: Date,
): Promise<void> {
  await db`
    update staff_sessions set last_seen_at = ${now}
    where company_id = ${company_id} and id = ${id} and last_seen_at = ${last_seen_at}`;
}
