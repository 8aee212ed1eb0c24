import { z } from "zod";
import { bigCount, flag, jsonValue, maybe, word } from "../../platform/http/scalars.schema.ts";
import type { Json } from "../../platform/values/json.ts";
import { COUNTERS, type ImportKind, SAMPLE_ROWS } from "./import.rules.ts";
import type { BadRow, Import, ShownProblem } from "./import.store.ts";

/** How many bad rows an import shows itself; `invalid_rows/` shows all of them. */
export const problemsShownMax = 100;

/** What may be asked of an import. */
export const importQuery = z.object({
  dry_run: flag().optional().describe("Judge every row and count what would be made, but write nothing."),
  on_error: word(["keep", "nothing"], "Must be keep or nothing.")
    .optional()
    .describe("keep (the default): good rows are kept, bad ones reported. nothing: no row is kept when any is bad."),
});

/** A request that brings a file; the file itself is read while it arrives. */
export const importBody = z.unknown();

/** The answer to a file (management-api.md §5.9). */
export const importAccepted = z.strictObject({ job_id: z.int() });

/** A bad row. */
const invalidRow = z.strictObject({
  line: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  value: z.string().nullable(),
});

/** The columns of the file of all bad rows. */
export const problemColumns = [
  "line",
  "column_name",
  "code",
  "message",
  "value",
] as const satisfies (keyof ShownProblem)[];

/** An import of a kind (management-api.md §5.9). */
export function importAnswer(kind: ImportKind) {
  const counters = Object.fromEntries(COUNTERS[kind].map((name) => [name, z.int()]));
  return z.strictObject({
    id: z.int(),
    file_name: z.string(),
    status: z.enum(["pending", "running", "success", "error"]),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    dry_run: z.boolean(),
    on_error: z.enum(["keep", "nothing"]),
    error: z.string().nullable().describe("Why an import with the status error kept nothing, or not all."),
    progress: z.number().min(0).max(1),
    bytes_read: z.int().describe("How much of the file was read; all-or-nothing imports read it twice."),
    bytes_total: z.int(),
    columns: z.array(z.string()).describe("The columns of the file, in its order."),
    result: z.strictObject({
      total_row_count: z.int().describe("Rows that were read so far."),
      valid_row_count: z.int(),
      invalid_row_count: z.int(),
      invalid_rows: z.array(invalidRow).describe(`The first ${problemsShownMax}.`),
      ...counters,
    }),
    first_rows: z
      .array(z.strictObject({ line: z.int(), values: z.record(z.string(), jsonValue) }))
      .describe(`Of a dry run: the first ${SAMPLE_ROWS} good rows as they were read, without empty cells.`),
  });
}

const rowsDefault = 100;

/** Which bad rows are wanted. */
export const badRowsQuery = z.object({
  after: maybe(bigCount())
    .transform((line) => line ?? 0)
    .describe("The next of the page before."),
  limit: maybe(z.coerce.number("Must be a number.").int().min(1).max(1000))
    .transform((limit) => limit ?? rowsDefault)
    .describe(`Rows of a page (${rowsDefault}); at most 1000.`),
});

/** A page of bad rows, to be shown beside the lines of the file. */
export const badRowsAnswer = z.strictObject({
  columns: z.array(z.string()),
  results: z.array(
    z.strictObject({
      line: z.int(),
      cells: z
        .array(z.string())
        .nullable()
        .describe("As they stand in the file, long ones cut; null after the first 10000 bad rows."),
      problems: z.array(
        z.strictObject({
          column: z.string().nullable(),
          code: z.string(),
          message: z.string(),
          value: z.string().nullable(),
        }),
      ),
    }),
  ),
  next: z.int().nullable().describe("The after of the next page; null: this is the end."),
});

/** Bad rows as the wire shows them; one more than the page holds says that there are more. */
export function presentBadRows({ columns }: Import, rows: readonly BadRow[], limit: number) {
  const shown = rows.slice(0, limit);
  return {
    columns: [...columns],
    results: shown.map(({ line, cells, problems }) => ({
      line,
      cells: cells && [...cells],
      problems: problems.map(({ column_name, ...problem }) => ({ column: column_name, ...problem })),
    })),
    next: rows.length > limit ? (shown.at(-1)?.line ?? null) : null,
  };
}

/** An import as the wire shows it. */
export function presentImport(row: Import, problems: readonly ShownProblem[]) {
  const { id, file_name, status, dry_run, on_error, error, counts, total_row_count, invalid_row_count } = row;
  const counters = Object.fromEntries(COUNTERS[row.kind].map((name) => [name, counts[name] ?? 0]));
  return {
    id,
    file_name,
    status,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    dry_run,
    on_error,
    error,
    progress: status === "success" ? 1 : progressOf(row),
    bytes_read: row.position,
    bytes_total: row.size,
    columns: [...row.columns],
    result: {
      total_row_count,
      valid_row_count: total_row_count - invalid_row_count,
      invalid_row_count,
      invalid_rows: problems.map(({ line, column_name, code, message, value }) => ({
        line,
        column: column_name,
        code,
        message,
        value,
      })),
      ...counters,
    },
    first_rows: row.sample.map(({ line, values }) => ({ line, values: values as Record<string, Json> })),
  };
}

type Started = Pick<Import, "phase" | "position" | "data_start" | "size" | "on_error" | "dry_run">;

/** How far an import has come, from 0 to 1; all-or-nothing imports read the file twice. */
export function progressOf({ phase, position, data_start, size, on_error, dry_run }: Started): number {
  const read = size > data_start ? (position - data_start) / (size - data_start) : 0;
  const isTwice = on_error === "nothing" && !dry_run;
  const share = isTwice ? (phase === "check" ? read / 2 : 0.5 + read / 2) : read;
  return Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 1000;
}
