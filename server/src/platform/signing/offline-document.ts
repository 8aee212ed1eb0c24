import type { Json, JsonObject } from "../values/json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { offlineSignature } from "./hmac.ts";
import type { Signer } from "./license-signature.ts";

/** What a document for a machine without a network is signed with beside the server's key. */
export interface DocumentKey {
  /** The shared key, or the client secret with OAuth. */
  readonly secret: string;
  /** The API key, or the client id with OAuth. */
  readonly credential: string;
}

interface Identified {
  readonly hardware_id: string;
  readonly license_key?: string | undefined;
  readonly username?: string | undefined;
  readonly license_signature: string;
}

/** The date in offline documents, in UTC, to the second: `Fri Jul 4 2025 10:56:13 GMT+0000` (license-api.md §7.3). */
export function documentDate(date: Date): string {
  const [weekday = "", day = "", month = "", year = "", time = ""] = date.toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${Number(day)} ${year} ${time} GMT+0000`;
}

/**
 * An activation file before it is encoded: the answer with its date, the HMAC of §3.3 and both RSA signatures; the
 * second one covers everything but the two (license-api.md §3.4). `bundled` ones leave it to the document around them.
 */
export function activationDocument<T extends Identified>(
  answer: T,
  date: Date,
  key: DocumentKey,
  signer: Signer,
  bundled: boolean,
) {
  const { license_signature, ...members } = answer;
  const dated = { ...members, ...proofOf(answer, date, key) };
  if (bundled) return { ...dated, license_signature };
  return { ...dated, license_signature, license_signature_v2: signer.sign(canonicalJson(dated as Json)) };
}

/**
 * A refresh file before it is encoded: here the second signature covers the first one as well (license-api.md §3.4,
 * §7.4).
 */
export function refreshDocument<T extends Identified>(answer: T, date: Date, key: DocumentKey, signer: Signer) {
  const { license_signature, ...members } = answer;
  const signed = { ...members, ...proofOf(answer, date, key), license_signature };
  return { ...signed, license_signature_v2: signer.sign(canonicalJson(signed as Json)) };
}

/** The files of a bundle's licenses in one document, signed as a whole; `members` tell of the keys. */
export function bundleDocument<T, M extends object>(licenses: readonly T[], signer: Signer, members: M) {
  const document = { ...members, licenses };
  return { ...document, bundle_signature_v2: signer.sign(canonicalJson(document as unknown as JsonObject)) };
}

/** A document as a file: one line of base64. */
export function documentFile(document: unknown): string {
  return Buffer.from(canonicalJson(document as Json), "utf8").toString("base64");
}

function proofOf(answer: Identified, issued: Date, { secret, credential }: DocumentKey) {
  const date = documentDate(issued);
  const { license_key: licenseKey, username, hardware_id: hardwareId } = answer;
  return {
    date,
    offline_signature: offlineSignature({ secret, date, licenseKey, username, hardwareId, apiKey: credential }),
  };
}
