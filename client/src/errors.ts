import type { ServerCode } from "./codes.generated.ts";
import type { License } from "./license.ts";
import type { Seats } from "./seats.ts";

/** A code that this library makes itself, without an answer of the server that says so. */
export type ClientCode =
  /** The server could not be reached; nothing was sent. */
  | "cannot_connect_to_server"
  /** The connection was lost, or no answer came in time. */
  | "no_answer"
  /** Something answered that is not a license server, or one that is out of order. */
  | "unexpected_answer"
  /** It is not known whether the call was booked: see `OutcomeUnknownError`. */
  | "outcome_unknown"
  /** The answer as a whole (V2) was not signed by the server whose key is configured. */
  | "signature_v2_mismatch"
  /** The license in the answer or file (V1, or an offline signature) was not signed by that server. */
  | "license_signature_invalid"
  /** The answer is not one to this very request: `Licet-Signature` is missing or does not fit. */
  | "answer_not_fresh"
  /** No license is stored here; activate one. */
  | "license_file_not_found"
  /** The stored license or the file is damaged, was altered, or is not what it should be. */
  | "license_file_error"
  /** The license belongs to another device. */
  | "hardware_id_mismatch"
  /** The license belongs to another product. */
  | "product_mismatch"
  /** The license is of a test order, and `allowTestLicenses` is not set. */
  | "test_license_not_allowed"
  /** The clock of this device was set back. */
  | "clock_tampered"
  /** The server was not asked for longer than `offlineHours`. */
  | "offline_period_over"
  /** The floating slot was not renewed in time, and is somebody else's now. */
  | "floating_timeout"
  /** The codes of an air-gapped activation do not fit. */
  | "air_gap_activation_error"
  /** The policy file is missing, damaged, or another policy's. */
  | "policy_file_error"
  /** The license has no such feature. */
  | "feature_not_found"
  /** The call does not fit the license: a key where a user is needed, say. */
  | "wrong_license_type"
  /** What was downloaded is not what the server described. */
  | "file_hash_mismatch"
  /** The file could not be downloaded. */
  | "download_failed"
  /** The client was set up wrongly. */
  | "invalid_options";

/** A code of the catalogue or of this library. A newer server may answer one that is not listed, hence any text. */
export type LicetErrorCode = ServerCode | ClientCode | (string & Record<never, never>);

interface Details {
  readonly status?: number;
  readonly isRetryable?: boolean;
  readonly decision?: number | undefined;
  readonly license?: License | undefined;
  readonly cause?: unknown;
}

/** Everything this library throws on purpose. Decide by `code`; show `message` to people. */
export class LicetError extends Error {
  override readonly name: string = "LicetError";
  /** What went wrong, for programs. Permanent. */
  readonly code: LicetErrorCode;
  /** The HTTP status of the server's refusal; 0 when the code was made by this library. */
  readonly status: number;
  /**
   * Whether the very same call may succeed later without anybody changing anything: no network, an overloaded server.
   */
  readonly isRetryable: boolean;
  /**
   * The number of the server's decision about a refused call, for the user to name and for the vendor to open. A stored
   * refusal keeps it. Undefined where the server gave none.
   */
  readonly decision: number | undefined;
  /** The license, where one was read and refused: an expired one, say. */
  readonly license: License | undefined;
  /**
   * Of `license_activated_max_times`: the devices that have the seats, where the server shows them to the credential.
   * One of them makes place with `client.replace(device)`.
   */
  readonly seats: Seats | undefined;

  constructor(
    code: LicetErrorCode,
    message: string,
    { status = 0, isRetryable = false, decision, license, cause }: Details = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.isRetryable = isRetryable;
    this.decision = decision;
    this.license = license;
    this.seats = undefined;
  }
}

/** Puts the seats into an error that was made before they were known. */
export function tellSeats(error: LicetError, seats: Seats): void {
  Object.assign(error, { seats });
}

/**
 * A call that changes a counter went unanswered, and it could not be found out whether it was booked. It is never
 * repeated silently. When the network is back, the same call with `idempotencyKey` is booked at most once by a server
 * that honours it; with another server, read the counter (`check()`) and decide.
 */
export class OutcomeUnknownError extends LicetError {
  override readonly name = "OutcomeUnknownError";
  /** The key the call was sent with. */
  readonly idempotencyKey: string;

  constructor(idempotencyKey: string, cause: unknown) {
    super("outcome_unknown", "No answer came, so it is not known whether the call was booked.", { cause });
    this.idempotencyKey = idempotencyKey;
  }
}

/** Whether a value is an error of this library, also when another copy of it was loaded. */
export function isLicetError(value: unknown): value is LicetError {
  return (
    value instanceof Error &&
    "code" in value &&
    "isRetryable" in value &&
    /^(Licet|OutcomeUnknown)Error$/.test(value.name)
  );
}
