import { LicetError } from "../errors.ts";

const tooManyRequests = 429;

/** Refusals that a server may answer without having looked whether the same call was booked before. */
export const unprovenCodes: ReadonlySet<string> = new Set([
  "missing_headers",
  "date_header_diff",
  "authorization_invalid_headers",
  "authorization_missing_params",
  "hmac_required",
  "invalid_api_key",
  "revoked_api_key",
  "read_only_api_key",
  "signature_mismatch",
  "signed_request_required",
  "digest_mismatch",
  "request_replayed",
  "oauth_token_expired",
  "oauth_token_malformed",
  "validation_error",
  "not_found",
  "unexpected_answer",
]);

/** The error of an answer that is no success, whatever its body is; `number`: its header `Licet-Decision`. */
export function refusalOf(status: number, text: string, number: string | null): LicetError {
  const isRetryable = status >= 500 || status === tooManyRequests;
  const { code, message } = parse(text);
  const decision = /^\d{1,15}$/.test(number ?? "") ? Number(number) : undefined;
  if (typeof code === "string" && code !== "")
    return new LicetError(code, typeof message === "string" ? message : code, { status, isRetryable, decision });
  return new LicetError("unexpected_answer", `The server answered with the status ${status}.`, { status, isRetryable });
}

function parse(text: string): { readonly code?: unknown; readonly message?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
