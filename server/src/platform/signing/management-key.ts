import { createHash } from "node:crypto";
import { createChoice, type RandomBytes } from "./random-choice.ts";
import { isSameText } from "./same-text.ts";

const alphanumerics = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
const prefixLength = 8;
const secretLength = 32;

/**
 * A new key of the Management API, `<prefix>.<secret>`: 8 and 32 letters or digits. The prefix may be shown and
 * indexed.
 */
export function generateManagementKey(random: RandomBytes): string {
  const choose = createChoice(alphanumerics, random, prefixLength + secretLength);
  const draw = (length: number) => Array.from({ length }, choose).join("");
  return `${draw(prefixLength)}.${draw(secretLength)}`;
}

/**
 * What is stored of a key: its SHA-256 in hexadecimal. A slow password hash would buy nothing, because the secret of a
 * generated key has 190 bits of entropy and cannot be guessed, and would be paid on every request.
 */
export function hashManagementKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("hex");
}

/** Whether the key is the one that was hashed; takes the same time for every wrong one. */
export function verifyManagementKey(key: string, hash: string): boolean {
  return isSameText(hash, hashManagementKey(key));
}

/**
 * Reads `Api-Key <prefix>.<secret>` from an `Authorization` header (management-api.md §1.1), the scheme in any case;
 * `key` is the whole of it. Undefined when the header has another form.
 */
export function parseManagementKey(header: string): { readonly prefix: string; readonly key: string } | undefined {
  const match = /^\s*api-key\s+(([!-\-/-~]+)\.[!-~]+)\s*$/i.exec(header);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { key: match[1], prefix: match[2] };
}
