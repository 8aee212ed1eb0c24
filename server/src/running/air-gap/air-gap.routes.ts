import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { airGapPublicKey } from "./air-gap.flow.ts";
import { policyFile } from "./policy-file.flow.ts";

/** What a vendor builds into applications for air-gapped machines: the public key and the policy file (license-api.md §8). */
export function airGapRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/air-gap-key/",
      permission: "catalog_read",
      tag: "Air gap",
      summary: "The public key that confirmation codes are verified with",
      answer: z.strictObject({ public_key: z.string().describe("base64 of X and Y, 32 bytes each, on P-256.") }),
      errors: [],
    },
    async (_input, context) => ({ public_key: await airGapPublicKey(context.db, context.companyId, context) }),
  );

  endpoint(
    api,
    {
      method: "GET",
      path: "/license-templates/:id/policy_file/",
      permission: "catalog_read",
      tag: "Air gap",
      summary: "The policy file of an air-gapped policy, one line of base64",
      params: z.object({ id: bigCount({ min: 1 }) }),
      answer: z.string(),
      text: true,
      errors: [
        "not_found",
        "air_gap_not_allowed",
        "valid_duration_required",
        "archived_license_policy",
        "disabled_product",
        "archived_product",
      ],
    },
    async ({ params }, context) => policyFile(params.id, context),
  );
}
