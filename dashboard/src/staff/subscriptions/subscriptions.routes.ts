import { page } from "../../kit/shell/pages.tsx";
import { messagePage, messagesOfQuery, subscriptionPage, subscriptionQuery } from "./subscriptions.queries.ts";
import { subscriptionsSearch } from "./subscriptions.search.ts";

/** What billing systems tell of subscriptions. */
export const subscriptionPages = [
  page({
    path: "subscriptions",
    permission: "subscriptions_read",
    search: subscriptionsSearch,
    load: ({ search }) => [search["tab"] === "messages" ? messagePage(search) : subscriptionPage(search)],
    view: () => import("./subscriptions.page.tsx"),
  }),
  page({
    path: "subscriptions/$name",
    permission: "subscriptions_read",
    load: ({ params: { name = "" } }) => [subscriptionQuery(name), messagesOfQuery(name)],
    view: () => import("./subscription.page.tsx"),
  }),
];
