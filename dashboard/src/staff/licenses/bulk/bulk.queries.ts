import type { AnswerOf, BodyOf, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { bulkSearch } from "./bulk.search.ts";

/** A bulk action. */
export type BulkAction = RowOf<"get_licenses_bulk_actions">;

/** What is asked to be done to many licenses. */
export type BulkBody = BodyOf<"post_licenses_bulk_actions">;

/** What it would change. */
export type BulkPreview = Extract<AnswerOf<"post_licenses_bulk_actions">, { dry_run: true }>;

/** One page of the bulk actions. */
export const bulkPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["bulk-actions", "list", search],
    queryFn: async ({ signal }): Promise<Rows<BulkAction>> =>
      plainPage(await licet.licenses.retrieveBulkActionsAll(requestOf(search, bulkSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** Whether a bulk action still goes on. */
export function isOpen({ status }: Pick<BulkAction, "status">): boolean {
  return status === "pending" || status === "running";
}

/** A bulk action, asked for again until it has ended: each second at first, then every five. */
export const bulkQuery = (id: number) =>
  queryOptions({
    queryKey: ["bulk-actions", "one", id],
    queryFn: async ({ signal }): Promise<BulkAction> => {
      const action = await licet.licenses.retrieveBulkActions(id, { signal });
      if (!isOpen(action)) void queries.invalidateQueries({ queryKey: ["licenses"] });
      return action;
    },
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data && !isOpen(data) ? false : dataUpdateCount < 15 ? 1000 : 5000,
  });

/** What a bulk action would change. */
export function previewBulk(body: BulkBody): PromiseLike<BulkPreview> {
  return licet.licenses.createBulkActions(body, { dry_run: true });
}

/** The same for a dialog that asks at once. */
export const bulkPreview = (body: BulkBody) =>
  queryOptions({
    queryKey: ["bulk-actions", "preview", body],
    queryFn: async (): Promise<BulkPreview> => await previewBulk(body),
    gcTime: 0,
  });

/** Begins it. */
export async function beginBulk(body: BulkBody): Promise<BulkAction> {
  const action = await licet.licenses.createBulkActions(body, { dry_run: false });
  queries.setQueryData(bulkQuery(action.id).queryKey, action);
  await queries.invalidateQueries({ queryKey: ["bulk-actions", "list"] });
  await queries.invalidateQueries({ queryKey: ["running"] });
  return action;
}

/** Stops it. */
export async function stopBulk(id: number): Promise<void> {
  queries.setQueryData(bulkQuery(id).queryKey, await licet.licenses.cancelBulkActions(id));
  await queries.invalidateQueries({ queryKey: ["licenses"] });
}
