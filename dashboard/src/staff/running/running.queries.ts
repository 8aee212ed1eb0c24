import type { AnswerOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";

/** What goes on at the server after the answer of a call. */
export type RunningWork = AnswerOf<"get_running_work">;

/** How much goes on. */
export function countOf({ imports, bulk_actions }: RunningWork): number {
  return imports.length + bulk_actions.length;
}

const whileItRunsMs = 3000;
const otherwiseMs = 30_000;

/** Imports and bulk actions that wait or are under way; whoever began them, wherever. */
export const runningWork = queryOptions({
  queryKey: ["running"],
  queryFn: async ({ signal }): Promise<RunningWork> => ({ ...(await licet.runningWork.retrieve({ signal })) }),
  refetchInterval: ({ state: { data } }) => (data && countOf(data) > 0 ? whileItRunsMs : otherwiseMs),
});
