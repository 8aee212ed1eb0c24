import { page } from "../../kit/shell/pages.tsx";
import { catalogQuery, order, orderPage } from "./orders.queries.ts";
import { orderSearch } from "./orders.search.ts";

/** Orders: the list, one order, and a new one. */
export const orderPages = [
  page({
    path: "orders",
    permission: "orders_read",
    search: orderSearch,
    load: ({ search }) => [orderPage(search)],
    view: () => import("./order-list.page.tsx"),
  }),
  page({
    path: "orders/new",
    permission: "orders_write",
    load: () => [catalogQuery],
    view: () => import("./new-order.page.tsx"),
  }),
  page({
    path: "orders/$id",
    permission: "orders_read",
    load: ({ params }) => [order(Number(params["id"]))],
    view: () => import("./order-detail.page.tsx"),
  }),
];
