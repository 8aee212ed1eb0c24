import type { Deps } from "../../deps.ts";
import { listAbandonedActions } from "./bulk-action.store.ts";
import { type BulkParts, runBulkAction } from "./run-bulk-action.flow.ts";

/** The queue of bulk actions that have to be worked on; its jobs name them. */
export const bulkActionQueue = "bulk-actions";

/** What the jobs of bulk actions do. `requests` counts the requests that this process has taken. */
export function bulkActionJobs(deps: Deps, requests: () => number) {
  const parts: BulkParts = { deps, requests, runner: Buffer.from(deps.random(12)).toString("base64url") };
  const again = (companyId: number, id: number) =>
    deps.jobs.send(deps.db, bulkActionQueue, { company_id: companyId, id }, { key: `${companyId}:${id}` });

  return {
    /** Works on a bulk action for a while; then the others get their turn. */
    async run(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
      const [company_id, id] = [Number(data["company_id"]), Number(data["id"])];
      if (await runBulkAction(parts, { company_id, id }, signal)) await again(company_id, id);
    },

    /** Sends bulk actions again whose process died. */
    async recover(): Promise<void> {
      for (const { company_id, id } of await listAbandonedActions(deps.db)) await again(company_id, id);
    },
  };
}
