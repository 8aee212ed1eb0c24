import type { BodyOf } from "@licet/sdk";
import { licet, queries } from "../../kit/api.ts";
import { sessionQuery } from "../session.ts";

/** Signs in with a password; the cookie comes with the answer. */
export async function signIn(body: BodyOf<"post_session">): Promise<void> {
  const { token: _token, expires_at: _expires, ...session } = await licet.session.create(body);
  queries.setQueryData(sessionQuery.queryKey, session);
}
