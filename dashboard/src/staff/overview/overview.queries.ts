import type { AnswerOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";

/** The numbers of the start page. */
export type Overview = AnswerOf<"get_overview">;

/** A number, and the list behind it. */
export type Tile = Overview["licenses"]["all"];

/** How the business stands. */
export const overview = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => licet.overview.retrieve({}, { signal }),
  // Work that is under way moves.
  refetchInterval: ({ state }) => ((state.data?.imports.length ?? 0) > 0 ? 5000 : false),
});

/** What was refused in the last thirty days, by its code. */
export const refusals = queryOptions({
  queryKey: ["overview", "refusals"],
  queryFn: ({ signal }) => licet.decisions.counts({ by: "code", limit: 8 }, { signal }),
});

/** Who was refused for want of seats in the last thirty days: who needs more. */
export const needsSeats = queryOptions({
  queryKey: ["overview", "needs-seats"],
  queryFn: ({ signal }) =>
    licet.decisions.counts(
      { by: "license", limit: 5, code__in: ["license_activated_max_times", "floating_not_available"] },
      { signal },
    ),
});
