import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { beginBulkAction, previewBulkAction } from "./begin-bulk-action.flow.ts";
import {
  bulkActionAnswer,
  bulkActionBody,
  bulkPreview,
  bulkProblemColumns,
  bulkQuery,
  presentBulkAction,
  problemsShownMax,
} from "./bulk-action.schema.ts";
import {
  bulkActionList,
  findBulkAction,
  findBulkProblems,
  listBulkActions,
  lockBulkAction,
  readBulkProblems,
  updateBulkEnded,
} from "./bulk-action.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Bulk actions";
const reading = { method: "GET", permission: "licenses_read", tag } as const;

/** What is done to many licenses after the answer, with a preview (docs/guide/bulk-actions.md). */
export function bulkActionRoutes(api: Api): void {
  beginRoute(api);
  listRoute(api);
  readRoute(api);
  cancelRoute(api);
  exportProblemsRoute(api);
}

function beginRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/licenses/bulk_actions/",
      permission: "licenses_write",
      tag,
      summary: "Do something to many licenses, named or found by a filter, after the answer",
      description:
        "Which licenses is fixed when the call is answered. Each is done once, as its own call would do it, with its history, events and audit; those " +
        "that it does not suit stay as they are and are reported. With dry_run: what would change.",
      query: bulkQuery,
      body: bulkActionBody,
      audits: { object: "licenses/bulk_actions", action: "create" },
      answers: { json: z.union([bulkActionAnswer, bulkPreview]) },
      errors: ["not_found", "too_many_bulk_actions"],
    },
    handle: async ({ query: { dry_run }, body }, context) => {
      if (!dry_run) return presentById(context, await beginBulkAction(context, body));
      context.audit.isDry = true;
      return previewBulkAction(context, body);
    },
  });
}

function listRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/licenses/bulk_actions/",
      summary: "List bulk actions, newest first",
      query: listQuery(bulkActionList),
      reads: "list",
      answers: { json: listAnswer(bulkActionAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listBulkActions(db, companyId, query);
      const ids = page.rows.map(({ id }) => id);
      const problems = await findBulkProblems(db, companyId, ids, problemsShownMax);
      const problemsOf = groupBy(problems, ({ bulk_action_id }) => bulk_action_id);
      return presentPage(context, query, page, (row) => presentBulkAction(row, problemsOf.get(row.id) ?? []));
    },
  });
}

function readRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/licenses/bulk_actions/:id/",
      summary: "Tell how a bulk action stands",
      params,
      reads: "object",
      answers: { json: bulkActionAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => presentById(context, id),
  });
}

function cancelRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/licenses/bulk_actions/:id/cancel/",
      permission: "licenses_write",
      tag,
      summary: "Stop a bulk action; what it has changed stays changed",
      params,
      audits: { object: "licenses/bulk_actions", action: "cancel", shows: "/licenses/bulk_actions/:id/" },
      locks: "bulk-actions",
      answers: { json: bulkActionAnswer },
      errors: ["not_found", "bulk_action_ended"],
    },
    handle: async ({ params: { id } }, context) => {
      const { db, companyId, now } = context;
      const action = await lockBulkAction(db, companyId, id);
      if (!action) throw new ApiError("not_found");
      if (action.status !== "pending" && action.status !== "running") throw new ApiError("bulk_action_ended");
      await updateBulkEnded(db, companyId, id, "cancelled", null, now);
      return presentById(context, id);
    },
  });
}

function exportProblemsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reading,
      path: "/licenses/bulk_actions/:id/problems/",
      summary: "Export what spoke against licenses of a bulk action, as CSV",
      params,
      query: z.object({}),
      reads: "list",
      answers: { csv: "bulk-action-problems" },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await findBulkAction(db, companyId, id))) throw new ApiError("not_found");
      return csvFile(bulkProblemColumns, readBulkProblems(db, companyId, id));
    },
  });
}

async function presentById({ db, companyId }: Context, id: number) {
  const row = await findBulkAction(db, companyId, id);
  if (!row) throw new ApiError("not_found");
  return presentBulkAction(row, await findBulkProblems(db, companyId, [id], problemsShownMax));
}
