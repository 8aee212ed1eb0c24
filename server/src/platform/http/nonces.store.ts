import type { Deps } from "../../deps.ts";
import { together } from "../db/batching.ts";
import type { Db } from "../db/connect.ts";
import { inSteps } from "../db/stepwise-deletes.ts";

interface UsedNonce {
  readonly companyId: number;
  readonly nonce: string;
  readonly expiresAt: Date;
}

/**
 * Remembers nonces in the database, for every node; answers whether one is new. Calls that arrive together share a
 * statement.
 */
export function nonces({ db }: Pick<Deps, "db">): (used: UsedNonce) => Promise<boolean> {
  const nameOf = (companyId: number, nonce: string) => `${companyId} ${nonce}`;
  return together<UsedNonce, boolean>(
    async (used) => {
      const rows = await db<{ company_id: number; nonce: string }[]>`
        insert into request_nonces (company_id, nonce, expires_at)
        select company_id, nonce, expires_at from unnest(${used.map(({ companyId }) => companyId)}::bigint[],
          ${used.map(({ nonce }) => nonce)}::text[], ${used.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[])
          as u(company_id, nonce, expires_at)
        order by company_id, nonce
        on conflict do nothing
        returning company_id, nonce`;
      const fresh = new Set(rows.map(({ company_id, nonce }) => nameOf(company_id, nonce)));
      return used.map(({ companyId, nonce }) => fresh.delete(nameOf(companyId, nonce)));
    },
    { max: 100, parallel: 2 },
  );
}

/** Forgets nonces whose requests are too old to be accepted again. */
export async function deleteOldNonces(db: Db, now: Date): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from request_nonces where (company_id, nonce) in (
        select company_id, nonce from request_nonces where expires_at < ${now} limit ${rowsMax})`,
  );
}
