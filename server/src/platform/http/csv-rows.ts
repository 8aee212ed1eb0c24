import { parse } from "csv-parse";

/** A row of a CSV file, as written. */
export interface CsvRow {
  /** The line on which it begins, and that on which it ends. */
  readonly line: number;
  readonly endLine: number;
  /** Where the next row begins, in bytes. */
  readonly end: number;
  /** None where all of them are blank: spreadsheets leave empty lines and rows of delimiters behind. */
  readonly cells: readonly string[];
}

/**
 * From this line on it is unknown where rows begin: a quote is opened and never closed, or a row is larger than any.
 */
export class UnreadableCsv extends Error {
  constructor(readonly line: number) {
    super(
      `The file cannot be read from line ${line} on: a quote is opened there and never closed, or the row is larger than 256 kB.`,
    );
  }
}

/** No row is larger, so no more of a file is in memory. */
export const csvRowBytesMax = 256 * 1024;

// Whichever of them a file has; more than one may occur in files that were put together.
const lineEnds = ["\r\n", "\n", "\r"];
const lineEnd = /\r\n|\n|\r/g;

/**
 * The rows of CSV (UTF-8) as spreadsheets write it, in the order of the file; `position` and `line` are those of the
 * first byte. The rows before one that cannot be read are handed over, then `UnreadableCsv` is thrown.
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  { delimiter, position, line }: { readonly delimiter: string; readonly position: number; readonly line: number },
): AsyncGenerator<CsvRow> {
  let rows: CsvRow[] = [];
  let next = line;
  const parser = parse({
    delimiter,
    record_delimiter: lineEnds,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: csvRowBytesMax,
    on_record: (cells: string[], info) => {
      const endLine = next + cells.reduce((breaks, cell) => breaks + (cell.match(lineEnd)?.length ?? 0), 0);
      const isBlank = cells.every((cell) => cell.trim() === "");
      rows.push({ line: next, endLine, end: position + info.bytes, cells: isBlank ? [] : cells });
      next = endLine + 1;
      return null;
    },
  });
  parser.on("error", () => {}); // the writer gets it
  type Done = (error?: Error | null) => void;
  const done = (work: (done: Done) => unknown) => new Promise<boolean>((resolve) => work((error) => resolve(!error)));
  const take = () => {
    const taken = rows;
    rows = [];
    return taken;
  };
  for await (const piece of bytes) {
    const isRead = await done((then) => parser.write(piece, then));
    yield* take();
    if (!isRead) throw new UnreadableCsv(next);
  }
  const isRead = await done((then) => parser.end(then));
  yield* take();
  if (!isRead) throw new UnreadableCsv(next);
}
