import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import PgBoss from "pg-boss";
import type { Jobs } from "../../deps.ts";
import type { Db, Pool } from "../db/connect.ts";
import { alone } from "../db/lock.ts";
import { isDatabaseUnreachable } from "../db/unreachable.ts";
import { isPlainObject } from "../values/json.ts";
import { messageOf } from "../values/thrown.ts";

/** Work that one of the nodes takes from a queue. `signal` fires when this node is closing. */
export interface Queue {
  readonly name: string;
  work(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void>;
}

/** Work that comes again and again, on one of all nodes each time. */
export interface RecurringJob {
  readonly name: string;
  readonly everySeconds: number;
  work(): Promise<void>;
}

/** What every node does by itself, often; it must be quick. */
export interface Watch {
  readonly name: string;
  readonly everyMs: number;
  work(): Promise<void>;
}

/** What a process works on. */
export interface Workload {
  readonly queues: readonly Queue[];
  readonly recurring: readonly RecurringJob[];
  readonly watches: readonly Watch[];
  /** Ends what its watches began and did not wait for. */
  readonly close?: () => Promise<void>;
}

/** The names of all queues. */
export interface QueueNames {
  readonly queues: readonly { readonly name: string }[];
  readonly recurring: readonly { readonly name: string }[];
}

/** The queues of all nodes, kept in PostgreSQL by pg-boss. */
export interface OpenJobs extends Jobs {
  /** Makes the tables of the queues, or brings them up to date. */
  prepare(names: QueueNames): Promise<void>;
  /** Takes jobs until `stop`; needs `prepare`. */
  start(workload: Workload): void;
  /** Takes no more jobs, and waits for those under way. */
  stop(): Promise<void>;
}

const pollMs = 500;
const recurringMs = 10_000;
const pauseAfterFailureMs = 2000;
// A process that dies leaves its job unfinished; work that must resume sooner has its own lease.
const expireInHours = 12;

/**
 * Opens the queues on our own pool: pg-boss brings the tables and their rules, the loop that takes jobs is ours,
 * because its own ends the process when the database goes away between the work and the note that it is done.
 */
export function openJobs(db: Pool, log?: Pick<FastifyBaseLogger, "warn" | "error">): OpenJobs {
  const boss = new PgBoss({ db: { executeSql: (text, values) => onOneSession(db, text, values) }, schedule: false });
  boss.on("error", (error) => log?.warn(`the upkeep of the queues failed: ${error.message}`));
  const closing = new AbortController();
  // Every loop that pauses listens, and there are many.
  setMaxListeners(0, closing.signal);
  const loops: Promise<void>[] = [];
  const closes: (() => Promise<void>)[] = [];

  const complain = (what: string, error: unknown) => {
    if (isDatabaseUnreachable(error)) log?.warn(`${what}: the database cannot be reached`);
    else log?.error({ err: error }, what);
  };
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => {});

  /** Takes one job and does it; false: there was none. */
  const takeOne = async ({ name, work }: Queue): Promise<boolean> => {
    const [job] = await boss.fetch<object>(name, { batchSize: 1 });
    if (!job) return false;
    try {
      await work(isPlainObject(job.data) ? job.data : {}, closing.signal);
      await boss.complete(name, job.id);
    } catch (error) {
      complain(`a job of ${name} failed`, error);
      await boss.fail(name, job.id, { message: messageOf(error) });
    }
    return true;
  };

  const loop = async (step: () => Promise<boolean>, idleMs: number) => {
    while (!closing.signal.aborted) {
      try {
        if (!(await step())) await pause(idleMs);
      } catch (error) {
        complain("no job can be taken", error);
        await pause(pauseAfterFailureMs);
      }
    }
  };

  return {
    async send(on, name, data, { key = randomUUID() } = {}) {
      const own = { executeSql: (text: string, values: unknown[]) => run(on, text, values) };
      await boss.send(name, data, { singletonKey: key, expireInHours, retryLimit: 0, db: own });
    },

    async prepare({ queues, recurring }) {
      // Nodes that start together make the queues one after the other: pg-boss itself would run into a deadlock.
      await alone(db, lockId, async () => {
        await boss.start();
        // short: a job that waits already is not sent a second time.
        for (const { name } of queues) await boss.createQueue(name, { name, policy: "short" });
        for (const { name } of recurring) await boss.createQueue(name, { name, policy: "standard" });
      });
    },

    start({ queues, recurring, watches, close }) {
      if (close) closes.push(close);
      for (const queue of queues) loops.push(loop(() => takeOne(queue), pollMs));
      const tend = async () => {
        // One for each span of time, however many nodes send it.
        for (const { name, everySeconds } of recurring)
          await boss.send(name, {}, { singletonSeconds: everySeconds, expireInHours, retryLimit: 0 });
        // Few and short: one after the other.
        for (const { name, work } of recurring) await takeOne({ name, work });
        return false;
      };
      loops.push(loop(tend, recurringMs));
      for (const { everyMs, work } of watches) loops.push(loop(() => work().then(() => false), everyMs));
    },

    async stop() {
      closing.abort();
      await Promise.all([...loops, ...closes.map((close) => close())]);
      await boss.stop({ graceful: false }).catch((error: unknown) => complain("the queues did not close", error));
    },
  };
}

type Statement = Promise<{ rows: Record<string, unknown>[] }>;

/**
 * pg-boss sends several statements in one text, with a transaction among them: they must stay on one connection, and
 * end there.
 */
async function onOneSession(db: Pool, text: string, values: unknown[] = []): Statement {
  if (values.length > 0 || !text.includes(";")) return run(db, text, values);
  return db.session((session) => run(session, text));
}

// One number names the lock that starting nodes compete for.
const lockId = 5_423_847_202;

async function run(db: Db, text: string, values: unknown[] = []): Statement {
  return { rows: await db.unsafe(text, values.map(givenOf)) };
}

/** A parameter as pg-boss means it. */
function givenOf(value: unknown): unknown {
  if (value === undefined) return null;
  return isPlainObject(value) ? JSON.stringify(value) : value;
}
