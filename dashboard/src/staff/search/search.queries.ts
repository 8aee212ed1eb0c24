import type { AnswerOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";

/** One thing that was found. */
export type Hit = AnswerOf<"get_search">["groups"][number]["hits"][number];

/** What the server finds for a text. */
export const found = (text: string) =>
  queryOptions({
    queryKey: ["search", text],
    queryFn: ({ signal }) => licet.search.retrieve({ q: text }, { signal }),
    staleTime: 30_000,
  });
