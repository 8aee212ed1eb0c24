import { z } from "zod";
import type { PortalLink } from "../../access/portal/portal-link.store.ts";
import { bigCount, email, maybe, text } from "../../platform/http/scalars.schema.ts";
import { newPassword } from "../users/password.schema.ts";

const company = maybe(bigCount({ min: 1 })).describe("Whose portal, where the server has several companies.");

/** Body of `POST portal/sign_in_link/` and of `POST portal/license_keys/`. */
export const askForMailBody = z.object({ email, company });

const token = text(200, 1).describe("What stands behind # in the link.");

/** Body of `POST portal/link/` and of `POST portal/link/confirm/`. */
export const linkBody = z.object({ token });

/** Body of `POST portal/session/link/`. */
export const sessionByLinkBody = z.object({
  token,
  new_password: newPassword.optional().describe("Another password of the user; a link to choose one needs it."),
});

/** What a mailed link is good for. */
export const portalLink = z.strictObject({
  purpose: z.enum(["sign_in", "set_password", "replace_device"]),
  email: z.string().describe("Whom it was mailed to."),
  company: z.strictObject({ id: z.int(), name: z.string() }),
  product: z.string().nullable().describe("Of the license whose device is to make place."),
  device: z.string().nullable().describe("The device that is to make place."),
  new_device: z.string().nullable().describe("Null where nobody has said it."),
  asks_for_password: z.boolean().describe("Whether the user has no password of their own yet, and is to choose one."),
  expires_at: z.iso.datetime(),
});

/** What a link is about. */
export interface LinkFacts {
  readonly product: string | null;
  readonly device: string | null;
  readonly asks_for_password: boolean;
}

/** A link as its page shows it, before it is used. */
export function presentPortalLink(link: PortalLink, facts: LinkFacts, name: string): z.input<typeof portalLink> {
  return {
    purpose: link.purpose,
    email: link.email,
    company: { id: link.company_id, name },
    ...facts,
    new_device: link.new_device || null,
    expires_at: link.expires_at.toISOString(),
  };
}
