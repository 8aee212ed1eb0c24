import { z } from "zod";
import type { SecurityEntry } from "./security-event.store.ts";

/** A row of the security log (docs/guide/staff.md). */
export const securityEventAnswer = z.strictObject({
  id: z.number().int(),
  code: z.string().describe("Of the answer: invalid_login, permission_denied, too_many_attempts."),
  who: z
    .string()
    .describe("The e-mail that was named, or the key that was shown. Empty where nobody was, or there were too many."),
  ip: z.string(),
  route: z.string().describe("What was called."),
  count: z.number().int().describe("How often in that minute."),
  first_at: z.iso.datetime(),
  last_at: z.iso.datetime(),
});

/** The security event object. */
export function presentSecurityEvent(row: SecurityEntry): z.input<typeof securityEventAnswer> {
  return { ...row, first_at: row.first_at.toISOString(), last_at: row.last_at.toISOString() };
}
