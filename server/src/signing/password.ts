import { timingSafeEqual } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// Keyboards write one character in different code points: é as one, or as e with an accent. A password is compared in its
// composed form (NFC), whichever keyboard it was typed on.

/** The argon2id hash of a password, slow on purpose. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"));
}

/** Whether a hash is of this password; takes as long as hashing does. */
export function isPasswordOfHash(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize("NFC"));
}

/** Whether two passwords are the same, in constant time for a length. */
export function isSamePassword(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected.normalize("NFC")), Buffer.from(given.normalize("NFC"))];
  return a.length === b.length && timingSafeEqual(a, b);
}
