import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { parseAuthorization, parseHttpDate, verifyRequestSignature } from "../signing/hmac.ts";
import type { Caller, Permission } from "./endpoint.ts";
import { licenseKeys } from "./license-keys.ts";

const skewMilliseconds = 15 * 60 * 1000;

const nobody: Caller = { companyId: 0, keyId: 0, permissions: new Set(["public"]) };

/**
 * Authenticates a call of the License API by API key and HMAC over the Date header (license-api.md §2.1), with the errors of
 * §2.4 in that order.
 */
export function licenseAuthentication(deps: Deps) {
  const keys = licenseKeys(deps);
  return async (request: FastifyRequest, permission: Permission): Promise<Caller> => {
    if (permission === "public") return nobody;
    const { date, authorization } = request.headers;
    if (!date || !authorization) throw new ApiError("missing_headers");
    const { apiKey, signature } = readAuthorization(authorization);
    const sent = parseHttpDate(date);
    if (!sent || Math.abs(sent.getTime() - deps.clock.now().getTime()) > skewMilliseconds)
      throw new ApiError("date_header_diff");
    const key = await keys.find(apiKey);
    if (!key) throw new ApiError("invalid_api_key");
    if (key.isRevoked) throw new ApiError("revoked_api_key");
    if (!verifyRequestSignature(key.secret, date, signature)) throw new ApiError("signature_mismatch");
    if (!key.caller.permissions.has(permission)) throw new ApiError("read_only_api_key");
    return key.caller;
  };
}

function readAuthorization(header: string): { apiKey: string; signature: string } {
  const parsed = parseAuthorization(header);
  if (parsed.kind === "bearer") throw new ApiError("oauth_token_malformed");
  if (parsed.kind === "invalid") throw new ApiError("authorization_invalid_headers");
  if (parsed.kind === "missing-params") {
    const message = `The Authorization header lacks ${parsed.missing.join(", ")}.`;
    throw new ApiError("authorization_missing_params", { message });
  }
  if (parsed.algorithm.toLowerCase() !== "hmac-sha256") throw new ApiError("hmac_required");
  if (parsed.headers.toLowerCase() !== "date") throw new ApiError("authorization_invalid_headers");
  return parsed;
}
