import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, flag } from "../../platform/http/scalars.schema.ts";
import { applyPolicy } from "./apply-policy.flow.ts";
import { licensePolicyBody, policyImpact, presentPolicyImpact } from "./apply-policy.schema.ts";
import { editErrors } from "./change-license.routes.ts";
import { licenseObject } from "./license.schema.ts";
import { putPolicy } from "./license-policy.flow.ts";
import { presentLicenseById } from "./read-licenses.flow.ts";

/**
 * `POST license-templates/{id}/apply/`: the present terms of a policy, for the licenses it issued; `POST licenses/{id}/apply_policy/`: a SKU policy for one
 * license (row 152).
 */
export function applyPolicyRoutes(api: Api): void {
  applyPolicyToLicenseRoute(api);
  applyPolicyRoute(api);
}

function applyPolicyToLicenseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/licenses/:id/apply_policy/",
      permission: "licenses_write",
      tag: "Licenses",
      summary: "Put a SKU policy onto a license",
      description:
        "What the policy says is set, and its features replace those of the license; other members of the body win over the policy. Counters, the " +
        "type of the license and what the policy is silent on stay. A new duration of an activated license begins now.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      body: licensePolicyBody,
      audits: { object: "licenses", action: "apply_policy", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: licenseObject },
      errors: [...editErrors, "unknown_license_policy", "archived_license_policy", "license_policy_not_sku"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await putPolicy(context, id, body);
      return presentLicenseById(context, id);
    },
  });
}

function applyPolicyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/license-templates/:id/apply/",
      permission: "licenses_write",
      tag: "License policies",
      summary: "Bring the licenses of a policy to its present terms",
      description:
        "Only what the policy set when a license was issued changes: never what an order or an edit said. A new duration counts from the first " +
        "activation. All licenses, or none.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: z.object({ dry_run: flag().optional().describe("Tells what would change, and changes nothing.") }),
      audits: { object: "license-templates", action: "apply", shows: "/license-templates/:id/" },
      locks: "license-templates",
      answers: { json: policyImpact },
      errors: ["not_found", "valid_duration_required"],
    },
    handle: async ({ params: { id }, query: { dry_run = false } }, context) => {
      const impact = await presentPolicyImpact(applyPolicy(context, id, { writes: !dry_run }), dry_run);
      const { changed, fields } = impact;
      if (dry_run) context.audit.isDry = true;
      context.audit.before = {};
      context.audit.after = { changed, fields };
      return impact;
    },
  });
}
