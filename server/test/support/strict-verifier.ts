// Judges the answers of the License API as the strictest client would, written from the reference alone (license-api.md
// §3, §5, §11). It shares no code with the server on purpose: a mistake of the server must not be repeated here.
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { fail, isObject, type JsonObject, verifyMembers } from "./license-shapes.ts";

/** The members of a request that the signature of its answer is built from. */
export interface VerifiedRequest {
  readonly hardware_id: string;
  readonly license_key?: string;
  readonly username?: string;
  readonly id_token?: string;
  readonly code?: string;
}

/** An answer as it came over the wire. */
export interface SignedBody {
  readonly publicKeyPem: string;
  readonly rawBody: Buffer | string;
  /** The value of the `LicenseSignature` header. */
  readonly headerSignature: string | undefined;
}

/** An answer that carries licenses, with the request it answers. */
export interface LicenseAnswer extends SignedBody {
  readonly request: VerifiedRequest;
  /** Which members to expect; recognized by the member `request` by default. */
  readonly variant?: "activation" | "check";
}

/**
 * Throws an Error with one precise sentence unless the answer of activate_license, check_license or their bundle forms
 * would satisfy every known client: canonical bytes, both signatures, all members with their types and none that the
 * variant forbids. Returns the parsed body.
 */
export function verifyAnswer(answer: LicenseAnswer): unknown {
  const key = createPublicKey(answer.publicKeyPem);
  const body = canonicalBody(answer.rawBody);
  const licenses = Array.isArray(body.value) ? body.value : [body.value];
  if (licenses.length === 0) fail("$", "is an empty list, but a bundle has at least one license");
  licenses.forEach((license: unknown, index) => {
    const path = Array.isArray(body.value) ? `$[${index}]` : "$";
    if (!isObject(license)) fail(path, "must be a license object");
    verifyV1(key, license, answer.request, path);
    verifyMembers(license, answer.variant ?? ("request" in license ? "activation" : "check"), path);
  });
  verifyV2(key, body, answer.headerSignature);
  return body.value;
}

/**
 * Throws unless a JSON answer without licenses is canonical and its `LicenseSignature` header is valid. Returns the
 * parsed body.
 */
export function verifySignedBody(answer: SignedBody): unknown {
  const body = canonicalBody(answer.rawBody);
  verifyV2(createPublicKey(answer.publicKeyPem), body, answer.headerSignature);
  return body.value;
}

interface Body {
  readonly raw: Buffer;
  readonly printed: Buffer;
  readonly value: unknown;
}

function canonicalBody(rawBody: Buffer | string): Body {
  const raw = typeof rawBody === "string" ? Buffer.from(rawBody, "utf8") : rawBody;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw));
  } catch (cause) {
    throw new Error("The body is not JSON in UTF-8.", { cause });
  }
  const printed = Buffer.from(JSON.stringify(value), "utf8");
  if (!raw.equals(printed)) {
    const at = raw.findIndex((byte, index) => byte !== printed[index]);
    const from = Math.max(0, (at < 0 ? raw.length : at) - 20);
    const [sent, canonical] = [raw, printed].map((bytes) => bytes.subarray(from, from + 60).toString("utf8"));
    throw new Error(`The body is not what JavaScript prints after parsing it: sent …${sent}…, printed …${canonical}….`);
  }
  return { raw, printed, value };
}

/** Whether a text has the RSA signature of a key. */
export function isSigned(key: KeyObject, text: Buffer | string, signature: string): boolean {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  return verify("RSA-SHA256", bytes, key, Buffer.from(signature, "base64"));
}

function isBase64(text: string): boolean {
  return text !== "" && Buffer.from(text, "base64").toString("base64") === text;
}

function verifyV2(key: KeyObject, body: Body, signature: string | undefined): void {
  if (signature === undefined) throw new Error("The answer has no LicenseSignature header.");
  if (!isBase64(signature))
    throw new Error("The LicenseSignature header is not padded base64 of the standard alphabet.");
  if (!isSigned(key, body.raw, signature))
    throw new Error("The LicenseSignature header does not fit the bytes of the body.");
  if (!isSigned(key, body.printed, signature)) {
    throw new Error("The LicenseSignature header does not fit the body as JavaScript prints it.");
  }
}

/** Throws unless the license has the signature over what the client sent (license-api.md §3.1). */
export function verifyV1(key: KeyObject, license: JsonObject, request: VerifiedRequest, path: string): void {
  const signature = license["license_signature"];
  if (typeof signature !== "string") fail(`${path}.license_signature`, "must be a string");
  if (!isBase64(signature)) fail(`${path}.license_signature`, "must be padded base64 of the standard alphabet");

  const validity = license["validity_period"] ?? null;
  if (validity !== null && typeof validity !== "string") fail(`${path}.validity_period`, "must be null or a string");
  const forms = validity === null ? [""] : [validity, isoOf(validity, `${path}.validity_period`)];
  const id = clientsId(license, request, path);
  for (const form of forms) {
    const text = `${request.hardware_id}#${id}#${form}`.toLowerCase();
    if (!isSigned(key, text, signature)) fail(`${path}.license_signature`, `does not fit the text "${text}"`);
  }
}

function clientsId(license: JsonObject, request: VerifiedRequest, path: string): string {
  const user = license["user"];
  if (request.username !== undefined) return beforeBar(request.username);
  if ((request.id_token !== undefined || request.code !== undefined) && isObject(user)) {
    const email = user["email"];
    return typeof email === "string" ? beforeBar(email) : fail(`${path}.user.email`, "must be a string");
  }
  return request.license_key ?? fail(`${path}.user`, "must be present when a user signs on without a name");
}

function beforeBar(text: string): string {
  const bar = text.indexOf("|");
  return bar < 0 ? text : text.slice(0, bar);
}

function isoOf(text: string, path: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? fail(path, `must be a date, but is "${text}"`) : date.toISOString();
}
