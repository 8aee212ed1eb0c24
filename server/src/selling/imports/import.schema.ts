import { z } from "zod";
import { flag, word } from "../../platform/http/scalars.schema.ts";
import { COUNTERS, type ImportKind } from "./import.rules.ts";
import type { Import, ShownProblem } from "./import.store.ts";

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
    result: z.strictObject({
      total_row_count: z.int().describe("Rows that were read so far."),
      valid_row_count: z.int(),
      invalid_row_count: z.int(),
      invalid_rows: z.array(invalidRow).describe(`The first ${problemsShownMax}.`),
      ...counters,
    }),
  });
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
  };
}

/** All-or-nothing imports read the file twice. */
function progressOf({ phase, position, data_start, size, on_error, dry_run }: Import): number {
  const read = size > data_start ? (position - data_start) / (size - data_start) : 0;
  const isTwice = on_error === "nothing" && !dry_run;
  const share = isTwice ? (phase === "check" ? read / 2 : 0.5 + read / 2) : read;
  return Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 1000;
}
