import { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { Db } from "../db/connect.ts";
import { findChunk, type Import } from "./import.store.ts";

/** A row of a file as it stands there. */
export interface FileRow {
  readonly line: number;
  /** Where the next row begins. */
  readonly end: number;
  readonly cells: readonly string[];
}

/** From some row on nobody can tell where rows begin. */
export class UnreadableFile extends Error {}

const recordBytesMax = 256 * 1024;
const sliceBytes = 16 * 1024;
// Whichever of them a file has; more than one may occur in files that were put together.
const lineEnds = ["\r\n", "\n", "\r"];

/** The rows of a stored file from a position on, of which only the piece that is being read is in memory. Throws `UnreadableFile`. */
export async function* readRows(db: Db, file: Import, position: number, line: number): AsyncGenerator<FileRow> {
  let faultyFrom = Number.POSITIVE_INFINITY;
  const parser = parse({
    delimiter: file.delimiter,
    record_delimiter: lineEnds,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
    // The rows before the faulty one are still to be handed over, so the fault must wait.
    skip_records_with_error: true,
    on_skip: (error) => {
      faultyFrom = Math.min(faultyFrom, Number(error?.["lines"] ?? 0));
    },
  });
  const source = Readable.from(slices(db, file, position), { objectMode: false });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let lines = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (info.lines >= faultyFrom) break;
      lines = info.lines;
      yield { line: line + lines, end: position + info.bytes, cells: record };
    }
  } finally {
    source.destroy();
  }
  if (faultyFrom < Number.POSITIVE_INFINITY)
    throw new UnreadableFile(
      `The file cannot be read from line ${line + lines + 1} on: a quote is opened there and never closed.`,
    );
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly bytes: number; readonly lines: number };
}

/** The bytes of a file from a position on, in slices that take a moment to parse. */
async function* slices(db: Db, file: Import, from: number): AsyncGenerator<Buffer> {
  for (let position = from; position < file.size; ) {
    const chunk = await findChunk(db, file.company_id, file.id, position);
    const bytes = chunk?.data.subarray(position - chunk.start);
    if (!bytes || bytes.length === 0) throw new Error("a piece of the file is missing");
    for (let start = 0; start < bytes.length; start += sliceBytes) yield bytes.subarray(start, start + sliceBytes);
    position += bytes.length;
  }
}
