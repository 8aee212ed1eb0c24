import type { Deps } from "../../deps.ts";
import type { Db, Transaction } from "../../platform/db/connect.ts";
import { savepoint, tellCause, transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { auditRowOf } from "../../platform/http/audit.ts";
import { causeOfAuthor } from "../../platform/http/cause.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { codeOf } from "../../platform/values/thrown.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { type Attempt, applyUpdate, failUpdate } from "./apply-update.flow.ts";
import { claimDue, listCompaniesWithDue, lockScheduledUpdate, type ScheduledUpdate } from "./scheduled-update.store.ts";

/** The queue of companies whose scheduled updates are due. */
export const scheduledUpdateQueue = "scheduled-updates";

// Then the other companies come first.
const batchMax = 50;

/** What the jobs of scheduled updates do, at the hours of `deps.clock` (docs/decisions/0069). */
export function scheduledUpdateJobs(deps: Pick<Deps, "db" | "clock" | "jobs" | "log">) {
  const send = (companyId: number) =>
    deps.jobs.send(deps.db, scheduledUpdateQueue, { company_id: companyId }, { key: String(companyId) });

  return {
    /** Sends every company whose updates are due; one that waits already is not sent again. */
    async watch(): Promise<void> {
      for (const companyId of await listCompaniesWithDue(deps.db, deps.clock.now())) await send(companyId);
    },

    /** Applies due updates of a company, one transaction each; then the other companies get their turn. */
    async run(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
      const companyId = Number(data["company_id"]);
      const passedOver: number[] = [];
      for (let count = 0; count < batchMax && !signal.aborted; count += 1)
        if (!(await applyNext(deps, companyId, passedOver))) return;
      await send(companyId);
    },
  };
}

type Parts = Pick<Deps, "db" | "clock" | "log">;

/**
 * Applies the next due update, in the transaction that claims it: a process that dies leaves it as it was. One that
 * cannot be applied now is passed over; false where there is none.
 */
async function applyNext(parts: Parts, companyId: number, passedOver: number[]): Promise<boolean> {
  const { db, clock } = parts;
  let claimed: ScheduledUpdate | undefined;
  const now = clock.now();
  const claimAndApply = async (tx: Transaction) => {
    claimed = await claimDue(tx, companyId, passedOver, now);
    if (!claimed) return false;
    await tellCause(tx, causeOfAuthor(claimed.author));
    const work = workOf(tx, companyId, claimed, now);
    await audit(claimed, await applyUpdate(work, claimed), work);
    return true;
  };
  try {
    return await transaction(db, claimAndApply, { now });
  } catch (error) {
    if (!claimed || (isDatabaseUnreachable(error) && !isTooLong(error))) throw error;
    parts.log?.error({ err: error }, `scheduled update ${claimed.id} could not be applied`);
    passedOver.push(claimed.id);
    if (!isPassing(error)) await giveUp(parts, companyId, claimed.id);
    return true;
  }
}

/**
 * Applies what is due of the licenses that live by a test clock, in its transaction, in the order of the hours; answers
 * what became of each.
 */
export async function applyDueOfClock(
  tx: Transaction,
  companyId: number,
  clockId: number,
  now: Date,
  log: Deps["log"],
): Promise<{ readonly id: number; readonly license_id: number; readonly status: string }[]> {
  const done: { id: number; license_id: number; status: string }[] = [];
  for (;;) {
    const update = await claimDue(tx, companyId, [], now, clockId);
    await tellCause(tx, update && causeOfAuthor(update.author));
    if (!update) return done;
    const apply = async (db: Db) => {
      const work = workOf(db, companyId, update, now);
      const attempt = await applyUpdate(work, update);
      await audit(update, attempt, work);
      return attempt.status;
    };
    const status = await savepoint(tx, apply).catch(async (error: unknown) => {
      if (isDatabaseUnreachable(error) || isPassing(error)) throw error;
      log?.error({ err: error }, `scheduled update ${update.id} could not be applied`);
      await fail(update, workOf(tx, companyId, update, now));
      return "failed";
    });
    done.push({ id: update.id, license_id: update.license_id, status });
  }
}

/** Whether another attempt may find things otherwise: locks that others held, or an overloaded database. */
function isPassing(error: unknown): boolean {
  return ["40", "53", "55"].includes(codeOf(error).slice(0, 2));
}

/**
 * Whether PostgreSQL ended what took longer than any statement may: that is the fault of this update, and it would keep
 * all others waiting.
 */
function isTooLong(error: unknown): boolean {
  return ["57014", "25P03"].includes(codeOf(error));
}

/** An update that meets a fault of the server fails, so that it is not tried for ever and the log is read. */
async function giveUp({ db, clock }: Parts, companyId: number, id: number): Promise<void> {
  await transaction(db, async (tx) => {
    const update = await lockScheduledUpdate(tx, companyId, id);
    if (update?.status !== "pending") return;
    await tellCause(tx, causeOfAuthor(update.author));
    await fail(update, workOf(tx, companyId, update, clock.now()));
  });
}

async function fail(update: ScheduledUpdate, work: Work): Promise<void> {
  const [first] = update.items;
  const message = "An unexpected error stopped it. The log of the server says more.";
  await audit(update, await failUpdate(work, update, new Map(first ? [[first.id, message]] : [])), work);
}

/** The work of an update, in the name of the one who scheduled it. */
function workOf(db: Db, companyId: number, { author }: ScheduledUpdate, now: Date): Work {
  return { db, companyId, now, caller: { actor: author.actor } };
}

/** One row for each attempt: who scheduled it, and what changed of the license. */
async function audit(
  { id, author }: ScheduledUpdate,
  { before, after }: Attempt,
  { db, companyId, now }: Work,
): Promise<void> {
  const called = { object: "scheduled-updates", action: "apply" };
  const told = { before, after: { ...after, by_schedule: true }, object_id: id };
  await recordAudits(db, companyId, [auditRowOf(called, told, author, now)]);
}
