import type { Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { type CsvRow, UnreadableCsv } from "../../platform/http/csv-rows.ts";
import { rowProblem, SAMPLE_ROWS, sampleOf, withCells } from "./import.rules.ts";
import {
  claimImport,
  deleteMarks,
  type Import,
  insertProblems,
  type Progress,
  releaseImport,
  updateProgress,
  updateSample,
} from "./import.store.ts";
import { batches, judge, moved } from "./import-batches.flow.ts";
import {
  beginning,
  causeOfImport,
  finish,
  type ImportWork,
  LeaseLost,
  nothingKept,
  ownImport,
  type RunnerParts,
} from "./import-lease.flow.ts";
import { writeWhole } from "./write-whole.flow.ts";

// An import lets others go first after so long.
const sliceMs = 10_000;

/**
 * Works on an import for a while, from where it left off (docs/decisions/0038): each batch of rows is one transaction
 * that writes them and moves the position in the file, so that none is written twice, whenever a process dies. Answers
 * whether there is more to do.
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
    if (isDatabaseUnreachable(error)) throw error; // the lease runs out, and another node goes on
    if (!(error instanceof LeaseLost)) await stop(parts, claimed, error);
    return false;
  }
}

/**
 * Ends an import that cannot go on, unless another node has it: when that one finished, it removed the file that this
 * one still reads.
 */
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

/** One transaction for a batch; where it fails, its halves, so that one impossible row does not stop all others. */
async function keepBatch(parts: RunnerParts, file: Import, at: Progress, rows: readonly CsvRow[]): Promise<Progress> {
  try {
    return await transaction(parts.deps.db, (tx) => workOn(tx, parts, file, at, rows, parts.works[file.kind]), {
      now: parts.deps.clock.now(),
      cause: () => causeOfImport(file),
    });
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

/** Does the work of a batch and stores the position of the import, in one transaction. */
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
  const { problems, counts, good } = await judge(tx, parts, file, rows, work);
  if (problems.length > 0) {
    const bad = withCells(problems, rows, at.invalid_row_count);
    await insertProblems(tx, file.company_id, file.id, bad);
  }
  const wanted = SAMPLE_ROWS - locked.sample.length;
  if (file.dry_run && wanted > 0 && good.length > 0)
    await updateSample(tx, file.company_id, file.id, sampleOf(good.slice(0, wanted)));
  const to = moved(at, rows, problems, counts);
  await updateProgress(tx, file.company_id, file.id, parts.runner, to);
  return to;
}
