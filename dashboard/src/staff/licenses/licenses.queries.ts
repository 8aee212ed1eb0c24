import type { License } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { licenseSearch } from "./licenses.search.ts";

/** One page of the list. */
export const licensePage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["licenses", "list", search],
    queryFn: async ({ signal }): Promise<Rows<License>> =>
      plainPage(await licet.licenses.list(requestOf(search, licenseSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });
