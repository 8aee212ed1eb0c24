import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { auditAnswer, auditColumns, presentAudit } from "./audit.schema.ts";
import { auditList, listAudit, readAudit } from "./audit.store.ts";

/** Who changed what, when, from where (docs/guide/staff.md). */
export function auditRoutes(api: Api): void {
  listAuditRoute(api);
  exportAuditRoute(api);
}

const shared = {
  method: "GET",
  permission: "audit_read",
  tag: "Audit",
  query: listQuery(auditList),
  errors: [],
} as const;

function listAuditRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/audit/",
      summary: "List what was changed, newest first",
      reads: "list",
      answers: { json: listAnswer(auditAnswer) },
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listAudit(context.db, context.companyId, query), presentAudit),
  });
}

function exportAuditRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/audit/export/",
      summary: "Export what was changed as CSV",
      description: "All rows that the filters match; limit and offset mean nothing here.",
      reads: "list",
      answers: { csv: "audit" },
    },
    handle: async ({ query }, { db, companyId }) => csvFile(auditColumns, readAudit(db, companyId, query)),
  });
}
