import { z } from "zod";
import { count, email, flag, maybe } from "../../platform/http/scalars.schema.ts";
import { personText } from "../../selling/license-users/assignment.schema.ts";
import type { PortalUserRow } from "./portal-user.store.ts";

const moment = z.iso.datetime().nullable();

/** A user of a license, as the manager of the license sees them. */
export const portalUser = z.strictObject({
  id: z.int(),
  true_email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  phone_number: z.string(),
  is_active: z.boolean(),
  is_initial_password: z.boolean().describe("Whether the user has not chosen a password yet."),
  last_login: moment,
  assigned_at: z.iso.datetime(),
  max_activations: z.int(),
  total_activations: z.int(),
  allow_unlimited_activations: z.boolean(),
  last_contact: moment.describe("Of the user's devices on this license."),
});

/** Body of `POST portal/licenses/{id}/users/`. */
export const portalUserBody = z.object({
  email,
  first_name: maybe(personText),
  last_name: maybe(personText),
  phone_number: maybe(personText),
  max_activations: maybe(count()),
});

/** Who was just given a license. */
export const assignedPortalUser = portalUser.extend({
  new_user: z.boolean(),
  initial_password: z.string().describe("Shown this once, of a user who was made; else empty."),
});

/** Body of `PATCH portal/licenses/{id}/users/{user_id}/`; what was read may be sent back. */
export const portalUserPatch = z.object({
  max_activations: maybe(count()),
  is_active: maybe(flag()).describe("False: no password of the user is right any more."),
});

/** A password that was just made. */
export const initialPassword = z.strictObject({ initial_password: z.string().describe("Shown this once.") });

/** A user on their way to a manager. */
export function presentPortalUser(row: PortalUserRow): z.input<typeof portalUser> {
  return {
    ...row,
    last_login: row.last_login?.toISOString() ?? null,
    assigned_at: row.assigned_at.toISOString(),
    last_contact: row.last_contact?.toISOString() ?? null,
  };
}
