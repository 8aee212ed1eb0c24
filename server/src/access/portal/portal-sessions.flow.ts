import type { Deps } from "../../deps.ts";
import { together } from "../../platform/db/batching.ts";
import type { Caller, PortalPerson } from "../../platform/http/endpoint.ts";
import { hashToken } from "../../platform/signing/opaque-token.ts";
import { findPortalSessions, type PortalSessionRow } from "./portal-session.store.ts";

/** The name of the cookie that a browser keeps a session of the portal in; staff have another one. */
export const portalCookie = "licet_portal";

/** Finds whose session of the portal a token is, on every call: one that was ended stops working immediately. */
export function portalSessions({ db, clock }: Deps): (token: string) => Promise<Caller | undefined> {
  const findRow = together<string, PortalSessionRow | undefined>(
    (hashes) => findPortalSessions(db, hashes, clock.now()),
    { max: 100, parallel: 2 },
  );
  return async (token) => {
    const row = await findRow(hashToken(token));
    const person = row && personOf(row);
    if (!row || !person) return undefined;
    return callerAtPortal(row.company_id, person, row.email, row.id);
  };
}

function personOf({ license_user_id, customer_account_id, license_id }: PortalSessionRow): PortalPerson | undefined {
  if (license_id !== null) return { license_id };
  if (license_user_id === null) return undefined;
  return { license_user_id, ...(customer_account_id === null ? {} : { customer_account_id }) };
}

/** Who calls with a session of the portal. */
export function callerAtPortal(companyId: number, person: PortalPerson, email: string, sessionId?: number): Caller {
  const actor =
    "license_id" in person
      ? ({ kind: "license", id: person.license_id, name: email } as const)
      : ({ kind: "license_user", id: person.license_user_id, name: email } as const);
  const permissions = new Set(["public", "portal"] as const);
  return { companyId, keyId: 0, permissions, actor, portal: person, ...(sessionId === undefined ? {} : { sessionId }) };
}
