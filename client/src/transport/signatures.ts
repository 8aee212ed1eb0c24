import { createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import { LicetError } from "../errors.ts";
import { hmac } from "./authorization.ts";

// What the server signs on the wire: RSASSA-PKCS1-v1_5 with SHA-256, base64.

/** Reads a public key in PEM. Throws `invalid_options` when it is none of the kind. */
export function readPublicKey(pem: string, type: "rsa" | "ed25519", option: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === type) return key;
  } catch (cause) {
    throw new LicetError("invalid_options", `${option} is not a public key in PEM.`, { cause });
  }
  throw new LicetError("invalid_options", `${option} is not a public key of the type ${type}.`);
}

/** The keys of the server that are known: one of them signs. */
export type Keys = readonly KeyObject[];

/** Whether the text carries the signature of the server. */
export function isSigned(keys: Keys, text: string | Uint8Array, signature: unknown): boolean {
  if (typeof signature !== "string" || signature === "") return false;
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  return keys.some((key) => verify("RSA-SHA256", bytes, key, Buffer.from(signature, "base64")));
}

/** What V1 covers. */
export interface SignedLicense {
  readonly license_signature?: unknown;
  readonly validity_period?: string | null;
}

/** Throws `license_signature_invalid` unless V1 ties the license to this device and to the name it was asked for by. */
export function verifyLicenseSignature(keys: Keys, license: SignedLicense, hardwareId: string, id: string): void {
  const text = `${hardwareId}#${id}#${license.validity_period ?? ""}`.toLowerCase();
  if (!isSigned(keys, text, license.license_signature))
    throw new LicetError("license_signature_invalid", "The license is not signed by the server for this device.");
}

/** The part of a username that V1 covers: what stands before the first `|`. */
export function signedName(username: string): string {
  return username.split("|", 1)[0] ?? "";
}

/**
 * Whether an offline document carries the HMAC of the secret over its date, its license, its device and the API key.
 */
export function hasOfflineSignature(
  document: { readonly [member: string]: unknown },
  secret: string,
  apiKey: string,
): boolean {
  const { date, hardware_id, license_key, username, offline_signature } = document;
  const text = `licenseSpring\ndate: ${date}\n${license_key || username}\n${hardware_id}\n${apiKey}`;
  return isSameText(hmac(secret, text), String(offline_signature));
}

/** Compares in a time that tells nothing about where the texts differ. */
export function isSameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
