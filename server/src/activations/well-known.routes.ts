import { z } from "zod";
import { type Api, endpoint } from "../http/endpoint.ts";

const version = "4.1.69";

/** `GET .well-known`: what this server speaks, and the key its answers are verified with (license-api.md §6.1). */
export function wellKnownRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/.well-known",
      permission: "public",
      tag: "Server",
      summary: "Public metadata: the public key, versions, endpoints",
      answer: z.object({
        api_base_url: z.string(),
        environment: z.enum(["dev", "staging", "prod"]),
        supported_api_versions: z.array(z.string()),
        default_api_version: z.string(),
        version: z.string(),
        timestamp: z.string(),
        pub_key: z.string(),
        endpoints: z.array(z.object({ method: z.string(), url: z.string() })),
      }),
      errors: [],
    },
    async (_input, { request, now, deps }) => ({
      api_base_url: `${request.protocol}://${request.host}/api/v4/`,
      environment: "prod" as const,
      supported_api_versions: ["v4"],
      default_api_version: "v4",
      version,
      timestamp: now.toISOString(),
      pub_key: deps.signer.publicKeyPem,
      endpoints: api.contracts.map(({ method, path }) => ({ method, url: path })),
    }),
  );
}
