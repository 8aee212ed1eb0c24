import { createECDH, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { LicetError } from "./errors.ts";
import { isSigned, type Keys } from "./transport/signatures.ts";
import { isObject, type JsonObject, type WireLicense } from "./wire.ts";

// The codes of an air-gapped activation (license-api.md §8): ECDSA on P-256, signatures as r‖s, keys as raw numbers,
// all in base64.

/** What a confirmation code ties together. */
export interface Binding {
  readonly hardwareId: string;
  readonly licenseKey: string;
  /** Empty when the application has no policy id. */
  readonly policyId: string;
}

const scalarLength = 32;
const encoding = "ieee-p1363";

/** The activation (or deactivation) code: the portal's one-time private key signs device and license. */
export function signWithInitializationCode(initializationCode: string, hardwareId: string, licenseKey: string): string {
  const scalar = Buffer.from(initializationCode.trim(), "base64");
  if (scalar.length !== scalarLength)
    throw new LicetError("air_gap_activation_error", "The initialization code is incomplete.");
  const pair = createECDH("prime256v1");
  try {
    pair.setPrivateKey(scalar);
  } catch (cause) {
    throw new LicetError("air_gap_activation_error", "The initialization code is not one.", { cause });
  }
  const key = createPrivateKey({
    key: { ...publicJwk(pair.getPublicKey().subarray(1)), d: url(scalar) },
    format: "jwk",
  });
  return sign("sha1", Buffer.from(hardwareId + licenseKey), { key, dsaEncoding: encoding }).toString("base64");
}

/** Throws `air_gap_activation_error` unless the company's air-gap key confirms the binding. */
export function requireConfirmation(airGapKey: string | undefined, binding: Binding, confirmationCode: string): void {
  if (airGapKey === undefined) throw new LicetError("invalid_options", "airGapKey is needed for air-gapped licenses.");
  const point = Buffer.from(airGapKey, "base64");
  if (point.length !== 2 * scalarLength)
    throw new LicetError("invalid_options", "airGapKey is not 64 bytes, X and Y, in base64.");
  const key = createPublicKey({ key: publicJwk(point), format: "jwk" });
  const text = binding.hardwareId + binding.licenseKey + binding.policyId;
  const code = Buffer.from(confirmationCode.trim(), "base64");
  if (code.length === 2 * scalarLength && verify("sha256", Buffer.from(text), { key, dsaEncoding: encoding }, code))
    return;
  throw new LicetError("air_gap_activation_error", "The confirmation code does not fit this device and license.");
}

/** What tells one confirmation from another: r alone, because anybody can find a second s that fits it. */
export function markOf(confirmationCode: string): string {
  return Buffer.from(confirmationCode.trim(), "base64").subarray(0, scalarLength).toString("base64");
}

/** The id of the policy in a policy file. */
export function policyIdOf(text: string): string {
  return String(parsePolicy(text)["id"] ?? "");
}

/** Throws `signature_v2_mismatch` unless the server signed the whole file but the signature, or need not have. */
export function requireSignedPolicy(text: string, keys: Keys, allowUnsigned: boolean): void {
  const { license_signature_v2, ...covered } = parsePolicy(text);
  if (license_signature_v2 === undefined && allowUnsigned) return;
  if (!isSigned(keys, JSON.stringify(covered), license_signature_v2))
    throw new LicetError("signature_v2_mismatch", "The policy file is not signed by the license server.");
}

/**
 * The license that a policy file describes, begun at the activation. Throws `policy_file_error` when it is damaged or
 * of another policy (unless the application names none), `product_mismatch` when it is for another product.
 */
export function readPolicy(text: string, policyId: string, product: string, activatedAt: Date): WireLicense {
  const root = parsePolicy(text);
  if (policyId !== "" && String(root["id"]) !== policyId)
    throw new LicetError("policy_file_error", "The policy file is another policy's.");
  const isSingle =
    (isObject(root["product_details"]) && typeof root["product_details"]["short_code"] === "string") ||
    (root["product"] !== undefined && root["code"] !== undefined);
  const policy = isSingle ? root : root[product];
  if (!isObject(policy)) throw new LicetError("policy_file_error", "The policy file does not name this product.");
  const details = isObject(policy["product_details"]) ? policy["product_details"] : {};
  if (typeof details["short_code"] === "string" && details["short_code"] !== product)
    throw new LicetError("product_mismatch", "The policy file is for another product.");
  return {
    license_type: "perpetual",
    is_trial: false,
    maintenance_period: null,
    metadata: {},
    custom_fields: [],
    product_features: [],
    ...policy,
    id: 0,
    validity_period: policy["validity_period"] ?? endOf(policy["valid_duration"], activatedAt),
    product_details: { product_name: product, ...details, short_code: product },
    // Nobody counts slots where nobody can be asked.
    is_floating_cloud: false,
  } as unknown as WireLicense;
}

/** Activation plus `5d`, `2m`, `3y`, `12h` or `30min`; a month that is too short ends on its last day. */
function endOf(duration: unknown, from: Date): string | null {
  const [, count = "", unit = ""] = /^(\d{1,6})(y|m|d|h|min)$/.exec(String(duration ?? "").trim()) ?? [];
  const amount = Number(count);
  if (unit === "" || amount === 0) return null;
  const milliseconds = { d: 86_400_000, h: 3_600_000, min: 60_000 }[unit];
  if (milliseconds !== undefined) return new Date(from.getTime() + amount * milliseconds).toISOString();
  const end = new Date(from);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + (unit === "m" ? amount : 12 * amount));
  const daysInMonth = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, daysInMonth));
  return end.toISOString();
}

/** The members of a policy file. Throws `policy_file_error`. */
export function parsePolicy(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (cause) {
    throw new LicetError("policy_file_error", "The policy file is damaged.", { cause });
  }
  throw new LicetError("policy_file_error", "The policy file is damaged.");
}

function publicJwk(point: Uint8Array) {
  const [x, y] = [point.subarray(0, scalarLength), point.subarray(scalarLength)];
  return { kty: "EC", crv: "P-256", x: url(x), y: url(y) };
}

function url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
