import type { Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import { ApiError, problem } from "../errors.ts";
import { authorOf } from "../http/audit.ts";
import type { Context } from "../http/endpoint.ts";
import type { ImportKind } from "./import.rules.ts";
import { deleteImport, type FileFacts, insertChunk, insertImport } from "./import.store.ts";
import { columnNames, judgeColumns } from "./import-columns.schema.ts";

/** A file that was received whole. */
export interface Received {
  readonly id: number;
  readonly file: FileFacts;
  readonly file_name: string;
  /** Columns that nothing reads. */
  readonly ignored: readonly string[];
}

export interface Upload {
  readonly stream: Readable;
  readonly file_name: string;
  /** Whether a part of a form was cut because it was too large. */
  isCut(): boolean;
}

const fileBytesMax = 1024 * 1024 * 1024;
const chunkBytes = 256 * 1024;
const headerBytesMax = 64 * 1024;

/**
 * Stores a file while it arrives, piece by piece, and judges its first line. Throws `import_column_missing`, `payload_too_large` and
 * `validation_error`, and then keeps nothing.
 */
export async function receiveFile(
  kind: ImportKind,
  wish: { readonly dry_run: boolean; readonly on_error: "keep" | "nothing" },
  { stream, file_name, isCut }: Upload,
  context: Context,
): Promise<Received> {
  const { companyId, now, deps } = context;
  const { db } = deps;
  const id = await insertImport(db, companyId, { kind, file_name, ...wish, author: authorOf(context), now });
  try {
    let header: Header | undefined;
    let kept: Buffer[] = [];
    let keptBytes = 0;
    let size = 0;
    const flush = async () => {
      if (keptBytes === 0) return;
      const data = Buffer.concat(kept);
      header ??= readHeader(kind, data);
      await insertChunk(db, companyId, id, size, data);
      size += data.length;
      kept = [];
      keptBytes = 0;
    };
    for await (const piece of stream as AsyncIterable<Buffer>) {
      kept.push(piece);
      keptBytes += piece.length;
      if (size + keptBytes > fileBytesMax) throw new ApiError("payload_too_large");
      if (keptBytes >= chunkBytes) await flush();
    }
    await flush();
    if (isCut()) throw new ApiError("payload_too_large");
    if (!header) throw new ApiError("validation_error", { message: "The file is empty." });
    const { ignored, ...facts } = header;
    return { id, file_name, ignored, file: { ...facts, size } };
  } catch (error) {
    await deleteImport(db, companyId, id).catch(() => {}); // the upkeep finds what is left
    throw error;
  }
}

/** Files are received up to this size. */
export const uploadLimits = { files: 1, fileSize: fileBytesMax, fields: 10 } as const;

type Header = Pick<FileFacts, "delimiter" | "columns" | "data_start"> & { readonly ignored: readonly string[] };

/** The names of the columns, from the first line of a file. */
function readHeader(kind: ImportKind, data: Buffer): Header {
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff))
    throw new ApiError("validation_error", { message: "The file is UTF-16. Save it as UTF-8." });
  const begin = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? 3 : 0;
  const length = data.subarray(begin, begin + headerBytesMax).findIndex((byte) => byte === 10 || byte === 13);
  if (length < 0 && data.length - begin > headerBytesMax)
    throw new ApiError("validation_error", { message: "The first line is too long to be the names of columns." });
  const end = length < 0 ? data.length : begin + length;
  const text = data.toString("utf8", begin, end);
  const delimiter = delimiterOf(text);
  const [given = []] = parse(text, { delimiter, relax_quotes: true });
  const columns = columnNames(kind, given);
  const { missing, twice, unknown } = judgeColumns(kind, columns);
  if (missing.length > 0)
    throw ApiError.of(
      missing.map((name) => problem("import_column_missing", "", name, `The file has no column ${name}.`)),
    );
  if (twice.length > 0)
    throw ApiError.of(
      twice.map((name) => problem("validation_error", "", name, `The file has the column ${name} twice.`)),
    );
  const isCrLf = data[end] === 13 && data[end + 1] === 10;
  return {
    delimiter,
    columns,
    data_start: Math.min(end + (isCrLf ? 2 : 1), data.length),
    ignored: unknown.filter((name) => name !== ""),
  };
}

/** Spreadsheets of some countries part cells by semicolons. */
function delimiterOf(line: string): string {
  const counts = [",", ";", "\t"].map((each) => [each, line.split(each).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
