import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError, titleOf } from "../../errors.ts";
import type { Caller } from "../../platform/http/endpoint.ts";
import { nonces } from "../../platform/http/nonces.store.ts";
import { type Coverage, coverageOf } from "../../platform/http/request-signatures.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { parseAuthorization, parseHttpDate, verifyRequestSignature } from "../../platform/signing/hmac.ts";
import { openToken } from "../../platform/signing/oauth-token.ts";
import { type OAuthClients, oauthClients } from "../oauth/oauth-clients.store.ts";
import { type LicenseKeys, licenseKeys } from "./license-keys.flow.ts";

const skewMilliseconds = 15 * 60 * 1000;

const nobody: Caller = { companyId: 0, keyId: 0, permissions: new Set(["public"]) };

/**
 * Authenticates a call of the License API, with the errors of license-api.md §2.4 in that order: by API key and HMAC
 * over the Date header (§2.1), or by the bearer token of an OAuth client (§2.2).
 */
export function licenseAuthentication(deps: Deps) {
  const keys = licenseKeys(deps);
  const clients = oauthClients(deps);
  const isNew = nonces(deps);
  return async (request: FastifyRequest, permission: Permission): Promise<Caller> => {
    if (permission === "public") return nobody;
    const { date, authorization } = request.headers;
    if (!date || !authorization) throw new ApiError("missing_headers");
    const shown = readAuthorization(request, authorization);
    const now = deps.clock.now();
    const sent = parseHttpDate(date);
    if (!sent || Math.abs(sent.getTime() - now.getTime()) > skewMilliseconds) throw new ApiError("date_header_diff");
    const caller =
      "token" in shown
        ? await callerOfToken(shown.token, deps, clients, now)
        : await callerOfKey(shown, { date, sent }, keys, isNew, request);
    request.suspect = { companyId: caller.companyId, who: caller.credential ?? "" };
    if (!caller.permissions.has(permission))
      throw new ApiError(permission === "license_order" ? "api_key_orders_not_allowed" : "read_only_api_key");
    return caller;
  };
}

async function callerOfKey(
  { apiKey, signature, coverage }: ShownKey,
  { date, sent }: { readonly date: string; readonly sent: Date },
  keys: LicenseKeys,
  isNew: ReturnType<typeof nonces>,
  request: FastifyRequest,
): Promise<Caller> {
  const key = await keys.find(apiKey);
  request.suspect = { companyId: key?.caller.companyId ?? 0, who: key ? apiKey : `${apiKey.slice(0, 8)}…` };
  if (!key) throw new ApiError("invalid_api_key");
  if (key.isRevoked) throw new ApiError("revoked_api_key");
  if (!verifyRequestSignature(key.secret, date, signature, coverage.lines)) throw new ApiError("signature_mismatch");
  if (key.isOauthRequired) throw new ApiError("oauth_required");
  const { digest, nonce, isWhole } = coverage;
  if (key.mustSignWhole) {
    if (!isWhole || nonce === undefined) throw new ApiError("signed_request_required");
    const expiresAt = new Date(sent.getTime() + skewMilliseconds);
    if (!(await isNew({ companyId: key.caller.companyId, nonce, expiresAt }))) throw new ApiError("request_replayed");
  }
  return digest === undefined ? key.caller : { ...key.caller, bodyDigest: digest };
}

/** A token counts until its end, and no longer than its client and the secret that it was asked with. */
async function callerOfToken(token: string, { secrets }: Deps, clients: OAuthClients, now: Date): Promise<Caller> {
  const facts = openToken(token, secrets);
  if (!facts) throw new ApiError("oauth_token_malformed");
  if (facts.expiresAt <= now) throw new ApiError("oauth_token_expired");
  const client = await clients.find(facts.clientId);
  if (!client?.secrets.some(({ id }) => id === facts.secretId)) throw new ApiError("oauth_token_malformed");
  return client.caller;
}

interface ShownKey {
  readonly apiKey: string;
  readonly signature: string;
  readonly coverage: Coverage;
}

function readAuthorization(request: FastifyRequest, header: string): ShownKey | { token: string } {
  const parsed = parseAuthorization(header);
  if (parsed.kind === "bearer") return parsed;
  if (parsed.kind === "invalid") throw new ApiError("authorization_invalid_headers");
  if (parsed.kind === "missing-params") {
    const message = `${titleOf("authorization_missing_params")}: ${parsed.missing.join(", ")}`;
    throw new ApiError("authorization_missing_params", { message });
  }
  if (parsed.algorithm.toLowerCase() !== "hmac-sha256") throw new ApiError("hmac_required");
  const { apiKey, signature, headers } = parsed;
  return { apiKey, signature, coverage: coverageOf(request, headers) };
}
