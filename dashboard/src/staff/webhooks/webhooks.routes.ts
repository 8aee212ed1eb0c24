import { page } from "../../kit/shell/pages.tsx";
import { deliveryPage, deliveryQuery, endpointPage, endpointQuery, recentQuery } from "./webhooks.queries.ts";
import { deliverySearch, endpointSearch } from "./webhooks.search.ts";

const permission = "webhooks_read";

/** Webhooks: where events are sent, and what was sent. */
export const webhookPages = [
  page({
    path: "webhooks",
    permission,
    search: endpointSearch,
    load: ({ search }) => [endpointPage(search)],
    view: () => import("./endpoint-list.page.tsx"),
  }),
  page({ path: "webhooks/new", permission: "webhooks_write", view: () => import("./new-endpoint.page.tsx") }),
  page({
    path: "webhooks/$id",
    permission,
    load: ({ params }) => [endpointQuery(Number(params["id"])), recentQuery(Number(params["id"]))],
    view: () => import("./endpoint.page.tsx"),
  }),
  page({
    path: "webhook-deliveries",
    permission,
    search: deliverySearch,
    load: ({ search }) => [deliveryPage(search)],
    view: () => import("./delivery-list.page.tsx"),
  }),
  page({
    path: "webhook-deliveries/$id",
    permission,
    load: ({ params }) => [deliveryQuery(Number(params["id"]))],
    view: () => import("./delivery.page.tsx"),
  }),
];
