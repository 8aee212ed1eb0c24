import type { AnswerOf, BodyOf, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { orderSearch } from "./orders.search.ts";

/** An order in the list. */
export type OrderRow = RowOf<"get_orders">;

/** An order with its items and licenses. */
export type Order = AnswerOf<"get_orders_id">;

/** The body of a new order, in the words of the wire. */
export type NewOrder = BodyOf<"post_orders_create_order">;

/** What an order would issue. */
export type OrderPreview = Extract<AnswerOf<"post_orders_create_order">, { dry_run: true }>;

/** One page of the list. */
export const orderPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["orders", "list", search],
    queryFn: async ({ signal }): Promise<Rows<OrderRow>> =>
      plainPage(await licet.orders.list(requestOf(search, orderSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One order. */
export const order = (id: number) =>
  queryOptions({ queryKey: ["orders", id], queryFn: ({ signal }) => licet.orders.retrieve(id, { signal }) });

const catalogMost = 1000;

/** What can be sold: products and bundles, with their policies. */
export const catalogQuery = queryOptions({
  queryKey: ["orders", "catalog"],
  queryFn: async ({ signal }) => {
    const all = { limit: 100 } as const;
    const [products, policies] = await Promise.all([
      licet.products.list({ ...all, is_archived: false }, { signal }).toArray({ most: catalogMost }),
      licet.licenseTemplates.list(all, { signal }).toArray({ most: catalogMost }),
    ]);
    return { products, policies };
  },
});

/** The test clocks that an order can live by. */
export const clocksQuery = queryOptions({
  queryKey: ["clocks", "of-orders"],
  queryFn: async ({ signal }) => (await licet.testClocks.list({ limit: 100, order_by: "-id" }, { signal })).results,
});

/** The products of a bundle. */
export const bundleProducts = (id: number) =>
  queryOptions({
    queryKey: ["orders", "bundle", id],
    queryFn: ({ signal }) => licet.products.bundle(id, { signal }),
  });

/** What the order would issue; it writes nothing. */
export function previewOrder(body: NewOrder, signal: AbortSignal): Promise<OrderPreview> {
  return licet.orders.create(body, { dry_run: true }, { signal });
}

/** Places the order. */
export async function placeOrder(body: NewOrder, options: { readonly idempotency_key: string }) {
  const placed = await licet.orders.create(body, { dry_run: false }, options);
  await queries.invalidateQueries({ queryKey: ["orders"] });
  await queries.invalidateQueries({ queryKey: ["licenses"] });
  return placed;
}

/** Deletes an order, with or without what it has issued. */
export async function deleteOrder(id: number): Promise<void> {
  await licet.orders.delete(id);
  await queries.invalidateQueries({ queryKey: ["orders"] });
}

/** Sends the licenses of an order to its customer by mail. */
export async function sendOrder(id: number) {
  const mail = await licet.orders.sendEmail(id, {});
  await queries.invalidateQueries({ queryKey: ["mails"] });
  return mail;
}
