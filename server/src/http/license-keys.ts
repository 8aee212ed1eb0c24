import type { Deps } from "../deps.ts";
import { together } from "../together.ts";
import type { Caller, Permission } from "./endpoint.ts";

/** An application's credential: what it may do, and the secret it signs with. */
export interface LicenseKey {
  readonly caller: Caller;
  /** Keys its HMACs: of the `Date` header, and of offline documents (license-api.md §2.1, §3.3). */
  readonly secret: string;
  readonly isRevoked: boolean;
}

/** Finds credentials by what callers show. */
export interface LicenseKeys {
  readonly find: (apiKey: string) => Promise<LicenseKey | undefined>;
  /** The key to sign a company's offline documents for: the one a device called with, or the first that is good. */
  readonly findForDocuments: (companyId: number, credential: string | null) => Promise<LicenseKey | undefined>;
}

interface KeyRow {
  readonly company_id: number;
  readonly id: number;
  readonly api_key: string;
  readonly shared_key_sealed: Buffer;
  readonly is_read_only: boolean;
  readonly product_ids: readonly number[] | null;
  readonly is_revoked: boolean;
}

const unsealedMax = 1000;
const readOnly: ReadonlySet<Permission> = new Set(["public", "license_use"]);
const readAndChange: ReadonlySet<Permission> = new Set(["public", "license_use", "license_use_change"]);

/**
 * Finds License API keys. A key is looked up on every call, so a revoked one stops at once; calls that arrive together share the
 * look-up, and only the unsealing is remembered.
 */
export function licenseKeys(deps: Deps): LicenseKeys {
  const unseal = rememberUnsealed(deps);
  const findRow = rowFinder(deps);
  const keyOf = (row: KeyRow) => ({ caller: callerOf(row), secret: unseal(row), isRevoked: row.is_revoked });
  const find = async (apiKey: string) => {
    const row = apiKey.includes("\u0000") ? undefined : await findRow(apiKey);
    return row && keyOf(row);
  };
  return {
    find,
    findForDocuments: async (companyId, credential) => {
      const named = credential === null ? undefined : await find(credential);
      if (named && !named.isRevoked && named.caller.companyId === companyId) return named;
      const row = await findFirstRow(deps, companyId);
      return row && keyOf(row);
    },
  };
}

async function findFirstRow({ db }: Deps, companyId: number): Promise<KeyRow | undefined> {
  const [row] = await db<KeyRow[]>`
    select company_id, id, api_key, shared_key_sealed, is_read_only, product_ids, false as is_revoked
    from license_api_keys where company_id = ${companyId} and revoked_at is null
    order by is_read_only, id limit 1`;
  return row;
}

function callerOf(row: KeyRow): Caller {
  const caller = {
    companyId: row.company_id,
    keyId: row.id,
    credential: row.api_key,
    permissions: row.is_read_only ? readOnly : readAndChange,
  };
  return row.product_ids ? { ...caller, productIds: row.product_ids } : caller;
}

function rowFinder({ db }: Deps): (apiKey: string) => Promise<KeyRow | undefined> {
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
