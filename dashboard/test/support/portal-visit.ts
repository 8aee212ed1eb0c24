import type { Page } from "playwright-core";
import { type AtPortal, atPortal } from "../../../server/test/support/portal.ts";
import { type Looks, type Office, quiet } from "./office.ts";

// Customers in real browsers at the portal of the office.

/** A browser window of a customer who has signed in by request. */
export async function enterPortal(
  office: Office,
  credentials: object,
  path = "/portal",
  looks: Looks = {},
): Promise<{ readonly page: Page; readonly session: AtPortal }> {
  const session = await atPortal(office.test, credentials);
  const page = await office.stranger(looks);
  await page.context().addCookies([{ name: "licet_portal", value: session.token, url: office.address }]);
  await page.goto(`${office.address}${path}`);
  await quiet(page);
  return { page, session };
}

/** What a user with a password of their own signs in with; they came with an initial one. */
export async function chooseFirstPassword(
  office: Pick<Office, "test">,
  { email, password }: { readonly email: string; readonly password: string },
  new_password = "a password of my own",
): Promise<{ readonly email: string; readonly password: string }> {
  const { call } = await atPortal(office.test, { email, password });
  const { status, text } = await call("POST", "session/password/", { password, new_password });
  if (status !== 200) throw new Error(`the password was refused: ${text}`);
  return { email, password: new_password };
}
