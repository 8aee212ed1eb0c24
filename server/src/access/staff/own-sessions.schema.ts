import { z } from "zod";
import type { OwnSession } from "./own-session.store.ts";

/** A session of the caller's own. */
export const ownSessionAnswer = z.strictObject({
  id: z.number().int(),
  ip: z.string().describe("Where it began."),
  user_agent: z.string().describe("What the browser or program called itself then."),
  created_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime().describe("To the minute."),
  expires_at: z.iso.datetime(),
  is_current: z.boolean().describe("Whether this call was made in it."),
});

/** How many sessions ended. */
export const endedAnswer = z.strictObject({ ended: z.number().int() });

/** A session as it leaves the server. */
export function presentOwnSession(row: OwnSession, current: number | undefined): z.input<typeof ownSessionAnswer> {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    is_current: row.id === current,
  };
}
