import type { Deps } from "../../deps.ts";
import { together } from "../../platform/db/batching.ts";
import type { LicenseScope } from "../../platform/db/license-scope.ts";
import type { Caller } from "../../platform/http/endpoint.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";

/** An OAuth client with its valid secrets, newest first. */
export interface OAuthClient {
  readonly caller: Caller;
  readonly secrets: readonly { readonly id: number; readonly secret: string }[];
}

/** Finds OAuth clients; one that is disabled, or has no good secret, is not found. */
export interface OAuthClients {
  readonly find: (clientId: string) => Promise<OAuthClient | undefined>;
}

interface ClientRow {
  readonly company_id: number;
  readonly id: number;
  readonly client_id: string;
  readonly customer_account_id: number | null;
  readonly customer_id: number | null;
  readonly license_id: number | null;
  readonly secrets: readonly { readonly id: number; readonly sealed: string }[] | null;
}

const permissions: ReadonlySet<Permission> = new Set(["public", "license_use", "license_use_change"]);

/**
 * Clients are looked up on every call, as API keys are, so a deleted one stops working immediately; calls that arrive
 * together share the lookup.
 */
export function oauthClients({ db, secrets, clock }: Deps): OAuthClients {
  const findRow = together<string, ClientRow | undefined>(
    async (clientIds) => {
      const now = clock.now();
      const rows = await db<ClientRow[]>`
        select c.company_id, c.id, c.client_id, c.customer_account_id, c.customer_id, c.license_id, (
          select json_agg(json_build_object('id', s.id, 'sealed', encode(s.secret_sealed, 'base64')) order by s.id desc)
          from oauth_secrets s
          where s.company_id = c.company_id and s.oauth_client_id = c.id
            and (s.expires_at is null or s.expires_at > ${now})
            and (c.secret_days is null
              or s.created_at + (c.secret_days + c.grace_days) * interval '1 day' > ${now})) as secrets
        from oauth_clients c
        where c.client_id = any(${[...new Set(clientIds)]}) and c.enabled`;
      return clientIds.map((clientId) => rows.find((row) => row.client_id === clientId));
    },
    { max: 100, parallel: 2 },
  );
  const clientOf = (row: ClientRow | undefined): OAuthClient | undefined => {
    if (!row?.secrets) return undefined;
    const { company_id: companyId, id, client_id: credential } = row;
    const scope = scopeOf(row);
    const caller = { companyId, keyId: id, credential, permissions, ...(scope ? { scope } : {}) };
    const open = (sealed: string) => secrets.open(Buffer.from(sealed, "base64"), placeOf.oauthSecret(companyId));
    return { caller, secrets: row.secrets.map((each) => ({ id: each.id, secret: open(each.sealed) })) };
  };
  return { find: async (clientId) => (clientId.includes("\u0000") ? undefined : clientOf(await findRow(clientId))) };
}

function scopeOf({ customer_account_id, customer_id, license_id }: ClientRow): LicenseScope | undefined {
  if (license_id !== null) return { license_id };
  if (customer_id !== null) return { customer_id };
  if (customer_account_id !== null) return { customer_account_id };
  return undefined;
}
