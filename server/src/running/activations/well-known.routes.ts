import { z } from "zod";
import { presentPublished, publishedSet } from "../../access/signing-keys/signing-keys.schema.ts";
import { ownAddress } from "../../platform/http/addresses.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { signingSet } from "../../platform/http/signing-set.ts";

const version = "4.1.69";

/** `GET .well-known`: what this server speaks, and the key its answers are verified with (license-api.md §6.1). */
export function wellKnownRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/.well-known",
      permission: "public",
      tag: "Server",
      summary: "Public metadata: the public key, versions, endpoints",
      reads: "object",
      answers: {
        json: z.object({
          api_base_url: z.string(),
          environment: z.enum(["dev", "staging", "prod"]),
          supported_api_versions: z.array(z.string()),
          default_api_version: z.string(),
          version: z.string(),
          timestamp: z.string(),
          pub_key: z.string(),
          fresh_pub_key: z.string().describe("Verifies Licet-Signature: Ed25519, SPKI PEM."),
          keys: z
            .array(publishedSet)
            .describe("All keys that may still be verified, the newest first (docs/guide/keys.md)."),
          idempotency_keys: z.literal(true).describe("A POST with an Idempotency-Key can be repeated without harm."),
          signed_requests: z.literal(true).describe("A signature may cover target, body and nonce beside the date."),
          endpoints: z.array(z.object({ method: z.string(), url: z.string() })),
        }),
      },
      errors: [],
    },
    handle: async (_input, { request, now, deps }) => ({
      api_base_url: `${ownAddress({ request, deps })}/api/v4/`,
      environment: "prod" as const,
      supported_api_versions: ["v4"],
      default_api_version: "v4",
      version,
      timestamp: now.toISOString(),
      pub_key: signingSet({ request, deps }).publicKeyPem,
      fresh_pub_key: signingSet({ request, deps }).freshPublicKeyPem,
      keys: deps.keys.published(now).map((set) => presentPublished(set, now)),
      idempotency_keys: true as const,
      signed_requests: true as const,
      endpoints: api.contracts.map(({ method, path }) => ({ method, url: path })),
    }),
  });
}
