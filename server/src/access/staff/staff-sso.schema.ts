import { z } from "zod";
import { flag, text, word } from "../../platform/http/scalars.schema.ts";
import { presentSso, ssoAnswer, ssoPatch } from "../sso/sso.schema.ts";
import type { StaffSsoRow } from "./staff-sso.store.ts";

/** What the provider may make of somebody who is not of the staff yet: never an owner. */
export const NEW_STAFF_ROLES = ["admin", "support", "read-only"] as const;

const domainsMax = 100;

const domain = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase().replace(/^@/, "") : value),
  text(253).refine((value) => /^[^\s@.]+(?:\.[^\s@.]+)+$/.test(value), "Must be a domain, as in vendor.example."),
);

/** The body of `PATCH company/sso/`; what makes a sign-on needs issuer, client_id and redirect_uris. */
export const staffSsoPatch = ssoPatch.extend({
  email_domains: z
    .array(domain)
    .max(domainsMax, `At most ${domainsMax} domains.`)
    .optional()
    .describe("E-mails of other domains are refused; none named: any is taken."),
  new_staff_role: word(NEW_STAFF_ROLES, `Must be one of ${NEW_STAFF_ROLES.join(", ")}, or null.`)
    .nullable()
    .optional()
    .describe("What somebody becomes who is not of the staff yet. Null: they are refused. Needs email_domains."),
  allows_passwords: flag()
    .optional()
    .describe("Whether the staff may log in with a password as well (true). Owners always may."),
  asks_for_code: flag()
    .optional()
    .describe("Whether people with an authenticator app are asked for its code after signing on as well (false)."),
});

/** A parsed body of it. */
export type StaffSsoPatch = z.output<typeof staffSsoPatch>;

/** The sign-on of a company's staff; its secret is never shown. */
export const staffSsoAnswer = ssoAnswer.omit({ customer_account: true }).extend({
  email_domains: z.array(z.string()),
  new_staff_role: z.enum(NEW_STAFF_ROLES).nullable(),
  allows_passwords: z.boolean(),
  asks_for_code: z.boolean(),
});

/** The sign-on of a company's staff as it leaves the server. */
export function presentStaffSso(row: StaffSsoRow): z.input<typeof staffSsoAnswer> {
  const { customer_account: _, ...told } = presentSso({ ...row, customer_account_id: 0 });
  const { email_domains, new_staff_role, allows_passwords, asks_for_code } = row;
  return { ...told, email_domains, new_staff_role, allows_passwords, asks_for_code };
}
