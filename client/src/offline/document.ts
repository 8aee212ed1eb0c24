import { signedIdOf } from "../credential.ts";
import { LicetError } from "../errors.ts";
import { isSigned, type Keys, verifyLicenseSignature } from "../transport/signatures.ts";
import { isObject, type WireLicense } from "../wire.ts";

/** The license document of an activation file or a refresh file (license-api.md §7.3, §7.4). */
export interface LicenseDocument extends WireLicense {
  readonly hardware_id: string;
  /** When the server made it. */
  readonly date: string;
  readonly offline_signature?: string;
  /** Absent inside the file of a bundle. */
  readonly license_signature_v2?: string;
}

/** The text of a document in a file: base64, on one line or broken. Throws `license_file_error`. */
export function decodeFile(file: string): string {
  const text = Buffer.from(file.replace(/\s+/g, ""), "base64").toString("utf8");
  if (!isObject(tryParse(text))) throw notAFile();
  return text;
}

/**
 * Verifies both signatures of a document. V2 covers the whole document but itself; in an activation file it leaves out V1 too. Throws
 * `license_file_error`, `license_signature_invalid`, `signature_v2_mismatch`.
 */
export function verifyDocument(text: string, keys: Keys, kind: "file" | "refresh-file"): LicenseDocument {
  const document = tryParse(text);
  if (!isDocument(document) || typeof document.license_signature_v2 !== "string") throw notAFile();
  verifyName(document, keys);
  const { license_signature_v2, ...covered } = document;
  const { license_signature: _, ...less } = covered;
  if (!isSigned(keys, JSON.stringify(kind === "file" ? less : covered), license_signature_v2))
    throw new LicetError("signature_v2_mismatch", "The license file is not signed by the license server.");
  return document;
}

/**
 * Verifies the activation file of a bundle: V1 of each license, and one signature over all of them. Throws as
 * `verifyDocument`.
 */
export function verifyBundleDocument(text: string, keys: Keys): readonly LicenseDocument[] {
  const document = tryParse(text);
  if (!isObject(document)) throw notAFile();
  const { bundle_signature_v2, ...covered } = document;
  const { licenses } = covered;
  if (!Array.isArray(licenses) || licenses.length === 0 || !licenses.every(isDocument)) throw notAFile();
  for (const license of licenses) verifyName(license, keys);
  if (!isSigned(keys, JSON.stringify(covered), bundle_signature_v2))
    throw new LicetError("signature_v2_mismatch", "The license file is not signed by the license server.");
  return licenses;
}

function verifyName(document: LicenseDocument, keys: Keys): void {
  const { license_key, username } = document;
  const named = { ...(license_key ? { license_key } : {}), ...(username ? { username } : {}) };
  verifyLicenseSignature(keys, document, document.hardware_id, signedIdOf(named));
}

function notAFile(): LicetError {
  return new LicetError("license_file_error", "The file is not a license file.");
}

function isDocument(value: unknown): value is LicenseDocument {
  if (!isObject(value)) return false;
  const { hardware_id, product_details, date } = value;
  return [hardware_id, date].every((text) => typeof text === "string") && isObject(product_details);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
