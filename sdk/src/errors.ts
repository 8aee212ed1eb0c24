import type { ServerCode } from "./generated/codes.ts";

/** A code of this library: no answer came, or none that it knows. */
export type SdkCode = "connection_failed" | "timed_out" | "unexpected_answer" | "invalid_options";

/** Every code of a `LicetError`. A newer server may know more. */
export type LicetCode = ServerCode | SdkCode;

/** One thing that is wrong with a request. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** What was sent. */
  readonly value: unknown;
  /** A JSON pointer to it in the body, empty where there is none. */
  readonly pointer: string;
}

/** What the server refuses, and what keeps it from answering. Decide by `code`, show `message`. */
export class LicetError extends Error {
  override readonly name: string = "LicetError";
  /** Permanent; docs/guide/codes.md says what each means. */
  readonly code: LicetCode;
  /** The status of the answer; 0 where there was none. */
  readonly status: number;
  /** Everything that is wrong, not only the first. */
  readonly errors: readonly Problem[];
  /** Names the request in the server's log. */
  readonly request_id: string | undefined;

  /** Made by the library. */
  constructor(
    code: LicetCode,
    message: string,
    about: {
      readonly status?: number;
      readonly errors?: readonly Problem[];
      readonly request_id?: string | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    this.status = about.status ?? 0;
    this.errors = about.errors ?? [];
    this.request_id = about.request_id;
  }

  /** The first problem at a place of the body, `/items/0/product_code`. */
  at(pointer: string): Problem | undefined {
    return this.errors.find((each) => each.pointer === pointer);
  }
}

/**
 * No answer came, in spite of every attempt. A write may have been carried out: repeat it with the same
 * `idempotency_key`.
 */
export class LicetConnectionError extends LicetError {
  override readonly name = "LicetConnectionError";
  /** The key of the write, to repeat it without doing it twice. */
  readonly idempotency_key: string | undefined;

  /** Made by the library. */
  constructor(
    code: "connection_failed" | "timed_out",
    message: string,
    about: { readonly cause?: unknown; readonly idempotency_key?: string | undefined },
  ) {
    super(code, message, about);
    this.idempotency_key = about.idempotency_key;
  }
}

/** The error that an answer tells. */
export function errorOf(status: number, text: string, request_id: string | undefined): LicetError {
  const body = parsed(text);
  if (typeof body?.code !== "string")
    return new LicetError("unexpected_answer", `The server answered ${status}: ${text.slice(0, 200)}`, {
      status,
      request_id,
    });
  const errors = Array.isArray(body.errors) ? (body.errors as Problem[]) : [];
  const message = typeof body.message === "string" ? body.message : body.code;
  const told = typeof body.request_id === "string" ? body.request_id : request_id;
  return new LicetError(body.code as LicetCode, message, { status, errors, request_id: told });
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
