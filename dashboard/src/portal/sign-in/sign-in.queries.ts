import type { AnswerOf, BodyOf } from "@licet/sdk";
import { licet } from "../../kit/api.ts";
import { beginSession, portalAddress, portalCompany } from "../session.ts";

/** What a sign-in answers, as far as pages use it. */
export type SignedIn = Pick<AnswerOf<"post_portal_session">, "is_initial_password">;

/** Signs in with a password, or with a license key; the cookie comes with the answer. */
export async function signIn(body: BodyOf<"post_portal_session">): Promise<SignedIn> {
  const { ...answer } = await licet.portal.createSession({ ...body, ...company() });
  beginSession(answer);
  return answer;
}

/** Chooses a password; every session ends, and this one begins anew. */
export async function choosePassword(password: string, new_password: string): Promise<void> {
  const { ...answer } = await licet.portal.sessionPassword({ password, new_password });
  beginSession(answer);
}

/** Has a link to sign in, or license keys, mailed to an address. */
export async function askForMail(what: "link" | "keys", email: string): Promise<void> {
  if (what === "link") await licet.portal.signInLink({ email, ...company() });
  else await licet.portal.licenseKeys({ email, ...company() });
}

/** Where the account of a customer signs on. */
export async function beginSignOn(customer_account_code: string): Promise<string> {
  const { url } = await licet.portal.sessionSso({
    customer_account_code,
    redirect_uri: portalAddress,
    ...company(),
  });
  return url;
}

/** Signs in with what came back from the provider. */
export async function finishSignOn(body: BodyOf<"post_portal_session_sso_callback">): Promise<void> {
  const { ...answer } = await licet.portal.sessionSsoCallback(body);
  beginSession(answer);
}

function company(): { company?: number } {
  const known = portalCompany();
  return known === undefined ? {} : { company: known };
}
