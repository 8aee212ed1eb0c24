import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { applyUpdate, simulateUpdate } from "./apply-update.flow.ts";
import { cancelSchedule, lockUpdate, presentScheduledUpdateById } from "./schedule.flow.ts";
import { presentScheduledUpdate, scheduledUpdateAnswer } from "./scheduled-update.schema.ts";
import { recordUpdates, scheduledUpdateList, updateMatchingCancelled } from "./scheduled-update.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const shared = {
  permission: "licenses_write",
  tag: "Scheduled updates",
  params,
  answers: { json: scheduledUpdateAnswer },
  errors: ["not_found", "scheduled_update_status"],
} as const;

/** What is done with scheduled updates before or after their hour (management-api.md §5.11; rows 146–150). */
export function scheduledUpdateActionRoutes(api: Api): void {
  applyScheduledUpdateRoute(api);
  retryScheduledUpdateRoute(api);
  cancelScheduledUpdateRoute(api);
  simulateScheduledUpdateRoute(api);
  cancelScheduledUpdatesRoute(api);
}

function applyScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/scheduled-updates/:id/apply/",
      summary: "Apply a scheduled update now, without waiting for its hour",
      description: "Answered with 200 whatever comes of it: the status says whether it was applied.",
      audits: { object: "scheduled-updates", action: "apply", shows: "/scheduled-updates/:id/" },
      locks: "scheduled-updates",
    },
    handle: async ({ params: { id } }, context) => {
      const { before, after } = await applyUpdate(context, await lockUpdate(context, id, ["pending"]));
      Object.assign(context.audit, { before, after });
      return presentScheduledUpdateById(context, id);
    },
  });
}

function retryScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/scheduled-updates/:id/retry/",
      summary: "Apply a scheduled update that failed again",
      description: "Answered with 200 whatever comes of it: the status says whether it was applied.",
      audits: { object: "scheduled-updates", action: "retry", shows: "/scheduled-updates/:id/" },
      locks: "scheduled-updates",
    },
    handle: async ({ params: { id } }, context) => {
      const { before, after } = await applyUpdate(context, await lockUpdate(context, id, ["failed"]));
      Object.assign(context.audit, { before, after });
      return presentScheduledUpdateById(context, id);
    },
  });
}

function cancelScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/scheduled-updates/:id/cancel/",
      summary: "Cancel a scheduled update that waits",
      audits: { object: "scheduled-updates", action: "cancel", shows: "/scheduled-updates/:id/" },
      locks: "scheduled-updates",
    },
    handle: async ({ params: { id } }, context) => {
      await cancelSchedule(context, id);
      return presentScheduledUpdateById(context, id);
    },
  });
}

function simulateScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      transaction: "request",
      locks: "scheduled-updates",
      reads: "object",
      path: "/scheduled-updates/:id/simulate/",
      permission: "licenses_read",
      summary: "Say what would come of a scheduled update if it were applied now",
      description: "Every item is tried, so several may say what speaks against them; nothing is kept.",
    },
    handle: async ({ params: { id } }, context) =>
      presentScheduledUpdate(await simulateUpdate(context, await lockUpdate(context, id, ["pending"]))),
  });
}

function cancelScheduledUpdatesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/scheduled-updates/bulk_cancel/",
      permission: "licenses_write",
      tag: shared.tag,
      summary: "Cancel every scheduled update that waits and matches the filters of the query",
      description: "Without a filter, all that wait. What is no filter of scheduled updates is refused, not ignored.",
      query: filterQuery(scheduledUpdateList, {}),
      audits: { object: "scheduled-updates", action: "bulk_cancel" },
      answers: { text: z.literal("") },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, now } = context;
      const { page } = query;
      // A filter with a slip of the pen would cancel everything.
      const strange = [...page.ignored, ...["limit", "offset", "order_by", "count"].filter((name) => name in query)];
      if (strange.length > 0)
        throw ApiError.of(
          strange.map((name) =>
            problem("validation_error", "", undefined, `${name}: is no filter of scheduled updates.`),
          ),
        );
      const ids = await updateMatchingCancelled(db, companyId, page, now);
      await recordUpdates(db, companyId, ids, "canceled", now);
      context.audit.after = { cancelled: ids.length, ids: ids.slice(0, 1000) };
      return "";
    },
  });
}
