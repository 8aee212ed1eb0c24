import type { AnswerOf, BodyOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";
import { sessionQuery } from "../session.ts";

/** Somewhere one is signed in. */
export type OwnSession = AnswerOf<"get_sessions">["results"][number];

/** Where one is signed in; a hundred places are enough for anybody. */
export const ownSessionsQuery = queryOptions({
  queryKey: ["session", "own"],
  queryFn: async ({ signal }): Promise<OwnSession[]> =>
    await licet.sessions.list({}, { signal }).toArray({ most: 100 }),
});

async function sessionsChanged(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
}

/** Signs out somewhere. */
export async function endSession(id: number): Promise<void> {
  await licet.sessions.delete(id);
  await sessionsChanged();
}

/** Signs out everywhere but here; answers how often. */
export async function endOtherSessions(): Promise<number> {
  const { ended } = await licet.sessions.endOthers();
  await sessionsChanged();
  return ended;
}

/** Chooses another password; every other session ends. */
export async function changePassword(body: BodyOf<"post_session_password">): Promise<void> {
  await licet.session.password(body);
  await sessionsChanged();
}

/** Sets up an authenticator app. */
export const authenticator = {
  begin: () => licet.session.totp(),
  confirm: (body: BodyOf<"post_session_totp_confirm">) => licet.session.confirmTotp(body),
};

/** Uses no authenticator app any more. */
export async function endAuthenticator(body: BodyOf<"post_session_totp_end">): Promise<void> {
  await licet.session.endTotp(body);
}

/** Asks anew who one is: whether an app is used has changed. */
export async function accountChanged(): Promise<void> {
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true });
}
