import { type AnswerOf, LicetError } from "@licet/sdk";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { licet, queries, signedOut } from "../kit/api.ts";
import { NotAllowed } from "../kit/problem.tsx";

/** Who is signed in, and what they may do. */
export type Session = AnswerOf<"get_session">;

/** What a page or an action may require. */
export type Permission = Session["permissions"][number] | "session" | "owner";

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await licet.session.retrieve({ signal });
    } catch (error) {
      if (error instanceof LicetError && signedOut.has(error.code)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Whether a session may do something. */
export function mayIn(session: Session | null, permission: string): boolean {
  if (!session) return false;
  if (permission === "session") return true;
  if (permission === "owner") return session.staff.role === "owner";
  return (session.permissions as readonly string[]).includes(permission);
}

/** The session of the page that is shown; pages are only shown to somebody. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new NotAllowed("session");
  return data;
}

/** Whether the person who looks may do something. */
export function useMay(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => mayIn(session, permission);
}

/** Forgets everything that the person before could see. */
export function forgetSession(): void {
  queries.clear();
}
