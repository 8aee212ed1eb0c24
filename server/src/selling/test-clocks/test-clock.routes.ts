import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { auditRow } from "../../platform/http/audit.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount, flag } from "../../platform/http/scalars.schema.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { addDuration } from "../../terms/validity.rules.ts";
import { advanceStep, beginAdvance } from "./advance.flow.ts";
import { removeTestClock } from "./delete-clock.flow.ts";
import { listDueMoments } from "./due-moments.store.ts";
import {
  advanceBody,
  dueAnswer,
  presentMoment,
  presentTestClock,
  testClockAnswer,
  testClockBody,
  testClockMoment,
} from "./test-clock.schema.ts";
import {
  findTestClock,
  insertTestClock,
  listMoments,
  listTestClocks,
  momentList,
  testClockList,
} from "./test-clock.store.ts";
import { sendClock } from "./test-clock-jobs.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Test clocks";
const reading = { method: "GET", permission: "orders_read", tag } as const;

/** Times that stand until they are advanced, by which test orders live (docs/guide/test-clocks.md). */
export function testClockRoutes(api: Api): void {
  createRoute(api);
  listRoute(api);
  readRoute(api);
  advanceRoute(api);
  dueRoute(api);
  momentsRoute(api);
  deleteRoute(api);
}

function createRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/test-clocks/",
      permission: "orders_write",
      tag,
      summary: "Create a test clock",
      description: "An order that is placed with is_test and test_clock lives by it, with its licenses.",
      body: testClockBody,
      audits: { object: "test-clocks", action: "create" },
      answers: { json: testClockAnswer },
      errors: [],
    },
    handle: async ({ body: { time, name = "" } }, context) => {
      const { db, companyId, now } = context;
      return presentById(context, await insertTestClock(db, companyId, { time, name }, now));
    },
  });
}

function listRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/test-clocks/",
      summary: "List test clocks",
      query: listQuery(testClockList),
      reads: "list",
      answers: { json: listAnswer(testClockAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listTestClocks(context.db, context.companyId, query), presentTestClock),
  });
}

function readRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/test-clocks/:id/",
      summary: "Read a test clock, and how far it has come",
      params,
      reads: "object",
      answers: { json: testClockAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => presentById(context, id),
  });
}

// So many stretches are waited for; with more, the rest happens after the answer.
const stepsWaitedFor = 12;

function advanceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/test-clocks/:id/advance/",
      permission: "orders_write",
      tag,
      summary: "Advance a test clock; what would have happened happens, moment by moment",
      description:
        "By two years at most. A short way is gone before the answer, which says ready; of a longer one it says advancing: read the " +
        "clock until it is ready.",
      params,
      body: advanceBody,
      audits: "handler",
      locks: "test-clocks",
      transaction: "handler",
      answers: { json: testClockAnswer },
      errors: ["not_found", "test_clock_backwards", "test_clock_too_far", "test_clock_advancing"],
    },
    handle: async ({ params: { id }, body: { to } }, context) => {
      const { companyId, deps } = context;
      const clock = { companyId, id };
      const begin = async (tx: Transaction) => {
        const before = await presentById({ db: tx, companyId }, id);
        await beginAdvance(tx, clock, to, deps.log);
        await sendClock(deps, tx, clock);
        const told = { before: { time: before.time }, after: { time: to.toISOString() }, object_id: id };
        await recordAudits(tx, companyId, [auditRow({ object: "test-clocks", action: "advance" }, told, context)]);
      };
      if (context.isInTransaction) await begin(context.db as Transaction);
      else {
        await transaction(deps.db, begin, context);
        for (let step = 0; step < stepsWaitedFor && !context.isGone(); step += 1)
          if (!(await advanceStep(deps, clock))) break;
      }
      return presentById(context, id);
    },
  });
}

function dueRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/test-clocks/:id/due/",
      summary: "What comes next to the licenses of a test clock, if nothing changes",
      params,
      reads: "object",
      answers: { json: dueAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const clock = await findTestClock(db, companyId, id);
      if (!clock) throw new ApiError("not_found");
      const span = { since: clock.time, until: addDuration(clock.time, "100y") ?? clock.time };
      return { results: (await listDueMoments(db, companyId, id, span, 20)).map(presentMoment) };
    },
  });
}

function momentsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/test-clock-moments/",
      summary: "List what came to licenses while their test clocks were advanced",
      query: listQuery(momentList),
      reads: "list",
      answers: { json: listAnswer(testClockMoment) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listMoments(context.db, context.companyId, query), (row) => ({
        id: row.id,
        ...presentMoment(row),
      })),
  });
}

function deleteRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/test-clocks/:id/",
      permission: "orders_write",
      tag,
      summary: "Delete a test clock, and with with_orders the orders that live by it",
      params,
      query: z.object({ with_orders: flag().optional() }),
      audits: { object: "test-clocks", action: "delete", shows: "/test-clocks/:id/" },
      locks: "test-clocks",
      answers: "nothing",
      errors: ["not_found", "test_clock_in_use", "test_clock_advancing"],
    },
    handle: ({ params: { id }, query: { with_orders: withOrders = false } }, context) =>
      removeTestClock(context, id, withOrders),
  });
}

async function presentById({ db, companyId }: Pick<Context, "db" | "companyId">, id: number) {
  const clock = await findTestClock(db, companyId, id);
  if (!clock) throw new ApiError("not_found");
  return presentTestClock(clock);
}
