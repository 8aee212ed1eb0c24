import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";
import { beginSession } from "../session.ts";

/** One's own sessions. */
export const openSessionsQuery = queryOptions({
  queryKey: ["open-sessions"],
  queryFn: async ({ signal }) => [...(await licet.portal.openSessions({ signal }))],
});

/** Ends one of them. */
export async function endSession(id: number): Promise<void> {
  await licet.portal.deleteOpenSession(id);
  await queries.invalidateQueries({ queryKey: openSessionsQuery.queryKey });
}

/** Changes one's password; the other sessions end. */
export async function changePassword(body: { password: string; new_password: string }): Promise<void> {
  const { ...answer } = await licet.portal.sessionPassword(body);
  beginSession(answer);
  await queries.invalidateQueries({ queryKey: openSessionsQuery.queryKey });
}
