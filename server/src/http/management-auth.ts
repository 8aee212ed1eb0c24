import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { parseManagementKey, verifyManagementKey } from "../signing/management-key.ts";
import { together } from "../together.ts";
import type { Caller, Permission } from "./endpoint.ts";

const permissions: ReadonlySet<Permission> = new Set<Permission>([
  "catalog_read",
  "catalog_write",
  "orders_read",
  "orders_write",
  "licenses_read",
  "licenses_write",
]);

interface KeyRow {
  readonly company_id: number;
  readonly id: number;
  readonly prefix: string;
  readonly key_hash: string;
}

/**
 * Authenticates by `Authorization: Api-Key <prefix>.<secret>` (management-api.md §1.1); 403 without or with a bad one. The key is
 * looked up on every call, so a revoked one stops at once; calls that arrive together share the look-up.
 */
export function managementAuthentication({ db }: Deps) {
  const findKeys = together<string, KeyRow[]>(
    async (prefixes) => {
      const rows = await db<KeyRow[]>`
        select company_id, id, prefix, key_hash from management_api_keys
        where prefix = any(${[...new Set(prefixes)]}) and revoked_at is null`;
      return prefixes.map((prefix) => rows.filter((row) => row.prefix === prefix));
    },
    { max: 100, parallel: 2 },
  );
  return async (request: FastifyRequest): Promise<Caller> => {
    const { authorization } = request.headers;
    if (authorization === undefined || authorization === "") throw new ApiError("not_authenticated");
    const parsed = parseManagementKey(authorization);
    if (!parsed) throw new ApiError("invalid_management_key");
    const rows = await findKeys(parsed.prefix);
    const row = rows.find((each) => verifyManagementKey(parsed.key, each.key_hash));
    if (!row) throw new ApiError("invalid_management_key");
    return { companyId: row.company_id, keyId: row.id, permissions };
  };
}
