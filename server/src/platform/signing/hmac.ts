import { createHmac } from "node:crypto";
import { isSameText } from "./same-text.ts";

export { parseHttpDate } from "./http-date.ts";

/** What an `Authorization` header of the License API turned out to be (license-api.md §2.1, §2.2, §2.4). */
export type Authorization =
  | {
      readonly kind: "hmac";
      /** As sent; the caller decides which algorithms it knows. */
      readonly algorithm: string;
      /** As sent; anything but `date` cannot be verified here. */
      readonly headers: string;
      readonly signature: string;
      readonly apiKey: string;
    }
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "missing-params"; readonly missing: string[] }
  | { readonly kind: "invalid" };

/** What the signature of an offline document covers (license-api.md §3.3). */
export interface OfflineSignatureFacts {
  /** The shared key, or the client secret with OAuth. */
  readonly secret: string;
  /** The `date` member of the same document, byte for byte. */
  readonly date: string;
  readonly licenseKey?: string | null | undefined;
  /** Whole, with whatever follows a `|`; counts only without a license key. */
  readonly username?: string | null | undefined;
  readonly hardwareId: string;
  /** The API key, or the client id with OAuth. */
  readonly apiKey: string;
}

const requiredParameters = ["algorithm", "headers", "signature", "apikey"] as const;
const parameter = /^([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?:"([^"]*)"|([^\s",]*))$/;

/**
 * The HMAC-SHA256 a client proves its shared key with, base64, over the `Date` header byte for byte (license-api.md
 * §2.1), and over further lines of the form `name: value`, if any.
 */
export function requestSignature(sharedKey: string, date: string, lines: readonly string[] = []): string {
  return hmac(sharedKey, ["licenseSpring", `date: ${date}`, ...lines].join("\n"));
}

/** Whether the signature of a request is the shared key's; takes the same time for every wrong one. */
export function verifyRequestSignature(
  sharedKey: string,
  date: string,
  signature: string,
  lines: readonly string[] = [],
): boolean {
  return isSameText(requestSignature(sharedKey, date, lines), signature);
}

/**
 * The `offline_signature` of a document, and the `signature` of an offline request: HMAC-SHA256, base64, letters' case
 * kept (license-api.md §3.3).
 */
export function offlineSignature({
  secret,
  date,
  licenseKey,
  username,
  hardwareId,
  apiKey,
}: OfflineSignatureFacts): string {
  return hmac(secret, `licenseSpring\ndate: ${date}\n${licenseKey || username || ""}\n${hardwareId}\n${apiKey}`);
}

/** Whether an offline document carries the signature of the secret; takes the same time for every wrong one. */
export function verifyOfflineSignature(facts: OfflineSignatureFacts, signature: string): boolean {
  return isSameText(offlineSignature(facts), signature);
}

/** Whether a text carries the HMAC of the secret, as offline requests of schema 2 do (license-api.md §7.2). */
export function verifyTextSignature(secret: string, text: string, signature: string): boolean {
  return isSameText(hmac(secret, text), signature);
}

/**
 * Reads an `Authorization` header as real clients send it (license-api.md §2.1): parameters in any order, names in any
 * case, commas with or without spaces, unknown parameters ignored, an empty value as good as none. `invalid` is what is
 * neither a bearer token nor a list of parameters, and a list that names a parameter twice.
 */
export function parseAuthorization(header: string): Authorization {
  const bearer = /^\s*bearer\s+(\S+)\s*$/i.exec(header);
  if (bearer?.[1] !== undefined) return { kind: "bearer", token: bearer[1] };

  const values = new Map<string, string>();
  for (const piece of splitOutsideQuotes(header)) {
    if (piece === "") continue;
    const match = parameter.exec(piece);
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined || values.has(name)) return { kind: "invalid" };
    values.set(name, match[2] ?? match[3] ?? "");
  }
  if (values.size === 0) return { kind: "invalid" };

  const [algorithm = "", headers = "", signature = "", apiKey = ""] = requiredParameters.map(
    (name) => values.get(name) ?? "",
  );
  const missing = requiredParameters.filter((name) => !values.get(name));
  if (missing.length > 0) return { kind: "missing-params", missing };
  return { kind: "hmac", algorithm, headers, signature, apiKey };
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (character !== "," || quoted) continue;
    pieces.push(text.slice(start, at).trim());
    start = at + 1;
  }
  pieces.push(text.slice(start).trim());
  return pieces;
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", Buffer.from(key, "utf8")).update(text, "utf8").digest("base64");
}
