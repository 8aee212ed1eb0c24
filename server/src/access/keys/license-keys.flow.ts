import type { Deps } from "../../deps.ts";
import { together } from "../../platform/db/batching.ts";
import type { Caller } from "../../platform/http/endpoint.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { oauthClients } from "../oauth/oauth-clients.store.ts";
import { keyUse } from "./key-use.store.ts";
import { findFirstLicenseKey, findLicenseKeys, type LicenseKeyRow } from "./license-key.store.ts";

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
  /** What to sign a company's offline documents with: the credential a device called with, or the first valid key. */
  readonly findForDocuments: (
    companyId: number,
    credential: string | null,
  ) => Promise<{ readonly credential: string; readonly secret: string } | undefined>;
}

const unsealedMax = 1000;
const readOnly: ReadonlySet<Permission> = new Set(["public", "license_use"]);
const readAndChange: ReadonlySet<Permission> = new Set(["public", "license_use", "license_use_change"]);
const changeAndOrder: ReadonlySet<Permission> = new Set([...readAndChange, "license_order"]);

/**
 * Finds License API keys. A key is looked up on every call, so a revoked one stops working immediately; calls that
 * arrive together share the lookup, and only the unsealing is remembered.
 */
export function licenseKeys(deps: Deps): LicenseKeys {
  const unseal = rememberUnsealed(deps);
  const findRow = together<string, LicenseKeyRow | undefined>((apiKeys) => findLicenseKeys(deps.db, apiKeys), {
    max: 100,
    parallel: 2,
  });
  const clients = oauthClients(deps);
  const noteUse = keyUse(deps, "license_api_keys");
  const keyOf = (row: LicenseKeyRow): LicenseKey => ({
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
      const row = await findFirstLicenseKey(deps.db, companyId);
      return row && { credential: row.api_key, secret: unseal(row) };
    },
  };
}

function callerOf(row: LicenseKeyRow): Caller {
  const caller = {
    companyId: row.company_id,
    keyId: row.id,
    credential: row.api_key,
    permissions: row.is_read_only ? readOnly : row.allow_orders ? changeAndOrder : readAndChange,
    actor: { kind: "license_key", id: row.id, name: row.label || row.api_key } as const,
  };
  return row.product_ids ? { ...caller, productIds: row.product_ids } : caller;
}

function rememberUnsealed({ secrets }: Deps) {
  const known = new Map<string, string>();
  return (row: LicenseKeyRow): string => {
    const name = `${row.company_id}:${row.id}:${row.shared_key_sealed.toString("base64")}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= unsealedMax) known.clear();
    const sharedKey = secrets.open(row.shared_key_sealed, placeOf.sharedKey(row.company_id));
    known.set(name, sharedKey);
    return sharedKey;
  };
}
