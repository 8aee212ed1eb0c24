import type { Deps } from "../../deps.ts";
import { isPlainObject } from "../values/json.ts";
import { type Claim, findIdempotentAnswer, type StoredAnswer } from "./idempotency.store.ts";

/** The answer of a call, or the one that was given before. */
export interface Outcome {
  readonly replay?: StoredAnswer;
  readonly text?: string;
}

/** The two halves of a call: what it asks of others, and what it does with their answers in a transaction. */
export interface Halves<R> {
  readonly prepare: () => Promise<R>;
  readonly run: (prepared: R, claim: Claim | undefined) => Promise<Outcome>;
}

/** A file that a call has brought and that is stored already. */
export interface BroughtFile {
  /** What identifies its content. */
  readonly digest: string;
  /** Forgets the file, unless it is in use. */
  discard(): Promise<void>;
}

/**
 * Does what a call has to do before its transaction begins, so that no call waits for the network while holding a
 * connection or a lock. With an Idempotency-Key it is done once: a call that was answered is answered again without it,
 * and calls with the same key that are under way together share it. With a file it is the same call where the file is
 * the same, which only its end shows: so every file is received, and forgotten again where the call was answered
 * before.
 */
export function preparedOnce<R>({ db, secrets }: Pick<Deps, "db" | "secrets">, bringsFile: boolean) {
  const underWay = new Map<string, Promise<{ replay: StoredAnswer } | { prepared: R }>>();

  return async (companyId: number, claim: Claim | undefined, { prepare, run }: Halves<R>): Promise<Outcome> => {
    if (!claim) return run(await prepare(), undefined);
    if (bringsFile) {
      const prepared = await prepare();
      return withFile(asFile(prepared), claim, (own) => run(prepared, own));
    }
    const { key, hash } = claim;
    const first = async () => {
      const replay = await findIdempotentAnswer(db, companyId, claim, secrets);
      return replay ? { replay } : { prepared: await prepare() };
    };
    const name = `${companyId} ${hash} ${key}`;
    const others = underWay.get(name);
    const found = others ?? first();
    if (!others) underWay.set(name, found);
    try {
      const ready = await found;
      return "replay" in ready ? ready : await run(ready.prepared, claim);
    } finally {
      if (!others) underWay.delete(name);
    }
  };
}

function asFile(prepared: unknown): BroughtFile {
  if (!isPlainObject(prepared) || typeof prepared.digest !== "string" || typeof prepared.discard !== "function")
    throw new Error("A route that takes a file answers the file that it received from prepare.");
  return prepared as unknown as BroughtFile;
}

async function withFile(file: BroughtFile, claim: Claim, run: (claim: Claim) => Promise<Outcome>): Promise<Outcome> {
  let isUsed = false;
  try {
    const outcome = await run({ ...claim, hash: `${claim.hash} ${file.digest}` });
    isUsed = outcome.replay === undefined;
    return outcome;
  } finally {
    if (!isUsed) await file.discard();
  }
}
