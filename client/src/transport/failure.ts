import { LicetError } from "../errors.ts";

// What is known of a call that no answer came to. "unsent": it certainly did not reach a server. "unknown": it may have
// been carried out. The difference decides whether a call that counts may be repeated.

const connecting = new Set(["connect", "getaddrinfo"]);
const unsentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const depthMax = 5;

/** Whether the failure happened before anything was sent: no address, no connection, no trust. */
export function isUnsent(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > depthMax) return false;
  const { code, syscall, cause, errors } = error as Readonly<Record<string, unknown>>;
  if (typeof syscall === "string" && connecting.has(syscall)) return true;
  if (typeof code === "string" && unsentCodes.has(code)) return true;
  // One address after the other was tried, and none took the connection.
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => isUnsent(each, depth + 1));
  return isUnsent(cause, depth + 1);
}

/** The error of a call that no answer came to. */
export function failure(cause: unknown): LicetError {
  const details = { isRetryable: true, cause };
  return isUnsent(cause)
    ? new LicetError("cannot_connect_to_server", "The license server cannot be reached.", details)
    : new LicetError("no_answer", "The license server did not answer.", details);
}

const backoffFirstMs = 250;
const backoffMaxMs = 8_000;

/**
 * Milliseconds to wait before repeating: doubled each time, spread by `spread` in [0, 1) so that many clients do not
 * come back at once.
 */
export function backoff(attempt: number, spread: number): number {
  const full = Math.min(backoffMaxMs, backoffFirstMs * 2 ** attempt);
  return Math.round(full * (0.5 + spread / 2));
}
