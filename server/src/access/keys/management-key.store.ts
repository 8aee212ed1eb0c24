import type { Db } from "../../platform/db/connect.ts";

/** A Management API key as it is judged on a call. */
export interface ManagementKeyRow {
  readonly company_id: number;
  readonly id: number;
  readonly prefix: string;
  readonly key_hash: string;
  readonly label: string;
  readonly permissions: readonly string[] | null;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
}

/** The keys with these prefixes that were not revoked, in the order of the prefixes. */
export async function findManagementKeys(db: Db, prefixes: readonly string[]): Promise<readonly ManagementKeyRow[][]> {
  const rows = await db<ManagementKeyRow[]>`
    select company_id, id, prefix, key_hash, label, permissions, expires_at, last_used_at from management_api_keys
    where prefix = any(${[...new Set(prefixes)]}) and revoked_at is null`;
  return prefixes.map((prefix) => rows.filter((row) => row.prefix === prefix));
}
