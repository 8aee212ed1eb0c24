import { page } from "../../kit/shell/pages.tsx";
import { accountsQuery, membersQuery, poolPage, poolQuery } from "./pools.queries.ts";
import { poolSearch } from "./pools.search.ts";

/** Consumption pools: limits that several licenses share. */
export const poolPages = [
  page({
    path: "pools",
    permission: "licenses_read",
    search: poolSearch,
    load: ({ search }) => [poolPage(search)],
    view: () => import("./pool-list.page.tsx"),
  }),
  page({
    path: "pools/new",
    permission: "licenses_write",
    load: () => [accountsQuery],
    view: () => import("./new-pool.page.tsx"),
  }),
  page({
    path: "pools/$id",
    permission: "licenses_read",
    load: ({ params }) => [poolQuery(Number(params["id"])), membersQuery(Number(params["id"]))],
    view: () => import("./pool.page.tsx"),
  }),
];
