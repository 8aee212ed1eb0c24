import { page } from "../../kit/shell/pages.tsx";
import { clockPage, clockQuery } from "./clocks.queries.ts";
import { clockSearch } from "./clocks.search.ts";

/** Test clocks: times that stand until they are advanced. */
export const clockPages = [
  page({
    path: "test-clocks",
    permission: "orders_read",
    search: clockSearch,
    load: ({ search }) => [clockPage(search)],
    view: () => import("./clock-list.page.tsx"),
  }),
  page({
    path: "test-clocks/new",
    permission: "orders_write",
    view: () => import("./new-clock.page.tsx"),
  }),
  page({
    path: "test-clocks/$id",
    permission: "orders_read",
    load: ({ params }) => [clockQuery(Number(params["id"]))],
    view: () => import("./clock.page.tsx"),
  }),
];
