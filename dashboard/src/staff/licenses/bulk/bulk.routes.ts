import { page } from "../../../kit/shell/pages.tsx";
import { bulkPage, bulkQuery } from "./bulk.queries.ts";
import { bulkSearch } from "./bulk.search.ts";

/** What is done to many licenses: the list, and one with its progress. */
export const bulkPages = [
  page({
    path: "bulk-actions",
    permission: "licenses_read",
    search: bulkSearch,
    load: ({ search }) => [bulkPage(search)],
    view: () => import("./bulk-list.page.tsx"),
  }),
  page({
    path: "bulk-actions/$id",
    permission: "licenses_read",
    load: ({ params }) => [bulkQuery(Number(params["id"]))],
    view: () => import("./bulk.page.tsx"),
  }),
];
