import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { dayMs } from "../../platform/values/durations.ts";
import {
  actionsAnswer,
  activityAnswer,
  presentActivity,
  presentHourly,
  timeShape,
  topAnswers,
  topShape,
  totalAnswer,
} from "./statistics.schema.ts";
import {
  activityList,
  countByAction,
  countByTime,
  countTop,
  hourlyList,
  listActivities,
  listHourly,
} from "./statistics.store.ts";

const shared = { method: "GET", permission: "analytics_read", tag: "Analytics", errors: [] } as const;
const topDays = 30;

/** What was called, how often, and for whom (management-api.md §12; rows 133–139; docs/decisions/0034). */
export function statisticsRoutes(api: Api): void {
  listActivitiesRoute(api);
  listHourlyRoute(api);
  countActionsRoute(api);
  countCallsRoute(api);
  for (const of of ["customer", "license", "order"] as const) top(api, of);
}

function listActivitiesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activities/",
      summary: "List calls of applications, newest first",
      description: "Single calls are kept for LICET_ACTIVITY_DAYS days; their counts stay.",
      query: listQuery(activityList),
      reads: "list",
      answers: { json: listAnswer(activityAnswer) },
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listActivities(context.db, context.companyId, query), presentActivity),
  });
}

function listHourlyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activities-hourly/",
      summary: "List counts of calls by hour, newest first",
      query: listQuery(hourlyList),
      reads: "list",
      answers: { json: listAnswer(activityAnswer) },
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listHourly(context.db, context.companyId, query), presentHourly),
  });
}

function countActionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activities-hourly/actions_stats/",
      summary: "Count calls by action",
      query: filterQuery(hourlyList, {}),
      reads: "list",
      answers: { json: actionsAnswer },
    },
    handle: async ({ query }, { db, companyId }) => countByAction(db, companyId, query.page),
  });
}

function countCallsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activities-hourly/total_call_count/",
      summary: "Count calls by hour or by day",
      query: filterQuery(hourlyList, timeShape),
      reads: "object",
      answers: { json: totalAnswer },
    },
    handle: async ({ query: { time, page } }, { db, companyId }) => {
      const rows = await countByTime(db, companyId, page, time === "daily" ? "day" : "hour");
      const calls = rows.map(({ ts, call_count }) => ({ ts: ts.toISOString(), call_count }));
      return { total_call_count: calls.reduce((sum, { call_count }) => sum + call_count, 0), time, calls };
    },
  });
}

function top(api: Api, of: "customer" | "license" | "order"): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: `/activities-hourly/top_call_count_${of}s/`,
      summary: `List the ${of}s with the most calls`,
      description: `Of the last ${topDays} days, unless ts says of when.`,
      query: filterQuery(hourlyList, topShape),
      reads: "list",
      answers: { json: topAnswers[of] },
    },
    handle: async ({ query: { limit, page } }, { db, companyId, now }) => {
      const namesTime = page.conditions.some(({ filter }) => filter === hourlyList.filters["ts"]);
      const since = namesTime ? undefined : new Date(now.getTime() - topDays * dayMs);
      const rows = await countTop(db, companyId, of, page, { limit, since });
      return rows.map(({ call_count, ...told }) => ({ [of]: told, call_count }));
    },
  });
}
