import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Db } from "../db/connect.ts";
import { inSteps } from "../db/in-steps.ts";
import { together } from "../db/together.ts";
import { nonceOf } from "./fresh-answers.ts";

/** What the signature of a request covers beside its date (docs/guide/signed-requests.md). */
export interface Coverage {
  /** In the order in which they are signed, as `name: value`. */
  readonly lines: readonly string[];
  /** SHA-256 of the body, base64. */
  readonly digest?: string | undefined;
  readonly nonce?: string | undefined;
  /** Whether nothing that matters is left to whoever recorded the request. */
  readonly isWhole: boolean;
}

const digestForm = /^sha-256=([A-Za-z0-9+/]{43}=)$/i;

/**
 * Reads what the parameter `headers` of an `Authorization` says is signed: `date` alone, as on the wire of the field, or `date` followed by
 * some of `(request-target)`, `digest` and `licet-nonce`. Throws `authorization_invalid_headers` for any other name, and for a header
 * that is named and not there.
 */
export function coverageOf(request: FastifyRequest, headers: string): Coverage {
  const [first, ...names] = headers.toLowerCase().split(" ");
  if (first !== "date" || new Set(names).size < names.length) throw new ApiError("authorization_invalid_headers");
  if (names.length === 0) return { lines: [], isWhole: false };
  const values: Record<string, string | undefined> = {
    "(request-target)": `${request.method.toLowerCase()} ${targetOf(request.raw.url ?? "")}`,
    digest: request.headers["digest"]?.toString(),
    "licet-nonce": nonceOf(request),
  };
  const lines = names.map((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new ApiError("authorization_invalid_headers");
    return `${name}: ${value}`;
  });
  const digest = names.includes("digest") ? digestForm.exec(values["digest"] ?? "")?.[1] : undefined;
  if (names.includes("digest") && digest === undefined) throw new ApiError("authorization_invalid_headers");
  const needed = ["(request-target)", "licet-nonce", ...(request.method === "POST" ? ["digest"] : [])];
  const nonce = names.includes("licet-nonce") ? values["licet-nonce"] : undefined;
  return { lines, digest, nonce, isWhole: needed.every((name) => names.includes(name)) };
}

/** A proxy may take a prefix off, so the target begins with the API. */
function targetOf(url: string): string {
  return url.slice(Math.max(0, url.indexOf("/api/")));
}

/** Takes a body piece by piece; `end` throws `digest_mismatch` when it was not the one that its signature covers, if one does. */
export function digestCheck(digest: string | undefined): { take(piece: Uint8Array): void; end(): void } {
  const sum = digest === undefined ? undefined : createHash("sha256");
  return {
    take: (piece) => void sum?.update(piece),
    end: () => {
      if (sum && sum.digest("base64") !== digest) throw new ApiError("digest_mismatch");
    },
  };
}

interface UsedNonce {
  readonly companyId: number;
  readonly nonce: string;
  readonly expiresAt: Date;
}

/** Remembers nonces in the database, for every node; answers whether one is new. Calls that arrive together share a statement. */
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
