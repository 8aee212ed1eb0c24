import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";

/** An Ed25519 key pair in PEM, for the vendor to keep off line. */
export function generateRecoveryKey(): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return { privatePem: privateKey, publicPem: publicKey };
}

/** The signature of a statement, base64. Throws an Error when the PEM holds no such key. */
export function signStatement(recoveryPrivatePem: string, statement: string): string {
  const key = createPrivateKey(recoveryPrivatePem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("A recovery key is an Ed25519 key.");
  return sign(null, Buffer.from(statement), key).toString("base64");
}
