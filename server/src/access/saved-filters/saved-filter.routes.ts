import { z } from "zod";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeFilter, findVisible, removeFilter, saveFilter, writerOf } from "./saved-filter.flow.ts";
import { presentSavedFilter, savedFilterAnswer, savedFilterBody, savedFilterPatch } from "./saved-filter.schema.ts";
import { listSavedFilters, savedFilterList } from "./saved-filter.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const shared = { permission: "session", tag: "Saved filters", takes: smallJson } as const;
const shows = "/saved-filters/:id/";

/** Lists of the dashboard as somebody keeps them: their own, and those that the company shares (docs/decisions/0085). */
export function savedFilterRoutes(api: Api): void {
  listFiltersRoute(api);
  readFilterRoute(api);
  createFilterRoute(api);
  changeFilterRoute(api);
  deleteFilterRoute(api);
}

function listFiltersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/saved-filters/",
      summary: "List one's own saved filters and those that are shared",
      query: listQuery(savedFilterList),
      reads: "list",
      answers: { json: listAnswer(savedFilterAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { id } = writerOf(context);
      const page = await listSavedFilters(context.db, context.companyId, id, query);
      return presentPage(context, query, page, (row) => presentSavedFilter(row, id));
    },
  });
}

function readFilterRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/saved-filters/:id/",
      summary: "Read a saved filter",
      params,
      reads: "object",
      answers: { json: savedFilterAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) =>
      presentSavedFilter(await findVisible(context, id), writerOf(context).id),
  });
}

function createFilterRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/saved-filters/",
      summary: "Save a filter",
      description: "Whoever may change nothing of the company keeps filters for themselves, and shares none.",
      body: savedFilterBody,
      audits: { object: "saved-filters", action: "create" },
      answers: { json: savedFilterAnswer, status: 201 },
      errors: ["saved_filter_exists"],
    },
    handle: async ({ body }, context) => presentSavedFilter(await saveFilter(context, body), writerOf(context).id),
  });
}

function changeFilterRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "PATCH",
      path: "/saved-filters/:id/",
      summary: "Rename a saved filter, change what it asks for, or share it",
      params,
      body: savedFilterPatch,
      audits: { object: "saved-filters", action: "update", shows },
      locks: "saved-filters",
      answers: { json: savedFilterAnswer },
      errors: ["not_found", "saved_filter_exists"],
    },
    handle: async ({ params: { id }, body }, context) =>
      presentSavedFilter(await changeFilter(context, id, body), writerOf(context).id),
  });
}

function deleteFilterRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      path: "/saved-filters/:id/",
      summary: "Remove a saved filter",
      params,
      audits: { object: "saved-filters", action: "delete", shows },
      locks: "saved-filters",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeFilter(context, id);
    },
  });
}
