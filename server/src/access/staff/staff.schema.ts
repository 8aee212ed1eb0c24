import { z } from "zod";
import { PERMISSIONS, ROLES } from "../../platform/http/roles-and-permissions.schema.ts";
import { bigCount, flag, text, word } from "../../platform/http/scalars.schema.ts";
import type { SetupFacts } from "./session.store.ts";
import type { StaffMember } from "./staff.store.ts";
import { UNKNOWN_OWNER } from "./unknown-owner.rules.ts";

const passwordMin = 10;

const email = z
  .string("Must be an e-mail address.")
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Must be an e-mail address.");
const name = z.string("Must be text.").trim().max(200, "Must have at most 200 characters.");
const role = word(ROLES, `Must be one of ${ROLES.join(", ")}.`);
const newPassword = z
  .string("Must be text.")
  .min(passwordMin, `Needs at least ${passwordMin} characters.`)
  .max(1000, "Must have at most 1000 characters.");
const given = z.string("Must be text.").min(1, "Must not be empty.").max(1000);

/** Body of `POST staff/`. */
export const staffBody = z.object({
  email,
  name: name.optional(),
  role,
  password: newPassword.optional().describe("Without it the answer holds a token for a link to set one."),
});

/** Body of `PATCH staff/{id}/`: what is absent stays. */
export const staffPatch = z.object({
  email: email.optional(),
  name: name.optional(),
  role: role.optional(),
  is_active: flag().optional(),
});

/** One of the staff. */
export const staffAnswer = z.strictObject({
  id: z.number().int(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  is_active: z.boolean(),
  is_set_up: z.boolean().describe("Whether there is a password yet."),
  has_totp: z.boolean().describe("Whether a code of an app is asked for."),
  has_signed_on: z.boolean().describe("Whether the identity provider has named this person."),
  last_login: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** A token by which a password is set, once. */
export const setupAnswer = z.strictObject({
  setup_token: z.string().describe("Shown this once."),
  setup_expires_at: z.iso.datetime(),
});

/** Somebody who was just added. */
export const newStaffAnswer = staffAnswer.extend(setupAnswer.partial().shape);

/** Body of `POST session/`. */
export const loginBody = z.object({
  email: z.string("Must be text.").trim().max(254),
  password: given,
  code: z.string("Must be text.").max(40).optional().describe("Of the authenticator app, or one for recovery."),
  company: bigCount({ min: 1 }).optional().describe("Which one, where the e-mail belongs to several."),
});

/** Body of `POST session/setup/`. */
export const setupBody = z.object({
  token: text(1000, 1),
  password: newPassword,
  email: email.optional().describe("One's own, where it was not known when the link was made."),
  name: name.optional(),
});

/** Body of `POST session/setup/check/`. */
export const setupCheckBody = z.object({ token: text(1000, 1) });

/** Whom a link to set a password was made for. */
export const setupCheckAnswer = z.strictObject({
  email: z.string().nullable().describe("Null: not known yet, so that POST session/setup/ needs one."),
  name: z.string(),
  company: z.strictObject({ id: z.number().int(), name: z.string() }),
  expires_at: z.iso.datetime(),
});

/** Query of `GET session/ways/`. */
export const waysQuery = z.object({
  company: bigCount({ min: 1 }).optional().describe("Which one, where several sign on at this server."),
});

/** How one logs in here. */
export const waysAnswer = z.strictObject({
  is_set_up: z.boolean().describe("Whether anybody can log in yet. If not, the first start printed an address."),
  single_sign_on: z
    .enum(["none", "enabled", "company_required"])
    .describe("Whether POST session/oidc/ begins a sign-on; `company_required`: several companies have one."),
});

/** What the page of a link greets with. */
export function presentSetupCheck(row: SetupFacts): z.input<typeof setupCheckAnswer> {
  return {
    email: row.email === UNKNOWN_OWNER ? null : row.email,
    name: row.name,
    company: { id: row.company_id, name: row.company_name },
    expires_at: row.setup_expires_at.toISOString(),
  };
}

/** Body of `POST session/password/`. */
export const passwordBody = z.object({ password: given, new_password: newPassword });

/** Body of what takes a code. */
export const codeBody = z.object({ code: z.string("Must be text.").min(1, "Must not be empty.").max(40) });

/** Who is logged in, and what they may do. */
export const sessionAnswer = z.strictObject({
  staff: staffAnswer,
  company: z.strictObject({ id: z.number().int(), name: z.string() }),
  permissions: z.array(z.enum(PERMISSIONS)),
});

/** A session that was just opened. */
export const newSessionAnswer = sessionAnswer.extend({
  token: z.string().describe("For `Authorization: Bearer`; pages of this server use the cookie instead."),
  expires_at: z.iso.datetime(),
});

/** The staff object. */
export function presentStaff({ totp_confirmed_at, ...row }: StaffMember): z.input<typeof staffAnswer> {
  return {
    ...row,
    has_totp: totp_confirmed_at !== null,
    last_login: row.last_login?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
