import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { ApiError } from "../../errors.ts";
import { isSameText } from "./same-text.ts";

/**
 * Hashes passwords and compares them with hashes (argon2id). Both throw `passwords_busy` where too many wait already.
 */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Whether a password is the one of a hash. Without a hash it never is, which takes the same work. */
  readonly verify: (hash: string | null, password: string) => Promise<boolean>;
  /** How many passwords were worked on. */
  readonly done: () => number;
}

/** Each takes about 20 MB and 10 ms of a core, which must be left for what does not need passwords. */
const atOnceByDefault = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
/** The last of them waits less than a second. */
const waitingMaxByDefault = 64;

/**
 * The one place where passwords are hashed: a few at a time, a bounded number that wait, and an immediate refusal for
 * all others, so that a crowd of sign-ins neither fills the memory nor slows the checks of licenses.
 */
export function createPasswords({
  atOnce = atOnceByDefault,
  waitingMax = waitingMaxByDefault,
}: {
  readonly atOnce?: number;
  readonly waitingMax?: number;
} = {}): Passwords {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let done = 0;
  // Made when it is first needed, as every other hash is made.
  let nobodys: Promise<string> | undefined;

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= atOnce) {
      if (waiting.length >= waitingMax) throw new ApiError("passwords_busy", { retryAfterSeconds: 1 });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else underWay += 1;
    try {
      return await work();
    } finally {
      done += 1;
      const next = waiting.shift();
      // The place goes to the next in line; a newcomer cannot slip in between.
      if (next) next();
      else underWay -= 1;
    }
  };
  return {
    hash: (password) => inTurn(() => hash(composed(password))),
    verify: (known, password) =>
      inTurn(async () => {
        if (known !== null) return verify(known, composed(password));
        nobodys ??= hash("nobody's");
        await verify(await nobodys, composed(password));
        return false;
      }),
    done: () => done,
  };
}

/** Whether two passwords are the same, in constant time for a length. */
export function isSamePassword(expected: string, given: string): boolean {
  return isSameText(composed(expected), composed(given));
}

/** Keyboards write one character in different code points: é as one, or as e with an accent. */
function composed(password: string): string {
  return password.normalize("NFC");
}
