import { createHash, createPublicKey } from "node:crypto";
import { LicetError } from "./errors.ts";
import type { Fetch } from "./options.ts";
import { apiUrl } from "./transport/connection.ts";
import { failure } from "./transport/failure.ts";
import { isSigned, readPublicKey } from "./transport/signatures.ts";

/** The public keys of a server. */
export interface ServerKeys {
  /** For the option `publicKey`. */
  readonly publicKey: string;
  /** For the option `freshKey`; undefined when the server gives no fresh answers. */
  readonly freshKey: string | undefined;
  /** SHA-256 of `publicKey` (DER), hexadecimal: compare it with the vendor's before trusting the key. */
  readonly fingerprint: string;
}

const timeoutMs = 10_000;

/**
 * Fetches the keys a server publishes, for whoever sets an application up: print them once, and build them in. An
 * application that fetches its keys at run time believes anybody who answers in the server's place.
 */
export async function fetchServerKeys(url: string, options: { readonly fetch?: Fetch } = {}): Promise<ServerKeys> {
  const request = { method: "GET", headers: {}, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
  const answer = await (options.fetch ?? fetch)(`${apiUrl(url)}/.well-known`, request).catch((cause: unknown) => {
    throw failure(cause);
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const published = parse(bytes.toString("utf8"));
  if (answer.status !== 200 || typeof published.pub_key !== "string")
    throw new LicetError("unexpected_answer", "The server publishes no key.");
  const { pub_key: publicKey, fresh_pub_key: freshKey } = published;
  const key = readPublicKey(publicKey, "rsa", "pub_key");
  const signature = answer.headers.get("licensesignature");
  if (signature !== null && !isSigned([key], bytes, signature))
    throw new LicetError("signature_v2_mismatch", "The server does not hold the key it publishes.");
  const der = createPublicKey(publicKey).export({ type: "spki", format: "der" });
  const fingerprint = createHash("sha256").update(der).digest("hex");
  return { publicKey, freshKey: typeof freshKey === "string" ? freshKey : undefined, fingerprint };
}

function parse(text: string): { readonly pub_key?: unknown; readonly fresh_pub_key?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
