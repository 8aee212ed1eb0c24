import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** A fresh RSA key pair in PEM: the private half as PKCS#8, the public one as SPKI. */
export interface RsaKeyPair {
  readonly privatePem: string;
  readonly publicPem: string;
}

const bitsMin = 2048;
const generate = promisify(generateKeyPair);

/**
 * Makes the key pair that signs answers (license-api.md §3) off the main thread; 4096 bits may take a second or more.
 */
export async function generateRsaKeyPair(bits: 2048 | 3072 | 4096): Promise<RsaKeyPair> {
  const { privateKey, publicKey } = await generate("rsa", {
    modulusLength: bits,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return { privatePem: privateKey, publicPem: publicKey };
}

/**
 * Reads an operator's own signing key, PKCS#8 or PKCS#1 PEM. Throws an Error that explains what is wrong when it is no
 * private key, encrypted, not RSA, or has fewer than 2048 bits; the key itself never appears in it.
 */
export function readRsaPrivateKey(pem: string): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    throw new Error("The signing key is encrypted; give it without a passphrase.");
  }
  if (!/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(pem)) {
    throw new Error("The signing key must be a private key in PEM, beginning with -----BEGIN PRIVATE KEY-----.");
  }
  const key = parsed(pem);
  if (key.asymmetricKeyType !== "rsa") {
    throw new Error(`The signing key must be an RSA key, but is of the type ${key.asymmetricKeyType}.`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < bitsMin) throw new Error(`The signing key must have at least ${bitsMin} bits, but has ${bits}.`);
  return key;
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error("The signing key cannot be read: its PEM is damaged or of an unknown kind.", { cause });
  }
}
