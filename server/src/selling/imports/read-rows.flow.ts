import type { Db } from "../../platform/db/connect.ts";
import { type CsvRow, readCsv } from "../../platform/http/csv-rows.ts";
import { findChunk, type Import } from "./import.store.ts";

const sliceBytes = 16 * 1024;

/**
 * The rows of a stored file after a position and a line; only the piece that is being read is in memory. Throws
 * `UnreadableCsv` after the last one that can be read.
 */
export function readRows(db: Db, file: Import, position: number, line: number): AsyncGenerator<CsvRow> {
  return readCsv(slices(db, file, position), { delimiter: file.delimiter, position, line: line + 1 });
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
