import { z } from "zod";
import { type Api, endpoint } from "../http/endpoint.ts";
import { bigCount, flag } from "../http/scalars.schema.ts";
import { applyPolicy } from "./apply-policy.flow.ts";
import { policyImpact, presentPolicyImpact } from "./apply-policy.schema.ts";

/** `POST license-templates/{id}/apply/`: what a policy says now, for the licenses it issued. */
export function applyPolicyRoutes(api: Api): void {
  endpoint(
    api,
    {
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
      answer: policyImpact,
      errors: ["not_found", "valid_duration_required"],
    },
    async ({ params: { id }, query: { dry_run = false } }, context) => {
      const impact = await presentPolicyImpact(applyPolicy(id, { writes: !dry_run }, context), dry_run);
      const { changed, fields } = impact;
      if (dry_run) context.audit.isDone = true;
      context.audit.before = {};
      context.audit.after = { changed, fields };
      return impact;
    },
  );
}
