import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";

/** Rows of a table, page by page, so that no more than a page of them is in memory. */
export type Batches<Row> = AsyncIterable<readonly Row[]>;

/** How a file differs from the usual: every text in quotes, and what is empty; moments in another form. */
export interface CsvForm {
  readonly quoted?: boolean;
  readonly moment?: (value: Date) => string;
}

/**
 * A CSV file (RFC 4180) that is made while it is sent: a line of names, then the rows. Moments are ISO 8601 in UTC,
 * objects JSON, null is empty. A text that a spreadsheet would compute is kept from it by an apostrophe.
 */
export function csvFile<Row extends object>(
  columns: readonly (keyof Row & string)[],
  batches: Batches<Row>,
  form: CsvForm = {},
): Readable {
  return Readable.from(lines(columns, batches, form));
}

async function* lines<Row extends object>(
  columns: readonly (keyof Row & string)[],
  batches: Batches<Row>,
  { quoted = false, moment = (value) => value.toISOString() }: CsvForm,
) {
  yield stringify([[...columns]], { quoted });
  for await (const batch of batches) {
    yield stringify(
      batch.map((row) => columns.map((name) => cellOf(row[name], moment))),
      { escape_formulas: true, quoted_string: quoted, quoted_empty: quoted },
    );
  }
}

function cellOf(value: unknown, moment: (value: Date) => string): unknown {
  if (value instanceof Date) return moment(value);
  if (typeof value === "boolean") return String(value);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
