import { z } from "zod";
import type { OwnPortalSession } from "../../access/portal/portal-session.store.ts";
import { bigCount, maybe, text } from "../../platform/http/scalars.schema.ts";
import { newPassword } from "../users/password.schema.ts";
import type { SignedInUser } from "./sign-in.store.ts";

const given = z.string("Must be text.").min(1, "Must not be empty.").max(1000);
const company = maybe(bigCount({ min: 1 })).describe("Whose portal, where the server has several companies.");

/** Body of `POST portal/session/`. */
export const signInBody = z
  .object({
    email: text(300, 1),
    password: given.optional().describe("Of a license user."),
    license_key: maybe(text(300)).describe(
      "In place of a password: opens this license, with the e-mail of its customer.",
    ),
    company,
  })
  .refine(({ password, license_key }) => (password === undefined) !== (license_key === undefined), {
    message: "Send either password or license_key.",
  });

/** Body of `POST portal/session/password/`. */
export const ownPasswordBody = z.object({
  password: given,
  new_password: newPassword.pipe(z.string("The new password is required.")),
});

/** Body of `POST portal/session/sso/`. */
export const beginSignOnBody = z.object({
  customer_account_code: text(255, 1),
  redirect_uri: maybe(text(2000)).describe("One of those of the account; without it the portal of this server."),
  company,
});

/** Where to sign on. */
export const beginSignOnAnswer = z.strictObject({
  url: z.string().describe("To be opened in the browser that has the cookie of this answer."),
  expires_at: z.iso.datetime(),
});

/** Body of `POST portal/session/sso/callback/`. */
export const finishSignOnBody = z.object({
  state: text(200, 1),
  code: text(4000, 1).describe("As it came back to the redirect_uri."),
  iss: maybe(text(2000)).describe("If one came back."),
});

/** Who is signed in at the portal. */
export const portalSession = z.strictObject({
  kind: z.enum(["user", "manager", "key"]).describe("A license user, one who manages licenses too, or a license key."),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  license_user: z.int().nullable().describe("Null for a key."),
  license: z.int().nullable().describe("The license that a key opened."),
  customer_account: z
    .int()
    .nullable()
    .describe("The account whose provider vouched for the user: only its licenses are shown."),
  is_initial_password: z.boolean().describe("Whether a password of the user's own is to be chosen now."),
  permissions: z.array(z.string()).describe("What a manager may do with what they manage."),
  company: z.strictObject({ id: z.int(), name: z.string() }),
  expires_at: z.iso.datetime(),
});

/** A session that was just opened. */
export const newPortalSession = portalSession.extend({
  token: z.string().describe("For `Authorization: Bearer`; pages of this server use the cookie instead."),
});

/** One of the sessions of whoever is signed in. */
export const listedPortalSession = z.strictObject({
  id: z.int(),
  ip: z.string(),
  user_agent: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  is_current: z.boolean(),
});

/** What is shown of a session. */
export interface SessionFacts {
  readonly user: SignedInUser | undefined;
  readonly email: string;
  readonly license_user: number | null;
  readonly license: number | null;
  readonly customer_account: number | null;
  readonly company: { readonly id: number; readonly name: string };
  readonly expiresAt: Date;
}

/** Who is signed in. */
export function presentPortalSession({
  user,
  expiresAt,
  company,
  ...facts
}: SessionFacts): z.input<typeof portalSession> {
  return {
    ...facts,
    kind: user ? (user.is_manager ? "manager" : "user") : "key",
    first_name: user?.first_name ?? "",
    last_name: user?.last_name ?? "",
    // Who came by a provider has no use for the password of this server.
    is_initial_password: (user?.is_initial_password ?? false) && facts.customer_account === null,
    permissions: user?.is_manager ? [...user.lm_permissions] : [],
    company: { id: company.id, name: company.name },
    expires_at: expiresAt.toISOString(),
  };
}

/** A session in the list of one's own. */
export function presentListedSession(row: OwnPortalSession, currentId: number | undefined) {
  return {
    id: row.id,
    ip: row.ip,
    user_agent: row.user_agent,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    is_current: row.id === currentId,
  };
}
