import { z } from "zod";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, flag } from "../../platform/http/scalars.schema.ts";
import { presentWholePolicy } from "../catalog/catalog-parts.flow.ts";
import { changePolicy } from "../catalog/policy.flow.ts";
import { policyAnswer, policyPartErrors, policyPatch } from "../catalog/policy.schema.ts";
import { findPolicy } from "../catalog/policy.store.ts";
import { policyPreview } from "./apply-policy.schema.ts";
import { previewPolicyEdit } from "./preview-policy.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License policies";

/** Changes a license policy, or presents what the change would mean for its licenses (management-api.md §7, row 64). */
export function changePolicyRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/license-templates/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change a license policy",
      description: "Licenses keep what they have until the policy is applied to them.",
      params,
      query: z.object({ dry_run: flag().optional().describe("Tells what would change, and changes nothing.") }),
      body: policyPatch,
      audits: { object: "license-templates", action: "update", shows: "/license-templates/:id/" },
      locks: "license-templates",
      answers: { json: z.union([policyAnswer, policyPreview]) },
      errors: ["not_found", "immutable_property", "valid_duration_required", ...policyPartErrors],
    },
    handle: async ({ params: { id }, query: { dry_run }, body }, context) => {
      const edit = (own: Context) => changePolicy(own, id, body);
      if (!dry_run) return presentWholePolicy(context, await edit(context));
      context.audit.isDry = true;
      const read = async (own: Context) => presentWholePolicy(own, await findPolicy(own.db, own.companyId, id));
      return previewPolicyEdit(context, id, { read, edit });
    },
  });
}
