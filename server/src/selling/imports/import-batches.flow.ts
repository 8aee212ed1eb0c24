import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../platform/db/connect.ts";
import { type CsvRow, UnreadableCsv } from "../../platform/http/csv-rows.ts";
import { addCounts, type ImportRow, nextPace, type Outcome, type RowProblem } from "./import.rules.ts";
import type { Import, Progress } from "./import.store.ts";
import { rowReader } from "./import-columns.schema.ts";
import type { ImportWork, RunnerParts } from "./import-lease.flow.ts";
import { readRows } from "./read-rows.flow.ts";

const firstRows = 100;

/**
 * The rows that follow the position of a file, as many at a time as the pace allows, with a rest between; none after the signal. Throws
 * `UnreadableCsv` after the last row that can be read.
 */
export async function* batches(
  parts: RunnerParts,
  file: Import,
  signal: AbortSignal,
): AsyncGenerator<readonly CsvRow[]> {
  let pace = { rows: firstRows, restMs: 0 };
  let rows: CsvRow[] = [];
  let before = { requests: parts.requests(), at: performance.now() };
  let fault: UnreadableCsv | undefined;
  const readable = async function* () {
    try {
      yield* readRows(parts.deps.db, file, file.position, file.line);
    } catch (error) {
      if (!(error instanceof UnreadableCsv)) throw error;
      fault = error;
    }
  };
  for await (const row of readable()) {
    rows.push(row);
    if (rows.length < pace.rows) continue;
    if (signal.aborted) return;
    const batch = rows;
    rows = [];
    const begun = performance.now();
    yield batch;
    const now = { requests: parts.requests(), at: performance.now() };
    const since = { sinceMs: now.at - before.at, requests: now.requests - before.requests };
    pace = nextPace({ rows: batch.length, ms: now.at - begun, ...since });
    before = now;
    await sleep(pace.restMs);
  }
  if (rows.length > 0 && !signal.aborted) yield rows;
  if (fault && !signal.aborted) throw fault;
}

/** Reads the cells of rows, and gives those that can be read to the work. */
export async function judge(
  db: Db,
  parts: RunnerParts,
  file: Import,
  rows: readonly CsvRow[],
  work: ImportWork,
): Promise<Outcome & { readonly good: readonly ImportRow[] }> {
  const read = readerOf(file);
  const good: ImportRow[] = [];
  const bad: RowProblem[] = [];
  for (const { line, cells } of rows) {
    if (cells.length === 0) continue;
    const { values, problems } = read(line, cells);
    if (problems.length > 0) bad.push(...problems);
    else good.push({ line, values });
  }
  if (good.length === 0) return { problems: bad, counts: {}, good };
  const { clock, random, secrets } = parts.deps;
  const batch = { db, companyId: file.company_id, importId: file.id, phase: file.phase, rows: good, now: clock.now() };
  const { problems, counts } = await work(batch, { clock, random, secrets, findProducts: parts.findProducts });
  const badLines = new Set(problems.map(({ line }) => line));
  return {
    problems: [...bad, ...problems].sort((one, other) => one.line - other.line),
    counts,
    good: good.filter(({ line }) => !badLines.has(line)),
  };
}

const readers = new WeakMap<Import, ReturnType<typeof rowReader>>();

/** The reader of a file, with what it remembers of earlier rows. */
function readerOf(file: Import) {
  const known = readers.get(file);
  if (known) return known;
  const made = rowReader(file.kind, file.columns);
  readers.set(file, made);
  return made;
}

/** Where an import stands after some rows. */
export function moved(
  at: Progress,
  rows: readonly CsvRow[],
  problems: readonly RowProblem[],
  counts: Outcome["counts"],
): Progress {
  const last = rows.at(-1);
  return {
    phase: at.phase,
    position: last?.end ?? at.position,
    line: last?.endLine ?? at.line,
    total_row_count: at.total_row_count + rows.filter(({ cells }) => cells.length > 0).length,
    invalid_row_count: at.invalid_row_count + new Set(problems.map(({ line }) => line)).size,
    counts: addCounts(at.counts, counts),
  };
}
