import type { IncomingMessage } from "node:http";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../../errors.ts";

/** The address of a request as it is read: a percent sign that begins no escape stands for itself. */
export function readableUrl({ url = "/" }: Pick<IncomingMessage, "url">): string {
  return escapeLone(url);
}

/**
 * Refuses an address whose escapes are not UTF-8, or hold NUL, so that no parameter can; and a host that none can have.
 * Throws `validation_error`. (Bytes beyond ASCII that are not escaped are no HTTP.)
 */
export function judgeAddress({ raw, headers }: Pick<FastifyRequest, "raw" | "headers">): void {
  const { url = "/", httpVersionMinor } = raw;
  if (unescaped(url, "address").includes("\0")) throw refused("The address contains a NUL character.");
  const { host } = headers;
  if (host === undefined ? httpVersionMinor > 0 : !hostPattern.test(host))
    throw refused("The header Host is malformed.");
}

const hostPattern = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Refuses percent escapes that are not UTF-8, and answers the text without them. Throws `validation_error`. */
export function unescaped(text: string, what: "address" | "form"): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(escapeLone(text));
  } catch {
    throw refused(`The ${what} is not UTF-8.`);
  }
}

function escapeLone(text: string): string {
  return text.includes("%") ? text.replace(/%(?![\da-f]{2})/gi, "%25") : text;
}

function refused(message: string): ApiError {
  return new ApiError("validation_error", { message });
}
