import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { loadPolicyParts, presentWholePolicy } from "./catalog-parts.flow.ts";
import { createPolicy, removePolicy } from "./policy.flow.ts";
import { policyAnswer, policyBody, policyPartErrors, presentPolicy } from "./policy.schema.ts";
import { findPolicy, listPolicies, policyList } from "./policy.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License policies";
/** License policies (management-api.md §7, rows 62–65). */
export function policyRoutes(api: Api): void {
  listPoliciesRoute(api);
  readPolicyRoute(api);
  createPolicyRoute(api);
  deletePolicyRoute(api);
}

function listPoliciesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-templates/",
      permission: "catalog_read",
      tag,
      summary: "List license policies",
      query: listQuery(policyList),
      reads: "list",
      answers: { json: listAnswer(policyAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listPolicies(db, companyId, query);
      const partsOf = await loadPolicyParts({ db, companyId }, page.rows);
      return presentPage(context, query, page, (row) => presentPolicy(row, partsOf(row)));
    },
  });
}

function readPolicyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-templates/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read a license policy",
      params,
      reads: "object",
      answers: { json: policyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) =>
      presentWholePolicy(context, await findPolicy(context.db, context.companyId, id)),
  });
}

function createPolicyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/license-templates/",
      permission: "catalog_write",
      tag,
      summary: "Create a license policy",
      body: policyBody,
      audits: { object: "license-templates", action: "create" },
      answers: { json: policyAnswer, status: 201 },
      errors: ["unknown_product", "license_policy_exists", ...policyPartErrors],
    },
    handle: async ({ body }, context) => presentWholePolicy(context, await createPolicy(context, body)),
  });
}

function deletePolicyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/license-templates/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a license policy",
      description:
        "Licenses that were made of it keep what they have. The default policy stays until another one is the default.",
      params,
      audits: { object: "license-templates", action: "delete", shows: "/license-templates/:id/" },
      locks: "license-templates",
      answers: "nothing",
      errors: ["not_found", "default_policy_required"],
    },
    handle: ({ params: { id } }, context) => removePolicy(context, id),
  });
}
