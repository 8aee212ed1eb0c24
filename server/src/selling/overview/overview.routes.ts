import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { readOverview } from "./overview.flow.ts";
import { overviewAnswer, overviewQuery, runningWorkAnswer } from "./overview.schema.ts";
import { readRunningWork } from "./running-work.flow.ts";

/** The start page of the dashboard (docs/decisions/0086), and the work that it shows wherever one is. */
export function overviewRoutes(api: Api): void {
  readOverviewRoute(api);
  readRunningWorkRoute(api);
}

function readOverviewRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/overview/",
      permission: "licenses_read",
      tag: "Analytics",
      summary: "The start page in one answer: numbers, and the filtered lists behind them",
      description:
        "Numbers are those of the lists that they lead to, so very many rows are estimated (is_estimate). What the caller may not read is left out.",
      query: overviewQuery,
      reads: "object",
      answers: { json: overviewAnswer },
      errors: [],
    },
    handle: ({ query: { days } }, context) => readOverview(context, days),
  });
}

function readRunningWorkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/running_work/",
      permission: "licenses_read",
      tag: "Analytics",
      summary: "Tell which imports and bulk actions wait or are under way",
      description: "Imports of the kinds that the caller may read.",
      reads: "object",
      answers: { json: runningWorkAnswer },
      errors: [],
    },
    handle: (_input, context) => readRunningWork(context),
  });
}
