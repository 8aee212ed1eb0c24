import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { together } from "../../platform/db/batching.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { networkOf, takeAttempt } from "../../platform/http/attempts.store.ts";
import type { Caller } from "../../platform/http/endpoint.ts";
import { type Permission, permissionsOfKey } from "../../platform/http/roles-and-permissions.schema.ts";
import { parseManagementKey, verifyManagementKey } from "../../platform/signing/management-key.ts";
import { portalCookie, portalSessions } from "../portal/portal-sessions.flow.ts";
import { bearerOf, sessionCookie, sessionTokenOf } from "../staff/session-cookie.flow.ts";
import { staffSessions } from "../staff/staff-sessions.flow.ts";
import { keyUse } from "./key-use.store.ts";
import { findManagementKeys, type ManagementKeyRow } from "./management-key.store.ts";

const nobody: Caller = { companyId: 0, keyId: 0, permissions: new Set(["public"]) };

/**
 * Authenticates by `Authorization: Api-Key <prefix>.<secret>` (management-api.md §1.1), or by the session of one of the
 * staff; 403 without or with a bad one. Both are looked up on every call, so a revoked one stops working immediately;
 * calls that arrive together share the lookup.
 */
export function managementAuthentication(deps: Deps) {
  const { db, clock } = deps;
  const noteUse = keyUse(deps, "management_api_keys");
  const findKeys = together<string, ManagementKeyRow[]>((prefixes) => findManagementKeys(db, prefixes), {
    max: 100,
    parallel: 2,
  });
  const findSession = staffSessions(deps);
  const findPortalSession = portalSessions(deps);
  /** Who is signed in at the portal. Staff and keys, who show who they are otherwise, are told that it is not theirs. */
  const findCustomer = async (request: FastifyRequest): Promise<Caller | undefined> => {
    const token = sessionTokenOf(request, deps, portalCookie);
    const caller = token === undefined ? undefined : await findPortalSession(token);
    if (!caller && token !== undefined && !request.headers.authorization) throw new ApiError("session_not_valid");
    if (caller) request.suspect = { companyId: caller.companyId, who: caller.actor?.name ?? "" };
    return caller;
  };
  /**
   * A wrong key is refused; one of too many from an address with the reason. A right one is let in whatever others send
   * from there.
   */
  const refuse = async (request: FastifyRequest): Promise<never> => {
    const subject = `keys ${networkOf(callerAddress({ request, deps }))}`;
    await takeAttempt(db, [{ kind: "keys", companyId: 0, subject }], clock.now());
    throw new ApiError("invalid_management_key");
  };
  return async (request: FastifyRequest, permission: Permission): Promise<Caller> => {
    if (permission === "public") return nobody;
    if (permission === "portal") {
      const customer = await findCustomer(request);
      if (customer) return customer;
    }
    const token = permission === "portal" ? bearerOf(request) : sessionTokenOf(request, deps, sessionCookie);
    if (token !== undefined) {
      const caller = await findSession(token);
      if (!caller) throw new ApiError("session_not_valid");
      request.suspect = { companyId: caller.companyId, who: caller.actor?.name ?? "" };
      if (!caller.permissions.has(permission)) throw lacks(permission);
      return caller;
    }
    const { authorization } = request.headers;
    if (authorization === undefined || authorization === "") throw new ApiError("not_authenticated");
    const parsed = parseManagementKey(authorization);
    if (!parsed) return refuse(request);
    const rows = await findKeys(parsed.prefix);
    const row = rows.find((each) => verifyManagementKey(parsed.key, each.key_hash));
    request.suspect = { companyId: (row ?? rows[0])?.company_id ?? 0, who: row?.label || parsed.prefix };
    if (!row) return refuse(request);
    const now = clock.now();
    if (row.expires_at !== null && row.expires_at <= now) throw new ApiError("expired_management_key");
    const permissions = permissionsOfKey(row.permissions);
    if (!permissions.has(permission)) throw lacks(permission);
    noteUse(row, now);
    const actor = { kind: "key", id: row.id, name: row.label || row.prefix } as const;
    const end = row.expires_at === null ? {} : { expiresAt: row.expires_at };
    return { companyId: row.company_id, keyId: row.id, permissions, actor, ...end };
  };
}

/** The refusal of a caller whose permissions do not suffice. */
function lacks(permission: Permission): ApiError {
  if (permission === "session")
    return new ApiError("permission_denied", { message: "This is for staff, not for keys." });
  if (permission === "portal")
    return new ApiError("permission_denied", { message: "This is for customers who are signed in at the portal." });
  if (permission === "owner")
    return new ApiError("permission_denied", { message: "This is for owners who are logged in, not for keys." });
  return new ApiError("permission_denied", { message: `This needs the permission ${permission}.` });
}
