import type { Deps } from "../../deps.ts";
import { together } from "../../platform/db/batching.ts";
import type { Caller } from "../../platform/http/endpoint.ts";
import { permissionsOf } from "../../platform/http/roles-and-permissions.schema.ts";
import { hashToken } from "../../platform/signing/opaque-token.ts";
import { minuteMs } from "../../platform/values/durations.ts";
import { findSessions, type SessionRow, updateSeen } from "./known-session.store.ts";

/**
 * Finds who a session belongs to, on every call: a session that was ended, or whose owner left, stops working
 * immediately.
 */
export function staffSessions({ db, clock }: Deps): (token: string) => Promise<Caller | undefined> {
  const findRow = together<string, SessionRow | undefined>((hashes) => findSessions(db, hashes, clock.now()), {
    max: 100,
    parallel: 2,
  });
  return async (token) => {
    const row = await findRow(hashToken(token));
    if (!row) return undefined;
    const now = clock.now();
    // After the call, and no call fails by it: the next one says the same.
    if (now.getTime() - row.last_seen_at.getTime() >= minuteMs) updateSeen(db, row, now).catch(() => {});
    const actor = { kind: "staff", id: row.staff_id, name: row.email } as const;
    return { companyId: row.company_id, keyId: 0, sessionId: row.id, permissions: permissionsOf(row.role), actor };
  };
}
