import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { dayMs } from "../../platform/values/durations.ts";
import {
  countsShape,
  decisionAnswer,
  decisionCountsAnswer,
  listedDecision,
  presentCounts,
  presentDecision,
  presentListedDecision,
} from "./decision.schema.ts";
import { countAllDecisions, countDecisions, decisionCountList } from "./decision-counts.store.ts";
import { decisionList, findDecision, listDecisions } from "./decision-list.store.ts";

const shared = { method: "GET", permission: "licenses_read", tag: "Decisions" } as const;
const countedDays = 30;

/** Which calls of applications were refused, and why (docs/guide/decisions.md). */
export function decisionRoutes(api: Api): void {
  listRoute(api);
  countsRoute(api);
  retrieveRoute(api);
}

function listRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/decisions/",
      summary: "List refused calls of applications, newest first",
      description:
        "search finds parts of device, license key, user and address. Decisions are kept for LICET_DECISION_DAYS days; their counts stay.",
      query: listQuery(decisionList),
      reads: "list",
      answers: { json: listAnswer(listedDecision) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listDecisions(context.db, context.companyId, query), presentListedDecision),
  });
}

function countsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/decisions/counts/",
      summary: "Count refused calls of applications",
      description:
        `Of the last ${countedDays} days, unless created_at says of when; hours count whole. With license or customer, ` +
        "only refusals that found one are listed.",
      query: filterQuery(decisionCountList, countsShape),
      reads: "list",
      answers: { json: decisionCountsAnswer },
      errors: [],
    },
    handle: async ({ query: { by, limit, page } }, { db, companyId, now }) => {
      const namesTime = page.conditions.some(({ filter }) => filter === decisionCountList.filters["created_at"]);
      const since = namesTime ? undefined : new Date(now.getTime() - countedDays * dayMs);
      const wish = { by, limit, page, since };
      const [rows, total] = await Promise.all([
        countDecisions(db, companyId, wish),
        countAllDecisions(db, companyId, wish),
      ]);
      return presentCounts(by, rows, total);
    },
  });
}

function retrieveRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/decisions/:id/",
      summary: "Open a decision by its number",
      description: "What the call named, and every rule with what it saw at that moment.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      reads: "object",
      answers: { json: decisionAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const decision = await findDecision(db, companyId, id);
      if (!decision) throw new ApiError("not_found");
      return presentDecision(decision);
    },
  });
}
