// Judges documents for machines without a network as the strictest client would, from the reference alone
// (license-api.md §3.3, §3.4, §7.3, §7.4). It shares no code with the server.
import { createHmac, createPublicKey } from "node:crypto";
import { fail, isObject, type JsonObject, verifyMembers } from "./license-shapes.ts";
import { isSigned, type VerifiedRequest, verifyV1 } from "./strict-verifier.ts";

/** What a client verifies documents with. */
export interface DocumentKeys {
  readonly publicKeyPem: string;
  /** Shared key and API key, or client secret and client id. */
  readonly secret: string;
  readonly credential: string;
}

/** Throws unless the object is a valid activation document, for the request it answers and in itself. */
export function verifyActivationDocument(document: unknown, keys: DocumentKeys, request?: VerifiedRequest): JsonObject {
  const license = verifyCommon(document, keys, "activation");
  if (request) verifyV1(createPublicKey(keys.publicKeyPem), license, request, "$");
  const { license_signature: _v1, license_signature_v2, ...signed } = license;
  verifyText(keys, JSON.stringify(signed), license_signature_v2, "$.license_signature_v2");
  return license;
}

/** Throws unless the object is a valid refresh document of a device and product. */
export function verifyRefreshDocument(
  document: unknown,
  keys: DocumentKeys,
  device: { readonly hardware_id: string; readonly product: string },
): JsonObject {
  const license = verifyCommon(document, keys, "check");
  const { license_signature_v2, ...signed } = license;
  verifyText(keys, JSON.stringify(signed), license_signature_v2, "$.license_signature_v2");
  if (license["hardware_id"] !== device.hardware_id) fail("$.hardware_id", "is another device's");
  const product = license["product_details"];
  if (!isObject(product) || product["short_code"] !== device.product) fail("$.product_details", "is another product's");
  return license;
}

/** Throws unless the object is a valid activation document of a bundle. */
export function verifyBundleDocument(document: unknown, keys: DocumentKeys): JsonObject[] {
  if (!isObject(document)) fail("$", "must be an object");
  const { bundle_signature_v2, ...signed } = document;
  verifyText(keys, JSON.stringify(signed), bundle_signature_v2, "$.bundle_signature_v2");
  const { licenses } = signed;
  if (!Array.isArray(licenses) || licenses.length === 0) fail("$.licenses", "must be a list of licenses");
  return (licenses as unknown[]).map((license) => {
    if (isObject(license) && "license_signature_v2" in license)
      fail("$.license_signature_v2", "has no place in a bundle");
    return verifyCommon(license, keys, "activation");
  });
}

/** The object in a file: one line of base64 of canonical JSON. */
export function readFile(file: string): unknown {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(file)) throw new Error("The file is not one line of base64.");
  const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(file, "base64"));
  const value: unknown = JSON.parse(text);
  if (JSON.stringify(value) !== text) throw new Error("The file is not canonical JSON.");
  return value;
}

function verifyCommon(document: unknown, keys: DocumentKeys, variant: "activation" | "check"): JsonObject {
  if (!isObject(document)) fail("$", "must be an object");
  const { date, offline_signature, license_signature_v2: _v2, ...rest } = document;
  const { hardware_id, username, ...license } = rest;
  verifyMembers(variant === "activation" ? rest : license, variant, "$");
  if (typeof date !== "string" || !/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{4} \d\d:\d\d:\d\d GMT\+0000$/.test(date))
    fail("$.date", `must be a date like "Fri Jul 4 2025 10:56:13 GMT+0000", but is ${JSON.stringify(date)}`);
  if (Number.isNaN(Date.parse(date))) fail("$.date", "must be a date that exists");
  if (typeof hardware_id !== "string") fail("$.hardware_id", "must be a string");
  const name = rest["license_key"] ?? username;
  if (typeof name !== "string") fail("$", "must carry license_key or username");
  const request = typeof username === "string" ? { hardware_id, username } : { hardware_id, license_key: name };
  verifyV1(createPublicKey(keys.publicKeyPem), document, request, "$");
  const text = `licenseSpring\ndate: ${date}\n${name}\n${hardware_id}\n${keys.credential}`;
  const expected = createHmac("sha256", keys.secret).update(text, "utf8").digest("base64");
  if (offline_signature !== expected) fail("$.offline_signature", "does not fit");
  return document;
}

function verifyText({ publicKeyPem }: DocumentKeys, text: string, signature: unknown, path: string): void {
  if (typeof signature !== "string") fail(path, "must be a string");
  if (!isSigned(createPublicKey(publicKeyPem), text, signature)) fail(path, "does not fit the document");
}
