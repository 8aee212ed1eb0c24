import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { presentSecurityEvent, securityEventAnswer } from "./security-event.schema.ts";
import { listSecurityEvents, securityEventList } from "./security-event.store.ts";

/** Who was refused what, from where (docs/guide/staff.md). */
export function securityEventRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/security-events/",
      permission: "audit_read",
      tag: "Audit",
      summary: "List refused sign-ins, keys and calls, newest first",
      description: "One row for all of a minute that are alike. Kept for 90 days.",
      query: listQuery(securityEventList),
      reads: "list",
      answers: { json: listAnswer(securityEventAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listSecurityEvents(context.db, context.companyId, query), presentSecurityEvent),
  });
}
