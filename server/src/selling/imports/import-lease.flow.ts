import type { Deps } from "../../deps.ts";
import type { Db, Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import type { AuditRow, Author } from "../../platform/http/audit.ts";
import { causeOfAuthor } from "../../platform/http/cause.ts";
import type { Cause } from "../../platform/values/cause.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import type { FindProducts } from "../orders/find-order-facts.flow.ts";
import type { ImportKind, ImportRow, Outcome, Phase } from "./import.rules.ts";
import { type Import, lockImport, type Progress, updateFinished, updateProgress } from "./import.store.ts";

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

/** Writes rows of one kind into the tables, or only judges them; reports every bad row, and throws for none. */
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

/** Another process has taken the import over. */
export class LeaseLost extends Error {}

/** Where an import stands that writes its rows from the first one on. */
export const beginning = (file: Import): Progress => ({
  phase: "write",
  position: file.data_start,
  line: file.data_line,
  total_row_count: 0,
  invalid_row_count: 0,
  counts: {},
});

/** What is said of an import of all or nothing that kept nothing. */
export const nothingKept = (bad: number) =>
  `${bad === 1 ? "One row is" : `${bad} rows are`} wrong, so nothing was kept.`;

/** Locks an import for the rest of a transaction. Throws `LeaseLost` where another runner has it. */
export async function ownImport(tx: Transaction, { runner }: RunnerParts, file: Import): Promise<Import> {
  const locked = await lockImport(tx, file.company_id, file.id, runner);
  if (!locked) throw new LeaseLost();
  return locked;
}

/** Ends an import that this runner has, with its row in the audit. */
export async function finish(
  parts: RunnerParts,
  file: Import,
  status: "success" | "error",
  error: string | null,
): Promise<void> {
  const now = parts.deps.clock.now();
  const end = async (tx: Transaction) => {
    const locked = await ownImport(tx, parts, file);
    const isNothingKept = status === "error" && file.on_error === "nothing";
    const ended = isNothingKept ? { ...locked, counts: {} } : locked;
    await updateProgress(tx, file.company_id, file.id, parts.runner, ended);
    await updateFinished(tx, file.company_id, file.id, status, error, now);
    await recordEnd(tx, ended, status, now);
  };
  await transaction(parts.deps.db, end, { cause: () => causeOfImport(file) });
}

/** One row for all that an import changed: who sent which file, and the counters. And that it ended, unless it was tried. */
export async function recordEnd(tx: Transaction, file: Import, status: string, now: Date): Promise<void> {
  const { id, kind, file_name, dry_run, on_error, counts, total_row_count, invalid_row_count } = file;
  if (!dry_run)
    await recordEvents(tx, file.company_id, [{ type: "import.finished", subject: id, data: { kind, status } }], now);
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

/** In whose name an import writes: what its events are caused by. */
export function causeOfImport(file: Import): Cause {
  const author = authorOf(file);
  return { ...(author ? causeOfAuthor(author) : {}), via: "import" };
}

function authorOf({ author }: Import): Author | undefined {
  if (!isPlainObject(author) || !isPlainObject(author["actor"])) return undefined;
  const { kind, id, name } = author["actor"];
  const actor = { kind: kind === "staff" ? ("staff" as const) : ("key" as const), id: Number(id), name: String(name) };
  return { actor, ip: String(author["ip"]), request_id: String(author["request_id"]) };
}
