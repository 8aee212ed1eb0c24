import type { Deps } from "../deps.ts";
import { together } from "../together.ts";
import type { Caller } from "./endpoint.ts";
import { keyUse } from "./key-use.ts";
import { oauthClients } from "./oauth-clients.ts";
import type { Permission } from "./permissions.schema.ts";

/** An application's credential: what it may do, and the secret it signs with. */
export interface LicenseKey {
  readonly caller: Caller;
  /** Keys its HMACs: of the `Date` header, and of offline documents (license-api.md §2.1, §3.3). */
  readonly secret: string;
  readonly isRevoked: boolean;
  /** Whether its company takes OAuth clients only. */
  readonly isOauthRequired: boolean;
  /** Whether a signature must cover more than the date, and be good for once. */
  readonly mustSignWhole: boolean;
}

/** Finds credentials by what callers show. */
export interface LicenseKeys {
  readonly find: (apiKey: string) => Promise<LicenseKey | undefined>;
  /** What to sign a company's offline documents with: the credential a device called with, or the first key that is good. */
  readonly findForDocuments: (
    companyId: number,
    credential: string | null,
  ) => Promise<{ readonly credential: string; readonly secret: string } | undefined>;
}

interface KeyRow {
  readonly company_id: number;
  readonly id: number;
  readonly api_key: string;
  readonly shared_key_sealed: Buffer;
  readonly is_read_only: boolean;
  readonly allow_orders: boolean;
  readonly label: string;
  readonly product_ids: readonly number[] | null;
  readonly is_revoked: boolean;
  readonly is_oauth_required: boolean;
  readonly require_signed_requests: boolean;
  readonly last_used_at: Date | null;
}

const unsealedMax = 1000;
const readOnly: ReadonlySet<Permission> = new Set(["public", "license_use"]);
const readAndChange: ReadonlySet<Permission> = new Set(["public", "license_use", "license_use_change"]);
const changeAndOrder: ReadonlySet<Permission> = new Set([...readAndChange, "license_order"]);

/**
 * Finds License API keys. A key is looked up on every call, so a revoked one stops at once; calls that arrive together share the
 * look-up, and only the unsealing is remembered.
 */
export function licenseKeys(deps: Deps): LicenseKeys {
  const unseal = rememberUnsealed(deps);
  const findRow = rowFinder(deps);
  const clients = oauthClients(deps);
  const noteUse = keyUse(deps, "license_api_keys");
  const keyOf = (row: KeyRow): LicenseKey => ({
    caller: callerOf(row),
    secret: unseal(row),
    isRevoked: row.is_revoked,
    isOauthRequired: row.is_oauth_required,
    mustSignWhole: row.require_signed_requests,
  });
  const find = async (apiKey: string) => {
    const row = apiKey.includes("\u0000") ? undefined : await findRow(apiKey);
    if (row && !row.is_revoked) noteUse(row, deps.clock.now());
    return row && keyOf(row);
  };
  return {
    find,
    findForDocuments: async (companyId, credential) => {
      const named = credential === null ? undefined : await find(credential);
      if (credential !== null && named && !named.isRevoked && named.caller.companyId === companyId)
        return { credential, secret: named.secret };
      const client = credential === null || named ? undefined : await clients.find(credential);
      const [newest] = client?.caller.companyId === companyId ? client.secrets : [];
      if (credential !== null && newest) return { credential, secret: newest.secret };
      const row = await findFirstRow(deps, companyId);
      return row && { credential: row.api_key, secret: unseal(row) };
    },
  };
}

async function findFirstRow({ db }: Deps, companyId: number): Promise<KeyRow | undefined> {
  const [row] = await db<KeyRow[]>`
    select company_id, id, api_key, shared_key_sealed, is_read_only, allow_orders, label, product_ids, false as is_revoked,
      false as is_oauth_required, false as require_signed_requests, last_used_at
    from license_api_keys where company_id = ${companyId} and revoked_at is null
    order by is_read_only, id limit 1`;
  return row;
}

function callerOf(row: KeyRow): Caller {
  const caller = {
    companyId: row.company_id,
    keyId: row.id,
    credential: row.api_key,
    permissions: row.is_read_only ? readOnly : row.allow_orders ? changeAndOrder : readAndChange,
    actor: { kind: "license_key", id: row.id, name: row.label || row.api_key } as const,
  };
  return row.product_ids ? { ...caller, productIds: row.product_ids } : caller;
}

function rowFinder({ db }: Deps): (apiKey: string) => Promise<KeyRow | undefined> {
  return together<string, KeyRow | undefined>(
    async (apiKeys) => {
      const rows = await db<KeyRow[]>`
        select k.company_id, k.id, k.api_key, k.shared_key_sealed, k.is_read_only, k.allow_orders, k.label, k.product_ids,
          k.revoked_at is not null as is_revoked, c.is_oauth_required, c.require_signed_requests, k.last_used_at
        from license_api_keys k join companies c on c.id = k.company_id
        where k.api_key = any(${[...new Set(apiKeys)]})
        order by k.revoked_at nulls first`;
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
