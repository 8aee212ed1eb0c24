import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { orderJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeSchedule, presentScheduledUpdateById, scheduleUpdates } from "./schedule.flow.ts";
import { UPDATE_STATUSES } from "./scheduled-update.rules.ts";
import {
  presentScheduledUpdate,
  type SentItem,
  scheduledUpdateAnswer,
  scheduledUpdateBody,
  scheduledUpdatePatch,
  scheduledUpdateStats,
  scheduledUpdatesBody,
} from "./scheduled-update.schema.ts";
import {
  countByStatus,
  deleteScheduledUpdate,
  listScheduledUpdates,
  scheduledUpdateList,
} from "./scheduled-update.store.ts";
import { scheduledUpdateActionRoutes } from "./scheduled-update-actions.routes.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Scheduled updates";
const path = "/scheduled-updates/:id/";
const errors = [
  "scheduled_at_not_valid",
  "scheduled_update_exists",
  "duplicate_scheduled_action",
  "unsupported_product_feature",
  "unknown_custom_field",
] as const;

/** Changes of licenses at an hour to come (management-api.md §5.11; rows 140–151). */
export function scheduledUpdateRoutes(api: Api): void {
  listScheduledUpdatesRoute(api);
  countScheduledUpdatesRoute(api);
  readScheduledUpdateRoute(api);
  createScheduledUpdateRoute(api);
  createScheduledUpdatesRoute(api);
  changeScheduledUpdateRoute(api);
  deleteScheduledUpdateRoute(api);
  scheduledUpdateActionRoutes(api);
}

const reading = { method: "GET", permission: "licenses_read", tag } as const;

function listScheduledUpdatesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/scheduled-updates/",
      summary: "List scheduled updates",
      description: "In the order of their hours unless order_by says otherwise.",
      query: listQuery(scheduledUpdateList),
      reads: "list",
      answers: { json: listAnswer(scheduledUpdateAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(
        context,
        query,
        await listScheduledUpdates(context.db, context.companyId, query),
        presentScheduledUpdate,
      ),
  });
}

function countScheduledUpdatesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/scheduled-updates/stats/",
      summary: "Count scheduled updates by their status",
      query: filterQuery(scheduledUpdateList, {}),
      reads: "object",
      answers: { json: scheduledUpdateStats },
      errors: [],
    },
    handle: async ({ query: { page } }, { db, companyId }) => {
      const counts = await countByStatus(db, companyId, page);
      return Object.fromEntries(UPDATE_STATUSES.map((status) => [status, counts.get(status) ?? 0]));
    },
  });
}

function readScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path,
      summary: "Retrieve a scheduled update",
      params,
      reads: "object",
      answers: { json: scheduledUpdateAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => presentScheduledUpdateById(context, id),
  });
}

const creation = {
  method: "POST",
  permission: "licenses_write",
  tag,
  errors: [...errors, "unknown_license", "test_clocks_differ"],
} as const;

function createScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...creation,
      path: "/scheduled-updates/",
      summary: "Change a license at an hour to come",
      description:
        "A license has one scheduled update for each hour: where one waits, the items join it, and the answer has its id. All items are applied, or none.",
      body: scheduledUpdateBody,
      audits: { object: "scheduled-updates", action: "create" },
      answers: { json: scheduledUpdateAnswer, status: 201 },
    },
    handle: async ({ body }, context) => {
      nameIgnored([{ ...body, at: "" }], context);
      const [update] = await scheduleUpdates(context, [{ ...body, at: "" }]);
      if (!update) throw new Error("the scheduled update was not stored");
      return presentScheduledUpdate(update);
    },
  });
}

function createScheduledUpdatesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...creation,
      path: "/scheduled-updates/bulk_create/",
      summary: "Create up to 100 scheduled updates, all of them or none",
      description: "Those that end in the same scheduled update are answered once.",
      body: scheduledUpdatesBody,
      takes: orderJson,
      audits: { object: "scheduled-updates", action: "bulk_create" },
      answers: { json: z.array(scheduledUpdateAnswer), status: 201 },
    },
    handle: async ({ body }, context) => {
      const placed = body.map((each, index) => ({ ...each, at: `/${index}` }));
      nameIgnored(placed, context);
      const updates = await scheduleUpdates(context, placed);
      context.audit.after = { ids: updates.map(({ id }) => id) };
      return updates.map(presentScheduledUpdate);
    },
  });
}

const change = { permission: "licenses_write", tag, path, params } as const;

function changeScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...change,
      method: "PATCH",
      summary: "Change a scheduled update that waits, or that failed",
      description: "One that failed needs another hour, and then waits again. A license that is sent is ignored.",
      body: scheduledUpdatePatch,
      audits: { object: "scheduled-updates", action: "update", shows: "/scheduled-updates/:id/" },
      locks: "scheduled-updates",
      answers: { json: scheduledUpdateAnswer },
      errors: ["not_found", "scheduled_update_status", ...errors],
    },
    handle: async ({ params: { id }, body }, context) => {
      nameIgnored([{ ...body, at: "" }], context);
      await changeSchedule(context, id, body);
      return presentScheduledUpdateById(context, id);
    },
  });
}

function deleteScheduledUpdateRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...change,
      method: "DELETE",
      summary: "Delete a scheduled update, whatever became of it",
      audits: { object: "scheduled-updates", action: "delete", shows: "/scheduled-updates/:id/" },
      locks: "scheduled-updates",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await deleteScheduledUpdate(db, companyId, id))) throw new ApiError("not_found");
    },
  });
}

/** Names the data that mean nothing, so that a slip of the pen is seen before its hour comes. */
function nameIgnored(
  bodies: readonly { readonly scheduled_update_data?: readonly SentItem[] | undefined; readonly at: string }[],
  { reply }: Context,
): void {
  const names = bodies.flatMap(({ scheduled_update_data = [], at }) =>
    scheduled_update_data.flatMap(({ ignored }, index) =>
      ignored.map((name) => `${at}/scheduled_update_data/${index}/update_data/${name}`),
    ),
  );
  if (names.length > 0) reply.header("Licet-Ignored", names.map(encodeURI).join(", ").slice(0, 2000));
}
