import { createHash } from "node:crypto";
import type { RandomBytes } from "./random-choice.ts";

const bytes = 32;

/** A random token that cannot be guessed: 43 characters. */
export function generateToken(random: RandomBytes): string {
  return Buffer.from(random(bytes)).toString("base64url");
}

/** What is stored of a token: its SHA-256 in hexadecimal, by which it is found again. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
