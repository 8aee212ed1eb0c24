import type { Db } from "../db/connect.ts";
import { ApiError } from "../errors.ts";

/** An answer given before, to be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly answer: string;
}

/**
 * Claims a key inside the transaction of the write it protects. A second request with the key waits for the first to
 * end: if that one was rolled back the claim is free, else its answer is returned, or the key refused
 * (`idempotency_key_reused`) when the requests differ.
 */
export async function claimIdempotencyKey(
  db: Db,
  companyId: number,
  key: string,
  requestHash: string,
  now: Date,
): Promise<StoredAnswer | undefined> {
  if (key.length > 255 || key.includes("\u0000"))
    throw new ApiError("validation_error", { message: "An Idempotency-Key has at most 255 characters." });
  const claimed = await db`
    insert into idempotency_keys (company_id, key, request_hash, status, answer, created_at)
    values (${companyId}, ${key}, ${requestHash}, 0, '', ${now})
    on conflict (company_id, key) do nothing`;
  if (claimed.count === 1) return undefined;
  const [row] = await db<{ request_hash: string; status: number; answer: string }[]>`
    select request_hash, status, answer from idempotency_keys where company_id = ${companyId} and key = ${key}`;
  if (row?.request_hash !== requestHash) throw new ApiError("idempotency_key_reused");
  return { status: row.status, answer: row.answer };
}

/** Keeps the answer beside the claim, in the same transaction. */
export async function storeIdempotentAnswer(
  db: Db,
  companyId: number,
  key: string,
  status: number,
  answer: string,
): Promise<void> {
  await db`
    update idempotency_keys set status = ${status}, answer = ${answer}
    where company_id = ${companyId} and key = ${key}`;
}
