import type { Problem } from "../../errors.ts";

/** What can be imported. */
export const IMPORT_KINDS = ["licenses", "license_features", "customers", "orders"] as const;
/** One of `IMPORT_KINDS`. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** check: rows are judged, nothing is written but what was found. */
export type Phase = "check" | "write";

/** A row of the file whose cells were read, by the names of their columns; an empty cell is absent. */
export interface ImportRow {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One thing wrong with one row. */
export interface RowProblem {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly value: string | null;
  /** Of the first problem of a row: its cells, as they stand in the file. */
  readonly cells?: readonly string[];
}

/** What became of some rows. Those without a problem are valid. */
export interface Outcome {
  readonly problems: readonly RowProblem[];
  /** Counters of the result, by their names on the wire. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How many bad rows keep their cells, and how much of them. */
const rowsKeptMax = 10_000;
const cellsKeptMax = 100;

/**
 * Problems in the order of the file, each row's first one with its cells; `before` counts the bad rows that came
 * earlier.
 */
export function withCells(
  problems: readonly RowProblem[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  before: number,
): RowProblem[] {
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  let kept = before;
  return problems.map((problem) => {
    const cells = cellsOf.get(problem.line);
    if (!cells || kept >= rowsKeptMax) return problem;
    cellsOf.delete(problem.line);
    kept += 1;
    return { ...problem, cells: cells.slice(0, cellsKeptMax).map(storable) };
  });
}

/** How many good rows a dry run shows. */
export const SAMPLE_ROWS = 20;

/** Rows as they were read, for people: long texts are cut. */
export function sampleOf(rows: readonly ImportRow[]): ImportRow[] {
  const short = (_name: string, value: unknown) => (typeof value === "string" ? storable(value) : value);
  return rows.map((row) => JSON.parse(JSON.stringify(row, short)) as ImportRow);
}

/** The counters of the result of an import, besides those of its rows (management-api.md §5.9). */
export const COUNTERS: Readonly<Record<ImportKind, readonly string[]>> = {
  licenses: ["created_licenses", "existed_licenses", "created_orders", "created_customers"],
  license_features: ["created_license_features", "existed_license_features"],
  customers: ["created_customers", "existed_customers"],
  orders: ["created_orders", "existed_orders", "created_licenses", "existed_licenses", "created_customers"],
};

/** A problem of a row. */
export function rowProblem(
  line: number,
  column: string | null,
  { code, message, value }: Pick<Problem, "code" | "message" | "value">,
): RowProblem {
  return {
    line,
    column,
    code,
    message,
    value: value === undefined || value === null ? null : storable(String(value)),
  };
}

/** A text that PostgreSQL can keep, and not too long. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").slice(0, 300).toWellFormed();
}

/** Counters added up. */
export function addCounts(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** How many rows go into the next batch. */
export interface Pace {
  readonly rows: number;
  /** Milliseconds to rest before it. */
  readonly restMs: number;
}

const rowsMin = 25;
const rowsMax = 500;
/** What a batch may take: while there are no requests, a few, or many. */
const targetMs = { alone: 150, calm: 100, busy: 40 };
const busyPerSecond = 20;

/** What the last batch and the rest before it measured. */
export interface Beat {
  readonly rows: number;
  /** What the batch took. */
  readonly ms: number;
  /** Since the batch before it. */
  readonly sinceMs: number;
  readonly requests: number;
}

/**
 * The pace after a batch. While requests come in, batches are short, so that none waits long for one, and a rest a
 * third as long as the batch leaves the machine to the requests (docs/decisions/0038).
 */
export function nextPace({ rows, ms, sinceMs, requests }: Beat): Pace {
  const isBusy = requests > (busyPerSecond * sinceMs) / 1000;
  const target = isBusy ? targetMs.busy : requests > 0 ? targetMs.calm : targetMs.alone;
  const wanted = Math.round((rows * target) / Math.max(ms, 1));
  // Twice as many at most: one quick batch proves little.
  const bounded = Math.min(wanted, rows * 2, rowsMax);
  return { rows: Math.max(bounded, rowsMin), restMs: isBusy ? Math.min(Math.round(ms / 3), 500) : 0 };
}
