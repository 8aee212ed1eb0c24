import { placeOf } from "./sealed-places.ts";
import type { SecretBox } from "./secret-box.ts";

/** What a nonce remembers: whose sign-on it began, and when. */
export interface SignOnNonce {
  readonly companyId: number;
  readonly accountId: number;
  readonly issuedAt: Date;
}

/**
 * A nonce for one sign-on. The provider puts it into the ID token; sealed, it proves to any node of this server that
 * the sign-on began here, and for which account, and nothing has to be stored.
 */
export function sealNonce({ companyId, accountId, issuedAt }: SignOnNonce, secrets: SecretBox): string {
  return secrets
    .seal(JSON.stringify([companyId, accountId, issuedAt.getTime()]), placeOf.signOnNonce)
    .toString("base64url");
}

/** What a nonce remembers; undefined for one that this server did not make. */
export function openNonce(nonce: string, secrets: SecretBox): SignOnNonce | undefined {
  try {
    const text = secrets.open(Buffer.from(nonce, "base64url"), placeOf.signOnNonce);
    const [companyId, accountId, time] = JSON.parse(text) as [number, number, number];
    return { companyId, accountId, issuedAt: new Date(time) };
  } catch {
    return undefined;
  }
}
