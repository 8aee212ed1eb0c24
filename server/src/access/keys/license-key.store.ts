import type { Db } from "../../platform/db/connect.ts";

/** A License API key as it is judged on a call. */
export interface LicenseKeyRow {
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

/** The keys with these texts, in the order of the texts; a valid one before a revoked one. */
export async function findLicenseKeys(
  db: Db,
  apiKeys: readonly string[],
): Promise<readonly (LicenseKeyRow | undefined)[]> {
  const rows = await db<LicenseKeyRow[]>`
        select k.company_id, k.id, k.api_key, k.shared_key_sealed, k.is_read_only, k.allow_orders, k.label, k.product_ids,
          k.revoked_at is not null as is_revoked, c.is_oauth_required, c.require_signed_requests, k.last_used_at
        from license_api_keys k join companies c on c.id = k.company_id
        where k.api_key = any(${[...new Set(apiKeys)]})
        order by k.revoked_at nulls first`;
  return apiKeys.map((apiKey) => rows.find((row) => row.api_key === apiKey));
}

/** The first valid key of a company, one that may write before one that only reads. */
export async function findFirstLicenseKey(db: Db, companyId: number): Promise<LicenseKeyRow | undefined> {
  const [row] = await db<LicenseKeyRow[]>`
    select company_id, id, api_key, shared_key_sealed, is_read_only, allow_orders, label, product_ids, false as is_revoked,
      false as is_oauth_required, false as require_signed_requests, last_used_at
    from license_api_keys where company_id = ${companyId} and revoked_at is null
    order by is_read_only, id limit 1`;
  return row;
}
