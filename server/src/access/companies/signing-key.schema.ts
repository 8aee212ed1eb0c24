import { createHash, createPublicKey } from "node:crypto";
import { z } from "zod";

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
export function presentSigningKeys(signing: string, fresh: string): z.input<typeof signingKeysAnswer> {
  return {
    ...presentKey(signing, "RSASSA-PKCS1-v1_5 with SHA-256"),
    fresh_answers: presentKey(fresh, "Ed25519"),
  };
}

function presentKey(pem: string, algorithm: string): z.input<typeof keyAnswer> {
  const der = createPublicKey(pem).export({ type: "spki", format: "der" });
  return { key_id: createHash("sha256").update(der).digest("base64url"), algorithm, public_key: pem };
}
