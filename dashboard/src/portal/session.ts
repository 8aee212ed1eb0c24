import { type AnswerOf, LicetError } from "@licet/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { base, licet, queries, signedOut } from "../kit/api.ts";
import { NotAllowed } from "../kit/problem.tsx";

/** Who is signed in at the portal, and what they may do. */
export type Session = AnswerOf<"get_portal_session">;

/** How the portal of a vendor looks. */
export type Appearance = AnswerOf<"get_portal_appearance">;

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await licet.portal.session({ signal });
    } catch (error) {
      if (error instanceof LicetError && signedOut.has(error.code)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The session of the page that is shown; pages that need one are only shown to somebody. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new NotAllowed("portal");
  return data;
}

/** The session, if there is one. */
export function useSessionIfAny(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** Keeps what a sign-in has answered, and forgets everything that the person before could see. */
export function beginSession({ token: _token, ...session }: AnswerOf<"post_portal_session">): void {
  queries.clear();
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** Ends the session here. */
export async function signOut(): Promise<void> {
  await licet.portal.deleteSession();
  queries.clear();
}

let appearance: Appearance | undefined;

/** The looks of this portal; undefined: Licet's own. */
export function looks(): Appearance | undefined {
  return appearance;
}

/** Whose portal it is: that of who is signed in, else what the address says, else the only one of this server. */
export async function loadAppearance(): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery).catch(() => null);
  const named = Number(new URLSearchParams(location.search).get("company"));
  const company = session?.company.id ?? (named > 0 ? named : undefined);
  // Without looks of its own, a portal is still a portal.
  appearance = await licet.portal.appearance(company === undefined ? {} : { company }).then(
    (answer) => ({ ...answer }),
    () => undefined,
  );
}

/** The company that a sign-in is meant for, where it is known. */
export function portalCompany(): number | undefined {
  return appearance?.company;
}

/** The portal's own address, where identity providers send people back to. */
export const portalAddress = new URL("portal/", base).href;
