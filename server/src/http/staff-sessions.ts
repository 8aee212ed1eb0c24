import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { hashToken } from "../signing/opaque-token.ts";
import { together } from "../together.ts";
import { isEncrypted, ownAddress, type Reach } from "./addresses.ts";
import type { Caller, Context } from "./endpoint.ts";
import { permissionsOf, type Role } from "./permissions.schema.ts";

/** The name of the cookie that a browser keeps its session in. */
export const sessionCookie = "licet_session";

interface SessionRow {
  readonly company_id: number;
  readonly id: number;
  readonly staff_id: number;
  readonly token_hash: string;
  readonly email: string;
  readonly role: Role;
}

/** Finds who a session belongs to, on every call: one that was ended, or whose person left, stops at once. */
export function staffSessions({ db, clock }: Deps): (token: string) => Promise<Caller | undefined> {
  const findRow = together<string, SessionRow | undefined>(
    async (hashes) => {
      const rows = await db<SessionRow[]>`
        select s.company_id, s.id, s.staff_id, s.token_hash, p.email, p.role
        from staff_sessions s join staff p on p.company_id = s.company_id and p.id = s.staff_id
        where s.token_hash = any(${[...new Set(hashes)]}) and s.expires_at > ${clock.now()} and p.is_active`;
      return hashes.map((hash) => rows.find(({ token_hash }) => token_hash === hash));
    },
    { max: 100, parallel: 2 },
  );
  return async (token) => {
    const row = await findRow(hashToken(token));
    if (!row) return undefined;
    const actor = { kind: "staff", id: row.staff_id, name: row.email } as const;
    return { companyId: row.company_id, keyId: 0, sessionId: row.id, permissions: permissionsOf(row.role), actor };
  };
}

/** The session token of a request: as a bearer token, or from the cookie of a page of this server. */
export function sessionTokenOf(request: FastifyRequest, deps: Reach): string | undefined {
  const bearer = /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  if (request.headers.authorization) return undefined;
  const token = readCookie(request, sessionCookie);
  if (token !== undefined && request.method !== "GET" && isForeign(request, deps)) throw new ApiError("foreign_origin");
  return token;
}

/** A cookie of a request that this server gave. */
export function readCookie({ headers }: FastifyRequest, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1];
}

/** A cookie for a browser: no script reads it, and no other site's page sends it. */
export function cookieOf(
  name: string,
  value: string,
  seconds: number,
  context: Pick<Context, "request" | "deps">,
): string {
  const secure = isEncrypted(context) ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** Whether a browser says that another site's page sends the request. The cookie is SameSite=Strict; this holds where that does not. */
function isForeign(request: FastifyRequest, deps: Reach): boolean {
  const { headers } = request;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  // A proxy may have taken TLS off, so a host counts in the origin's own scheme; the Host header is the browser's own word here.
  const own = [new URL(ownAddress({ request, deps })).host, headers.host];
  const addresses = own.map((host) => `${from?.protocol}//${host}`).filter((address) => URL.canParse(address));
  return !addresses.some((address) => new URL(address).host === from?.host);
}
