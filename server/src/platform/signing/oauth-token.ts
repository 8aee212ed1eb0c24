import { placeOf } from "./sealed-places.ts";
import type { SecretBox } from "./secret-box.ts";

/** The content of a bearer token: the client it was issued to, the secret it was requested with, and its expiry. */
export interface TokenFacts {
  readonly clientId: string;
  readonly secretId: number;
  readonly expiresAt: Date;
}

/** Seconds a token is valid (license-api.md §2.2). */
export const tokenSeconds = 480;

/** A token that only nodes of this server can read: sealed with the master key. */
export function sealToken({ clientId, secretId, expiresAt }: TokenFacts, secrets: SecretBox): string {
  return secrets
    .seal(JSON.stringify([clientId, secretId, expiresAt.getTime()]), placeOf.oauthToken)
    .toString("base64url");
}

/** The content of a token; undefined for a text that this server did not seal. */
export function openToken(token: string, secrets: SecretBox): TokenFacts | undefined {
  try {
    const text = secrets.open(Buffer.from(token, "base64url"), placeOf.oauthToken);
    const [clientId, secretId, time] = JSON.parse(text) as [string, number, number];
    return { clientId, secretId, expiresAt: new Date(time) };
  } catch {
    return undefined;
  }
}
