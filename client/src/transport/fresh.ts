import { verify } from "node:crypto";
import { LicetError } from "../errors.ts";
import type { Keys } from "./signatures.ts";

/** A nonce with the signature that answered it: proof of when the server said what it said. */
export interface Proof {
  readonly nonce: string;
  /** The value of `Licet-Signature`. */
  readonly signature: string;
}

/** Throws `answer_not_fresh` unless the body was signed for this nonce. Answers when, by the server's clock. */
export function verifyFresh(keys: Keys, { nonce, signature }: Proof, body: Uint8Array): Date {
  const [, time = "", signed = ""] = /^v1,t=([^,]+),s=([A-Za-z0-9+/]+=*)(?:,k=[\w-]+)?$/.exec(signature) ?? [];
  const text = Buffer.concat([Buffer.from(`Licet fresh answer v1\n${nonce}\n${time}\n`), body]);
  const issuedAt = new Date(time);
  if (Number.isNaN(issuedAt.getTime()) || !keys.some((key) => verify(null, text, key, Buffer.from(signed, "base64"))))
    throw new LicetError("answer_not_fresh", "The answer was not made for this request; it may be a recording.");
  return issuedAt;
}
