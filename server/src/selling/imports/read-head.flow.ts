import { ApiError, problem } from "../../errors.ts";
import { type CsvRow, readCsv, UnreadableCsv } from "../../platform/http/csv-rows.ts";
import type { ImportKind } from "./import.rules.ts";
import type { FileFacts } from "./import.store.ts";
import { columnNames, judgeColumns } from "./import-columns.schema.ts";

/** What the head of a file determines: how its rows are read, and where they begin. */
export type Head = Omit<FileFacts, "size"> & {
  /** Columns that nothing reads. */
  readonly ignored: readonly string[];
};

const sliceBytes = 16 * 1024;
const refusal = (message: string) => new ApiError("validation_error", { message });

/**
 * The names of the columns, from the first row of a file that has any cell, read by the reader of all rows. `begin` is the first piece of the file. Throws
 * `validation_error` and `import_column_missing`.
 */
export async function readHead(kind: ImportKind, begin: Buffer): Promise<Head> {
  const said = delimiterSaid(begin);
  const found = await Promise.all(
    (said ? [said.delimiter] : delimiters).map((delimiter) => readWith(kind, begin, delimiter, said?.bytes ?? 0)),
  );
  // What is read with the wrong delimiter has fewer of the columns that are known.
  const [best] = found.sort((one, other) => other.known - one.known || other.names.length - one.names.length);
  const unread = found.find(({ row, fault }) => !row && fault) ?? found.find(({ row }) => !row);
  if (!best?.row || (best.known === 0 && unread)) throw unread?.fault ?? refusal("The file is empty.");
  const { names, delimiter, row } = best;
  if (names.some((name) => name.includes("\u0000"))) throw refusal("The file is not UTF-8. Save it as CSV UTF-8.");
  const { missing, twice, unknown } = judgeColumns(kind, names);
  if (missing.length > 0)
    throw ApiError.of(
      missing.map((name) => problem("import_column_missing", "", name, `The file has no column ${name}.`)),
    );
  if (twice.length > 0)
    throw ApiError.of(
      twice.map((name) => problem("validation_error", "", name, `The file has the column ${name} twice.`)),
    );
  const ignored = unknown.filter((name) => name !== "");
  return { delimiter, columns: names, data_start: row.end, data_line: row.endLine, ignored };
}

/** Spreadsheets of some countries part cells by semicolons. */
const delimiters = [",", ";", "\t"];

/** The delimiter that the first line names, as spreadsheets understand it. */
function delimiterSaid(begin: Buffer): { readonly delimiter: string; readonly bytes: number } | undefined {
  const line = /^"?sep=([,;|:\t])"?(?:\r\n|\n|\r|$)/i.exec(begin.toString("latin1", 0, 12));
  return line?.[1] === undefined ? undefined : { delimiter: line[1], bytes: line[0].length };
}

interface Reading {
  readonly delimiter: string;
  readonly row?: CsvRow;
  readonly names: readonly string[];
  /** How many of the names the kind of file has. */
  readonly known: number;
  readonly fault?: ApiError;
}

async function readWith(kind: ImportKind, begin: Buffer, delimiter: string, position: number): Promise<Reading> {
  const nothing = { delimiter, names: [], known: -1 };
  try {
    for await (const row of readCsv(slices(begin, position), { delimiter, position, line: position > 0 ? 2 : 1 })) {
      if (row.cells.length === 0) continue;
      const names = columnNames(kind, row.cells);
      return { delimiter, row, names, known: names.length - judgeColumns(kind, names).unknown.length };
    }
  } catch (error) {
    if (error instanceof UnreadableCsv) return { ...nothing, fault: refusal(error.message) };
    throw error;
  }
  return nothing;
}

function* slices(bytes: Buffer, from: number): Generator<Buffer> {
  for (let at = from; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes);
}
