import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";

/** Rows of a table, page by page, so that no more than a page of them is in memory. */
export type Batches<Row> = AsyncIterable<readonly Row[]>;

/**
 * A CSV file (RFC 4180) that is made while it is sent: a line of names, then the rows. Moments are ISO 8601 in UTC, objects JSON, null is
 * empty. A text that a spreadsheet would compute is kept from it by an apostrophe.
 */
export function csvFile<Row extends object>(columns: readonly (keyof Row & string)[], batches: Batches<Row>): Readable {
  return Readable.from(lines(columns, batches));
}

async function* lines<Row extends object>(columns: readonly (keyof Row & string)[], batches: Batches<Row>) {
  yield stringify([[...columns]]);
  for await (const batch of batches) {
    yield stringify(
      batch.map((row) => columns.map((name) => row[name])),
      {
        escape_formulas: true,
        cast: {
          date: (value) => value.toISOString(),
          boolean: (value) => String(value),
          object: (value) => (value === null ? "" : JSON.stringify(value)),
        },
      },
    );
  }
}
