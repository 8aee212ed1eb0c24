import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../deps.ts";
import type { Db, Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import type { AuditRow, Author } from "../../platform/http/audit.ts";
import { type CsvRow, UnreadableCsv } from "../../platform/http/csv-rows.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import type { FindProducts } from "../orders/find-order-facts.flow.ts";
import {
  addCounts,
  type ImportKind,
  type ImportRow,
  nextPace,
  type Outcome,
  type Phase,
  type RowProblem,
  rowProblem,
} from "./import.rules.ts";
import {
  claimImport,
  deleteMarks,
  finishImport,
  type Import,
  insertProblems,
  lockImport,
  type Progress,
  releaseImport,
  updateProgress,
} from "./import.store.ts";
import { rowReader } from "./import-columns.schema.ts";
import { readRows } from "./read-rows.flow.ts";

/** Rows on their way into the tables. `db` is the transaction of their batch. */
export interface Batch {
  readonly db: Db;
  readonly companyId: number;
  readonly importId: number;
  readonly phase: Phase;
  readonly rows: readonly ImportRow[];
  readonly now: Date;
}

/** What the work on a batch needs besides. */
export type ImportTools = Pick<Deps, "clock" | "random" | "secrets"> & { readonly findProducts: FindProducts };

/** Puts rows of one kind into the tables, or only judges them; tells every bad row, and throws for none. */
export type ImportWork = (batch: Batch, tools: ImportTools) => Promise<Outcome>;

/** What a runner works with. */
export interface RunnerParts {
  readonly deps: Pick<Deps, "db" | "clock" | "random" | "secrets" | "log">;
  readonly works: Readonly<Record<ImportKind, ImportWork>>;
  readonly findProducts: FindProducts;
  /** Counts the requests that this process has taken. */
  readonly requests: () => number;
  /** The name of this process among all. */
  readonly runner: string;
}

// An import lets others go first after so long.
const sliceMs = 10_000;
const beatMs = 1000;
const firstRows = 100;

/** Another process has taken the import over. */
class LeaseLost extends Error {}

/** All-or-nothing: what was written is taken back. */
class NothingKept extends Error {
  constructor(readonly problems: readonly RowProblem[]) {
    super("a row was refused that had been found good");
  }
}

/**
 * Works on an import for a while, wherever it stands (docs/decisions/0038): each batch of rows is one transaction that writes them and moves
 * the position in the file, so that none is written twice, whoever dies when. Answers whether there is more to do.
 */
export async function runImport(
  parts: RunnerParts,
  { company_id, id }: { readonly company_id: number; readonly id: number },
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock } = parts.deps;
  const claimed = await claimImport(db, company_id, id, parts.runner, clock.now());
  if (!claimed) return false;
  try {
    if (claimed.phase === "write" && claimed.on_error === "nothing") return await writeWhole(parts, claimed, signal);
    return await workBatchwise(parts, claimed, signal);
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error; // the lease runs out, and somebody goes on
    if (!(error instanceof LeaseLost)) await stop(parts, claimed, error);
    return false;
  }
}

/** Ends an import that cannot go on, unless it is in other hands: whoever finished it has removed the file that this runner still reads. */
async function stop(parts: RunnerParts, file: Import, error: unknown): Promise<void> {
  const isFile = error instanceof UnreadableCsv;
  const told = isFile ? error.message : "An unexpected error stopped the import. The log of the server tells more.";
  try {
    await finish(parts, file, "error", told);
  } catch (refusal) {
    if (refusal instanceof LeaseLost) return;
    throw refusal;
  }
  if (!isFile) parts.deps.log?.error({ err: error }, `import ${file.id} was stopped`);
}

/** Batch by batch, each kept by itself. */
async function workBatchwise(parts: RunnerParts, file: Import, signal: AbortSignal): Promise<boolean> {
  const { db } = parts.deps;
  const started = performance.now();
  let at: Progress = file;
  for await (const batch of batches(parts, file, signal)) {
    at = await keepBatch(parts, file, at, batch);
    if (performance.now() - started > sliceMs || signal.aborted) {
      await releaseImport(db, file.company_id, file.id, parts.runner);
      return true;
    }
  }
  if (signal.aborted) {
    await releaseImport(db, file.company_id, file.id, parts.runner);
    return true;
  }
  if (file.dry_run || file.on_error === "keep") {
    await finish(parts, file, "success", null);
    return false;
  }
  if (at.invalid_row_count > 0) {
    await finish(parts, file, "error", nothingKept(at.invalid_row_count));
    return false;
  }
  // Every row was found good: now all of them, or none.
  await transaction(db, async (tx) => {
    await ownImport(tx, parts, file);
    await deleteMarks(tx, file.company_id, file.id);
    await updateProgress(tx, file.company_id, file.id, parts.runner, beginning(file));
  });
  await releaseImport(db, file.company_id, file.id, parts.runner);
  return true;
}

const nothingKept = (bad: number) => `${bad === 1 ? "One row is" : `${bad} rows are`} wrong, so nothing was kept.`;
const beginning = (file: Import): Progress => ({
  phase: "write",
  position: file.data_start,
  line: file.data_line,
  total_row_count: 0,
  invalid_row_count: 0,
  counts: {},
});

/** The rows that follow a position, as many at a time as the pace allows, with a rest between. */
async function* batches(parts: RunnerParts, file: Import, signal: AbortSignal): AsyncGenerator<readonly CsvRow[]> {
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

/** One transaction for a batch; where it fails, its halves, so that one impossible row does not stop all others. */
async function keepBatch(parts: RunnerParts, file: Import, at: Progress, rows: readonly CsvRow[]): Promise<Progress> {
  try {
    return await transaction(parts.deps.db, (tx) => workOn(tx, parts, file, at, rows, parts.works[file.kind]));
  } catch (error) {
    if (error instanceof LeaseLost || isDatabaseUnreachable(error)) throw error;
    if (rows.length > 1) {
      const half = Math.ceil(rows.length / 2);
      return keepBatch(parts, file, await keepBatch(parts, file, at, rows.slice(0, half)), rows.slice(half));
    }
    parts.deps.log?.error({ err: error }, "a row could not be imported");
    const message = "The row could not be stored. The log of the server tells more.";
    const refuse: ImportWork = async ({ rows: [row] }) => ({
      problems: row ? [rowProblem(row.line, null, { code: "internal_error", message })] : [],
      counts: {},
    });
    return transaction(parts.deps.db, (tx) => workOn(tx, parts, file, at, rows, refuse));
  }
}

/** Does the work of a batch and notes where the import stands, in one transaction. */
async function workOn(
  tx: Transaction,
  parts: RunnerParts,
  file: Import,
  at: Progress,
  rows: readonly CsvRow[],
  work: ImportWork,
): Promise<Progress> {
  const locked = await ownImport(tx, parts, file);
  if (locked.position !== at.position || locked.phase !== at.phase) throw new LeaseLost();
  const { problems, counts } = await judge(tx, parts, file, rows, work);
  if (problems.length > 0) await insertProblems(tx, file.company_id, file.id, problems);
  const to = moved(at, rows, problems, counts);
  await updateProgress(tx, file.company_id, file.id, parts.runner, to);
  return to;
}

async function ownImport(tx: Transaction, { runner }: RunnerParts, file: Import): Promise<Import> {
  const locked = await lockImport(tx, file.company_id, file.id, runner);
  if (!locked) throw new LeaseLost();
  return locked;
}

/** Reads the cells of rows, and gives those that can be read to the work. */
async function judge(
  db: Db,
  parts: RunnerParts,
  file: Import,
  rows: readonly CsvRow[],
  work: ImportWork,
): Promise<Outcome> {
  const read = readerOf(file);
  const good: ImportRow[] = [];
  const bad: RowProblem[] = [];
  for (const { line, cells } of rows) {
    if (cells.length === 0) continue;
    const { values, problems } = read(line, cells);
    if (problems.length > 0) bad.push(...problems);
    else good.push({ line, values });
  }
  if (good.length === 0) return { problems: bad, counts: {} };
  const { clock, random, secrets } = parts.deps;
  const batch = { db, companyId: file.company_id, importId: file.id, phase: file.phase, rows: good, now: clock.now() };
  const { problems, counts } = await work(batch, { clock, random, secrets, findProducts: parts.findProducts });
  return { problems: [...bad, ...problems].sort((one, other) => one.line - other.line), counts };
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

function moved(
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

/**
 * All rows in one transaction, so that PostgreSQL itself keeps all or nothing, whatever dies: then the next runner begins again. How far it
 * has come is told from outside of it.
 */
async function writeWhole(parts: RunnerParts, file: Import, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = parts.deps;
  const { company_id, id } = file;
  let at: Progress = beginning(file);
  const start = { ...file, ...at };
  let isBeating = false;
  const beat = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    void updateProgress(db, company_id, id, parts.runner, at)
      .catch(() => {}) // the transaction meets the same trouble
      .finally(() => {
        isBeating = false;
      });
  }, beatMs);
  try {
    await transaction(db, async (tx) => {
      at = start;
      for await (const rows of batches(parts, start, signal)) {
        const { problems, counts } = await judge(tx, parts, start, rows, parts.works[file.kind]);
        if (problems.length > 0) throw new NothingKept(problems);
        at = moved(at, rows, problems, counts);
      }
      if (signal.aborted) throw new LeaseLost();
      clearInterval(beat);
      await ownImport(tx, parts, file);
      await updateProgress(tx, company_id, id, parts.runner, at);
      await finishImport(tx, company_id, id, "success", null, clock.now());
      await auditEnd(tx, { ...file, ...at }, "success", clock.now());
    });
  } catch (error) {
    clearInterval(beat);
    if (error instanceof NothingKept) {
      await transaction(db, async (tx) => {
        await ownImport(tx, parts, file);
        await insertProblems(tx, company_id, id, error.problems);
        const bad = new Set(error.problems.map(({ line }) => line)).size;
        await updateProgress(tx, company_id, id, parts.runner, { ...at, invalid_row_count: bad, counts: {} });
      });
      await finish(parts, file, "error", nothingKept(error.problems.length));
      return false;
    }
    if (error instanceof LeaseLost) {
      await releaseImport(db, company_id, id, parts.runner);
      return false;
    }
    throw error;
  } finally {
    clearInterval(beat);
  }
  return false;
}

/** Ends an import that this runner has, with its row in the audit. */
async function finish(
  parts: RunnerParts,
  file: Import,
  status: "success" | "error",
  error: string | null,
): Promise<void> {
  const now = parts.deps.clock.now();
  await transaction(parts.deps.db, async (tx) => {
    const locked = await ownImport(tx, parts, file);
    const isNothingKept = status === "error" && file.on_error === "nothing";
    const ended = isNothingKept ? { ...locked, counts: {} } : locked;
    await updateProgress(tx, file.company_id, file.id, parts.runner, ended);
    await finishImport(tx, file.company_id, file.id, status, error, now);
    await auditEnd(tx, ended, status, now);
  });
}

/** One row for all that an import changed: who sent which file, and the counters. */
async function auditEnd(tx: Transaction, file: Import, status: string, now: Date): Promise<void> {
  const { id, kind, file_name, dry_run, on_error, counts, total_row_count, invalid_row_count } = file;
  const author = authorOf(file);
  if (!author) return;
  const after = { job_id: id, file_name, status, dry_run, on_error, total_row_count, invalid_row_count, ...counts };
  const row: AuditRow = {
    ts: now,
    ...author,
    action: "import_finished",
    object: kind,
    object_id: null,
    before: null,
    after,
  };
  await recordAudits(tx, file.company_id, [row]);
}

function authorOf({ author }: Import): Author | undefined {
  if (!isPlainObject(author) || !isPlainObject(author["actor"])) return undefined;
  const { kind, id, name } = author["actor"];
  const actor = { kind: kind === "staff" ? ("staff" as const) : ("key" as const), id: Number(id), name: String(name) };
  return { actor, ip: String(author["ip"]), request_id: String(author["request_id"]) };
}
