import type { BodyOf, CustomerLabel } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { peopleChanged } from "../people.queries.ts";
import { labelSearch } from "../people.search.ts";

/** One page of the list. */
export const labelPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "labels", "list", search],
    queryFn: async ({ signal }): Promise<Rows<CustomerLabel>> =>
      plainPage(await licet.clabels.list(requestOf(search, labelSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** The labels that can be put on customers. */
export const labelsQuery = queryOptions({
  queryKey: ["people", "labels", "all"],
  queryFn: async ({ signal }) => await licet.clabels.list({ order_by: "label" }, { signal }).toArray({ most: 200 }),
});

/** Creates a label, or changes one. */
export async function saveLabel(
  id: number | undefined,
  body: BodyOf<"post_clabels">,
  options: { readonly idempotency_key: string },
): Promise<void> {
  if (id === undefined) await licet.clabels.create(body, options);
  else await licet.clabels.update(id, body);
  await peopleChanged();
}

/** Deletes a label, which takes it off all customers. */
export async function deleteLabel(id: number): Promise<void> {
  await licet.clabels.delete(id);
  await peopleChanged();
}
