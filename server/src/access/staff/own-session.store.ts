import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, newestFirst, type Page, readPage } from "../../platform/db/list-query.ts";
import type { StaffSessionsRow } from "../../platform/db/rows.generated.ts";

/** What one's own sessions can be ordered by. */
export const ownSessionList = {
  filters: {},
  orderings: {
    id: (db) => db`id`,
    created_at: (db) => db`created_at`,
    last_seen_at: (db) => db`last_seen_at`,
    expires_at: (db) => db`expires_at`,
  },
} satisfies Omit<ListSpec, "from" | "id">;

/** A session without its token. */
export type OwnSession = Pick<
  StaffSessionsRow,
  "id" | "ip" | "user_agent" | "created_at" | "last_seen_at" | "expires_at"
>;

const columns = (db: Db) => db`id, ip, user_agent, created_at, last_seen_at, expires_at`;

/** One page of somebody's sessions that have not ended, the latest first where nothing else is asked for. */
export function listOwnSessions(
  db: Db,
  companyId: number,
  { staffId, now }: { readonly staffId: number; readonly now: Date },
  page: ListPage,
): Promise<Page<OwnSession>> {
  const list: ListSpec = {
    ...ownSessionList,
    from: (on) => on`
      from staff_sessions where company_id = ${companyId} and staff_id = ${staffId} and expires_at > ${now}`,
    id: (on) => on`id`,
  };
  return readPage(db, companyId, list, newestFirst(page, ownSessionList.orderings.last_seen_at), columns(db));
}

/** Ends one of somebody's sessions. Undefined: they have no such session. */
export async function deleteOwnSession(
  db: Db,
  companyId: number,
  staffId: number,
  id: number,
): Promise<OwnSession | undefined> {
  const [row] = await db<OwnSession[]>`
    delete from staff_sessions where company_id = ${companyId} and staff_id = ${staffId} and id = ${id}
    returning ${columns(db)}`;
  return row;
}
