import { type UseQueryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Rows } from "../api.ts";
import { useAddress } from "../shell/pages.tsx";
import { bare, filtersOf, type ListSearch, reversed, type SearchSpec } from "./list-search.ts";

/** Rows of a page unless the address says otherwise. */
export const rowsOfPage = 50;

/** What is chosen for a bulk action: some rows, or everything that the filters match. */
export type Selection = { readonly kind: "some"; readonly ids: ReadonlySet<number> } | { readonly kind: "all" };

/** The query of one page of a list. */
// biome-ignore lint/suspicious/noExplicitAny: keys are of any form.
export type PageQuery<Row> = (search: ListSearch) => UseQueryOptions<Rows<Row>, Error, Rows<Row>, any>;

/** A list as it is now, and the ways to move in it. */
export interface ListState<Row> {
  readonly search: ListSearch;
  readonly spec: SearchSpec;
  readonly rows: readonly Row[];
  readonly count: number;
  readonly isEstimate: boolean;
  readonly isLoading: boolean;
  /** Rows of the page before are still shown. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly limit: number;
  readonly offset: number;
  readonly hasNext: boolean;
  readonly isFiltered: boolean;
  readonly selection: Selection;
  select(selection: Selection): void;
  /** Writes filters into the address; choosing makes a step of the history, typing none. */
  filter(change: ListSearch, how?: "chosen" | "typed"): void;
  clear(): void;
  sort(order: string): void;
  go(to: "first" | "previous" | "next" | "last"): void;
  countExactly(): void;
  prefetchNext(): void;
  again(): void;
}

const none: Selection = { kind: "some", ids: new Set() };

/**
 * A list that lives in the address. Another filter or order begins at the first page, in the same step; rows of before
 * stay until the new ones are there.
 */
export function useList<Row>(query: PageQuery<Row>, spec: SearchSpec): ListState<Row> {
  const search = useAddress();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(query(search));
  // What was selected was selected among these filters.
  const filters = JSON.stringify(filtersOf(search));
  const [chosen, setChosen] = useState<{ filters: string; selection: Selection }>({ filters, selection: none });
  const limit = Number(search["limit"] ?? rowsOfPage);
  const offset = Number(search["offset"] ?? 0);
  const order = search["order_by"] ?? spec.order;
  const write = (next: Record<string, string | undefined>, replace = false) => {
    const kept = Object.entries(next).filter(([, value]) => value !== undefined && value !== "");
    void navigate({ to: ".", search: Object.fromEntries(kept), replace } as never);
  };
  const atOffset = (next: number) => ({ ...search, offset: next > 0 ? String(next) : undefined });
  const moved = {
    first: () => atOffset(0),
    previous: () => atOffset(Math.max(0, offset - limit)),
    next: () => atOffset(offset + limit),
    // The last page is the first one of the reversed order, since far pages are slow.
    last: () => ({ ...search, order_by: reversed(order), offset: undefined }),
  };
  return {
    search,
    spec,
    rows: data?.rows ?? [],
    count: data?.count ?? 0,
    isEstimate: data?.isEstimate ?? false,
    isLoading: isPending,
    isStale: isPlaceholderData,
    error,
    limit,
    offset,
    hasNext: data?.hasNext ?? false,
    isFiltered: filtersOf(search).length > 0,
    selection: chosen.filters === filters ? chosen.selection : none,
    select: (selection) => setChosen({ filters, selection }),
    filter: (change, how = "chosen") => write({ ...search, ...change, offset: undefined }, how === "typed"),
    clear: () => {
      const names = filtersOf(search).map(([name]) => [name, undefined]);
      write({ ...search, ...Object.fromEntries(names), offset: undefined });
    },
    sort: (column) => {
      const next = bare(order) === column ? reversed(order) : column;
      write({ ...search, order_by: next === spec.order ? undefined : next, offset: undefined });
    },
    go: (to) => write(moved[to]()),
    countExactly: () => write({ ...search, count: "exact" }),
    prefetchNext: () => {
      const next = moved.next();
      const text = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
      void client.prefetchQuery(query(text as ListSearch) as never);
    },
    again: () => void refetch(),
  };
}
