import type { BillingMessage, LicenseImpact, ListedBillingMessage, ListedSubscription, Subscription } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { messageSearch, subscriptionSearch } from "./subscriptions.search.ts";

/** One page of the subscriptions. */
export const subscriptionPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["subscriptions", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ListedSubscription>> =>
      plainPage(await licet.subscriptions.list(requestOf(search, subscriptionSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One subscription, with what was paid for it. */
export const subscriptionQuery = (name: string) =>
  queryOptions({
    queryKey: ["subscriptions", name],
    queryFn: ({ signal }): Promise<Subscription> => licet.subscriptions.retrieve(name, { signal }),
  });

/** What a refund of a payment, or a dispute, would do. */
export const refundQuery = (name: string, payment: string, what: "refund" | "dispute") =>
  queryOptions({
    queryKey: ["subscriptions", name, "preview", payment, what],
    queryFn: ({ signal }): Promise<LicenseImpact> =>
      licet.subscriptions.refundPreview(name, { payment, what }, { signal }),
  });

/** One page of the messages; one that is open is shown over the same list. */
export const messagePage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["billing-messages", "list", { ...search, open: undefined }],
    queryFn: async ({ signal }): Promise<Rows<ListedBillingMessage>> =>
      plainPage(await licet.billingMessages.list(requestOf(search, messageSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

const shown = 50;

/** The last messages about one subscription. */
export const messagesOfQuery = (subscription_id: string) =>
  queryOptions({
    queryKey: ["billing-messages", "of", subscription_id],
    queryFn: async ({ signal }) =>
      plainPage(await licet.billingMessages.list({ subscription_id, limit: shown, order_by: "-id" }, { signal })),
  });

/** One message, as it came; while it waits for its turn, it is asked for again. */
export const messageQuery = (id: number) =>
  queryOptions({
    queryKey: ["billing-messages", id],
    queryFn: ({ signal }): Promise<BillingMessage> => licet.billingMessages.retrieve(id, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "pending" ? 1000 : false),
  });

/** Has a message processed again. */
export async function replayMessage(id: number): Promise<void> {
  queries.setQueryData(messageQuery(id).queryKey, await licet.billingMessages.replay(id));
  await queries.invalidateQueries({ queryKey: ["billing-messages", "list"] });
  await queries.invalidateQueries({ queryKey: ["billing-messages", "of"] });
}
