import type { FastifyRequest } from "fastify";
import { ApiError, titleOf } from "../../errors.ts";
import { hasBody } from "./unread-bodies.ts";

/** How the body of a route is read, and how large it may be. */
export interface Reading {
  /** A `file` is read by the handler, while it arrives; a `text` is a small one, read whole. */
  readonly as: "json" | "text" | "file" | "form";
  readonly bytesMax: number;
  /** JSON only. */
  readonly valuesMax?: number;
}

/** What applications, and people who sign in, send. */
export const smallJson: Reading = { as: "json", bytesMax: 64 * 1024, valuesMax: 5000 };
/** What back offices send. */
export const ordinaryJson: Reading = { as: "json", bytesMax: 1024 * 1024, valuesMax: 50_000 };
/** An order of ten thousand licenses, each with its key, terms, features and fields. */
export const orderJson: Reading = { as: "json", bytesMax: 8 * 1024 * 1024, valuesMax: 400_000 };

const asFile = "Send the file as the part file of a form, or as text/plain or text/csv.";
const expected: Readonly<Record<Reading["as"], string>> = {
  json: titleOf("unsupported_media_type"),
  form: "The body must be a form, application/x-www-form-urlencoded.",
  text: asFile,
  file: asFile,
};

/** Files in UTF-16 begin with a mark. */
const charsets = { json: /^utf-?8$/, form: /^utf-?8$/, text: /^utf-?8$/, file: /^utf-?(?:8|16(?:le|be)?)$/ } as const;

const form = "application/x-www-form-urlencoded";

/** A file's types as browsers, spreadsheets and command lines name them. */
const fileTypes = [
  "multipart/form-data",
  "text/plain",
  "text/csv",
  "text/x-csv",
  "text/comma-separated-values",
  "text/tab-separated-values",
  "application/csv",
  "application/x-csv",
  "application/vnd.ms-excel",
  "application/octet-stream",
  form,
];

const types: Readonly<Record<Reading["as"], readonly string[]>> = {
  json: ["application/json"],
  form: [form],
  text: fileTypes,
  file: fileTypes,
};

/**
 * Refuses a body by its headers, before a byte of it is read: a coding or a charset that is not decoded here, another
 * type, more bytes than the route takes. Throws `unsupported_media_type` and `payload_too_large`. Answers whether there
 * is a body.
 */
export function judgeHeaders({ headers }: FastifyRequest, { as, bytesMax }: Reading): boolean {
  if (!hasBody(headers)) return false;
  const coding = headers["content-encoding"]?.trim().toLowerCase();
  if (coding !== undefined && coding !== "" && coding !== "identity")
    throw unsupported(
      `The body is sent with Content-Encoding: ${coding}, which is not decoded here. Send it as it is.`,
    );
  const type = headers["content-type"] ?? "";
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1]?.toLowerCase();
  if (charset !== undefined && !charsets[as].test(charset))
    throw unsupported(`The body is sent with the charset ${charset}. Send it as UTF-8.`);
  const [mediaType = ""] = type.split(";", 1);
  if (!types[as].includes(mediaType.trim().toLowerCase())) throw unsupported(expected[as]);
  if (Number(headers["content-length"] ?? 0) > bytesMax) throw tooLarge(bytesMax);
  return true;
}

function unsupported(message: string): ApiError {
  return new ApiError("unsupported_media_type", { message });
}

/** The refusal of a body that is too large. */
export function tooLarge(bytesMax: number): ApiError {
  return new ApiError("payload_too_large", { message: `The body is larger than ${bytesMax} bytes.` });
}
