import type { Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { type RowProblem, withCells } from "./import.rules.ts";
import {
  type Import,
  insertProblems,
  type Progress,
  releaseImport,
  updateFinished,
  updateProgress,
} from "./import.store.ts";
import { batches, judge, moved } from "./import-batches.flow.ts";
import {
  beginning,
  causeOfImport,
  finish,
  LeaseLost,
  nothingKept,
  ownImport,
  type RunnerParts,
  recordEnd,
} from "./import-lease.flow.ts";

const beatMs = 1000;

/** All-or-nothing: what was written is taken back. */
class NothingKept extends Error {
  constructor(readonly problems: readonly RowProblem[]) {
    super("a row was refused that had been found good");
  }
}

/**
 * All rows in one transaction, so that PostgreSQL itself keeps all or nothing, whatever dies: then the next runner
 * begins again. How far it has come is said from outside of it. Answers whether there is more to do: there never is.
 */
export async function writeWhole(parts: RunnerParts, file: Import, signal: AbortSignal): Promise<boolean> {
  const reached = { at: beginning(file) };
  const silence = sayHowFar(parts, file, reached);
  try {
    await transaction(
      parts.deps.db,
      async (tx) => {
        await writeRows(tx, parts, file, reached, signal);
        // Its next word would wait for this transaction.
        silence();
        await end(tx, parts, file, reached.at);
      },
      { now: parts.deps.clock.now(), cause: () => causeOfImport(file) },
    );
  } catch (error) {
    silence();
    if (error instanceof NothingKept) await refuse(parts, file, reached.at, error.problems);
    else if (error instanceof LeaseLost) await releaseImport(parts.deps.db, file.company_id, file.id, parts.runner);
    else throw error;
  }
  return false;
}

interface Reached {
  at: Progress;
}

/**
 * Reads, judges and writes all rows. Throws `NothingKept` at the first batch with a bad one, and `LeaseLost` where the
 * runner stops.
 */
async function writeRows(tx: Transaction, parts: RunnerParts, file: Import, reached: Reached, signal: AbortSignal) {
  reached.at = beginning(file);
  const start = { ...file, ...reached.at };
  for await (const rows of batches(parts, start, signal)) {
    const { problems, counts } = await judge(tx, parts, start, rows, parts.works[file.kind]);
    if (problems.length > 0) throw new NothingKept(withCells(problems, rows, 0));
    reached.at = moved(reached.at, rows, problems, counts);
  }
  if (signal.aborted) throw new LeaseLost();
}

/** Ends an import whose rows are all written, in their transaction. */
async function end(tx: Transaction, parts: RunnerParts, file: Import, at: Progress): Promise<void> {
  const { company_id, id } = file;
  const now = parts.deps.clock.now();
  await ownImport(tx, parts, file);
  await updateProgress(tx, company_id, id, parts.runner, at);
  await updateFinished(tx, company_id, id, "success", null, now);
  await recordEnd(tx, { ...file, ...at }, "success", now);
}

/** Reports the bad rows of an import that was taken back, and ends it. */
async function refuse(parts: RunnerParts, file: Import, at: Progress, problems: readonly RowProblem[]): Promise<void> {
  const { company_id, id } = file;
  await transaction(parts.deps.db, async (tx) => {
    await ownImport(tx, parts, file);
    await insertProblems(tx, company_id, id, problems);
    const bad = new Set(problems.map(({ line }) => line)).size;
    await updateProgress(tx, company_id, id, parts.runner, { ...at, invalid_row_count: bad, counts: {} });
  });
  await finish(parts, file, "error", nothingKept(problems.length));
}

/** Says every second how far an import has come, until it is silenced. */
function sayHowFar({ deps, runner }: RunnerParts, file: Import, reached: Reached): () => void {
  let isBeating = false;
  const beat = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    void updateProgress(deps.db, file.company_id, file.id, runner, reached.at)
      .catch(() => {}) // the transaction meets the same trouble
      .finally(() => {
        isBeating = false;
      });
  }, beatMs);
  return () => clearInterval(beat);
}
