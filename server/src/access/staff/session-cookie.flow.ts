import type { FastifyRequest } from "fastify";
import { ApiError } from "../../errors.ts";
import { isEncrypted, ownAddress, type Reach } from "../../platform/http/addresses.ts";
import type { Context } from "../../platform/http/endpoint.ts";

/** The name of the cookie that a browser keeps its session in. */
export const sessionCookie = "licet_session";

/** The session token of a request: as a bearer token, or from a cookie of a page of this server. */
export function sessionTokenOf(request: FastifyRequest, deps: Reach, cookie: string): string | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return bearer;
  if (request.headers.authorization) return undefined;
  const token = readCookie(request, cookie);
  if (token !== undefined && request.method !== "GET" && isForeign(request, deps)) throw new ApiError("foreign_origin");
  return token;
}

/** The bearer token of a request. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

/** A cookie of a request that this server gave. */
export function readCookie({ headers }: FastifyRequest, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1];
}

/** A cookie for a browser: no script reads it, and no other site's page sends it. */
export function cookieOf(
  context: Pick<Context, "request" | "deps">,
  name: string,
  value: string,
  seconds: number,
): string {
  const secure = isEncrypted(context) ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/**
 * Whether the browser reports that another site's page sent the request. The cookie is SameSite=Strict; this covers
 * browsers that ignore it.
 */
function isForeign(request: FastifyRequest, deps: Reach): boolean {
  const { headers } = request;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  // A proxy may have taken TLS off, so a host counts in the origin's own scheme; the Host header is the browser's own
  // word here.
  const own = [new URL(ownAddress({ request, deps })).host, headers.host];
  const addresses = own.map((host) => `${from?.protocol}//${host}`).filter((address) => URL.canParse(address));
  return !addresses.some((address) => new URL(address).host === from?.host);
}
