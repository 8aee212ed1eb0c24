import { createPrivateKey, createPublicKey, generateKeyPair, sign } from "node:crypto";
import { promisify } from "node:util";

/** What the signature of a fresh answer covers. */
export interface FreshAnswer {
  /** What the client made up for this one request. */
  readonly nonce: string;
  /** When the answer was issued. */
  readonly issuedAt: Date;
  /** The body exactly as it is sent. */
  readonly body: string;
}

/** Signs answers so that a recorded one cannot be played back (docs/guide/fresh-answers.md). */
export interface FreshSigner {
  /** The value of the header `Licet-Signature`. */
  readonly sign: (answer: FreshAnswer) => string;
  /** The public half, SPKI PEM, for clients to verify with. */
  readonly publicKeyPem: string;
}

// The first line: no text that is signed for another purpose begins with it.
const label = "Licet fresh answer v1";
const generate = promisify(generateKeyPair);

/** A fresh Ed25519 private key, PKCS#8 PEM. */
export async function generateFreshKey(): Promise<string> {
  const { privateKey } = await generate("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return privateKey;
}

/** The signer of one Ed25519 private key. Throws an Error when the PEM holds none. */
export function createFreshSigner(privateKeyPem: string): FreshSigner {
  const privateKey = createPrivateKey(privateKeyPem);
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("Fresh answers are signed with an Ed25519 key.");
  return {
    publicKeyPem: createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString(),
    sign({ nonce, issuedAt, body }) {
      const time = issuedAt.toISOString();
      const text = `${label}\n${nonce}\n${time}\n${body}`;
      return `v1,t=${time},s=${sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64")}`;
    },
  };
}
