// The client's side of an air-gapped activation, from the reference alone (license-api.md §8).
import { createECDH, createPrivateKey, createPublicKey, type ECDH, sign, verify } from "node:crypto";

/** The code that a machine makes from its initialization code: ECDSA on P-256 over SHA-1, r and s in base64. */
export function machineCode(initializationCode: string, hardwareId: string, licenseKey: string): string {
  const scalar = Buffer.from(initializationCode, "base64");
  if (scalar.length !== 32) throw new Error("An initialization code is a number of 32 bytes.");
  const curve: ECDH = createECDH("prime256v1");
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const part = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", d: scalar.toString("base64url"), x: part(1), y: part(33) };
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  return sign("sha1", Buffer.from(hardwareId + licenseKey), { key, dsaEncoding: "ieee-p1363" }).toString("base64");
}

/** Whether a confirmation code comes from the vendor, whose public key is base64 of X and Y. */
export function isConfirmed(publicKey: string, text: string, confirmationCode: string): boolean {
  const bytes = Buffer.from(publicKey, "base64");
  const signature = Buffer.from(confirmationCode, "base64");
  if (bytes.length !== 64 || signature.length !== 64) throw new Error("A public key and a code have 64 bytes each.");
  const part = (from: number) => bytes.subarray(from, from + 32).toString("base64url");
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x: part(0), y: part(32) }, format: "jwk" });
  return verify("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }, signature);
}
