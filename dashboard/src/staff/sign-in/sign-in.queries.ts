import { type BodyOf, LicetError } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { base, licet, queries } from "../../kit/api.ts";
import { sessionQuery } from "../session.ts";

type Opened = Awaited<ReturnType<typeof licet.session.create>>;

/** The cookie comes with the answer; what is kept here is who it is. */
function open({ token: _token, expires_at: _expires, ...session }: Opened): void {
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** A company that somebody works for. */
export interface Employer {
  readonly id: number;
  readonly name: string;
}

/** Signs in with a password; answers the companies, where it is the right one at several. */
export async function signIn(body: BodyOf<"post_session">): Promise<readonly Employer[]> {
  try {
    open(await licet.session.create(body));
    return [];
  } catch (error) {
    if (!(error instanceof LicetError) || error.code !== "company_required") throw error;
    const named = error.errors.filter(({ pointer }) => pointer === "/company");
    if (named.length === 0) throw error;
    return named.map(({ value, message }) => ({ id: Number(value), name: message }));
  }
}

/** How one signs in here. */
export const waysQuery = queryOptions({
  queryKey: ["session", "ways"],
  queryFn: async ({ signal }) => await licet.session.ways({}, { signal }),
});

/** The page to which the identity provider sends people back. */
const callbackAddress = new URL("sign-in/callback", base).href;

/** Begins a sign-on at the identity provider; answers where it goes on. */
export async function beginSignOn(company?: number): Promise<string> {
  const of = company === undefined ? {} : { company };
  return (await licet.session.oidc({ ...of, redirect_uri: callbackAddress })).url;
}

/** What came back from the identity provider, and the code of an app where the server asks for one. */
export type SignedOn = BodyOf<"post_session_oidc_callback">;

/** Opens a session with it; the server asks for a code of the app first where it says so. */
export async function finishSignOn(body: SignedOn): Promise<"in" | "code required"> {
  try {
    open(await licet.session.callbackOidc(body));
    return "in";
  } catch (error) {
    if (error instanceof LicetError && error.code === "code_required" && body.totp === undefined)
      return "code required";
    throw error;
  }
}

/** A sign-on that came back; it is good for one use, so it is asked for once. */
export const signedOnQuery = (body: SignedOn) =>
  queryOptions({
    queryKey: ["sign-on", body.state],
    queryFn: () => finishSignOn(body),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

/** Whom a link to set a password was made for. */
export const setUpQuery = (token: string) =>
  queryOptions({
    queryKey: ["set-up", token],
    queryFn: async ({ signal }) => await licet.session.checkSetup({ token }, { signal }),
    // The link is used up by what this page does.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

/** Sets a password by a link, and signs in. */
export async function setUp(body: BodyOf<"post_session_setup">): Promise<void> {
  open(await licet.session.setup(body));
}

/** Sets up an authenticator app. */
export const authenticator = {
  begin: () => licet.session.totp(),
  confirm: (body: BodyOf<"post_session_totp_confirm">) => licet.session.confirmTotp(body),
};
