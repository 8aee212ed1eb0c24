import type { AnswerOf, License } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";
import type { Span } from "./past.rules.ts";

const stopsMax = 100;

/** The moments at which something happened to a license, the oldest first; the newest hundred of them. */
export const stopsQuery = (license: License) =>
  queryOptions({
    queryKey: ["licenses", "stops", license.id, license.updated_at],
    queryFn: async ({ signal }): Promise<readonly string[]> => {
      const { results } = await licet.licenses.timeline(license.id, { limit: stopsMax }, { signal });
      return [...new Set([license.created_at, ...results.map(({ at }) => at)])].sort();
    },
  });

/** A license as it was at a moment. */
export const pastQuery = (id: number, as_of: string) =>
  queryOptions({
    queryKey: ["licenses", "past", id, as_of],
    queryFn: async ({ signal }): Promise<License> => await licet.licenses.retrieve(id, { as_of }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What changed of a license between two moments. */
export type Diff = AnswerOf<"get_licenses_id_diff">;

/** What changed of a license between two moments, and who changed it. */
export const diffQuery = (id: number, { from, to }: Span) =>
  queryOptions({
    queryKey: ["licenses", "diff", id, from, to ?? ""],
    queryFn: async ({ signal }): Promise<Diff> =>
      await licet.licenses.diff(id, { from, ...(to !== undefined && { to }) }, { signal }),
    placeholderData: keepPreviousData,
  });
