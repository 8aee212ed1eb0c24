import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { periodOf, periodShape } from "../../platform/http/period.schema.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  complaintOfDay,
  dayShape,
  historyAnswer,
  historyColumns,
  historyForms,
  presentHistory,
} from "./history.schema.ts";
import { findHistory, historyList, listHistory, readHistory } from "./history.store.ts";

const shared = { method: "GET", permission: "licenses_read", tag: "Histories" } as const;

/** What was done with licenses: lists and exports (management-api.md §6.6; rows 32, 55–57). */
export function historyRoutes(api: Api): void {
  listLicenseHistoriesRoute(api);
  readLicenseHistoryRoute(api);
  exportHistoriesRoute(api);
  exportHistoryRoute(api);
}

function listLicenseHistoriesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-histories/",
      summary: "List what was done with licenses, newest first",
      query: listQuery(historyList),
      reads: "list",
      answers: { json: listAnswer(historyAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listHistory(context.db, context.companyId, query), presentHistory),
  });
}

function readLicenseHistoryRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-histories/:id/",
      summary: "Read a line of the history",
      params: z.object({ id: bigCount({ min: 1 }) }),
      reads: "object",
      answers: { json: historyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findHistory(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentHistory(row);
    },
  });
}

const file = { ...shared, reads: "list", errors: [] } as const;

function exportHistoriesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...file,
      path: "/license-histories/export/",
      summary: "Export at most 24 hours of history as CSV, oldest first",
      query: filterQuery(historyList, dayShape),
      answers: { csv: "license-histories" },
    },
    handle: async ({ query }, { db, companyId }) => {
      const complaint = complaintOfDay(query);
      if (complaint !== undefined) refuse(complaint);
      const period = { since: query.ts__gte, until: query.ts__lte };
      return csvFile(historyColumns, readHistory(db, companyId, period, query.page), historyForms.day);
    },
  });
}

function exportHistoryRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...file,
      path: "/licenses/export_history/",
      summary: "Export the history of licenses as CSV, oldest first",
      description:
        "All of it, or of the time that range, or from and to, name; the columns of license-histories/export, in quotes only where a text must be.",
      query: filterQuery(historyList, periodShape),
      answers: { csv: "license-history" },
    },
    handle: async ({ query }, { db, companyId, now }) => {
      const isWhole = query.range === undefined && query.from === undefined && query.to === undefined;
      const period = isWhole ? undefined : periodOf(query, now);
      if (typeof period === "string") refuse(period);
      return csvFile(historyColumns, readHistory(db, companyId, period, query.page), historyForms.whole);
    },
  });
}

function refuse(sentence: string): never {
  throw ApiError.of([problem("validation_error", "", undefined, sentence)]);
}
