import { readPolicy, requireConfirmation, requireSignedPolicy } from "./air-gap.rules.ts";
import { signedIdOf } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { verifyBundleDocument, verifyDocument } from "./offline/document.ts";
import type { StoredLicense } from "./stored-license.ts";
import { verifyFresh } from "./transport/fresh.ts";
import { isSigned, type Keys, verifyLicenseSignature } from "./transport/signatures.ts";
import type { WireLicense } from "./wire.ts";

/** The keys that a stored license is verified with, and the product it must be for. */
export interface KnownKeys {
  readonly signing: Keys;
  readonly fresh: Keys | undefined;
  readonly airGapKey: string | undefined;
  readonly allowUnsignedPolicy: boolean;
  readonly product: string;
  readonly isBundle: boolean;
}

/**
 * Verifies every signature of what is stored, as if it had just arrived. Answers the licenses in it, and when they were
 * issued.
 */
export function verifyStored(
  stored: StoredLicense,
  keys: KnownKeys,
): { answers: readonly WireLicense[]; issuedAt: Date | undefined } {
  if (stored.source === "air-gap") return { answers: [verifyAirGapped(stored, keys)], issuedAt: undefined };
  if (stored.source !== "server") {
    const answers = keys.isBundle
      ? verifyBundleDocument(stored.body, keys.signing)
      : [verifyDocument(stored.body, keys.signing, stored.source)];
    return { answers, issuedAt: undefined };
  }
  if (!isSigned(keys.signing, stored.body, stored.signature))
    throw new LicetError("signature_v2_mismatch", "The stored license is not signed by the license server.");
  const json: unknown = JSON.parse(stored.body);
  const answers = (Array.isArray(json) ? json : [json]) as WireLicense[];
  for (const answer of answers)
    verifyLicenseSignature(keys.signing, answer, stored.hardwareId, signedIdOf(stored.identity));
  if (keys.fresh === undefined) return { answers, issuedAt: undefined };
  if (!stored.proof) throw new LicetError("answer_not_fresh", "The stored license lacks the proof of its time.");
  return { answers, issuedAt: verifyFresh(keys.fresh, stored.proof, Buffer.from(stored.body, "utf8")) };
}

function verifyAirGapped(stored: StoredLicense, keys: KnownKeys): WireLicense {
  const { airGapKey, product } = keys;
  const { hardwareId, identity, policyId = "", signature, body } = stored;
  requireConfirmation(airGapKey, { hardwareId, licenseKey: identity.license_key ?? "", policyId }, signature);
  requireSignedPolicy(body, keys.signing, keys.allowUnsignedPolicy);
  return readPolicy(body, policyId, product, new Date(stored.contactAt));
}
