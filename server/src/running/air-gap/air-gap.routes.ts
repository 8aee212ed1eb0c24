import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, text, unlessBlank } from "../../platform/http/scalars.schema.ts";
import { airGapPublicKey } from "./air-gap.flow.ts";
import { policyFile } from "./policy-file.flow.ts";

const key_ids = unlessBlank(text(2000).transform((list) => list.split(",", 20).map((id) => id.trim()))).meta({
  description:
    "The signing keys that the application is built with, by their ids, separated by commas: the newest of them signs. Unless given, the oldest " +
    "that still signs, as for all who say nothing.",
});

/**
 * What a vendor builds into applications for air-gapped machines: the public key and the policy file (license-api.md
 * §8).
 */
export function airGapRoutes(api: Api): void {
  readAirGapKeyRoute(api);
  readPolicyFileRoute(api);
}

function readAirGapKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/air-gap-key/",
      permission: "catalog_read",
      tag: "Air gap",
      summary: "The public key that confirmation codes are verified with",
      reads: "object",
      answers: {
        json: z.strictObject({ public_key: z.string().describe("base64 of X and Y, 32 bytes each, on P-256.") }),
      },
      errors: [],
    },
    handle: async (_input, context) => ({ public_key: await airGapPublicKey(context, context.db, context.companyId) }),
  });
}

function readPolicyFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-templates/:id/policy_file/",
      permission: "catalog_read",
      tag: "Air gap",
      summary: "The policy file of an air-gapped policy, one line of base64",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: z.object({ key_ids }),
      reads: "object",
      answers: { text: z.string() },
      errors: [
        "not_found",
        "air_gap_not_allowed",
        "valid_duration_required",
        "archived_license_policy",
        "disabled_product",
        "archived_product",
      ],
    },
    handle: async ({ params, query }, context) => policyFile(context, params.id, query.key_ids),
  });
}
