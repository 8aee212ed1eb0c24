import type { FastifyRequest } from "fastify";

/** The first address that proxies name, else the peer's. */
export function externalIp(request: FastifyRequest): string {
  const forwarded = request.headers["x-forwarded-for"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",", 1)[0]?.trim();
  return (first || request.ip).slice(0, 100);
}
