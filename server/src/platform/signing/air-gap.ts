import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign, verify } from "node:crypto";
import { promisify } from "node:util";

// The codes of an air-gapped activation (license-api.md §8): ECDSA on P-256, signatures as r and s of 32 bytes each.

/** A P-256 key pair. */
export interface AirGapKeyPair {
  /** The public half: base64 of X and Y, 32 bytes each, as applications are built with. */
  readonly publicKey: string;
  /** The private half in PEM (PKCS#8). */
  readonly privatePem: string;
  /** The private half as its number alone, base64 of 32 bytes: an initialization code. */
  readonly scalar: string;
}

const generate = promisify(generateKeyPair);
const coordinateBytes = 32;

/** Makes a key pair: of a company, or for one initialization code. */
export async function generateAirGapKeyPair(): Promise<AirGapKeyPair> {
  const { privateKey } = await generate("ec", { namedCurve: "P-256" });
  const { d = "", x = "", y = "" } = privateKey.export({ format: "jwk" });
  const bytes = (part: string) => Buffer.from(part, "base64url");
  return {
    publicKey: Buffer.concat([bytes(x), bytes(y)]).toString("base64"),
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    scalar: bytes(d).toString("base64"),
  };
}

/**
 * Whether a client's activation or deactivation code was made with the initialization code of this public half (step
 * 2).
 */
export function verifyClientCode(
  publicKey: string,
  { hardwareId, licenseKey }: { readonly hardwareId: string; readonly licenseKey: string },
  code: string,
): boolean {
  const signature = Buffer.from(code, "base64");
  if (signature.length !== 2 * coordinateBytes) return false;
  const key = { key: readPublicKey(publicKey), dsaEncoding: "ieee-p1363" } as const;
  return verify("sha1", Buffer.from(hardwareId + licenseKey, "utf8"), key, signature);
}

/**
 * The code that confirms an activation or a deactivation to its machine (step 3); `policyId` is empty where there is
 * none.
 */
export function confirmationCode(
  privatePem: string,
  facts: { readonly hardwareId: string; readonly licenseKey: string; readonly policyId: string },
): string {
  const text = facts.hardwareId + facts.licenseKey + facts.policyId;
  const key = { key: createPrivateKey(privatePem), dsaEncoding: "ieee-p1363" } as const;
  return sign("sha256", Buffer.from(text, "utf8"), key).toString("base64");
}

function readPublicKey(publicKey: string): KeyObject {
  const bytes = Buffer.from(publicKey, "base64");
  const [x, y] = [bytes.subarray(0, coordinateBytes), bytes.subarray(coordinateBytes)];
  const key = { kty: "EC", crv: "P-256", x: x.toString("base64url"), y: y.toString("base64url") };
  return createPublicKey({ key, format: "jwk" });
}
