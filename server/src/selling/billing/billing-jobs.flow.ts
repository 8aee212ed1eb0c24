import type { Deps } from "../../deps.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { dayMs, secondMs } from "../../platform/values/durations.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { inItsTime } from "../../platform/values/test-time.ts";
import { findReferred } from "../subscriptions/subscription.store.ts";
import { ADAPTERS } from "./adapters.rules.ts";
import {
  deleteOldMessages,
  findNextMessage,
  listCompaniesWithMessages,
  type Message,
  updateProcessed,
  updatePutOff,
} from "./message.store.ts";
import { applyMessage, refusalOf } from "./process-message.flow.ts";
import { type Members, membersOf, type Reading, textOf } from "./reading.rules.ts";
import { openSource } from "./source.flow.ts";
import type { OpenSource } from "./source.rules.ts";
import { findSource } from "./source.store.ts";
import { StripeApi } from "./stripe-api.flow.ts";

/** The queue of companies with messages of billing systems. */
export const billingQueue = "billing-messages";

type Parts = Pick<Deps, "db" | "clock" | "random" | "secrets" | "jobs" | "log" | "privateHosts" | "stripeApi">;

// Then the other companies come first.
const batchMax = 50;
const attemptsMax = 8;
/** So often the API of a billing system is asked before a message is believed. */
const askedMax = 3;
const keptDays = 90;

/** What the jobs of billing systems do, at the times of `deps.clock`. */
export function billingJobs(deps: Parts) {
  const send = (companyId: number) =>
    deps.jobs.send(deps.db, billingQueue, { company_id: companyId }, { key: String(companyId) });

  return {
    /** Sends every company that has messages; one that waits already is not sent again. */
    async watch(): Promise<void> {
      for (const companyId of await listCompaniesWithMessages(deps.db, deps.clock.now())) await send(companyId);
    },

    /** Processes messages of a company, one transaction each; then the other companies get their turn. */
    async run(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
      const companyId = Number(data["company_id"]);
      const passedOver: number[] = [];
      for (let count = 0; count < batchMax && !signal.aborted; count += 1)
        if (!(await processNext(deps, companyId, passedOver))) return;
      await send(companyId);
    },

    /** Removes what is older than it is kept. */
    sweep: () => deleteOldMessages(deps.db, new Date(deps.clock.now().getTime() - keptDays * dayMs)),
  };
}

/** Processes the next message of a company whose time has come; false where there is none. */
export async function processNext(deps: Parts, companyId: number, passedOver: number[] = []): Promise<boolean> {
  const { db, clock } = deps;
  const message = await findNextMessage(db, companyId, passedOver, clock.now());
  if (!message) return false;
  let about: string | null = null;
  try {
    const row = await findSource(db, companyId, message.source_id);
    if (!row) return true;
    const source = openSource(row, deps);
    const read = await readMessage(deps, source, message);
    about = read.subscription_id;
    // At the time by which the licenses live that it is about.
    const isOurs = await inItsTime({ now: deps.clock.now() }, (time) =>
      transaction(db, (tx) => applyMessage(tx, message, { source, read, tools: deps, now: time.now }), time),
    );
    if (!isOurs) passedOver.push(message.id);
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    await giveUpOrTryLater(deps, message, about, error);
  }
  return true;
}

/** What a message says, completed by the API of the billing system where a key allows it. */
async function readMessage(deps: Parts, source: OpenSource, message: Message): Promise<Reading> {
  const json = jsonOf(message.body);
  const read = ADAPTERS[source.kind].read(json, message.type);
  const asks = source.kind === "stripe" && source.apiKey !== null && read.ignored === null;
  if (!asks || message.attempts >= askedMax) return read;
  const isKnown = async (names: readonly string[]) =>
    (await findReferred(deps.db, source.company_id, source.id, names)) !== undefined;
  return new StripeApi(source.apiKey ?? "", deps).complete(json, read, isKnown, deps.clock.now());
}

function jsonOf(body: string): Members {
  const json: unknown = JSON.parse(body);
  return isPlainObject(json) ? json : membersOf(undefined);
}

async function giveUpOrTryLater(
  { db, clock, log }: Parts,
  message: Message,
  subscription_id: string | null,
  error: unknown,
): Promise<void> {
  const { company_id, id, attempts } = message;
  const now = clock.now();
  const refusal = refusalOf(error);
  const reason = refusal ?? (textOf(error instanceof Error ? error.message : error) ?? "It failed.").slice(0, 1000);
  if (refusal === undefined) log?.warn({ err: error }, `billing message ${id} could not be processed`);
  if (refusal !== undefined || attempts + 1 >= attemptsMax)
    return updateProcessed(db, company_id, id, { status: "failed", reason, subscription_id }, now);
  return updatePutOff(db, company_id, id, new Date(now.getTime() + 2 ** attempts * 5 * secondMs), reason);
}
