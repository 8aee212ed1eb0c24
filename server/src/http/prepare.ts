import type { Pool } from "../db/connect.ts";
import { findIdempotentAnswer, type StoredAnswer } from "./idempotency.ts";

/** The claim of a call: its Idempotency-Key, and the hash that tells whether it is the same call again. */
export interface Claim {
  readonly key: string;
  readonly hash: string;
}

/** The answer of a call, or the one that was given before. */
export interface Outcome {
  readonly replay?: StoredAnswer;
  readonly text?: string;
}

/** The two halves of a call: what it asks of others, and what it does with their answers in a transaction. */
export interface Halves<R> {
  readonly prepare: () => Promise<R>;
  readonly run: (prepared: R) => Promise<Outcome>;
}

/**
 * Does what a call has to do before its transaction begins, so that nobody waits for the network while holding a connection or
 * a lock. With an Idempotency-Key it is done once: a call that was answered is answered again without it, and calls with the
 * same key that are under way together share it.
 */
export function preparedOnce<R>(db: Pool) {
  const underWay = new Map<string, Promise<{ replay: StoredAnswer } | { prepared: R }>>();

  return async (companyId: number, claim: Claim | undefined, { prepare, run }: Halves<R>): Promise<Outcome> => {
    if (!claim) return run(await prepare());
    const { key, hash } = claim;
    const first = async () => {
      const replay = await findIdempotentAnswer(db, companyId, key, hash);
      return replay ? { replay } : { prepared: await prepare() };
    };
    const name = `${companyId} ${hash} ${key}`;
    const others = underWay.get(name);
    const found = others ?? first();
    if (!others) underWay.set(name, found);
    try {
      const ready = await found;
      return "replay" in ready ? ready : await run(ready.prepared);
    } finally {
      if (!others) underWay.delete(name);
    }
  };
}
