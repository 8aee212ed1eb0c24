import type { KeyObject } from "node:crypto";
import { signedIdOf } from "../credential.ts";
import { LicetError } from "../errors.ts";
import { isSigned, verifyLicenseSignature } from "../transport/signatures.ts";
import { isObject, type WireLicense } from "../wire.ts";

/** The license document of an activation file or a refresh file (license-api.md §7.3, §7.4). */
export interface LicenseDocument extends WireLicense {
  readonly hardware_id: string;
  /** When the server made it. */
  readonly date: string;
  readonly offline_signature?: string;
  readonly license_signature_v2: string;
}

/** The text of a document in a file: base64, on one line or broken. Throws `license_file_error`. */
export function decodeFile(file: string): string {
  const text = Buffer.from(file.replace(/\s+/g, ""), "base64").toString("utf8");
  if (!isObject(tryParse(text))) throw new LicetError("license_file_error", "The file is not a license file.");
  return text;
}

/**
 * Verifies both signatures of a document. V2 covers the whole document but itself; in an activation file it leaves out V1 too. Throws
 * `license_file_error`, `license_signature_invalid`, `signature_v2_mismatch`.
 */
export function verifyDocument(text: string, key: KeyObject, kind: "file" | "refresh-file"): LicenseDocument {
  const document = tryParse(text);
  if (!isDocument(document)) throw new LicetError("license_file_error", "The file is not a license file.");
  const { license_key, username } = document;
  const named = { ...(license_key ? { license_key } : {}), ...(username ? { username } : {}) };
  verifyLicenseSignature(key, document, document.hardware_id, signedIdOf(named));
  const { license_signature_v2, ...covered } = document;
  const { license_signature: _, ...less } = covered;
  if (!isSigned(key, JSON.stringify(kind === "file" ? less : covered), license_signature_v2))
    throw new LicetError("signature_v2_mismatch", "The license file is not signed by the license server.");
  return document;
}

function isDocument(value: unknown): value is LicenseDocument {
  if (!isObject(value)) return false;
  const { hardware_id, license_signature_v2, product_details, date } = value;
  const texts = [hardware_id, license_signature_v2, date];
  return texts.every((text) => typeof text === "string") && isObject(product_details);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
