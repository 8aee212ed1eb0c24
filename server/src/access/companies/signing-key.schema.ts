import { z } from "zod";
import type { SigningSet } from "../../platform/signing/key-ring.ts";

const keyAnswer = z.strictObject({
  key_id: z.string().describe("SHA-256 of the key (SPKI, DER) in base64url: the same key has the same id anywhere."),
  algorithm: z.string(),
  public_key: z.string().describe("SPKI, PEM."),
});

/** The public keys that answers of the License API are verified with. */
export const signingKeysAnswer = keyAnswer.extend({
  fresh_answers: keyAnswer.describe("Verifies `Licet-Signature` (docs/guide/fresh-answers.md)."),
});

/** The key that signs every answer, and the one that signs answers to requests with a nonce. */
export function presentSigningKeys(set: SigningSet): z.input<typeof signingKeysAnswer> {
  return {
    key_id: set.keyId,
    algorithm: "RSASSA-PKCS1-v1_5 with SHA-256",
    public_key: set.publicKeyPem,
    fresh_answers: { key_id: set.freshKeyId, algorithm: "Ed25519", public_key: set.freshPublicKeyPem },
  };
}
