import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../deps.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { auditRowOf } from "../../platform/http/audit.ts";
import { causeOfAuthor } from "../../platform/http/cause.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { nextPace } from "../imports/import.rules.ts";
import { hasChanged, type Performed } from "./bulk-action.rules.ts";
import {
  type BulkAction,
  claimBulkAction,
  insertBulkProblems,
  listNext,
  lockClaimed,
  releaseBulkAction,
  updateBulkEnded,
  updateBulkProgress,
} from "./bulk-action.store.ts";
import { performOnLicenses } from "./perform-on-licenses.flow.ts";

/** What a runner works with. */
export interface BulkParts {
  readonly deps: Pick<Deps, "db" | "clock" | "log">;
  /** The name of this process among all. */
  readonly runner: string;
  /** Counts the requests that this process has taken. */
  readonly requests: () => number;
}

/** Another process has taken it over, or it was cancelled. */
class LeaseLost extends Error {}

// A bulk action lets others go first after so long.
const sliceMs = 10_000;
const firstLicenses = 50;
const licensesMax = 200;

/**
 * Works on a bulk action for a while, from where it left off: each batch is one transaction that changes licenses and
 * moves the position, so that each license is done once, whenever a process dies. Answers whether there is more to do.
 */
export async function runBulkAction(
  parts: BulkParts,
  { company_id, id }: { readonly company_id: number; readonly id: number },
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock } = parts.deps;
  const claimed = await claimBulkAction(db, company_id, id, parts.runner, clock.now());
  if (!claimed) return false;
  try {
    return await workBatchwise(parts, claimed, signal);
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error; // the lease runs out, and another node goes on
    if (error instanceof LeaseLost) return false;
    parts.deps.log?.error({ err: error }, `bulk action ${id} was stopped`);
    await end(parts, claimed, "error", "An unexpected error stopped it. The log of the server tells more.");
    return false;
  }
}

async function workBatchwise(parts: BulkParts, claimed: BulkAction, signal: AbortSignal): Promise<boolean> {
  const started = performance.now();
  let pace = { rows: firstLicenses, restMs: 0 };
  let before = { requests: parts.requests(), at: started };
  while (!signal.aborted && performance.now() - started < sliceMs) {
    const begun = performance.now();
    const count = await keepBatch(parts, claimed, Math.min(pace.rows, licensesMax));
    if (count === 0) {
      await end(parts, claimed, "success", null);
      return false;
    }
    const now = { requests: parts.requests(), at: performance.now() };
    const since = { sinceMs: now.at - before.at, requests: now.requests - before.requests };
    pace = nextPace({ rows: count, ms: now.at - begun, ...since });
    before = now;
    await sleep(pace.restMs);
  }
  await releaseBulkAction(parts.deps.db, claimed, parts.runner);
  return true;
}

/** The next licenses in one transaction; where that fails, one by one, so that one does not stop all others. */
async function keepBatch(parts: BulkParts, claimed: BulkAction, limit: number): Promise<number> {
  const { db, log, clock } = parts.deps;
  try {
    return await transaction(db, (tx) => workOn(tx, parts, claimed, limit, performOnLicenses), {
      now: clock.now(),
      cause: () => causeOfAuthor(claimed.author),
    });
  } catch (error) {
    if (error instanceof LeaseLost || isDatabaseUnreachable(error)) throw error;
    if (limit > 1) {
      let count = 0;
      for (let last = 1; last > 0 && count < limit; count += last) last = await keepBatch(parts, claimed, 1);
      return count;
    }
    log?.error({ err: error }, `bulk action ${claimed.id} could not change a license`);
    return transaction(db, (tx) => workOn(tx, parts, claimed, 1, refuse));
  }
}

type Perform = typeof performOnLicenses;

const refuse: Perform = async ({ now: at }, _asked, ids) =>
  ids.map((id) => {
    const message = "It could not be changed. The log of the server tells more.";
    const problems = [{ license_id: id, code: "internal_error", message }];
    return { id, at, license_key: null, from: {}, to: {}, isDeleted: false, problems };
  });

async function workOn(
  tx: Transaction,
  parts: BulkParts,
  { company_id, id }: BulkAction,
  limit: number,
  perform: Perform,
) {
  const action = await lockClaimed(tx, company_id, id, parts.runner);
  if (!action) throw new LeaseLost();
  const ids = await listNext(tx, action, limit);
  const last = ids.at(-1);
  if (last === undefined) return 0;
  const work: Work = {
    db: tx,
    companyId: company_id,
    now: parts.deps.clock.now(),
    caller: { actor: action.author.actor },
  };
  const performed = await perform(work, action, ids);
  await audit(work, action, performed);
  const problems = performed.flatMap((each) => each.problems);
  if (problems.length > 0) await insertBulkProblems(tx, action, problems);
  await updateBulkProgress(tx, action, {
    position: last,
    done: action.done + ids.length,
    changed: action.changed + performed.filter(hasChanged).length,
    failed: action.failed + performed.filter((each) => each.problems.length > 0).length,
  });
  return ids.length;
}

/** One row for each license that changed, as its own call would leave, at the time by which it lives. */
async function audit({ db, companyId }: Work, { action, author }: BulkAction, performed: readonly Performed[]) {
  const called = { object: "licenses", action };
  const rows = performed.filter(hasChanged).map(({ id: object_id, at, license_key, from, to, isDeleted }) => {
    const told = isDeleted ? { before: { license_key }, after: undefined } : { before: from, after: to };
    return auditRowOf(called, { ...told, object_id }, author, at);
  });
  if (rows.length > 0) await recordAudits(db, companyId, rows);
}

/** Ends a bulk action that this runner has, with its row in the audit. */
async function end(parts: BulkParts, claimed: BulkAction, status: "success" | "error", error: string | null) {
  const { db, clock } = parts.deps;
  await transaction(db, async (tx) => {
    const action = await lockClaimed(tx, claimed.company_id, claimed.id, parts.runner);
    if (!action) return;
    const now = clock.now();
    await updateBulkEnded(tx, action.company_id, action.id, status, error, now);
    const { total, done, changed, failed, author, id } = action;
    const told = { before: { status: "running" }, after: { status, total, done, changed, failed }, object_id: id };
    const row = auditRowOf({ object: "licenses/bulk_actions", action: "finish" }, told, author, now);
    await recordAudits(tx, action.company_id, [row]);
  });
}
