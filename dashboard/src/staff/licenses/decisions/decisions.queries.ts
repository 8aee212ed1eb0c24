import type { AnswerOf, ListedDecision } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { decisionSearch } from "./decisions.search.ts";

/** One page of the decisions. */
export const decisionPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["decisions", "list", search],
    queryFn: async ({ signal }): Promise<Rows<ListedDecision>> =>
      plainPage(await licet.decisions.list(requestOf(search, decisionSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** How often each code was given. */
export type DecisionCounts = AnswerOf<"get_decisions_counts">;

/** The most frequent codes of the last thirty days. */
export const codeCounts = queryOptions({
  queryKey: ["decisions", "counts"],
  queryFn: async ({ signal }): Promise<DecisionCounts> =>
    await licet.decisions.counts({ by: "code", limit: 8 }, { signal }),
});

/** One decision, with what was known. */
export const decisionQuery = (id: number) =>
  queryOptions({
    queryKey: ["decisions", "one", id],
    queryFn: async ({ signal }) => await licet.decisions.retrieve(id, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
