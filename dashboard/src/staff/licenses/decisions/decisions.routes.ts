import { page } from "../../../kit/shell/pages.tsx";
import { codeCounts, decisionPage, decisionQuery } from "./decisions.queries.ts";
import { decisionSearch } from "./decisions.search.ts";

/** Refused calls: the list, and one by its number. */
export const decisionPages = [
  page({
    path: "decisions",
    permission: "licenses_read",
    search: decisionSearch,
    load: ({ search }) => [decisionPage(search), codeCounts],
    view: () => import("./decision-list.page.tsx"),
  }),
  page({
    path: "decisions/$id",
    permission: "licenses_read",
    load: ({ params }) => [decisionQuery(Number(params["id"]))],
    view: () => import("./decision.page.tsx"),
  }),
];
