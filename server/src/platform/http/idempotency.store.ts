import type { FastifyRequest } from "fastify";
import { ApiError } from "../../errors.ts";
import type { Db } from "../db/connect.ts";
import { inSteps } from "../db/stepwise-deletes.ts";
import { placeOf } from "../signing/sealed-places.ts";
import type { SecretBox } from "../signing/secret-box.ts";
import { dayMs } from "../values/durations.ts";

/**
 * The key of a write, if it has one. Applications have a space of their own: what they send can never meet, nor occupy,
 * a key of the back office. Throws `validation_error` for one that cannot be stored.
 */
export function idempotencyKeyOf(request: FastifyRequest, api: "management" | "license"): string | undefined {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return undefined;
  if (key.length > 255 || key.includes("\u0000"))
    throw new ApiError("validation_error", { message: "An Idempotency-Key has at most 255 characters." });
  return api === "license" ? `\u001flicense\u001f${key}` : key;
}

/** An answer given before, to be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly answer: string;
}

/** The claim of a call: its Idempotency-Key, and the hash that identifies the same call of the same caller. */
export interface Claim {
  readonly key: string;
  readonly hash: string;
}

/** What answers are sealed with: any of them may hold what is shown once. */
type Box = Pick<SecretBox, "seal" | "open">;

/**
 * Claims a key inside the transaction of the write it protects. A second request with the key waits for the first to
 * end: if that one was rolled back the claim is free, else its answer is returned, or the key refused
 * (`idempotency_key_reused`) when the requests differ.
 */
export async function claimIdempotencyKey(
  db: Db,
  companyId: number,
  claim: Claim,
  box: Box,
  now: Date,
): Promise<StoredAnswer | undefined> {
  const claimed = await db`
    insert into idempotency_keys (company_id, key, request_hash, status, created_at)
    values (${companyId}, ${claim.key}, ${claim.hash}, 0, ${now})
    on conflict (company_id, key) do nothing`;
  if (claimed.count === 1) return undefined;
  const stored = await findIdempotentAnswer(db, companyId, claim, box);
  if (!stored) throw new ApiError("idempotency_key_reused");
  return stored;
}

/** The answer that was given to a request with the key, or undefined; the key is refused when the requests differ. */
export async function findIdempotentAnswer(
  db: Db,
  companyId: number,
  { key, hash }: Claim,
  box: Box,
): Promise<StoredAnswer | undefined> {
  const [row] = await db<{ request_hash: string; status: number; sealed: Buffer | null }[]>`
    select request_hash, status, sealed from idempotency_keys where company_id = ${companyId} and key = ${key}`;
  if (row && row.request_hash !== hash) throw new ApiError("idempotency_key_reused");
  return (
    row && {
      status: row.status,
      answer: row.sealed ? box.open(row.sealed, placeOf.idempotentAnswer(companyId, key)) : "",
    }
  );
}

/** Keeps the answer beside the claim, in the same transaction. */
export async function updateIdempotentAnswer(
  db: Db,
  companyId: number,
  key: string,
  { status, answer }: StoredAnswer,
  box: Box,
): Promise<void> {
  await db`
    update idempotency_keys set status = ${status}, sealed = ${box.seal(answer, placeOf.idempotentAnswer(companyId, key))}
    where company_id = ${companyId} and key = ${key}`;
}

const keptDays = 7;

/** Forgets answers that are older than a week, some at a time, so that no statement is long. */
export async function deleteOldAnswers(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs);
  await inSteps(
    (rowsMax) => db`
      delete from idempotency_keys where (company_id, key) in (
        select company_id, key from idempotency_keys where created_at < ${before} limit ${rowsMax})`,
  );
}
