import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { readOverview } from "./overview.flow.ts";
import { overviewAnswer, overviewQuery } from "./overview.schema.ts";

/** `GET overview/`: the numbers of the start page, each with the list behind it (docs/decisions/0086). */
export function overviewRoutes(api: Api): void {
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
