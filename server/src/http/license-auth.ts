import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { parseAuthorization, parseHttpDate, verifyRequestSignature } from "../signing/hmac.ts";
import { together } from "../together.ts";
import type { Caller, Permission } from "./endpoint.ts";

const skewMilliseconds = 15 * 60 * 1000;
const unsealedMax = 1000;

interface KeyRow {
  readonly company_id: number;
  readonly id: number;
  readonly api_key: string;
  readonly shared_key_sealed: Buffer;
  readonly is_read_only: boolean;
  readonly product_ids: readonly number[] | null;
  readonly is_revoked: boolean;
}

const nobody: Caller = { companyId: 0, keyId: 0, permissions: new Set(["public"]) };
const readOnly: ReadonlySet<Permission> = new Set(["public", "license_use"]);
const readAndChange: ReadonlySet<Permission> = new Set(["public", "license_use", "license_use_change"]);

/**
 * Authenticates a call of the License API by API key and HMAC over the Date header (license-api.md §2.1), with the errors of
 * §2.4 in that order. The key is looked up on every call, so a revoked one stops at once; calls that arrive together share the
 * look-up, and only the unsealing is remembered.
 */
export function licenseAuthentication(deps: Deps) {
  const unseal = rememberUnsealed(deps);
  const findKey = keyFinder(deps);
  return async (request: FastifyRequest, permission: Permission): Promise<Caller> => {
    if (permission === "public") return nobody;
    const { date, authorization } = request.headers;
    if (!date || !authorization) throw new ApiError("missing_headers");
    const { apiKey, signature } = readAuthorization(authorization);
    const sent = parseHttpDate(date);
    if (!sent || Math.abs(sent.getTime() - deps.clock.now().getTime()) > skewMilliseconds)
      throw new ApiError("date_header_diff");
    const row = apiKey.includes("\u0000") ? undefined : await findKey(apiKey);
    if (!row) throw new ApiError("invalid_api_key");
    if (row.is_revoked) throw new ApiError("revoked_api_key");
    if (!verifyRequestSignature(unseal(row), date, signature)) throw new ApiError("signature_mismatch");
    const permissions = row.is_read_only ? readOnly : readAndChange;
    if (!permissions.has(permission)) throw new ApiError("read_only_api_key");
    const caller = { companyId: row.company_id, keyId: row.id, permissions };
    return row.product_ids ? { ...caller, productIds: row.product_ids } : caller;
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

function keyFinder({ db }: Deps): (apiKey: string) => Promise<KeyRow | undefined> {
  return together<string, KeyRow | undefined>(
    async (apiKeys) => {
      const rows = await db<KeyRow[]>`
        select company_id, id, api_key, shared_key_sealed, is_read_only, product_ids,
          revoked_at is not null as is_revoked
        from license_api_keys where api_key = any(${[...new Set(apiKeys)]})
        order by revoked_at nulls first`;
      return apiKeys.map((apiKey) => rows.find((row) => row.api_key === apiKey));
    },
    { max: 100, parallel: 2 },
  );
}

function rememberUnsealed({ secrets }: Deps) {
  const known = new Map<string, string>();
  return (row: KeyRow): string => {
    const name = `${row.company_id}:${row.id}:${row.shared_key_sealed.toString("base64")}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= unsealedMax) known.clear();
    const sharedKey = secrets.open(row.shared_key_sealed, `shared-key:${row.company_id}`);
    known.set(name, sharedKey);
    return sharedKey;
  };
}
