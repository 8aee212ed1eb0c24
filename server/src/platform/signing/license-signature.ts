import { createHash, createPublicKey, type KeyObject, sign } from "node:crypto";
import { readRsaPrivateKey } from "./key-pair.ts";

/** What the V1 signature of a license answer covers. */
export interface LicenseSignatureFacts {
  /** The device's id exactly as the client sent it. */
  readonly hardwareId: string;
  /** The license key, or the user's name up to the first `|`, as the client knows it. */
  readonly id: string;
  /** The end of the license; null for a license without one. */
  readonly validityPeriod: Date | null;
}

/** Signs answers with one private key. */
export interface Signer {
  /** RSA-SHA256 (PKCS#1 v1.5) of the UTF-8 text, base64; the same text gives the same signature. */
  readonly sign: (text: string) => string;
  /** The public half, SPKI PEM, for clients to verify with. */
  readonly publicKeyPem: string;
}

const rememberedSignatures = 20_000;

/**
 * The text under `license_signature` (license-api.md §3.1): `hardware#id#validity`, lower-cased as a whole. The
 * validity is ISO 8601 in UTC with milliseconds, or nothing. Throws a RangeError for an invalid date.
 */
export function licenseSignatureText({ hardwareId, id, validityPeriod }: LicenseSignatureFacts): string {
  return `${hardwareId}#${id}#${validityPeriod?.toISOString() ?? ""}`.toLowerCase();
}

/** RSASSA-PKCS1-v1_5 with SHA-256 over the text as UTF-8, in padded base64 (license-api.md §3). */
export function signText(privateKey: KeyObject, text: string | Buffer): string {
  return sign("sha256", typeof text === "string" ? Buffer.from(text, "utf8") : text, privateKey).toString("base64");
}

/**
 * A signer that remembers its latest signatures (20,000 by default; the least recently used is forgotten first): PKCS#1
 * v1.5 is deterministic, so an unchanged answer costs a hash instead of a signature. Texts are remembered by their
 * SHA-256 only. Throws what `readRsaPrivateKey` throws when the PEM is unfit.
 */
export function createSigner(privateKeyPem: string, remembered: number = rememberedSignatures): Signer {
  const privateKey = readRsaPrivateKey(privateKeyPem);
  const publicKeyPem = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  const signatures = new Map<string, string>();

  return {
    publicKeyPem,
    sign(text) {
      const hash = createHash("sha256").update(text, "utf8").digest("base64");
      const known = signatures.get(hash);
      // A Map keeps the order of insertion, so taking out and putting back makes an entry the youngest.
      if (known !== undefined) signatures.delete(hash);
      const signature = known ?? signText(privateKey, text);
      signatures.set(hash, signature);
      if (signatures.size > remembered) {
        for (const oldest of signatures.keys()) {
          signatures.delete(oldest);
          break;
        }
      }
      return signature;
    },
  };
}
